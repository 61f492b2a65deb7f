"""How like two texts are, from 0 to 1. A weak witness: it ranks, and it decides only where no slot can."""

from collections.abc import Callable
from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from streams.likeness.features import Features, features
from streams.likeness.sketch import product, products, reach, sketch
from streams.likeness.vocabulary import ONE, VOCABULARY, Ids

ALIKE = 0.65
"""From here on two texts make one claim. In news of one war, where everything is alike, 9 of 10 pairs of different articles do, and 9 of
10 that do are found (98 pairs drawn over all likenesses and read by hand); among 228 fact-checked quotations, all."""
OF_ONE_THING = 0.3
"""From here on a side speaks of the same thing when it says the contrary of what it said."""
ON_ONE_TOPIC = 0.55
"""The same for two texts on one topic: 8 of 10 such pairs do."""
NEARLY = 0.82
"""The same where both are negated: what is denied is often told by the verb alone, and verbs of one field are near each other."""
SAME_EVENT = 0.8
"""From here on two reports of one kind of deed tell of the same one: 9 of 10 such pairs do (126 pairs, drawn and read likewise), and 2 of 3
that do are found. With another number, reports of a few common words fall below; `changed` tells the others."""
VERBATIM = 0.85
"""From here on one text is a copy of the other but for a word or two: all such pairs of reports told of one event."""

TELLING = 500
"""What a text weighs that tells one thing from others: three telling words, as in `five people were killed`."""
WORDS = 2
"""Words that tell something, of which a text must have so many to be told from others."""
SLIGHT = 50
"""What a word weighs at most that tells nothing: `as`, `would`."""

NEAR = round(0.2 * ONE * ONE)
"""Product of the vectors of two words from which on one stands a little for the other: chance brings words no nearer."""
SAME = round(0.9 * ONE * ONE)
"""Product from which on two words are one: `tax` and `taxed`, `withdraw` and `withdrawal`."""
SPAN = SAME - NEAR

OF_A_SENTENCE = 0.7
"""What it counts that a text is in one sentence of the other, against that it is in the whole."""
LEAST = 200
"""What a sentence weighs that can stand for a text by itself: two telling words."""

AGAINST = 0.8
"""Share in which a word counts where one sentence is negated and the other is not."""

Products = NDArray[np.float32]
Weights = NDArray[np.float64]


@lru_cache(maxsize=4096)
def likeness(a: str, b: str) -> float:
    """How like two texts are, 0 to 1; the same for a and b as for b and a, and told from them alone.

    How much of each text is in the other, as a geometric mean: each word counts by its rarity, and as far as the word of the other text
    that is nearest to it is near (a relaxed alignment as in Kusner et al., 2015, over static vectors of words). Names that each text has
    and the other has not count twice. All sums are of whole numbers, so that no order of adding them up changes the last digit.
    """
    mine, yours = features(a), features(b)
    if not (len(mine.words) and len(yours.words)):
        return float(a == b)
    products = _products(a, b)
    near = _near(np.concatenate((products.max(1), products.max(0))))
    here, there = near[: len(mine.words)], near[len(mine.words) :]
    (my_share, my_names), (your_share, your_names) = _found(here, mine), _found(there, yours)
    whole = sqrt(my_share * your_share) * (1 - min(my_names, your_names))
    if len(mine.starts) == len(yours.starts) == 1:
        return whole
    parts = (
        _best_sentence(here, mine, lambda starts: np.maximum.reduceat(products, starts, 0), yours),
        _best_sentence(there, yours, lambda starts: np.maximum.reduceat(products, starts, 1).T, mine),
    )
    return max(whole, OF_A_SENTENCE * max(parts))


def weight(text: str) -> float:
    """What the words of a text weigh together: the rarer they are, the more."""
    return features(text).weight


@lru_cache(maxsize=4096)
def is_name_alone(text: str) -> bool:
    """Whether a text is one word with nothing told of it: `Damascus`."""
    return int((features(text).weights[0] > SLIGHT).sum()) < WORDS


def alike(a: str, b: str, least: float) -> bool:
    """Whether two texts are at least so like each other, as far as their sketches bring them together."""
    return product(sketch(a), sketch(b)) >= reach(least) and likeness(a, b) >= least


def near(a: bytes, b: bytes, least: float, in_other_words: bool) -> bool:
    """Whether the sketches of two texts, as bytes, bring them so near that they may be so like, or else of one meaning."""
    return bool(products(a, [b])[0] >= reach(least, in_other_words))


def _products(a: str, b: str) -> Products:
    """The products of the vectors of all words of one text with all of the other; less where the sentence of only one is negated."""
    mine, yours = features(a), features(b)
    products: Products = _vectors(a) @ _vectors(b).T
    if not (mine.negates or yours.negates):
        return products
    less = np.rint((np.minimum(products, SAME) - NEAR) * np.float32(AGAINST)) + NEAR
    return np.where(mine.negated[:, None] != yours.negated, less, products)


def _near(products: Products) -> Weights:
    """How near words are that have such products, from 0 to SPAN."""
    return (np.maximum(np.minimum(products, SAME), NEAR) - NEAR).astype(np.float64)


def _found(near: Weights, features: Features) -> tuple[float, float]:
    """The share of a text that is in the other, and the share that is made up by names which are not."""
    words, names = (features.weights @ near).tolist()
    return words / (features.weight * SPAN), (features.weight_of_names * SPAN - names) / (features.weight * SPAN)


def _best_sentence(near: Weights, mine: Features, back: Callable[[Ids], Products], yours: Features) -> float:
    """How like to all of your text the sentence of mine is that is likest to it; 0 where mine has but one."""
    if len(mine.starts) == 1:
        return 0.0
    heavy = np.add.reduceat(mine.weights[0], mine.starts)
    there = np.add.reduceat(near * mine.weights[0], mine.starts) / heavy
    shares = there * (_near(back(mine.starts)) @ yours.weights[0]) / yours.weight
    return sqrt(float(shares[heavy >= LEAST].max(initial=0))) / SPAN


@lru_cache(maxsize=512)
def _vectors(text: str) -> Products:
    return VOCABULARY.vectors(features(text).words).astype(np.float32)
