"""Which earlier statement is likest to a statement, of all that were ever said: found by sketch, told by likeness."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from streams.compare.remembered import Remembered
from streams.compare.text import likeness
from streams.likeness.sketch import DIMENSIONS, Sketch, sketch

SHORTLIST = 50
"""How many of the nearest by sketch are compared word by word: in news of one war the likest of 4,000 is among them 24 times of 25."""


class Nearest:
    """Statements in memory, to find the likest earlier one; 256 bytes each besides the statement itself."""

    def __init__(self) -> None:
        self._statements: list[Remembered] = []
        self._sketches = np.zeros((1024, DIMENSIONS), np.float32)

    def add(self, statement: Remembered) -> None:
        """Take in a statement; in which order they come changes nothing."""
        if len(self._statements) == len(self._sketches):
            self._sketches = np.concatenate([self._sketches, np.zeros_like(self._sketches)])
        self._sketches[len(self._statements)] = sketch(statement.content)
        self._statements.append(statement)

    def best(self, statement: Remembered) -> tuple[Remembered, float] | None:
        """The likest of what other articles tell was said before, and how like it is; None where there is nothing yet.

        Of several that are equally like it the last one said.
        """
        near = ((likeness(statement.content, other.content), other) for other in self._shortlist(statement))
        score, found = max(near, default=(0.0, None))
        return (found, score) if found is not None else None

    def _shortlist(self, statement: Remembered) -> Iterator[Remembered]:
        """The earlier ones whose sketches are nearest, and all that are as near as the last of them."""
        taken, least = 0, 0.0
        products = self._products(sketch(statement.content))
        for at in np.argsort(-products):
            if taken >= SHORTLIST and products[at] < least:
                return
            other = self._statements[at]
            if other.last <= statement.last and other.article != statement.article:
                taken, least = taken + 1, float(products[at])
                yield other

    def _products(self, of: Sketch) -> NDArray[np.float32]:
        return self._sketches[: len(self._statements)] @ of.astype(np.float32)
