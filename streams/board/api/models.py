"""What the interface tells: the facts as they are, and around them what the read model knows."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, SkipValidation
from pydantic_core import from_json

from schemas.flags import Relation, StatementFlagged
from schemas.followups import FollowUpFact, FollowUpSilenced
from schemas.ontology import Family
from schemas.statements import StatementRecorded
from streams.board.api import examples
from streams.board.inbox import Written
from streams.followup.state import Status
from streams.ingest.drafts import TEXT_LIMIT

Word = Annotated[str, Field(pattern=r"^[^\x00]*$", max_length=1000)]
Decision = Annotated[FollowUpFact, Field(discriminator="type")]


class Told(BaseModel):
    """A part of an answer: frozen, and closed. The facts in it were validated when they were read from the read model."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Points(Told):
    """A part of a thread's weight, and what it is for."""

    points: int
    why: str


class ThreadState(Told):
    """What is known of a thread as a whole."""

    id: str = Field(description="id of its first statement; another one where an earlier statement arrives")
    group: str = Field(description="claim group: `side:family`")
    side: str | None
    family: Family
    weight: int = Field(description="how far ahead it stands in the inbox")
    reasons: list[Points] = Field(description="what makes up the weight")
    relations: list[Relation] = Field(description="what its flags say")
    statement_count: int = Field(ge=1)
    utterances: int = Field(ge=1, description="distinct sayings")
    sources: int = Field(ge=1, description="distinct outlets")
    outcome: str | None = Field(description="what became of it")
    due: date | None = Field(description="last day of what is promised and has no outcome")
    first_day: date = Field(description="when it was said first, as far as known")
    last_day: date = Field(description="when it was said last")
    raised: AwareDatetime | None = Field(description="when its newest flag was written; None where it has none but rereports")
    status: Status = Field(description="how far the follow-up is")
    came_back: bool = Field(description="it rested, and is open again for news")
    assignee: str | None
    follow_up: date | None = Field(description="when somebody is to look at it again")
    silenced: date | None = Field(description="last day of a silence that it falls under")
    decided: int = Field(ge=0, description="number of the newest decision about it: `seen` of the next one")


class ThreadLine(ThreadState):
    """A thread as the inbox tells it: the weightiest of its flags, with its two statements."""

    flag: SkipValidation[StatementFlagged]
    now: SkipValidation[StatementRecorded]
    before: SkipValidation[StatementRecorded] | None = Field(description="the nearest earlier statement; None where it has not arrived yet")


class Threads(Told):
    """A page of threads, the weightiest first."""

    threads: list[ThreadLine]
    total: int = Field(ge=0, description="how many the filter shows on all pages")
    next: str | None = Field(description="`after` of the next page; None where this is the last one")


class FlagRaised(Told):
    """A flag that stands, and when it was written."""

    at: AwareDatetime
    flag: SkipValidation[StatementFlagged]


class Thread(ThreadState):
    """A thread with all that belongs to it."""

    statements: list[SkipValidation[StatementRecorded]] = Field(description="in the order in which they were said")
    told_together: list[list[str]] = Field(description="ids of the statements of each utterance, in the order in which they were said")
    flags: list[FlagRaised]
    decisions: list[Decision] = Field(description="what people decided about it and counts, in the order of the numbers")


class StatementHeard(Told):
    """A statement, when it was written, and what became of it here."""

    at: AwareDatetime
    stands: bool = Field(description="whether its article still supports it")
    thread: str | None = Field(description="id of the thread; None where nothing is linked with it")
    statement: SkipValidation[StatementRecorded]


class Statements(Told):
    """A page of statements, the last recorded first."""

    statements: list[StatementHeard]
    total: int = Field(ge=0)
    next: str | None = Field(description="`after` of the next page; None where this is the last one")


class Flags(Told):
    """A page of flags that stand, the newest first."""

    flags: list[FlagRaised]
    total: int = Field(ge=0)
    next: str | None = Field(description="`after` of the next page; None where this is the last one")


class Revision(Told):
    """A revision of an article; a retraction is one without a text."""

    revision: int = Field(ge=1)
    at: AwareDatetime = Field(description="when it was written")
    retracted: bool
    reason: str | None = Field(description="of a retraction")
    title: str | None
    text: str | None = Field(description="all evidence counts in its characters")
    outlet: str | None
    published: date | None
    url: str | None


class Article(Told):
    """An article with its revisions, and what it records."""

    article: str = Field(description="id of the article, the same for all its revisions")
    revisions: list[Revision] = Field(description="the first one first")
    statements: list[StatementHeard] = Field(description="those that were withdrawn, too")


