"""The statements of one action in order, and which of them are tied to one that is asked for."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from typing import NamedTuple

from streams.compare.claims import Claim
from streams.compare.parts import Asked
from streams.compare.remembered import Remembered
from streams.compare.tabled import Table
from streams.compare.ties import Tie
from streams.compare.wording import holds

DEPTH = 50
"""How many tied statements of one claim are looked back at, besides the first: what was said more often is counted so far."""
FEW = 8
"""So many statements are sooner looked at one by one than in a table."""

Tied = tuple[int, Tie]
"""Where a statement is, and its tie."""


class Found(NamedTuple):
    """A statement that is tied to one that is asked for, and how."""

    statement: Remembered
    tie: Tie


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

    def earlier(self, statement: Remembered, asked: Asked) -> list[Found]:
        """What was said before a statement and is tied to it, in no order: of each claim the first and the last DEPTH.

        Where words must be alike, those whose words are; else those of them that the words bear out.
        """
        stop = bisect_left(self.rows, statement)
        if not (table := self._tabled()):
            return self._borne_out(statement, self._one_by_one(asked, 0, stop))
        tied = table.last_of_each(table.tied(statement, asked, self.rows, slice(0, stop)), DEPTH)
        return self._last_borne_out(statement, tied.listed()) if len(tied.at) > DEPTH else self._borne_out(statement, tied.listed())

    def later(self, statement: Remembered, asked: Asked, last: Remembered | None) -> list[Found]:
        """What was said after a statement, is tied to it, and may find it among the earlier ones: `last` is the last to do so by slots."""
        start, stop = bisect_right(self.rows, statement), len(self.rows)
        if start == stop:
            return []
        if not (table := self._tabled()):
            return self._borne_out(statement, self._one_by_one(asked, start, stop))
        tied = table.tied(statement, asked, self.rows, slice(start, stop))
        if last is not None:
            tied = tied.where(~tied.by_slots | (tied.at < bisect_right(self.rows, last)))
        return self._borne_out(statement, tied.listed())

    def last_to_see(self, statement: Remembered) -> Remembered | None:
        """The last that finds a statement of this action among the earlier ones, whether it stands or not; None where all after it do."""
        if (table := self._tabled()) is None:
            return None
        places = table.of_claim(statement.claim)
        at = bisect_left(places, bisect_left(self.rows, statement))
        return None if at == 0 or at + DEPTH >= len(places) else self.rows[places[at + DEPTH]]

    def _tabled(self) -> Table | None:
        """The table, where there are so many statements that one is of use."""
        if self._table is None and len(self.rows) > min(FEW, DEPTH):
            self._table = Table(self.rows)
        return self._table

    def _one_by_one(self, asked: Asked, start: int, stop: int) -> list[Tied]:
        """The same without a table. Since no claim has more than DEPTH here, all of them are seen."""
        ties = [(at, asked.tie(self.rows[at].claim)) for at in range(start, stop)]
        return [(at, tie) for at, tie in ties if tie]

    def _borne_out(self, statement: Remembered, tied: list[Tied]) -> list[Found]:
        found = [Found(self.rows[at], tie) for at, tie in tied]
        return [one for one in found if not one.tie.is_worded or holds(one.tie, statement, one.statement)]

    def _last_borne_out(self, statement: Remembered, tied: list[Tied]) -> list[Found]:
        """Those that the words bear out: of each claim the first and the last DEPTH, so that no others are read word by word."""
        found, counted = dict[int, Found](), Counter[Claim]()
        for one in reversed(tied):
            claim = self.rows[one[0]].claim
            if counted[claim] < DEPTH and (borne_out := self._borne_out(statement, [one])):
                counted[claim] += 1
                found[one[0]] = borne_out[0]
        many = {claim for claim, count in counted.items() if count == DEPTH}
        for one in tied:
            if (claim := self.rows[one[0]].claim) in many and (first := self._borne_out(statement, [one])):
                many.remove(claim)
                found[one[0]] = first[0]
        return [*found.values()]
