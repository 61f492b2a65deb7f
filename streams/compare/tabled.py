"""Many statements in a table of numbers, the parts of their claims, so that all are asked at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.compare.claims import Claim
from streams.compare.columns import NAMES, Answers, Column, Numbers
from streams.compare.parts import Actors, Asked, Speakers, only_said, saying, speaker, speakers, tie_of_sayings, whereabouts
from streams.compare.remembered import Remembered
from streams.compare.ties import Tie
from streams.compare.vetoes import VETOES
from streams.likeness.sketch import DIMENSIONS, products, reach

Places = NDArray[np.intp]
Flags = NDArray[np.bool_]

NOTHING = bytes(DIMENSIONS)
"""The sketch of a text without words."""
ALWAYS = float("-inf")
"""How near sketches are of any two texts."""

SAYING, SPEAKER, WHERE, ACTOR, PLACE = range(5)
NUMBERS = 5
WAYS = len(Actors)
"""In how many ways it may be asked what a claim says: by what the actors of two claims are to each other."""


class Numbered:
    """Every tie that was met, numbered from 1 on, and how near the sketches of two statements must be for it."""

    def __init__(self) -> None:
        self.ties: list[Tie | None] = [None]
        self.reach = np.array([ALWAYS])
        self.is_worded = np.array([False])
        self._numbers: dict[Tie | None, int] = {None: 0}

    def number(self, tie: Tie | None) -> int:
        """The number of a tie, 0 for none."""
        if tie not in self._numbers:
            self._numbers[tie] = len(self.ties)
            self.ties.append(tie)
            self.reach = np.append(self.reach, reach(tie.words) if tie and tie.words else ALWAYS)
            self.is_worded = np.append(self.is_worded, tie is not None and tie.is_worded)
        return self._numbers[tie]


NUMBERED = Numbered()


class Tied(NamedTuple):
    """Where statements are that are tied to one that is asked for, and by which ties."""

    at: Places
    ties: Answers
    anonymous: Flags

    def where(self, which: Flags) -> "Tied":
        """Some of them."""
        return Tied(self.at[which], self.ties[which], self.anonymous[which])

    @property
    def are_near(self) -> Flags:
        """Which of them need no sketches that are near."""
        free: Flags = (NUMBERED.reach[self.ties] == ALWAYS) & ~self.anonymous
        return free

    @property
    def by_slots(self) -> Flags:
        """Which of them are tied by slots alone."""
        return ~(NUMBERED.is_worded[self.ties] | self.anonymous)

    def listed(self) -> list[tuple[int, Tie]]:
        """Each of them as a place and a tie."""
        ties = [NUMBERED.ties[number] for number in self.ties.tolist()]
        each = zip(self.at.tolist(), ties, self.anonymous.tolist(), strict=True)
        return [(at, tie._replace(anonymous=True) if anonymous else tie) for at, tie, anonymous in each if tie]


class Table:
    """A line of numbers for each of some statements in order: 20 bytes each."""

    __slots__ = ("_columns", "_count", "_numbers")

    def __init__(self, rows: Sequence[Remembered]) -> None:
        self._columns = Column(WAYS), Column(), Column()
        self._count = len(rows)
        self._numbers = np.array([self._line(row) for row in rows], np.int32).reshape(-1, NUMBERS)

    def insert(self, at: int, row: Remembered) -> None:
        """Make room for one more at its place; room for some more where there is none."""
        if self._count == len(self._numbers):
            self._numbers = np.concatenate((self._numbers, np.zeros((self._count // 4 + 4, NUMBERS), np.int32)))
        self._numbers[at + 1 : self._count + 1] = self._numbers[at : self._count]
        self._numbers[at] = self._line(row)
        self._count += 1

    def remove(self, at: int) -> None:
        """Take the line at a place out."""
        self._numbers[at : self._count - 1] = self._numbers[at + 1 : self._count]
        self._count -= 1

    def tied(self, statement: Remembered, asked: Asked, rows: Sequence[Remembered], within: slice) -> Tied:
        """Those of the rows in a range whose claims are tied to that of a statement, and whose sketches do not tell otherwise; in order."""
        lines = self._numbers[within]
        at = self._nearby(asked.claim, lines)
        between = self._speakers(asked.claim, lines[at, SPEAKER])
        at, between = at[between != Speakers.PARTED], between[between != Speakers.PARTED]
        ties = self._ties(asked, lines[at])
        at, anonymous, ties = at[ties > 0], between[ties > 0] == Speakers.UNKNOWN, ties[ties > 0]
        least = NUMBERED.reach[ties]
        found = Tied(at + within.start, ties, anonymous)
        kept = found.are_near
        if statement.sketch == NOTHING or kept.all():
            return found
        worded = (~kept).nonzero()[0]
        near = products(statement.sketch, [rows[place].sketch for place in found.at[worded].tolist()])
        kept[worded] = near >= least[worded]
        return found.where(kept)

    def _line(self, row: Remembered) -> tuple[int, ...]:
        claim, said = row.claim, saying(row.claim)
        parts = ((said, said), (speaker(claim), claim), (whereabouts(claim), claim))
        numbers = (column.number(*part) for column, part in zip(self._columns, parts, strict=True))
        return *numbers, NAMES.number(claim.actor), NAMES.number(None if claim.town else claim.place)

    def _nearby(self, claim: Claim, lines: Numbers) -> Places:
        """Where the lines are that places do not part from a claim; those of other states are left out before any is asked."""
        at = np.arange(len(lines))
        if claim.place and not claim.town:
            at = ((lines[:, PLACE] == 0) | (lines[:, PLACE] == NAMES.number(claim.place))).nonzero()[0]
        near: Places = at[self._elsewhere(claim, lines[at, WHERE]) == 0]
        return near

    def _ties(self, asked: Asked, lines: Numbers) -> Answers:
        """What is said to a claim; whose action it is counts as far as it is that of the claim's actor, or of its speaker's side."""
        bare, named = only_said(asked), lines[:, ACTOR]
        of, ask = (bare.backwards, bare.claim), lambda said, acting: NUMBERED.number(tie_of_sayings(bare, said, Actors(acting)))
        acting = np.zeros(len(lines), np.int32)
        for name, kind in ((bare.claim.side, Actors.SPEAKER), (bare.claim.actor, Actors.ONE)):
            if name is not None:
                acting[named == NAMES.number(name)] = kind
        return self._columns[SAYING].answers(of, ask, WAYS * lines[:, SAYING] + acting)

    def _speakers(self, claim: Claim, wanted: Numbers) -> Answers:
        return self._columns[SPEAKER].answers(speaker(claim), lambda other, _: speakers(claim, other), wanted)

    def _elsewhere(self, claim: Claim, wanted: Numbers) -> Answers:
        return self._columns[WHERE].answers(whereabouts(claim), lambda other, _: VETOES["place"](claim, other), wanted)
