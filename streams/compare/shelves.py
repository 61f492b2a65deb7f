"""The statements of one action in order, and which of them are tied to one that is asked for."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from math import isnan, nan
from typing import NamedTuple

import numpy as np

from streams.compare.columns import Numbers
from streams.compare.many import Shares, likenesses
from streams.compare.parts import Asked
from streams.compare.remembered import Remembered
from streams.compare.said import is_one_report
from streams.compare.tabled import Table
from streams.compare.tied import ALWAYS, NUMBERED, Tied
from streams.compare.ties import Bond, Tie
from streams.compare.wording import holds, is_one_source
from streams.likeness.concepts import agree
from streams.likeness.lines import Flags, line
from streams.likeness.sketch import DIMENSIONS, products

DEPTH = 50
"""How many statements of a claim are looked back at where words have a say, besides the first: what is said oftener is counted so far."""
FEW = 32
"""So many statements are sooner looked at one by one than in a table; no more than DEPTH, since only a table tells claims apart."""
AT_ONCE = 16
"""Texts that are read at first, where it may turn out that no more are needed; then twice as many, and so on."""

WORDLESS = bytes(DIMENSIONS)
"""The sketch of a text without words."""
BACKWARDS = slice(None, None, -1)
NOTHING = Tied.of([])


class Bound(NamedTuple):
    """A statement, and the bond between its claim and that of another one."""

    statement: Remembered
    bond: Bond


class Found(NamedTuple):
    """A statement that may be tied to one that is asked for, if words bear that out, and how."""

    at: int
    statement: Remembered
    tie: Tie
    like: float | None
    """How like its text is, where that was read."""

    @property
    def bound(self) -> Bound:
        """The same once words have borne it out."""
        return Bound(self.statement, self.tie.bond)


class Shelf:
    """The statements of one action in order, with a table from when so many are asked that it pays."""

    __slots__ = ("_table", "rows")

    def __init__(self) -> None:
        self.rows: list[Remembered] = []
        self._table: Table | None = None

    def add(self, statement: Remembered) -> None:
        """Put a statement in its place."""
        insort(self.rows, statement)
        if self._table is not None:
            self._table.insert(bisect_left(self.rows, statement), statement)

    def remove(self, statement: Remembered) -> None:
        """Take a statement out, given as it was added."""
        at = bisect_left(self.rows, statement)
        del self.rows[at]
        if self._table is not None:
            self._table.remove(at)

    def earlier(self, statement: Remembered, asked: Asked) -> list[Bound]:
        """What was said before a statement and is tied to it, in no order.

        Where slots alone decide that is all; where words have a say, of each claim the first and the last DEPTH that they bear out.
        """
        decided, worded = self._tied(statement, asked, slice(0, bisect_left(self.rows, statement)))
        return self._bound(decided) + [one.bound for one in self._ends_borne_out(statement, worded)]

    def later(self, statement: Remembered, asked: Asked, wanted: Callable[[Remembered], bool]) -> list[Bound]:
        """What of the wanted was said after a statement, is tied to it, and may find it among the earlier ones; in no order."""
        decided, worded = self._tied(statement, asked, slice(bisect_right(self.rows, statement), len(self.rows)))
        left = self._borne_out(statement, worded.where([wanted(self.rows[at]) for at in worded.at.tolist()]))
        return [one.bound for one in left] + [one for one in self._bound(decided) if wanted(one.statement)]

    def _tied(self, statement: Remembered, asked: Asked, within: slice) -> tuple[Tied, Tied]:
        """Those in a range that are tied by slots alone; and those that words may tie, as far as sketches tell."""
        tied = self._tied_claims(asked, within)
        if not len(tied.at):
            return NOTHING, NOTHING
        by_slots = tied.by_slots
        return tied.where(by_slots), self._near(statement, tied.where(~by_slots))

    def _tied_claims(self, asked: Asked, within: slice) -> Tied:
        if within.start == within.stop:
            return NOTHING
        if self._table is None and len(self.rows) > FEW:
            self._table = Table(self.rows)
        if self._table is not None:
            return self._table.tied(asked, within)
        return Tied.of([(at, tie) for at in range(within.start, within.stop) if (tie := asked.tie(self.rows[at].claim))])

    def _near(self, statement: Remembered, tied: Tied) -> Tied:
        """Those whose sketches are so near that their texts may be as like as their ties ask for."""
        least = NUMBERED.reach[tied.ties]
        far = (least > ALWAYS).nonzero()[0]
        if statement.sketch == WORDLESS or not len(far):
            return tied
        near = least == ALWAYS
        near[far] = products(statement.sketch, [self.rows[at].sketch for at in tied.at[far].tolist()]) >= least[far]
        return tied.where(near)

    def _borne_out(self, statement: Remembered, tied: Tied, wanted: Callable[[int], bool] = lambda _: True) -> Iterator[Found]:
        """Those that the words bear out, as long as their places are wanted. All are read at once, and then looked at one by one."""
        if not len(tied.at):
            return
        tied = tied.where(self._may_hold(statement, tied))
        likes = self._likes(statement, tied)
        maybe = ~(likes < NUMBERED.words[tied.ties]) | NUMBERED.is_topical[tied.ties]
        for (at, tie), like in zip(tied.where(maybe).listed(), likes[maybe].tolist(), strict=True):
            if wanted(at) and _holds(found := Found(at, self.rows[at], tie, None if isnan(like) else like), statement):
                yield found

    def _may_hold(self, statement: Remembered, tied: Tied) -> Flags:
        """Which of them nothing parts that is known before they are read: time where somebody saw a deed, who speaks if nobody knows."""
        witnessed = NUMBERED.is_witnessed[tied.ties]
        kept = ~(witnessed | tied.anonymous)
        for place in (~kept).nonzero()[0].tolist():
            other = self.rows[tied.at[place]]
            in_time = not witnessed[place] or is_one_report(statement, other)
            kept[place] = in_time and (not tied.anonymous[place] or is_one_source(statement, other))
        return kept

    def _likes(self, statement: Remembered, tied: Tied) -> Shares:
        """How like their texts are; not a number where their ties do not ask for that, or a text has no words. Copies are read once."""
        likes = np.full(len(tied.at), nan)
        asked = (NUMBERED.words[tied.ties] > 0).nonzero()[0].tolist()
        lines = {place: words for place in asked if (words := line(self.rows[tied.at[place]].content))}
        if lines and statement.sketch != WORDLESS:
            once = [*dict.fromkeys(lines.values())]
            found = dict(zip(once, likenesses(line(statement.content), once).tolist(), strict=True))
            likes[[*lines]] = [found[words] for words in lines.values()]
        return likes

    def _ends_borne_out(self, statement: Remembered, tied: Tied) -> Iterable[Found]:
        """Of each claim the first and the last DEPTH of those that the words bear out, so that few others are read word by word."""
        if self._table is None or len(tied.at) <= DEPTH:
            return self._borne_out(statement, tied)
        claims = self._table.claims
        last, left = self._read(statement, tied.where(BACKWARDS), claims, DEPTH)
        first, _ = self._read(statement, tied.where(left[claims[tied.at]] == 0), claims, 1)
        return {one.at: one for one in (*last, *first)}.values()

    def _read(self, statement: Remembered, tied: Tied, claims: Numbers, depth: int) -> tuple[list[Found], Numbers]:
        """The first ones of each claim that the words bear out, at most `depth`; and how many that leaves to be found, by claim."""
        found, left, many = list[Found](), np.full(claims.max() + 1, depth, np.int32), AT_ONCE
        while len(tied.at):
            for one in self._borne_out(statement, tied.where(slice(many)), lambda at: left[claims[at]] > 0):
                found.append(one)
                left[claims[one.at]] -= 1
            tied, many = tied.where(slice(many, None)), 2 * many
            tied = tied.where(left[claims[tied.at]] > 0)
        return found, left

    def _bound(self, tied: Tied) -> list[Bound]:
        return [Bound(self.rows[at], tie.bond) for at, tie in tied.listed()]


def _holds(found: Found, statement: Remembered) -> bool:
    """Whether words bear a tie out. Texts that are not so like as it takes may be of one meaning: that is looked at first."""
    alike = found.like is None or found.like >= found.tie.words
    if not alike and not agree(found.statement.content, statement.content, besides=True):
        return False
    return holds(found.tie, statement, found.statement, found.like)
