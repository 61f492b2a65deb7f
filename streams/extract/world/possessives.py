"""Possessives that have lost their apostrophe ("Frances foreign minister") -> the names that stand in them."""

from collections import defaultdict
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from streams.extract.world.entries import Kind, entries
from streams.extract.world.roles import role_words
from streams.extract.world.words import Token, tokens_of

OWNERS: frozenset[Kind] = frozenset({"state", "seat", "body", "person"})
REACH = 2
"""Words behind a name of one word among which the office must be that it owns."""
FAR = 4
"""Words behind a town among which the part of it must be."""
PARTS = frozenset(
    "outskirts district districts neighbourhood neighbourhoods neighborhood neighborhoods suburb suburbs countryside quarter quarters "
    "streets airport market hospital edge edges".split()
)
"""What is a part of a town: "Gomas | northern suburbs"."""


def restored(tokens: list[Token]) -> list[Token]:
    """The words of a text, a name that has an `s` too many without it: "Syrian Coalitions committee", "Russias Defence Ministry".

    A name of one word must have an office beside it, or a part of the town: "Frances said" is a woman, "the Chads" are nobody.
    """
    return [_without_s(token) if _has_lost_its_apostrophe(tokens, at) else token for at, token in enumerate(tokens)]


def _without_s(token: Token) -> Token:
    return Token(token.start, token.end - 1, token.text[:-1], token.small[:-1])


def _has_lost_its_apostrophe(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if not token.small.endswith("s") or not token.text[0].isupper() or token.small in _last_words():
        return False
    leads = _last_words().get(token.small[:-1], frozenset())
    if at and tokens[at - 1].small in leads and tokens[at - 1].small:
        return True
    behind = [word.small for word in tokens[at + 1 : at + 1 + FAR]]
    return ("" in leads and not _owned().isdisjoint(behind[:REACH])) or (token.small[:-1] in _towns() and not PARTS.isdisjoint(behind))


@lru_cache(maxsize=1)
def _last_words() -> dict[str, frozenset[str]]:
    """Last word of any name, in small letters -> the words before it in names of owners, "" where it is the whole of one."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, entry in entries():
        words = [token.small for token in tokens_of(name)]
        found[words[-1]] |= {words[-2] if words[1:] else ""} if entry.kind in OWNERS else set()
    return {word: frozenset(leads) for word, leads in found.items()}


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    """Names of one word of places that are no states, in small letters."""
    names = (tokens_of(name) for name, entry in entries() if entry.kind == "place")
    return frozenset(words[0].small for words in names if len(words) == 1)


@lru_cache(maxsize=1)
def _owned() -> frozenset[str]:
    """Words of offices that follow an owner."""
    return role_words() - STOP_WORDS
