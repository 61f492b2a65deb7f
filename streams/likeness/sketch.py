"""A text in 64 small numbers, by which the likest of many are found before any two texts are compared word by word."""

import numpy as np
from numpy.typing import NDArray

from streams.likeness.features import ONE, VOCABULARY, features

DIMENSIONS = 64

Sketch = NDArray[np.int8]


def sketch(text: str) -> Sketch:
    """DIMENSIONS whole numbers: the greater the product of two sketches, the liker two texts are likely to be. All 0 without a word.

    The mean of the vectors of the words, each by its weight, and cut once more. As float32, products of sketches are exact: which texts
    come first does not depend on how many are multiplied at once.
    """
    told = features(text)
    mean = told.weights[0] @ VOCABULARY.vectors(told.words)[:, :DIMENSIONS].astype(np.float64)
    found: Sketch = np.rint(ONE * mean / (np.sqrt(mean @ mean) or 1.0)).astype(np.int8)
    return found
