"""Offices: what a phrase says of one, and who held it on a day."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from schemas.statements import Grade
from streams.extract.world.people import Person, person_on, tenures
from streams.extract.world.roles import Role, role_called, role_of_leader, role_words, roles
from streams.extract.world.scan import mentions
from streams.extract.world.words import HYPHENS, Token, tokens_of

STANCES = frozenset({"pro", "anti", "non", "counter"})
"""First halves of compounds that name what somebody is for or against."""


REMEMBERED = 1 << 13
"""Phrases that newspapers use again and again, of which the office is kept in memory."""

LONGEST_PHRASE = 60
"""Words; what is longer is a list."""


class Office(NamedTuple):
    """What an office phrase says: "the Russian foreign ministry" is a body, the ministry, of side RUS."""

    role: str
    kind: Literal["person", "body"]
    grade: Grade
    side: str | None


@lru_cache(maxsize=REMEMBERED)
def office(words: str, head: int | None = None) -> Office | None:
    """What a phrase like "the Russian foreign ministry" or "Foreign Minister of Poland" says; None where it names no office.

    `head` is where the phrase's main word begins: an office that other words name is then somebody else's ("the ministry's road").
    """
    tokens = _of_itself(words)[:LONGEST_PHRASE]
    if not any(token.small in role_words() for token in tokens):
        return None
    said = mentions(words)
    others = [token for token in tokens if not any(m.start <= token.start < m.end for m in said)]
    role = _role_in(tokens, head) or _role_in(others, head)
    side = next((mention.side for mention in said if mention.side), None)
    return Office(role.name, role.kind, role.grade, side) if role else None


def _of_itself(words: str) -> list[Token]:
    """The words of a phrase without those that only tell what it is for or against: "pro-government", "anti-police"."""
    tokens = tokens_of(words)
    stances = {at for at, token in enumerate(tokens) if token.small in STANCES and words[token.end : token.end + 1] in set(HYPHENS)}
    return [token for at, token in enumerate(tokens) if not {at, at - 1} & stances]


def _role_in(tokens: list[Token], head: int | None) -> Role | None:
    """The role that the longest run of words names; `head`, where there is one, begins a word of it."""
    runs = (run for run in _runs(tokens) if head is None or any(token.start == head for token in run))
    named = (roles().get(tuple(token.small for token in run)) for run in runs)
    return next((role for role in named if role), None)


def holder(role: str, side: str, on: date) -> Person | None:
    """Who held an office of a side on a day: "president", "foreign minister" (a secretary of state is one), "leader"."""
    wanted = role_called(role)
    if wanted == "leader":
        wanted = role_of_leader().get(side, "president")
    held = [
        (tenure.since, key)
        for key, offices in tenures().items()
        for tenure in offices
        if tenure.side == side and role_called(tenure.role) == wanted and tenure.covers(on)
    ]
    return person_on(max(held)[1], on) if held else None


def _runs(words: list[Token]) -> Iterator[list[Token]]:
    """Consecutive words, the longest runs first, then from left to right."""
    for size in range(min(len(words), _longest()), 0, -1):
        for first in range(len(words) - size + 1):
            yield words[first : first + size]


@lru_cache(maxsize=1)
def _longest() -> int:
    """How many words the longest name of a role has."""
    return max(map(len, roles()))
