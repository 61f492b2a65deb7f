"""What is another number or name in a claim that is made again: 40,000 killed where it was 20,000."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.likeness.vocabulary import ONE, SIZE, VOCABULARY
from streams.likeness.words import Kind, Word, sentences

SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SCALE = re.compile(rf"[\s-]*({'|'.join(SCALES)})\b")
MONEY = re.compile(r"[$€£¥]\s*$")
COINS = re.compile(r"\s*(?:dollar|euro|pound|rouble|ruble|yuan|yen|franc|lira|rial|riyal|shekel)s?\b")
SHARE = re.compile(r"\s*(?:%|per ?cent\b)")
UNIT = re.compile(r"\s*(?!(?:of|in|on|at|and|or|to|the|that|were|was|have|has|had|is|are|by|for|from|more|years?|per)\b)[^\W\d_]+")
"""The word behind a number that says what is counted."""
YEARS = range(1900, 2100)

AROUND = 3
"""Words on either side that tell what a number or a name is about."""
ALIKE = 0.5
"""Cosine of such words from which on two numbers, or two names, stand for the same."""
ONE_NAME = round(0.6 * ONE * ONE)
"""Product of the vectors of two names from which on one is a form of the other: `Syria` and `Syrian`."""


Around = tuple[Sequence[Word], Sequence[Word]]
"""The words before something, the nearest first, and those behind it."""


class Mention(NamedTuple):
    """A number or a name: what kind of thing it is, what it is without its writing, how it is written, and what stands around it."""

    kind: str
    value: float | tuple[str, ...]
    written: str
    around: Around


@lru_cache(maxsize=4096)
def changed(now: str, before: str) -> tuple[tuple[str, str], ...]:
    """The numbers and names that are others now in the same words, as pairs (now, before), as written, in the order of now.

    Numbers are compared with their scale ("2.5 trillion") and kind: money, shares, years and counts. A name is the same where it is a part
    of the other ("Putin", "Vladimir Putin"). What is told by other words, or added, or left out, is not listed.
    """
    mine, yours = _mentions(now), _mentions(before)
    new = [one for one in mine if not any(_is_same(one, other) for other in yours)]
    old = [one for one in yours if not any(_is_same(one, other) for other in mine)]
    if not (new and old):
        return ()
    now_about, then_about = [_about(one.around) for one in new], [_about(one.around) for one in old]
    pairings = ((i, j) for i, j in product(range(len(new)), range(len(old))) if new[i].kind == old[j].kind)
    near = sorted(((float(now_about[i] @ then_about[j]), -i, -j) for i, j in pairings), reverse=True)
    pairs: dict[int, int] = {}
    for alike, i, j in near:
        if alike >= ALIKE and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return tuple((new[i].written, old[pairs[i]].written) for i in sorted(pairs))


@lru_cache(maxsize=4096)
def counts(text: str) -> frozenset[float]:
    """What a text counts, without money, shares and years."""
    return frozenset(one.value for one in _mentions(text) if one.kind == "count" and isinstance(one.value, float))


def _is_same(a: Mention, b: Mention) -> bool:
    if a.kind != b.kind:
        return False
    if isinstance(a.value, float) or isinstance(b.value, float):
        return a.value == b.value
    less, more = sorted((a.value, b.value), key=len)
    return all(any(_is_one(word, other) for other in more) for word in less)


def _is_one(one: str, other: str) -> bool:
    return one == other or int(_vector(one).astype(int) @ _vector(other).astype(int)) >= ONE_NAME


@lru_cache(maxsize=4096)
def _mentions(text: str) -> tuple[Mention, ...]:
    return tuple(_mentioned(text))


def _mentioned(text: str) -> Iterator[Mention]:
    for sentence in sentences(text):
        place = 0
        for kind, group in groupby(sentence, lambda word: word.kind):
            words = list(group)
            if kind is not Kind.WORD:
                before, behind = sentence[max(0, place - AROUND) : place], sentence[place + len(words) :][:AROUND]
                yield from _READ[kind](text, words, (before[::-1], behind))
            place += len(words)


def _name(text: str, words: Sequence[Word], around: Around) -> Iterator[Mention]:
    yield Mention("name", tuple(word.form for word in words), text[words[0].start : words[-1].end], around)


def _numbers(text: str, words: Sequence[Word], around: Around) -> Iterator[Mention]:
    for word in words:
        try:
            value = float(word.form)
        except ValueError:  # `10.5.2017` or `1.2.3` counts nothing
            continue
        yield _counted(text, word, value, around)


def _counted(text: str, word: Word, value: float, around: Around) -> Mention:
    """A number with its scale and unit."""
    start, end = word.start, word.end
    scale = SCALE.match(text, end)
    if scale is not None:
        value, end = value * SCALES[scale[1]], scale.end()
    sign, coins = MONEY.search(text[:start]), COINS.match(text, end)
    if sign or coins:
        return Mention("money", value, text[sign.start() if sign else start : coins.end() if coins else end], around)
    if share := SHARE.match(text, end):
        return Mention("share", value, text[start : share.end()], around)
    unit = UNIT.match(text, end)
    if scale is None and unit is None and value in YEARS:
        return Mention("year", value, text[start:end], around)
    return Mention("count", value, text[start : unit.end() if unit else end], around)


_READ: dict[Kind, Callable[[str, Sequence[Word], Around], Iterator[Mention]]] = {Kind.NAME: _name, Kind.NUMBER: _numbers}


def _about(sides: Sequence[Sequence[Word]]) -> NDArray[np.float64]:
    """The mean of the vectors of the words on either side, each by its weight and the less the farther it is, as a unit vector."""
    mean = np.zeros(SIZE)
    for away, word in (each for side in sides for each in enumerate(side, 1)):
        if word.kind is Kind.WORD:
            mean += VOCABULARY.weight(VOCABULARY.row_of(word.form, word.kind)) / away * _row(word)
    return mean / (float(np.linalg.norm(mean)) or 1.0)


def _row(word: Word) -> NDArray[np.float64]:
    found: NDArray[np.float64] = VOCABULARY.vectors(np.array([VOCABULARY.row_of(word.form, word.kind)]))[0].astype(np.float64)
    return found


@lru_cache(maxsize=4096)
def _vector(name: str) -> NDArray[np.float64]:
    return _row(Word(name, Kind.NAME, 0, 0))
