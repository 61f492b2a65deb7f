"""Offices: what a phrase says of one, and who held it on a day."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from schemas.statements import Grade
from streams.extract.world.people import Person, person_on, tenures
from streams.extract.world.roles import role_called, role_of_leader, roles
from streams.extract.world.scan import mentions
from streams.extract.world.words import tokens_of


class Office(NamedTuple):
    """What an office phrase says: "the Russian foreign ministry" is a body, the ministry, of side RUS."""

    role: str
    kind: Literal["person", "body"]
    grade: Grade
    side: str | None


def office(words: str) -> Office | None:
    """What a phrase like "the Russian foreign ministry" or "Foreign Minister of Poland" says; None where it names no office."""
    said = mentions(words)
    others = [token.small for token in tokens_of(words) if not any(m.start <= token.start < m.end for m in said)]
    role = next((roles()[run] for run in _runs(others) if run in roles()), None)
    side = next((mention.side for mention in said if mention.side), None)
    return Office(role.name, role.kind, role.grade, side) if role else None


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


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Consecutive words, no more of them than a role has, the longest runs first, then from left to right."""
    for size in range(min(len(words), _longest_role()), 0, -1):
        for first in range(len(words) - size + 1):
            yield tuple(words[first : first + size])


@lru_cache(maxsize=1)
def _longest_role() -> int:
    return max(map(len, roles()))
