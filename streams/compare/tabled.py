"""Many statements in a table of numbers, the parts of their claims, so that all are asked at once."""

from collections.abc import Sequence

import numpy as np

from streams.compare.claims import Claim
from streams.compare.columns import NAMES, Answers, Column, Numbers
from streams.compare.parts import Actors, Asked, Pair, Saying, Speakers, saying, speaker, speakers, tie_of_sayings, whereabouts
from streams.compare.remembered import Remembered
from streams.compare.tied import NUMBERED, Places, Tied
from streams.compare.vetoes import VETOES

SAYING, SPEAKER, WHERE, ACTOR, PLACE, CLAIM = range(6)
NUMBERS = 6
WAYS = len(Actors)
"""In how many ways it may be asked what a claim says: by what the actors of two claims are to each other."""


class Table:
    """A line of numbers for each of some statements in order: 24 bytes each."""

    __slots__ = ("_claims", "_count", "_numbers", "_places", "_sayings", "_speakers")

    def __init__(self, rows: Sequence[Remembered]) -> None:
        self._sayings, self._speakers, self._places = Column[Saying](WAYS), Column[Claim](), Column[Claim]()
        self._claims: dict[Claim, int] = {}
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

    def tied(self, asked: Asked, within: slice) -> Tied:
        """Those of the rows in a range whose claims are tied to one that is asked for; in order."""
        lines = self._numbers[within]
        at = self._nearby(asked.claim, lines)
        between = self._between(asked.claim, lines[at, SPEAKER])
        at, between = at[between != Speakers.PARTED], between[between != Speakers.PARTED]
        ties = self._ties(asked, lines[at])
        return Tied(at + within.start, ties, between == Speakers.UNKNOWN).where(ties > 0)

    @property
    def claims(self) -> Numbers:
        """The claims of the rows, by numbers."""
        return self._numbers[: self._count, CLAIM]

    def _line(self, row: Remembered) -> tuple[int, ...]:
        claim, said = row.claim, saying(row.claim)
        return (
            self._sayings.number(said, said),
            self._speakers.number(speaker(claim), claim),
            self._places.number(whereabouts(claim), claim),
            NAMES.number(claim.actor),
            NAMES.number(None if claim.town else claim.place),
            self._claims.setdefault(claim, len(self._claims)),
        )

    def _nearby(self, claim: Claim, lines: Numbers) -> Places:
        """Where the lines are that places do not part from a claim; those of other states are left out before any is asked."""
        at = np.arange(len(lines))
        if claim.place and not claim.town:
            at = ((lines[:, PLACE] == 0) | (lines[:, PLACE] == NAMES.number(claim.place))).nonzero()[0]
        near: Places = at[self._elsewhere(claim, lines[at, WHERE]) == 0]
        return near

    def _ties(self, asked: Asked, lines: Numbers) -> Answers:
        """What is said to a claim; whose action it is counts as far as it is that of the claim's actor, or of its speaker's side."""
        mine, named, acting = saying(asked.claim), lines[:, ACTOR], np.zeros(len(lines), np.int32)
        for name, kind in ((asked.claim.side, Actors.SPEAKER), (asked.claim.actor, Actors.ONE)):
            if name is not None:
                acting[named == NAMES.number(name)] = kind

        def ask(yours: Saying, acting: int) -> int:
            pair = Pair(mine.number, yours.number, Actors(acting), mine.side == yours.side)
            return NUMBERED.number(tie_of_sayings(asked.ties, asked.backwards, pair))

        return self._sayings.answers((asked.backwards, mine), ask, WAYS * lines[:, SAYING] + acting)

    def _between(self, claim: Claim, wanted: Numbers) -> Answers:
        return self._speakers.answers(speaker(claim), lambda other, _: speakers(claim, other), wanted)

    def _elsewhere(self, claim: Claim, wanted: Numbers) -> Answers:
        return self._places.answers(whereabouts(claim), lambda other, _: VETOES["place"](claim, other), wanted)
