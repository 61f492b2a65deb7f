"""What people decide about what was found. Decisions about threads reach comparison, and are honoured on every replay."""

from typing import ClassVar, Literal

from pydantic import Field

from schemas.base import Fact


class _AboutThreads(Fact):
    identity: ClassVar = ("group", "number", "statement", "others")

    group: str = Field(description="claim group of all the statements: `side:family`")
    number: int = Field(
        ge=1, description="one more than that of the newest decision in the group: of two about the same statements it holds"
    )
    statement: str = Field(description="id of a statement")
    others: tuple[str, ...] = Field(min_length=1, description="ids of statements of the other thread")
    by: str = Field(description="who decided it")
    reason: str | None = None


class ThreadSplit(_AboutThreads):
    """A statement does not belong to a thread: it must not be linked with those statements of it."""

    type: Literal["ThreadSplit"] = "ThreadSplit"


class ThreadsMerged(_AboutThreads):
    """Two threads are one claim: a statement of one must be linked with those of the other."""

    type: Literal["ThreadsMerged"] = "ThreadsMerged"


FollowUpFact = ThreadSplit | ThreadsMerged
