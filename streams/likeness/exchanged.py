"""Whether a text is another one with one thing put in place of another: what is told of teachers is not told of nurses."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Indel, MatchingBlock

from streams.likeness.concepts import gist
from streams.likeness.lines import Told, told
from streams.likeness.vocabulary import ONE, VOCABULARY
from streams.likeness.words import Kind, sentences

TELLING = 60
"""What a word weighs at least that tells one thing from another."""
APART = round(0.3 * ONE * ONE)
"""Product of the vectors of two words below which neither stands for the other: `teachers` and `nurses`."""
NAMES_APART = round(0.6 * ONE * ONE)
"""The same for names, which are all near each other: `Croatian` and `Hungarian` have .4, `Syria` and `Syrian` .85."""
COMMON = 0.5
"""Share of each text, by weight, that both have in common, word for word and in the same order."""
BEFORE_DEEDS = frozenset(
    "will would shall should can could may might must to not never has have had having be been being is are was were do does did "
    "it they he she we i you who him her them us again also".split()
)
"""Words behind which a deed is told, not a thing: a deed in other words may be the same. Those for people tell no thing either."""

Words = Sequence[Told]
Exchange = tuple[Words, Words]
"""What one text has where the other has something else."""


LOCATING = frozenset("in at near off on around outside inside".split())
"""Words before the name of a place where something is."""


class Weighed(NamedTuple):
    """The words of a text, their rows of the vocabulary, and what each weighs: whole numbers, so that sums are exact."""

    words: Words
    rows: list[int]
    weights: list[float]
    weight: float


@lru_cache(maxsize=8192)
def exchanged(a: str, b: str) -> bool:
    """Whether the same is told of another thing: two texts are the same words but for one, or a few, that have nothing in common.

    The same for a and b as for b and a. What is told by another verb is left to others.
    """
    mine, yours = _weighed(min(a, b)), _weighed(max(a, b))
    needed, rows = COMMON * max(mine.weight, yours.weight), set(mine.rows)
    if sum([weight for row, weight in zip(yours.rows, yours.weights, strict=True) if row in rows]) < needed:
        return False
    blocks = Indel.opcodes(mine.rows, yours.rows).as_matching_blocks()
    if sum([sum(mine.weights[at : at + size]) for at, _, size in blocks]) < needed:
        return False
    return _is_of_another(list(_exchanges(mine.words, yours.words, blocks)))


@lru_cache(maxsize=8192)
def share_a_name(a: str, b: str) -> bool:
    """Whether both of two texts name somebody or something, in one form or another; not by their first words, which tell who acts."""
    mine, yours = _names(a), _names(b)
    return bool(mine and yours) and any(_is_near(name, yours) for name in mine)


@lru_cache(maxsize=8192)
def are_elsewhere(a: str, b: str) -> bool:
    """Whether one of two texts names where a thing is, and the other something else: `a camp in Kakuma`, `the Dadaab camp`."""
    return (_is_located(a) or _is_located(b)) and name_others(a, b)


@lru_cache(maxsize=8192)
def name_others(a: str, b: str) -> bool:
    """Whether both of two texts name somebody or something, and nothing that both name."""
    return bool(_names(a) and _names(b)) and not share_a_name(a, b)


def _is_located(text: str) -> bool:
    """Whether a name in a text stands behind a word for where something is."""
    return any(word.kind is Kind.NAME and before.form in LOCATING for before, word in pairwise(chain.from_iterable(sentences(text))))


def _names(text: str) -> Words:
    return [word for word in told(text)[1:] if word.is_name]


@lru_cache(maxsize=8192)
def are_of_others(a: str, b: str) -> bool:
    """Whether two phrases for some people or things have nothing in common: `three monks`, `murderers`."""
    mine, yours = _telling(a), _telling(b)
    return bool(mine and yours) and not any(_is_near(word, yours) for word in mine) and not _is_one(mine, yours)


def _telling(text: str) -> Words:
    return [word for word in told(text) if _tells(word)]


def _tells(word: Told) -> bool:
    return VOCABULARY.weight(word.row) >= TELLING and not word.is_number


def _exchanges(mine: Words, yours: Words, common: Iterable[MatchingBlock]) -> Iterator[tuple[Exchange, bool]]:
    """What stands in one text for what stands in the other, between words that both have, and whether it is a thing."""
    i = k = 0
    for at, there, size in common:
        if at > i or there > k:
            around = (*mine[max(i - 1, 0) : i + 1], *yours[max(k - 1, 0) : k + 1])
            yield (mine[i:at], yours[k:there]), i > 0 < k and BEFORE_DEEDS.isdisjoint([word.form for word in around])
        i, k = at + size, there + size


def _is_of_another(found: Sequence[tuple[Exchange, bool]]) -> bool:
    """Whether a thing that one text has in place of another is told nowhere else in that other's text."""
    mine, yours = (tuple(chain.from_iterable(exchange[side] for exchange, _ in found)) for side in (0, 1))
    things = (exchange for exchange, is_thing in found if is_thing)
    return any(_tells_more(one, yours) and _tells_more(other, mine) and not _is_one(one, other) for one, other in things)


def _tells_more(some: Words, others: Words) -> bool:
    """Whether any of some words tells a thing of which none of others tells."""
    return any(_tells(word) and not _is_near(word, others) for word in some)


def _is_near(word: Told, others: Words) -> bool:
    vectors = VOCABULARY.vectors(np.array([one.row for one in (word, *others)])).astype(np.int64)
    least = NAMES_APART if word.is_name else APART
    return bool((vectors[1:] @ vectors[0] >= least).any())


def _is_one(some: Words, others: Words) -> bool:
    """Whether two words, or a few, have one meaning."""
    one, other = (gist(" ".join(word.form for word in words)) for words in (some, others))
    return bool((one.things | one.deeds | one.actors) & (other.things | other.deeds | other.actors))


@lru_cache(maxsize=8192)
def _weighed(text: str) -> Weighed:
    """The words of a text as `exchanged` looks at them; one text is set against many."""
    words = told(text)
    rows = [word.row for word in words]
    weights: list[float] = VOCABULARY.weights(np.array(rows, np.intp)).tolist()
    return Weighed(words, rows, weights, sum(weights))
