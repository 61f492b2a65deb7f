"""A text as a line of numbers, its words, short enough to keep for a million texts and to read one of them against many."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.likeness.features import VOCABULARY, Ids, features
from streams.likeness.words import Kind, Word

STARTS, NEGATED, NAME = 1, 2, 4
"""What else is told of a word in the last bits of its number: that a sentence starts with it, is negated, that it is a name."""
BITS = 3

Flags = NDArray[np.bool_]
Weights = NDArray[np.float64]


class Lines(NamedTuple):
    """The words of some texts, one after the other: the features of `features.py`."""

    words: Ids
    weights: Weights
    """Two rows: what each word weighs, and the same for names alone."""
    negated: Flags
    starts: Ids
    """Where sentences start."""


@lru_cache(maxsize=4096)
def line(text: str) -> bytes:
    """The words of a text. The numbers are this process's own: `spelled` is for others."""
    told = features(text)
    numbers = (told.words << BITS) + NAME * (told.weights[1] > 0) + NEGATED * told.negated
    numbers[told.starts] += STARTS
    return bytes(numbers.astype(np.int32).tobytes())


def read(lines: bytes) -> Lines:
    """The words in a line, or in some that are joined."""
    numbers = np.frombuffer(lines, np.int32)
    words = numbers >> BITS
    weights = np.empty((2, len(words)))
    weights[0] = VOCABULARY.weights(words)
    np.multiply(weights[0], numbers & NAME > 0, out=weights[1])
    return Lines(words, weights, numbers & NEGATED > 0, (numbers & STARTS).nonzero()[0])


def spelled(line: bytes) -> str:
    """A line as words that any process can read, each with its last bits as a digit."""
    return " ".join([f"{VOCABULARY.form(number >> BITS)}{number % (1 << BITS)}" for number in np.frombuffer(line, np.int32).tolist()])


def unspelled(words: str) -> bytes:
    """The line that was spelled."""
    return np.array([_number(word) for word in words.split()], np.int32).tobytes()


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    form, bits = word[:-1], int(word[-1])
    kind = Kind.NUMBER if form[0].isdigit() else Kind.WORD
    return (VOCABULARY.row_of(Word(form, kind, 0, 0)) << BITS) + bits
