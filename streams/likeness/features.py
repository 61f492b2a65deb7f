"""What of a text its likeness to others is told from: its words, sentence by sentence, and what they weigh."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from streams.likeness.lines import Flags, Weights, line, read
from streams.likeness.vocabulary import Ids


class Features(NamedTuple):
    """The words of a text, each once a sentence: rows of the vocabulary, and where sentences start in them."""

    words: Ids
    weights: Weights
    """Two rows: what each word weighs, and the same for names alone. Whole numbers, so that sums are exact."""
    weight: float
    weight_of_names: float
    starts: Ids
    negated: Flags
    """Of each word, whether its sentence says that something is not so."""
    negates: bool
    """Whether any sentence does."""


@lru_cache(maxsize=8192)
def features(text: str) -> Features:
    """The features of a text, told from it alone; none where it has no word. About a kilobyte for a sentence."""
    told = read([line(text)])
    weight, weight_of_names = np.add.reduce(told.weights, 1).tolist()
    return Features(told.words, told.weights, weight, weight_of_names, told.starts, told.negated, negates=bool(told.negated.any()))


def negates(text: str) -> bool:
    """Whether a text says that something is not so."""
    return features(text).negates