class ArticleListed(Told):
    """An article as a list tells it, by its newest revision; of one that was withdrawn, by the newest that has a text."""

    article: str = Field(description="id of the article, the same for all its revisions")
    revision: int = Field(ge=1, description="the newest one")
    at: AwareDatetime = Field(description="when that was written")
    retracted: bool
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    statements: int = Field(ge=0, description="how many stand that it records")


class Articles(Told):
    """A page of articles, the one that changed last first."""

    articles: list[ArticleListed]
    total: int = Field(ge=0)
    next: str | None = Field(description="`after` of the next page; None where this is the last one")


class ArticleSent(Told):
    """An article as it is sent, its text plain or HTML."""

    text: str = Field(max_length=8 * TEXT_LIMIT)
    title: str | None = None
    outlet: str | None = Field(None, description="name of the outlet as people know it; without it the host of the address")
    published: str | None = Field(None, description="day of publication, as YYYY-MM-DD or as outlets write it")
    url: str | None = Field(None, description="its address, by which later revisions are known")
    language: str | None = Field(None, description="ISO 639-1 code; without it the text tells")


class ArticleTaken(Told):
    """What became of an article that was sent."""

    article: str = Field(description="id of the article")
    outcome: Literal["new", "revised", "known"] = Field(description="known: the log holds it as it is")
    revision: int | None = Field(description="under which it was written; None where it was known")


class Retraction(Told):
    """That an outlet has withdrawn an article."""

    reason: Word | None = Field(None, description="why the outlet withdrew it")


class Retracted(Told):
    """What became of a retraction."""

    article: str = Field(description="id of the article")
    revision: int = Field(ge=1, description="that of the retraction")
    outcome: Literal["retracted", "known"] = Field(description="known: it was withdrawn already, and nothing was written")


class DecisionWritten(Told):
    """A decision as the log has it."""

    at: AwareDatetime
    counts: bool = Field(description="False where somebody else was quicker")
    decision: SkipValidation[FollowUpFact]


class Decisions(Told):
    """A page of decisions, the newest first."""

    decisions: list[DecisionWritten]
    next: str | None = Field(description="`after` of the next page; None where this is the last one")


class Silences(Told):
    """The silences in force, the oldest first."""

    silences: list[SkipValidation[FollowUpSilenced]]


class Late(Told):
    """A decision is written, and the board has not read it back yet."""

    id: str = Field(description="id of the fact; whether it counts is told under /api/v1/followups")
    detail: str


def known_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """A ThreadState as plain values, of a row of `threads`."""
    reasons = [{"points": points, "why": why} for points, why in from_json(row["reasons"])]
    same = {name: row[name] for name in ThreadState.model_fields if name in row}
    return same | {"reasons": reasons, "relations": row["relations"].split(), "statement_count": row["statements"]}


def line_of(written: Written) -> dict[str, Any]:
    """A ThreadLine as plain values: the facts are sent on as they were written."""
    flag, now, before = (from_json(fact) if fact else None for fact in (written.flag, written.now, written.before))
    return {**known_of(written.thread), "flag": flag, "now": now, "before": before}


WITH_EXAMPLES: dict[str, list[Any]] = {
    "Threads": [{"threads": [examples.LINE], "total": 1, "next": None}],
    "Thread": [examples.THREAD],
    "Statements": [{"statements": [examples.HEARD], "total": 1, "next": None}],
    "Flags": [{"flags": [{"at": examples.AT, "flag": examples.FLAG}], "total": 1, "next": None}],
    "Article": [examples.ARTICLE],
    "Articles": [{"articles": [examples.LISTED], "total": 1, "next": None}],
    "ArticleSent": [examples.SENT],
    "ArticleTaken": [{"article": examples.ARTICLE["article"], "outcome": "new", "revision": 1}],
    "Retraction": [{"reason": "the outlet withdrew it"}],
    "Retracted": [{"article": examples.ARTICLE["article"], "revision": 2, "outcome": "retracted"}],
    "DecisionWritten": [{"at": examples.AT, "counts": True, "decision": examples.DECISION}],
    "Decisions": [{"decisions": [{"at": examples.AT, "counts": True, "decision": examples.DECISION}], "next": None}],
    "Silences": [{"silences": [examples.SILENCE]}],
    "Late": [{"id": examples.DECISION["id"], "detail": "the decision is written"}],
}
"""Model -> the examples of it that the OpenAPI shows."""
