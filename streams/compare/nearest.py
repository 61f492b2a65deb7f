"""Which earlier statement is likest to a statement, of all that were ever said: found by sketch, told by likeness."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from schemas.statements import StatementRecorded
from streams.compare.remembered import Remembered, remember
from streams.compare.text import likeness
from streams.likeness.sketch import DIMENSIONS, Sketch, sketch

SHORTLIST = 50
"""How many of the nearest by sketch are compared word by word: where any of 4,000 statements on one war is ALIKE, the likest of them is
among so many 49 times of 50."""


class Nearest:
    """Statements in memory, to find the likest earlier one; 256 bytes each besides the statement itself.

    Of what is quoted the whole quotation counts, not only the clause that the statement is about: speakers repeat whole sentences.
    """

    def __init__(self) -> None:
        self._statements: list[StatementRecorded] = []
        self._orders: list[Remembered] = []
        self._sketches = np.zeros((1024, DIMENSIONS), np.float32)

    def add(self, statement: StatementRecorded) -> None:
        """Take in a statement; in which order they come changes nothing."""
        if len(self._statements) == len(self._sketches):
            self._sketches = np.concatenate([self._sketches, np.zeros_like(self._sketches)])
        self._sketches[len(self._statements)] = sketch(_text(statement))
        self._statements.append(statement)
        self._orders.append(remember(statement))

    def best(self, statement: StatementRecorded) -> tuple[StatementRecorded, float] | None:
        """The likest of what other articles tell, not surely later, and how like it is; None where there is nothing yet.

        Of several that are equally like it the last one said.
        """
        near = ((likeness(_text(statement), _text(self._statements[at])), self._orders[at], at) for at in self._shortlist(statement))
        found = max(near, default=None)
        return (self._statements[found[2]], found[0]) if found is not None else None

    def _shortlist(self, statement: StatementRecorded) -> Iterator[int]:
        """Where the earlier ones are whose sketches are nearest, and all that are as near as the last of them."""
        taken, least, last = 0, 0.0, remember(statement).last
        products = self._products(sketch(_text(statement)))
        for at in map(int, np.argsort(-products)):
            if taken >= SHORTLIST and products[at] < least:
                return
            if self._orders[at].last <= last and self._orders[at].article != statement.article:
                taken, least = taken + 1, float(products[at])
                yield at

    def _products(self, of: Sketch) -> NDArray[np.float32]:
        return self._sketches[: len(self._statements)] @ of.astype(np.float32)


def _text(statement: StatementRecorded) -> str:
    return max(statement.quotation or "", statement.content, key=len)
