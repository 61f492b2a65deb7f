"""The row of a statement: what a worker must find again after a restart, as a short piece of JSON."""

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

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
    StatementWithdrawn,
)
from streams.compare.claims import KEPT, Claim, one_of
from streams.compare.remembered import Remembered, remember

Evidence = Mapping[Slot, tuple[Span, ...]]


class FlagState(NamedTuple):
    """The newest fact about a flag: its revision, a digest of what it says, and whether the flag stands."""

    revision: int
    digest: str
    stands: bool


class Row(NamedTuple):
    """A statement: the newest fact about it, what is remembered of it unless it was withdrawn, and its flags."""

    revision: int
    digest: str
    statement: Remembered | None
    evidence: Evidence
    flags: Mapping[Relation, FlagState]


def row_of(fact: StatementFact, flags: Mapping[Relation, FlagState]) -> Row:
    """The row that a fact about a statement makes; its flags are as they were until they are settled."""
    if isinstance(fact, StatementRecorded):
        return Row(fact.revision, digest(fact), remember(fact), fact.evidence, flags)
    return Row(fact.revision, digest(fact), None, {}, flags)


def outdates(fact: StatementFact, row: Row) -> bool:
    """Whether a fact outdates the known one: by revision, then a withdrawal, then by content; which of them came first never decides."""
    return (fact.revision, isinstance(fact, StatementWithdrawn), digest(fact)) > (row.revision, row.statement is None, row.digest)


def digest(fact: Fact) -> str:
    """16 hexadecimal digits that tell one content from another."""
    return blake2b(fact.model_dump_json().encode(), digest_size=8).hexdigest()


def encode(row: Row) -> bytes:
    """A row as JSON."""
    statement = row.statement and row.statement._replace(speaker=tuple(row.statement.speaker.model_dump().values()))  # type: ignore[arg-type]
    return json.dumps(row._replace(statement=statement), ensure_ascii=False, separators=(",", ":")).encode()


def decode(encoded: bytes) -> Row:
    """The row that was encoded."""
    revision, digest_, statement, evidence, flags = json.loads(encoded)
    return Row(
        revision,
        digest_,
        statement and _remembered(statement),
        {Slot(slot): tuple(map(tuple, spans)) for slot, spans in evidence.items()},
        {Relation(relation): FlagState(*state) for relation, state in flags.items()},
    )


def _remembered(values: list[Any]) -> Remembered:
    found = Remembered(*values)
    return found._replace(
        article=one_of(found.article),
        claim=_claim(*values[5]),
        group=one_of(found.group),
        speaker=_speaker(*values[7]),
        act=_ACTS[found.act],
        action=one_of(found.action),
        outlet=one_of(found.outlet),
        became=found.became and Became(found.became),
    )


@lru_cache(maxsize=KEPT)
def _claim(*values: Any) -> Claim:
    found = Claim(*values)
    return found._replace(
        family=Family(found.family),
        polarity=Polarity(found.polarity),
        stance=Stance(found.stance),
        modality=Modality(found.modality),
        extent=found.extent and Extent(found.extent),
    )


@lru_cache(maxsize=KEPT)
def _speaker(name: str, id: str | None, role: str | None, side: str | None, grade: str) -> Speaker:
    return Speaker(name=name, id=id, role=role, side=side, grade=Grade(grade))


_ACTS = {str(act): act for act in Act}
