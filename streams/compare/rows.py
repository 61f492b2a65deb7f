"""The row of a statement: what a worker must find again after a restart, as a short piece of JSON."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from sys import intern
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
from streams.compare.claims import KEPT, Claim, one_claim
from streams.compare.remembered import Remembered, remember

Evidence = Mapping[Slot, tuple[Span, ...]]


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


def row_of(fact: StatementFact, flags: Mapping[Relation, FlagState]) -> Row:
    """The row that a fact about a statement makes; its head and flags are as they were until they are settled."""
    if isinstance(fact, StatementRecorded):
        return Row(fact.revision, digest(fact), remember(fact), None, fact.evidence, flags)
    return Row(fact.revision, digest(fact), None, None, {}, flags)


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
    """The row that was encoded; of evidence and flags in the plain types of JSON."""
    revision, digest_, statement, head, evidence, flags = json.loads(encoded)
    return Row(
        revision, digest_, statement and _remembered(*statement), head, evidence, {name: FlagState(*state) for name, state in flags.items()}
    )


def _remembered(*values: Any) -> Remembered:
    """What was remembered, in the types of JSON, in its own types; what many statements have in common is one object again."""
    plain = dict(zip(Remembered._fields, values, strict=True))
    typed = {name: of(plain[name]) for name, of in _OF_ITS_TYPE.items()}
    return Remembered(**plain | typed)


def _claim(values: Iterable[Any]) -> Claim:
    found = Claim(*values)
    typed = found._replace(
        family=Family(found.family),
        polarity=Polarity(found.polarity),
        stance=Stance(found.stance),
        modality=Modality(found.modality),
        extent=found.extent and Extent(found.extent),
    )
    return one_claim(typed)


@lru_cache(maxsize=KEPT)
def _speaker(name: str, id: str | None, role: str | None, side: str | None, grade: str) -> Speaker:
    return Speaker(name=name, id=id, role=role, side=side, grade=Grade(grade))


_OF_ITS_TYPE: dict[str, Callable[[Any], Any]] = {
    "article": intern,
    "claim": _claim,
    "group": intern,
    "speaker": lambda values: _speaker(*values),
    "act": {str(act): act for act in Act}.__getitem__,
    "action": intern,
    "outlet": intern,
    "became": lambda value: value and Became(value),
}
