"""A text as a line of numbers, its words, short enough to keep many, and to read one of them against all these."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.likeness.vocabulary import VOCABULARY, Ids
from streams.likeness.words import Kind, Reading, is_negated, readings

STARTS, NEGATED, NAME, AGAIN = 1, 2, 4, 8
"""What else is told of a word in the last bits of its number: that a sentence starts with it, or is negated, that it is a name, and that
its sentence has had it before."""
BITS = 4
WORD = np.dtype(np.int32).itemsize
NAMED = Kind.NAME  # to look up a member of an Enum takes longer than all else that is asked of a word
FIRST: Ids = np.zeros(1, np.intp)
LONGEST = 400
"""Words of a text that are looked at, so that a book costs no more than a speech."""

KEPT = 1 << 20
"""Lines that are kept, of texts that are read again and again; 280 bytes each with their places."""

Rows = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]
Weights = NDArray[np.float64]


class Lines(NamedTuple):
    """The words of some texts, one after the other: each once a sentence, as rows of the vocabulary."""

    words: Ids
    weights: Weights
    """Two rows: what each word weighs, and the same for names alone. Whole numbers, so that sums are exact."""
    negated: Flags
    starts: Ids
    """Where sentences start."""
    texts: Ids
    """Where texts start; only texts that have words may stand with others."""


class Told(NamedTuple):
    """A word of a text: its row of the vocabulary, and whether it is a name."""

    row: int
    is_name: bool

    @property
    def form(self) -> str:
        """As in `Word`."""
        return VOCABULARY.form(self.row)

    @property
    def is_number(self) -> bool:
        """Whether it is one: nothing else begins with a digit."""
        return self.form[0].isdigit()


@lru_cache(maxsize=KEPT)
def line(text: str) -> bytes:
    """The words of a text. The numbers are this process's own."""
    numbers: list[int] = []
    for sentence in readings(text):
        start = len(numbers)
        numbers += _numbers(sentence)
        numbers[start] += STARTS
        if len(numbers) > LONGEST:
            break
    return np.array(numbers, np.int32).tobytes()


def _numbers(sentence: Sequence[Reading]) -> Iterator[int]:
    """The words of a sentence; a word is a name throughout where it is one at last."""
    rows, negated = VOCABULARY.rows_of(sentence), NEGATED * is_negated(sentence)
    told = {row: (row << BITS) + NAME * (kind is NAMED) + negated for row, (_, kind) in zip(rows, sentence, strict=True)}
    new = set(rows)
    for row in rows:
        yield told[row] if row in new else told[row] + AGAIN
        new.discard(row)


def told(text: str) -> list[Told]:
    """The words of a text one by one, those that it has again among them."""
    return [Told(number >> BITS, number & NAME > 0) for number in np.frombuffer(line(text), np.int32).tolist()]


def words_once(text: str) -> Rows:
    """The words of a text, each once a sentence, as rows of the vocabulary: `read` for who needs no more."""
    every = np.frombuffer(line(text), np.int32)
    found: Rows = every[every & AGAIN == 0] >> BITS
    return found


def read(lines: Sequence[bytes]) -> Lines:
    """The words in some lines."""
    every = np.frombuffer(b"".join(lines), np.int32)
    once = every & AGAIN == 0
    numbers = every[once]
    words = numbers >> BITS
    weights = np.empty((2, len(words)))
    weights[0] = VOCABULARY.weights(words)
    np.multiply(weights[0], numbers & NAME > 0, out=weights[1])
    texts = FIRST if len(lines) == 1 else _starts([len(line) // WORD for line in lines], once)
    return Lines(words, weights, numbers & NEGATED > 0, (numbers & STARTS).nonzero()[0], texts)


def _starts(lengths: Sequence[int], once: Flags) -> Ids:
    """Where texts of some lengths start, if only some words count."""
    ends = np.cumsum(lengths[:-1])
    return np.append(0, np.cumsum(once)[ends - 1])
