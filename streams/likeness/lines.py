"""A text as a line of numbers, its words, short enough to keep many, and to read one of them against all these."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.likeness.vocabulary import VOCABULARY, Ids
from streams.likeness.words import is_negated, readings

STARTS, NEGATED, NAME = 1, 2, 4
"""What else is told of a word in the last bits of its number: that a sentence starts with it, is negated, that it is a name."""
BITS = 3
LONGEST = 400
"""Words of a text that are looked at, so that a book costs no more than a speech."""

KEPT = 1 << 20
"""Lines that are kept, of texts that are read again and again; 280 bytes each with their places."""

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


@lru_cache(maxsize=KEPT)
def line(text: str) -> bytes:
    """The words of a text. The numbers are this process's own."""
    numbers: list[int] = []
    for sentence in readings(text):
        negated, start = NEGATED * is_negated(sentence), len(numbers)
        numbers += [(row << BITS) + NAME * is_name + negated for row, is_name in VOCABULARY.rows_of(sentence).items()]
        numbers[start] += STARTS
        if len(numbers) > LONGEST:
            break
    return np.array(numbers, np.int32).tobytes()


def read(lines: bytes) -> Lines:
    """The words in a line, or in some that are joined."""
    numbers = np.frombuffer(lines, np.int32)
    words = numbers >> BITS
    weights = np.empty((2, len(words)))
    weights[0] = VOCABULARY.weights(words)
    np.multiply(weights[0], numbers & NAME > 0, out=weights[1])
    return Lines(words, weights, numbers & NEGATED > 0, (numbers & STARTS).nonzero()[0])
