"""People in public office: who bears a name, and what office they held on a day."""

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from schemas.base import Interval, interval
from streams.extract.lexicon import rows
from streams.extract.world.names import meanings
from streams.extract.world.roles import role_words, titles
from streams.extract.world.words import Token, fold, slug, tokens_of


class Person(NamedTuple):
    """Somebody in public office, as of a day; `role` begins with "former" once no office was held any more."""

    id: str
    name: str
    role: str | None
    side: str
    sex: str
    in_office: bool


class Tenure(NamedTuple):
    """One office that a person held."""

    name: str
    sex: str
    side: str
    role: str
    held: Interval

    def covers(self, on: date) -> bool:
        """Whether the office was held on a day."""
        return self.since <= on <= (self.held.latest or date.max)

    @property
    def since(self) -> date:
        """The first day of it."""
        return self.held.earliest or date.min


@lru_cache(maxsize=1)
def _sexes() -> dict[str, str]:
    return {fold(name): sex for sex, names in rows("given_names.tsv") for name in names.split()}


def sex_of(given_name: str) -> str | None:
    """`m` or `f` for a name that only men or only women are given; None for what is no given name, or one of both."""
    return _sexes().get(fold(given_name))


def person(words: str, on: date) -> Person | None:
    """The person so named, with the office held on a day; titles before the name are allowed.

    None where nobody or, on that day, not exactly one in office bears the name; and for a surname that is a common word and has no title.
    """
    for at, token in enumerate(tokens_of(words)):
        entries = meanings(words[token.start :], "person")
        if ids := {entry.key for entry in entries if at or not entry.guarded}:
            return _only(ids, on)
        if not _leads_to_a_name(token):
            return None
    return None


def person_on(key: str, on: date) -> Person:
    """The person of an id, with the office held on a day: the newest of several, the last one before where there is none."""
    known = tenures()[key]
    now = [tenure for tenure in known if tenure.covers(on)]
    past = [tenure for tenure in known if (tenure.held.latest or date.max) < on]
    name, sex, side, role, _ = (now or past or known[:1])[-1]
    return Person(key, name, role if now else f"former {role}" if past else None, side, sex, bool(now))


@lru_cache(maxsize=1)
def tenures() -> dict[str, list[Tenure]]:
    """Id of a person -> the offices held, the earliest first."""
    found: dict[str, list[Tenure]] = defaultdict(list)
    for name, sex, side, role, held, _ in rows("leaders.tsv"):
        found[slug(name)].append(Tenure(name, sex, side, role, interval(held)))
    return {key: sorted(held, key=lambda tenure: tenure.since) for key, held in found.items()}


def _only(ids: set[str], on: date) -> Person | None:
    """Of people of one name, the only one, or the only one in office."""
    people = [person_on(key, on) for key in sorted(ids)]
    found = people if len(people) == 1 else [one for one in people if one.in_office]
    return found[0] if len(found) == 1 else None


def _leads_to_a_name(token: Token) -> bool:
    """Whether a word may stand before a name: "Prime", "Minister", "Russian"."""
    return token.small in titles() | role_words() or bool(meanings(token.text, "demonym", "state", "body"))
