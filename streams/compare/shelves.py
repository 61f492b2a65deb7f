"""The statements of one claim in order, and which of them are likest to a text."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from streams.compare.remembered import Remembered
from streams.compare.ties import Tie
from streams.compare.wording import holds
from streams.likeness.sketch import DIMENSIONS, reach, sketch

DEPTH = 200
"""How many statements of one claim are looked back at, besides the first: what was said more often is counted so far."""
FEW = 8
"""So many statements are sooner compared word by word than by sketch."""


class Shelf:
    """The statements of one claim, in order. Sketches are kept of them from when they are first asked for: 64 bytes each."""

    __slots__ = ("_sketches", "rows")

    def __init__(self) -> None:
        self.rows: list[Remembered] = []
        self._sketches: NDArray[np.int8] | None = None

    def add(self, statement: Remembered) -> None:
        """Put a statement in its place."""
        insort(self.rows, statement)
        if self._sketches is not None:
            self._insert(self._sketches, bisect_left(self.rows, statement))

    def remove(self, statement: Remembered) -> None:
        """Take a statement out, given as it was added."""
        at = bisect_left(self.rows, statement)
        del self.rows[at]
        if self._sketches is not None:
            self._sketches = np.delete(self._sketches, at, axis=0)

    def products(self, text: str) -> NDArray[np.float32]:
        """How near each of the statements is to a text by sketch, in their order: whole numbers, whatever their count."""
        if self._sketches is None:
            self._sketches = np.array([sketch(row.content) for row in self.rows], np.int8).reshape(-1, DIMENSIONS)
        return self._sketches[: len(self.rows)].astype(np.float32) @ sketch(text).astype(np.float32)

    def earlier(self, tie: Tie, statement: Remembered, since: int = 0) -> list[Remembered]:
        """What was said before a statement, perhaps since a day, and is tied to it.

        Where words must be alike, that is all whose words are; else the first and the last DEPTH, as far as they are borne out.
        """
        start, stop = bisect_left(self.rows, (since,)), bisect_left(self.rows, statement)
        if tie.words:
            return self._alike(tie, statement, start, stop)
        seen = self.rows[start:stop] if stop - start <= DEPTH else [*self.rows[: start == 0], *self.rows[stop - DEPTH : stop]]
        return _borne_out(tie, statement, seen)

    def later(self, tie: Tie, statement: Remembered, last: Remembered | None) -> list[Remembered]:
        """What was said after a statement, tied to it, and finds it among the earlier ones; `last` is the last that looks back so far."""
        at = bisect_right(self.rows, statement)
        if tie.words:
            return self._alike(tie, statement, at, len(self.rows))
        return _borne_out(tie, statement, self.rows[at:] if last is None else self.rows[at : bisect_right(self.rows, last)])

    def last_to_see(self, statement: Remembered) -> Remembered | None:
        """The last that finds a statement of this claim among the earlier ones, whether it stands or not; None where all after it do."""
        at = bisect_left(self.rows, statement)
        return None if at == 0 or at + DEPTH >= len(self.rows) else self.rows[at + DEPTH]

    def _alike(self, tie: Tie, statement: Remembered, start: int, stop: int) -> list[Remembered]:
        """Those of the rows from start to stop whose words are so like those of a statement as a tie of their claims asks for."""
        rows = self.rows[start:stop]
        if len(rows) > FEW:
            near = (self.products(statement.content)[start:stop] >= reach(tie.words)).nonzero()[0]
            rows = [rows[at] for at in near.tolist()]
        return _borne_out(tie, statement, rows)

    def nearest(self, text: str, wanted: Collection[str]) -> tuple[float, Remembered]:
        """The statement nearest to a text by sketch, of those with a wanted id, and its product; of several the last said."""
        near = zip(self.products(text).tolist(), self.rows, strict=True)
        return max((product, row) for product, row in near if row.id in wanted)

    def _insert(self, sketches: NDArray[np.int8], at: int) -> None:
        """Make room for one more at its place; room for as many again where there is none."""
        count = len(self.rows)
        if len(sketches) < count:
            sketches = np.concatenate([sketches, np.zeros((max(count, 4), DIMENSIONS), np.int8)])
        sketches[at + 1 : count] = sketches[at : count - 1]
        sketches[at] = sketch(self.rows[at].content)
        self._sketches = sketches


def _borne_out(tie: Tie, statement: Remembered, rows: list[Remembered]) -> list[Remembered]:
    return [row for row in rows if holds(tie, statement, row)] if tie.is_worded else rows
