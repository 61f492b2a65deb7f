"""How like one text is to each of many, as `text.py` has it for two: the same sums, of all at once."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.compare.text import AGAINST, LEAST, NEAR, OF_A_SENTENCE, SAME, SPAN
from streams.likeness.lines import Lines, read
from streams.likeness.vocabulary import VOCABULARY

MANY = 512
"""Words of which many are the same ones."""
LEAST_NEAR, MOST_NEAR = np.float32(NEAR), np.float32(SAME)

Words = NDArray[np.integer[Any]]
Near = NDArray[np.float32]
Shares = NDArray[np.float64]


class Set(NamedTuple):
    """One text, set against the words of others."""

    mine: Lines
    yours: Lines
    near: Near
    """How near each of their words (down) is to each of mine (across), from 0 to SPAN."""


def likenesses(line: bytes, others: Sequence[bytes]) -> Shares:
    """How like a text is to each of some others, 0 to 1; all as lines of `lines.py` that have words."""
    mine, yours = read([line]), read(others)
    both = Set(mine, yours, _near(mine, yours))
    here = np.maximum.reduceat(both.near, yours.texts, axis=0).astype(np.float64)
    there = both.near.max(1).astype(np.float64)
    found = _whole(both, here, there)
    if len(mine.starts) > 1:
        found = np.maximum(found, OF_A_SENTENCE * _by_my_sentences(both, here))
    if len(yours.starts) > len(others):
        found = np.maximum(found, OF_A_SENTENCE * _by_your_sentences(both, there))
    return found


def _near(mine: Lines, yours: Lines) -> Near:
    """How near words are; less where the sentence of only one is negated."""
    near = _of_many(mine.words, yours.words) if len(yours.words) > MANY else _of_words(mine.words, yours.words)
    if not (mine.negated.any() or yours.negated.any()):
        return near
    less: Near = np.where(yours.negated[:, None] != mine.negated, np.rint(near * np.float32(AGAINST)), near)
    return less


def _of_many(mine: Words, yours: Words) -> Near:
    """The same where each of your words is set against mine once, however many texts have it."""
    words, again = np.unique(yours, return_inverse=True)
    return _of_words(mine, words)[again]


def _of_words(mine: Words, yours: Words) -> Near:
    products = VOCABULARY.vectors(yours).astype(np.float32) @ VOCABULARY.vectors(mine).astype(np.float32).T
    near: Near = np.minimum(np.maximum(products, LEAST_NEAR), MOST_NEAR) - LEAST_NEAR
    return near


def _whole(both: Set, here: Shares, there: Shares) -> Shares:
    """How much of each text is in the other, as a geometric mean, less the names that each has and the other has not."""
    mine, yours, _ = both
    texts = yours.texts
    my, your = mine.weights.sum(1) * SPAN, np.add.reduceat(yours.weights, texts, axis=1) * SPAN
    my_found, your_found = mine.weights @ here.T, np.add.reduceat(yours.weights * there, texts, axis=1)
    my_names, your_names = (my[1] - my_found[1]) / my[0], (your[1] - your_found[1]) / your[0]
    found: Shares = np.sqrt(my_found[0] / my[0] * (your_found[0] / your[0])) * (1 - np.minimum(my_names, your_names))
    return found


def _by_my_sentences(both: Set, here: Shares) -> Shares:
    """How like to all of each of your texts the sentence of mine is that is likest to it."""
    mine, yours, near = both
    heavy, texts = np.add.reduceat(mine.weights[0], mine.starts), yours.texts
    there = np.add.reduceat(here * mine.weights[0], mine.starts, axis=1) / heavy
    back = np.add.reduceat(np.maximum.reduceat(near, mine.starts, axis=1) * yours.weights[0][:, None], texts, axis=0)
    shares = there * back / np.add.reduceat(yours.weights[0], texts)[:, None]
    likest: Shares = np.sqrt(shares[:, heavy >= LEAST].max(1, initial=0))
    return likest / SPAN


def _by_your_sentences(both: Set, there: Shares) -> Shares:
    """The same of the sentences of each of yours, against all of mine; 0 where it has but one."""
    mine, yours, near = both
    first = np.searchsorted(yours.starts, yours.texts)
    several = np.diff(np.append(first, len(yours.starts))) > 1
    heavy = np.add.reduceat(yours.weights[0], yours.starts)
    found = np.add.reduceat(yours.weights[0] * there, yours.starts) / heavy
    shares = found * (np.maximum.reduceat(near, yours.starts, axis=0) @ mine.weights[0]) / mine.weights[0].sum()
    likest: Shares = np.maximum.reduceat(np.where(heavy >= LEAST, shares, 0), first)
    return np.where(several, np.sqrt(likest) / SPAN, 0)
