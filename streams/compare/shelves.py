"""The statements of one action in order, and which of them are tied to one that is asked for."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from streams.compare.claims import Claim
from streams.compare.many import likenesses
from streams.compare.parts import Asked
from streams.compare.remembered import Remembered
from streams.compare.said import is_one_report
from streams.compare.tabled import Table
from streams.compare.ties import Bond, Tie
from streams.compare.wording import holds
from streams.likeness.concepts import agree
from streams.likeness.lines import line

DEPTH = 50
"""How many statements of a claim are looked back at where words have a say, besides the first: what is said oftener is counted so far."""
FEW = 8
"""So many statements are sooner looked at one by one than in a table."""
AT_ONCE = 64
"""Texts that are read at once, where it may turn out that no more are needed."""

Tied = tuple[int, Tie]
"""Where a statement is, and its tie."""


class Bound(NamedTuple):
    """A statement, and the bond between its claim and that of another one."""

    statement: Remembered
    bond: Bond


class Found(NamedTuple):
    """A statement that may be tied to one that is asked for, if words bear that out, and how."""

    statement: Remembered
    tie: Tie
    like: float | None = None
    """How like its text is, once that was read."""


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
        found, worded = self._tied(statement, asked, 0, bisect_left(self.rows, statement))
        left = (self._last_borne_out if len(worded) > DEPTH else self._borne_out)(statement, worded)
        return found + _bound(left)

    def later(self, statement: Remembered, asked: Asked, wanted: Callable[[Remembered], bool]) -> list[Bound]:
        """What of the wanted was said after a statement, is tied to it, and may find it among the earlier ones; in no order."""
        found, worded = self._tied(statement, asked, bisect_right(self.rows, statement), len(self.rows))
        left = self._borne_out(statement, [one for one in worded if wanted(self.rows[one[0]])])
        return _bound(left) + [one for one in found if wanted(one.statement)]

    def _tied(self, statement: Remembered, asked: Asked, start: int, stop: int) -> tuple[list[Bound], list[Tied]]:
        """Those in a range that are tied by slots alone; and those that words may tie, where they are."""
        if start == stop:
            return [], []
        if self._table is None and len(self.rows) > FEW:
            self._table = Table(self.rows)
        if self._table is None:
            ties = [(at, tie) for at in range(start, stop) if (tie := asked.tie(self.rows[at].claim))]
            return [Bound(self.rows[at], tie.bond) for at, tie in ties if not tie.is_worded], [one for one in ties if one[1].is_worded]
        tied = self._table.tied(statement, asked, self.rows, slice(start, stop))
        decided = tied.by_slots
        return [Bound(self.rows[at], tie.bond) for at, tie in tied.where(decided).listed()], tied.where(~decided).listed()

    def _borne_out(self, statement: Remembered, tied: Sequence[Tied]) -> list[Found]:
        """Those that the words bear out."""
        each = ((self.rows[at], tie) for at, tie in tied)
        found = [Found(other, tie) for other, tie in each if not tie.witnessed or is_one_report(statement, other)]
        return [one for one in _of_like_words(statement, found) if holds(one.tie, statement, one.statement, one.like)]

    def _last_borne_out(self, statement: Remembered, tied: Sequence[Tied]) -> list[Found]:
        """Of each claim the first and the last DEPTH of those that the words bear out, so that few others are read word by word."""
        found, counted, first = list[Found](), Counter[Claim](), dict[Claim, Found]()
        for one in self._read(statement, tied[::-1], lambda claim: counted[claim] < DEPTH):
            counted[one.statement.claim] += 1
            found.append(one)
        many = {claim for claim, count in counted.items() if count == DEPTH}
        for one in self._read(statement, tied, lambda claim: claim in many and claim not in first):
            first[one.statement.claim] = one
        return list({one.statement.id: one for one in (*found, *first.values())}.values())

    def _read(self, statement: Remembered, tied: Sequence[Tied], wanted: Callable[[Claim], bool]) -> Iterator[Found]:
        """Those that the words bear out, one after the other, as long as their claims are wanted."""
        for at in range(0, len(tied), AT_ONCE):
            some = [one for one in tied[at : at + AT_ONCE] if wanted(self.rows[one[0]].claim)]
            yield from (one for one in self._borne_out(statement, some) if wanted(one.statement.claim))


def _bound(found: Sequence[Found]) -> list[Bound]:
    return [Bound(one.statement, one.tie.bond) for one in found]


def _of_like_words(statement: Remembered, found: list[Found]) -> list[Found]:
    """What is left of some statements when all were read at once: those whose words, or meaning, are as like as their ties ask for."""
    read = [(one, line(one.statement.content)) for one in found if one.tie.words]
    asked, lines = [one for one, words in read if words], [words for _, words in read if words]
    if not (asked and (mine := line(statement.content))):
        return found
    like = dict(zip((one.statement.id for one in asked), likenesses(mine, lines).tolist(), strict=True))
    told = [one._replace(like=like.get(one.statement.id)) for one in found]
    return [one for one in told if one.like is None or one.like >= one.tie.words or _agree(one, statement)]


def _agree(found: Found, statement: Remembered) -> bool:
    """Whether two texts may be of one meaning, whatever else would have to be known of them."""
    return found.tie.topical and agree(found.statement.content, statement.content, besides=True)
