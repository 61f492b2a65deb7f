"""How like one text is to each of many, as `text.py` has it for two: the same sums, of all at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.compare.text import AGAINST, LEAST, NEAR, OF_A_SENTENCE, SAME, SPAN
from streams.likeness.features import VOCABULARY, Ids
from streams.likeness.lines import Lines, read

Near = NDArray[np.float32]
Shares = NDArray[np.float64]


class Set(NamedTuple):
    """One text, set against the words of others."""

    mine: Lines
    yours: Lines
    texts: Ids
    """Where the other texts start in their words."""
    near: Near
    """How near each of their words (down) is to each of mine (across), from 0 to SPAN."""


def likenesses(line: bytes, others: Sequence[bytes]) -> Shares:
    """How like a text is to each of some others, 0 to 1; all as lines of `lines.py` that have words."""
    mine, yours = read(line), read(b"".join(others))
    texts = np.cumsum([0, *map(len, others[:-1])]) // np.dtype(np.int32).itemsize
    both = Set(mine, yours, texts, _near(mine, yours))
    here = np.maximum.reduceat(both.near, texts, axis=0).astype(np.float64)
    there = both.near.max(1).astype(np.float64)
    parts = np.maximum(_by_my_sentences(both, here), _by_your_sentences(both, there))
    return np.maximum(_whole(both, here, there), OF_A_SENTENCE * parts)


def _near(mine: Lines, yours: Lines) -> Near:
    """Each of your words is set against mine once, however many texts have it; less where the sentence of only one is negated."""
    words, again = np.unique(yours.words, return_inverse=True)
    products = VOCABULARY.vectors(words).astype(np.float32) @ VOCABULARY.vectors(mine.words).astype(np.float32).T
    near: Near = (np.maximum(np.minimum(products, np.float32(SAME)), np.float32(NEAR)) - np.float32(NEAR))[again]
    if not (mine.negated.any() or yours.negated.any()):
        return near
    less: Near = np.where(yours.negated[:, None] != mine.negated, np.rint(near * np.float32(AGAINST)), near)
    return less


def _whole(both: Set, here: Shares, there: Shares) -> Shares:
    """How much of each text is in the other, as a geometric mean, less the names that each has and the other has not."""
    mine, yours, texts, _ = both
    my, your = mine.weights.sum() * SPAN, np.add.reduceat(yours.weights, texts) * SPAN
    my_share, your_share = here @ mine.weights / my, np.add.reduceat(yours.weights * there, texts) / your
    my_names = (mine.names.sum() * SPAN - here @ mine.names) / my
    your_names = (np.add.reduceat(yours.names, texts) * SPAN - np.add.reduceat(yours.names * there, texts)) / your
    found: Shares = np.sqrt(my_share * your_share) * (1 - np.minimum(my_names, your_names))
    return found


def _by_my_sentences(both: Set, here: Shares) -> Shares:
    """How like to all of each of your texts the sentence of mine is that is likest to it; 0 where mine has but one."""
    mine, yours, texts, near = both
    if len(mine.starts) == 1:
        return np.zeros(len(texts))
    heavy = np.add.reduceat(mine.weights, mine.starts)
    there = np.add.reduceat(here * mine.weights, mine.starts, axis=1) / heavy
    back = np.add.reduceat(np.maximum.reduceat(near, mine.starts, axis=1) * yours.weights[:, None], texts, axis=0)
    shares = there * back / np.add.reduceat(yours.weights, texts)[:, None]
    likest: Shares = np.sqrt(shares[:, heavy >= LEAST].max(1, initial=0))
    return likest / SPAN


def _by_your_sentences(both: Set, there: Shares) -> Shares:
    """The same of the sentences of each of yours, against all of mine."""
    mine, yours, texts, near = both
    first = np.searchsorted(yours.starts, texts)
    several = np.diff(np.append(first, len(yours.starts))) > 1
    if not several.any():
        return np.zeros(len(texts))
    heavy = np.add.reduceat(yours.weights, yours.starts)
    found = np.add.reduceat(yours.weights * there, yours.starts) / heavy
    shares = found * (np.maximum.reduceat(near, yours.starts, axis=0) @ mine.weights) / mine.weights.sum()
    likest: Shares = np.maximum.reduceat(np.where(heavy >= LEAST, shares, 0), first)
    return np.where(several, np.sqrt(likest) / SPAN, 0)
