"""The words for offices: which role each of them means."""

from functools import lru_cache
from typing import Literal, NamedTuple

from schemas.statements import Grade
from streams.extract.lexicon import rows
from streams.extract.world.words import names_in, small_words

HONORIFICS = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof gen lt col maj adm sen rep gov rev hon sgt capt judge justice pastor".split()
)
"""Words, without their full stop, that only stand before the name of a person."""


class Role(NamedTuple):
    """An office, or whoever speaks without one: "foreign minister" is a person, "foreign ministry" a body, "official" a person unnamed."""

    name: str
    kind: Literal["person", "body"]
    grade: Grade


@lru_cache(maxsize=1)
def roles() -> dict[tuple[str, ...], Role]:
    """The words for a role, in small letters -> the role: "secretary of state" is a foreign minister."""
    found: dict[tuple[str, ...], Role] = {}
    for name, kind, grade, others in rows("offices.tsv"):
        role = Role(name, "person" if kind == "person" else "body", Grade(grade))
        found.update((small_words(written), role) for written in (name, *names_in(others)))
    return found


def role_called(words: str) -> str:
    """The name of the role that these words mean; the words themselves where they mean none that is known."""
    known = roles().get(small_words(words))
    return known.name if known else words


@lru_cache(maxsize=1)
def role_of_leader() -> dict[str, str]:
    """Side -> the role of its leader, where that is not the president."""
    return {side: role for side, role in rows("offices.heads.tsv")}  # noqa: C416 - rows are lists; dict() wants pairs


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """The last words, in small letters, of what may stand before a person's name: "mrs", "minister"."""
    return HONORIFICS | {words[-1] for words, role in roles().items() if role.kind == "person"}


@lru_cache(maxsize=1)
def role_words() -> frozenset[str]:
    """All words, in small letters, of which names of roles are made."""
    return frozenset(word for words in roles() for word in words)
