"""Every word that was met, as a row of numbers of one table: its vector, and what it weighs."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.likeness.vectors import length_of, vector_of
from streams.likeness.words import Kind, Reading

SIZE = 128
"""Dimensions that are kept: those vectors were trained to be cut (Kusupati et al., 2022), and half of them ranks as well as all."""

ONE = 127
"""Length of a vector of whole numbers: its products are exact in single precision, whatever the order in which they are added up."""

RARITY = 1.25
"""How steeply a word weighs more the longer its vector is."""
OF_A_NUMBER = 150
"""What a number weighs: somewhat more than a telling word (`Iran` 293, `killed` 201, `tax` 143, `not` 62, `the` 10)."""
OF_NUMBERS = 0.35
"""Squared share of its vector that a number has in common with all other numbers; the rest is its own."""

Ids = NDArray[np.int64]
Vectors = NDArray[np.int8]


class Vocabulary:
    """Every word that was met, once, with its vector and weight: some 250 bytes each.

    Which row a word has depends on when it was met; what is told of two texts does not.
    """

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._forms: list[str] = []
        self._weights = np.zeros(1024)
        self._vectors = np.zeros((1024, SIZE), np.int8)

    def row_of(self, form: str, kind: Kind) -> int:
        """The row of a word, the same from its first mention on."""
        if (row := self._rows.get(form)) is not None:
            return row
        row = len(self._rows)
        if row == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            self._weights = np.concatenate([self._weights, np.zeros_like(self._weights)])
        self._vectors[row], self._weights[row] = _number(form) if kind is Kind.NUMBER else _word(form)
        self._rows[form] = row
        self._forms.append(form)
        return row

    def rows_of(self, words: Iterable[Reading]) -> list[int]:
        """The rows of some words."""
        known = self._rows
        return [known[form] if form in known else self.row_of(form, kind) for form, kind in words]

    def form(self, row: int) -> str:
        """The form of the word of a row."""
        return self._forms[row]

    def weight(self, row: int) -> float:
        """What the word of a row weighs, a whole number."""
        return float(self._weights[row])

    def weights(self, rows: NDArray[np.integer[Any]]) -> NDArray[np.float64]:
        """What the words of some rows weigh."""
        found: NDArray[np.float64] = self._weights[rows]
        return found

    def vectors(self, rows: NDArray[np.integer[Any]]) -> Vectors:
        """The vectors of some rows, of whole numbers up to ONE."""
        found: Vectors = self._vectors[rows]
        return found


VOCABULARY = Vocabulary()


def _word(form: str) -> tuple[Vectors, int]:
    return _whole(_cut(form)), max(1, round(100 * (length_of(form) / 10) ** RARITY))


def _number(form: str) -> tuple[Vectors, int]:
    """Vector and weight of a number: near to every other one, like none but itself. What is its own are the bits of its digest as signs."""
    bits = np.unpackbits(np.frombuffer(sha256(form.encode()).digest(), np.uint8))[:SIZE].astype(np.float64)
    own = (2 * bits - 1) / SIZE**0.5
    return _whole(OF_NUMBERS**0.5 * _cut("number") + (1 - OF_NUMBERS) ** 0.5 * own), OF_A_NUMBER


def _cut(form: str) -> NDArray[np.float64]:
    vector = vector_of(form)[:SIZE].astype(np.float64)
    return vector / (np.linalg.norm(vector) or 1.0)


def _whole(vector: NDArray[np.float64]) -> Vectors:
    return np.rint(ONE * vector / (np.linalg.norm(vector) or 1.0)).astype(np.int8)
