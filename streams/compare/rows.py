"""The row of a statement: what a worker must find again after a restart, as two short lines of JSON."""

import json
from base64 import b64encode
from binascii import a2b_base64
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from sys import intern
from typing import Any, NamedTuple

from pydantic_core import from_json

from schemas.base import Fact, Span
from schemas.flags import Relation
from schemas.ontology import Act, Family, Stance
from schemas.statements import (
    Became,
    Extent,
    Grade,
    Modality,
    Polarity,
    Slot,
    Speaker,
    StatementFact,
    StatementRecorded,
    precedence,
    reading_of,
)
from streams.compare.claims import KEPT, Claim
from streams.compare.remembered import Remembered, one_day, remember

Evidence = Mapping[Slot, tuple[Span, ...]]

LATELY = 32768
"""Statements of which it is kept for a while what is remembered of them; when there are more that begins anew."""
_LATELY: dict[str, Remembered] = {}


class FlagState(NamedTuple):
    """The newest fact about a flag: its revision, a digest of what it says, and whether the flag stands."""

    revision: int
    digest: str
    stands: bool


class Row(NamedTuple):
    """A statement: the newest fact about it, what is remembered of it unless it was withdrawn, and its flags.

    Head and flags are kept here because they are not told from the statement alone.
    """

    revision: int
    digest: str
    statement: Remembered | None
    head: str | None
    """Id of the first statement of its utterance, where that is another one."""
    evidence: Evidence
    flags: Mapping[Relation, FlagState]
    extractor: str | None = None
    """Version of the extractor that the newest fact is by."""


class Standing(NamedTuple):
    """What of a row is in memory: the statement, unless it was withdrawn, and the head of its utterance, where that is another one."""

    statement: Remembered | None
    head: str | None


def row_of(fact: StatementFact, flags: Mapping[Relation, FlagState]) -> Row:
    """The row that a fact about a statement makes; its head and flags are as they were until they are settled."""
    says = digest(fact)
    if isinstance(fact, StatementRecorded):
        return Row(fact.revision, says, _remembered(fact, says), None, fact.evidence, flags, fact.extractor)
    return Row(fact.revision, says, None, None, {}, flags, fact.extractor)


def _remembered(statement: StatementRecorded, says: str) -> Remembered:
    """What is remembered of a statement, given its digest; the same once more where it is compared between sides, too."""
    if (known := _LATELY.get(says)) is None:
        if len(_LATELY) == LATELY:
            _LATELY.clear()
        known = _LATELY[says] = remember(statement)
    return known


def outdates(fact: StatementFact, row: Row) -> bool:
    """Whether a fact outdates the known one: by `precedence`, then by content; which of them came first never decides."""
    known = row.revision, reading_of(row.extractor), row.statement is None
    return (precedence(fact), digest(fact)) > (known, row.digest)


def digest(fact: Fact) -> str:
    """16 hexadecimal digits that tell one content from another."""
    return blake2b(fact.model_dump_json().encode(), digest_size=8).hexdigest()


def encode(row: Row) -> bytes:
    """A row as two lines of JSON: what an index is rebuilt from, and what is only asked for one by one."""
    kept = row.statement and _plain(row.statement), row.head
    return f"{_json(kept)}\n{_json((row.revision, row.digest, row.evidence, row.flags, row.extractor))}".encode()


def _plain(statement: Remembered) -> tuple[Any, ...]:
    """A statement in the types of JSON."""
    who = statement.speaker
    speaker = (who.name, who.id, who.role, who.side, who.grade)
    return statement._replace(speaker=speaker, sketch=b64encode(statement.sketch).decode())  # type: ignore[arg-type]


def decode(encoded: bytes) -> Row:
    """The row that was encoded; of evidence and flags in the plain types of JSON. One from before lacks the extractor."""
    kept, (revision, digest_, evidence, flags, *extractor) = map(from_json, encoded.split(b"\n"))
    return Row(revision, digest_, *_standing(*kept), evidence, {name: FlagState(*state) for name, state in flags.items()}, *extractor)


def standing(encoded: bytes) -> Standing:
    """What of a row an index is rebuilt from; a third of the work of decoding it."""
    return _standing(*from_json(encoded[: encoded.index(b"\n")]))


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _standing(statement: list[Any] | None, head: str | None) -> Standing:
    return Standing(None if statement is None else Remembered(*_typed(statement, _FIELDS)), head)


def _typed(values: list[Any], types: list[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    """Some values of JSON, in their own types; what many statements have in common is one object again."""
    for at, own in types:
        if (value := values[at]) is not None:
            values[at] = own(value)
    return values


def _claim(slots: list[Any]) -> Claim:
    return Claim(*_typed(slots, _SLOTS))


def _speaker(fields: list[Any]) -> Speaker:
    return _one_speaker(*fields)


@lru_cache(maxsize=KEPT)
def _one_speaker(name: str, id: str | None, role: str | None, side: str | None, grade: str) -> Speaker:
    return Speaker(name=name, id=id, role=role, side=side, grade=Grade(grade))


def _members(of: type[StrEnum]) -> Callable[[str], Any]:
    return {str(each): each for each in of}.__getitem__


_TYPES: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("last", "first", "published"), one_day),
    **dict.fromkeys(("article", "group", "action", "outlet"), intern),
    "claim": _claim,
    "speaker": _speaker,
    "act": _members(Act),
    "became": _members(Became),
    "sketch": a2b_base64,
}
_CLAIM_TYPES: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("side", "person", "name", "trade", "action", "actor", "place", "site", "town"), intern),
    "family": _members(Family),
    "polarity": _members(Polarity),
    "stance": _members(Stance),
    "modality": _members(Modality),
    "extent": _members(Extent),
}
_FIELDS = [(Remembered._fields.index(name), own) for name, own in _TYPES.items()]
_SLOTS = [(Claim._fields.index(name), own) for name, own in _CLAIM_TYPES.items()]
