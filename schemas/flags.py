"""What SaidBefore finds: that something was said before."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from schemas.base import Fact, Part, Span, content_id
from schemas.statements import Became, Slot


class Relation(StrEnum):
    """What a statement is to an earlier one."""

    REREPORT = "rereport"
    REPEAT = "repeat"
    REVERSAL = "reversal"
    ECHO = "echo"
    OUTCOME = "outcome"


class Earlier(Part):
    """The earlier statements that a flag rests on, by id."""

    nearest: str = Field(description="the last one said before")
    first: str = Field(description="the first one ever said")
    best: str = Field(description="the one most like it")


class Why(Part):
    """Slot by slot, why the statement and the best of the earlier ones belong together."""

    agreed: dict[str, tuple[str, str]] = Field(description="slot -> its value now and before")
    differed: dict[str, tuple[str, str]] = Field({}, description="slot -> its value now and before, where that makes the relation")
    missing: tuple[str, ...] = Field((), description="slots that one of the two does not fill")
    changed: tuple[tuple[str, str], ...] = Field((), description="numbers and names that changed in like words: now and before")
    spans: dict[Slot, tuple[tuple[Span, ...], tuple[Span, ...]]] = Field(
        {}, description="slot -> the characters that show it now and before, each in the text of its own article"
    )
    text: float = Field(ge=0, le=1, description="likeness of the words, from 0 to 1")
    vetoes: tuple[str, ...] = Field((), description="slots that could have parted them and did not")
    rejected: dict[str, str] | None = Field(None, description="the nearest candidate that was turned down: its id and the vetoes")


class StatementFlagged(Fact):
    """A statement has a relation to earlier ones. The newest revision of a flag id stands."""

    identity: ClassVar = ("statement", "relation")

    type: Literal["StatementFlagged"] = "StatementFlagged"
    revision: int = Field(1, ge=1, description="one more each time that the history behind the flag changes")
    relation: Relation = Field(description="what the statement is to the earlier ones")
    statement: str = Field(description="id of the StatementRecorded that is flagged")
    group: str = Field(description="claim group of the statement: `side:family`")
    earlier: Earlier = Field(description="the earlier statements that it rests on")
    gap_days: int | None = Field(None, ge=0, description="days from the nearest earlier saying; None where one is undated")
    utterances: int = Field(ge=1, description="distinct sayings in the thread up to and with this one")
    sources: int = Field(ge=1, description="distinct outlets that reported the thread up to and with this article")
    independent: int = Field(1, ge=1, description="those of the sources that did not copy the report of another one")
    became: Became | None = Field(None, description="what this statement tells of the nearest earlier one, or makes of it")
    outcome: str | None = Field(None, description="what became of the earlier ones, as the article published last says")
    outcomes: dict[str, str] = Field({}, description="id of one of the `earlier` -> what became of it, where that is known")
    score: float = Field(ge=0, le=1, description="how well the statements agree, from 0 to 1 (no probability)")
    why: Why = Field(description="slot by slot, why they belong together")


class FlagWithdrawn(Fact):
    """A flag no longer holds: what it rested on was withdrawn, or an earlier article came late."""

    identity: ClassVar = ("flag", "revision")

    type: Literal["FlagWithdrawn"] = "FlagWithdrawn"
    flag: str = Field(description="id of the StatementFlagged that no longer stands")
    revision: int = Field(ge=2, description="one more than the revision that it withdraws")
    group: str = Field(description="claim group of the statement: `side:family`")
    statement: str = Field(description="id of the StatementRecorded that was flagged")
    relation: Relation = Field(description="what the statement was to the earlier ones")
    reason: Literal["withdrawn", "history"] = Field(description="the statement was withdrawn, or its history changed")


FlagFact = StatementFlagged | FlagWithdrawn


def flag_of(fact: FlagFact) -> str:
    """The id of the flag that a fact is about."""
    return fact.flag if isinstance(fact, FlagWithdrawn) else fact.id


def flag_id(statement: str, relation: Relation) -> str:
    """The id of the flag of a statement: the same for all its revisions."""
    return content_id(StatementFlagged.__name__, statement, relation)


def standing(facts: Iterable[FlagFact]) -> dict[str, StatementFlagged]:
    """The flags that stand after some facts in any order, by id: of each flag the newest revision counts."""
    newest: dict[str, FlagFact] = {}
    for fact in facts:
        if flag_of(fact) not in newest or newest[flag_of(fact)].revision < fact.revision:
            newest[flag_of(fact)] = fact
    return {flag: fact for flag, fact in newest.items() if isinstance(fact, StatementFlagged)}


def rests_on(flag: StatementFlagged) -> set[str]:
    """The ids of the earlier statements that a flag names."""
    return {flag.earlier.nearest, flag.earlier.first, flag.earlier.best}
