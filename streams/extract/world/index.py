"""Tokens of a text -> what they may stand for, by the names that the tables know."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from streams.extract.world.entries import Entry, Kind, entries
from streams.extract.world.words import Token, are_joined, tokens_of

_RANK: dict[Kind, int] = {"stop": 0, "state": 1, "seat": 2, "body": 3, "outlet": 4, "demonym": 5, "place": 6, "person": 7}
"""Which of the things of one name comes first."""


class Hit(NamedTuple):
    """Tokens `first` to `end` (excluded) of a text, and all that they may stand for."""

    first: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """How many tokens it has."""
        return self.end - self.first


class _Name(NamedTuple):
    """One way of writing something, token by token, and what it stands for."""

    written: tuple[str, ...]
    entry: Entry


def hits(text: str, tokens: list[Token]) -> Iterator[Hit]:
    """The known names among the tokens of a text, in order and without overlap; the longest wins."""
    first, small = 0, tuple(token.small for token in tokens)
    while first < len(tokens):
        hit = _longest(text, tokens, small, first)
        if hit:
            yield hit
        first = hit.end if hit else first + 1


def entries_of(text: str, tokens: list[Token]) -> tuple[Entry, ...]:
    """What these tokens of a text, all of them, may stand for: what is written exactly so, or else what their capitals allow."""
    names = _names().get(tuple(token.small for token in tokens), ())
    if not names or not are_joined(text, tokens):
        return ()
    words = tuple(token.text for token in tokens)
    exact = tuple(name.entry for name in names if name.written == words)
    return exact or tuple(name.entry for name in names if all(map(_fits, words, name.written)))


def _longest(text: str, tokens: list[Token], small: tuple[str, ...], first: int) -> Hit | None:
    for size in _sizes().get(small[first], ()):
        window = small[first : first + size]
        if len(window) == size and window in _names() and (found := entries_of(text, tokens[first : first + size])):
            return Hit(first, first + size, found)
    return None


def _fits(word: str, written: str) -> bool:
    """Whether the capitals of a word allow it to be one that a name has: "SYRIA" is "Syria", but "turkey" is not, and "Us" is not "US"."""
    if written.isupper() and len(written) > 1:
        return word == written
    return word[0].isupper() or not written[0].isupper()


@lru_cache(maxsize=1)
def _names() -> dict[tuple[str, ...], tuple[_Name, ...]]:
    """Tokens in small letters -> the names so written, in the order of their kinds."""
    found: dict[tuple[str, ...], dict[_Name, None]] = defaultdict(dict)
    for name, entry in entries():
        tokens = tokens_of(name)
        found[tuple(token.small for token in tokens)][_Name(tuple(token.text for token in tokens), entry)] = None
    return {small: tuple(sorted(names, key=lambda name: _RANK[name.entry.kind])) for small, names in found.items()}


@lru_cache(maxsize=1)
def _sizes() -> dict[str, tuple[int, ...]]:
    """First token of names -> how many tokens they have, the most first."""
    found: dict[str, set[int]] = defaultdict(set)
    for small in _names():
        found[small[0]].add(len(small))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}
