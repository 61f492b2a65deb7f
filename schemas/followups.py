"""What people decide about what was found. Decisions about threads reach comparison, and are honoured on every replay.

The facts of one group are numbered from 1 on, over all their types. Where two people decide at once, two facts bear one number:
the one that comes first in the log holds, and the other one, like any whose number is not above all before it, never counts.
"""

from datetime import UTC, date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from schemas.base import Fact, Part

Instant = Annotated[AwareDatetime, AfterValidator(lambda instant: instant.astimezone(UTC))]
"""A moment; UTC, whatever zone it was given in."""


class Resolution(StrEnum):
    """How the follow-up of a thread ended."""

    PUBLISHED = "published"
    CARRIED_OUT = "carried out"
    GOING_ON = "going on"
    ABANDONED = "abandoned"
    CONTRADICTED = "contradicted by events"
    FALSE_ALARM = "false alarm"


class Matcher(Part):
    """Which threads are meant: those that are alike in all that is given. None of it means all threads."""

    side: str | None = Field(None, min_length=1, description="side of the speaker: `RUS`, `UN`")
    family: str | None = Field(None, min_length=1, description="family of the action: `forces`")
    speaker: str | None = Field(None, min_length=1, description="id of the speaker, or the name as written")
    place: str | None = Field(None, min_length=1, description="code of the place: ISO 3166-1 alpha-3, or that of a contested area")

    @property
    def group(self) -> str:
        """The key of what is decided about all these threads: `RUS:*`."""
        return f"{self.side or '*'}:{self.family or '*'}"

    @property
    def is_everything(self) -> bool:
        """Whether it leaves no thread out."""
        return not any((self.side, self.family, self.speaker, self.place))


class _FollowUp(Fact):
    group: str = Field(description="claim group of all the statements: `side:family`")
    number: int = Field(ge=1, description="one more than that of the newest fact of the group")
    by: str = Field(min_length=1, description="who decided it")
    at: Instant = Field(description="when it was decided")


class _AboutThread(_FollowUp):
    statement: str = Field(description="id of the first statement of the thread, as it then was")
    seen: tuple[str, ...] = Field(description="ids of all its statements: it is known by any that still stands, and the others are news")


class FollowUpAcknowledged(_AboutThread):
    """Somebody has seen a thread: it rests until something new is said, reversed or known to have become of it."""

    identity: ClassVar = ("group", "number", "by", "at", "statement", "seen")

    type: Literal["FollowUpAcknowledged"] = "FollowUpAcknowledged"


class FollowUpAssigned(_AboutThread):
    """A thread is somebody's task, or nobody's any more."""

    identity: ClassVar = ("group", "number", "by", "at", "statement", "to")

    type: Literal["FollowUpAssigned"] = "FollowUpAssigned"
    to: str | None = Field(None, min_length=1, description="whose task it is; None where it is nobody's")


class FollowUpNoted(_AboutThread):
    """Somebody wrote a note about a thread."""

    identity: ClassVar = ("group", "number", "by", "at", "statement", "text")

    type: Literal["FollowUpNoted"] = "FollowUpNoted"
    text: str = Field(min_length=1, max_length=10_000, description="the note, in plain text")


class FollowUpScheduled(_AboutThread):
    """A thread is to be looked at by a day, or by no day any more."""

    identity: ClassVar = ("group", "number", "by", "at", "statement", "due")

    type: Literal["FollowUpScheduled"] = "FollowUpScheduled"
    due: date | None = Field(None, description="the day by which it is to be looked at; None where it is by no day")


class FollowUpResolved(_AboutThread):
    """The follow-up of a thread ended, until something new is said."""

    identity: ClassVar = ("group", "number", "by", "at", "statement", "resolution", "seen", "text")

    type: Literal["FollowUpResolved"] = "FollowUpResolved"
    resolution: Resolution = Field(description="how it ended")
    text: str | None = Field(None, min_length=1, max_length=10_000, description="a note on that, in plain text")


class FollowUpReopened(_AboutThread):
    """A thread that rested is open again because somebody says so."""

    identity: ClassVar = ("group", "number", "by", "at", "statement")

    type: Literal["FollowUpReopened"] = "FollowUpReopened"


class FollowUpSilenced(_FollowUp):
    """Threads that match rest until a day is over; those to come, too."""

    identity: ClassVar = ("group", "number", "by", "at", "matcher", "until", "reason")

    type: Literal["FollowUpSilenced"] = "FollowUpSilenced"
    matcher: Matcher = Field(description="which threads rest")
    until: date = Field(description="the last day on which they rest")
    reason: str = Field(min_length=1, max_length=10_000, description="why, in plain text")

    @model_validator(mode="after")
    def _lies_with_its_like(self) -> Self:
        if self.group != self.matcher.group:
            raise ValueError(f"group {self.group} is not that of the matcher ({self.matcher.group})")
        return self


class FollowUpUndone(_FollowUp):
    """An earlier fact of the group no longer counts, as if it had not been decided."""

    identity: ClassVar = ("group", "number", "by", "at", "undoes")

    type: Literal["FollowUpUndone"] = "FollowUpUndone"
    undoes: str = Field(description="id of that fact")
    statement: str | None = Field(None, description="the statement that the fact is about; None for a silence")


class _AboutThreads(Fact):
    identity: ClassVar = ("group", "number", "statement", "others")

    group: str = Field(description="claim group of all the statements: `side:family`")
    number: int = Field(
        ge=1, description="one more than that of the newest fact of the group: of two decisions about the same statements it holds"
    )
    statement: str = Field(description="id of a statement")
    others: tuple[str, ...] = Field(min_length=1, description="ids of statements of the other thread")
    by: str = Field(description="who decided it")
    at: Instant | None = Field(None, description="when it was decided")
    reason: str | None = Field(None, description="why, in plain text")


class ThreadSplit(_AboutThreads):
    """A statement does not belong to a thread: it must not be linked with those statements of it."""

    type: Literal["ThreadSplit"] = "ThreadSplit"


class ThreadsMerged(_AboutThreads):
    """Two threads are one claim: a statement of one must be linked with those of the other."""

    type: Literal["ThreadsMerged"] = "ThreadsMerged"


FollowUpFact = (
    FollowUpAcknowledged
    | FollowUpAssigned
    | FollowUpNoted
    | FollowUpScheduled
    | FollowUpResolved
    | FollowUpReopened
    | FollowUpSilenced
    | FollowUpUndone
    | ThreadSplit
    | ThreadsMerged
)
