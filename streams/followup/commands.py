"""What people may want to do with a thread, as it comes from a form or over the API."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Part
from schemas.followups import Matcher, Resolution

Text = Annotated[str, Field(min_length=1, max_length=10_000)]


class Acknowledge(Part):
    """Let the thread rest until there is news."""

    do: Literal["acknowledge"] = "acknowledge"


class Reopen(Part):
    """Have the thread wait for somebody again."""

    do: Literal["reopen"] = "reopen"


class Assign(Part):
    """Make the thread somebody's task, or nobody's."""

    do: Literal["assign"] = "assign"
    to: Annotated[str, Field(min_length=1, max_length=100)] | None = None


class Note(Part):
    """Write something down about the thread."""

    do: Literal["note"] = "note"
    text: Text


class Schedule(Part):
    """Have the thread looked at by a day, or by no day."""

    do: Literal["schedule"] = "schedule"
    due: date | None = None


class Resolve(Part):
    """End the follow-up of the thread."""

    do: Literal["resolve"] = "resolve"
    resolution: Resolution
    text: Text | None = None


class Split(Part):
    """Take one statement out of the thread."""

    do: Literal["split"] = "split"
    statement: str = Field(min_length=1, description="id of the statement")
    reason: Text | None = None


class Merge(Part):
    """Make one thread of two."""

    do: Literal["merge"] = "merge"
    other: str = Field(min_length=1, description="id of a statement of the other thread")
    reason: Text | None = None


class Undo(Part):
    """Take back what was decided about the thread."""

    do: Literal["undo"] = "undo"
    fact: str = Field(min_length=1, description="id of the fact")


ThreadCommand = Acknowledge | Reopen | Assign | Note | Schedule | Resolve | Split | Merge | Undo


class Silence(Part):
    """Let all threads rest that match."""

    do: Literal["silence"] = "silence"
    matcher: Matcher
    until: date
    reason: Text
    everything: bool = Field(False, description="said once more where the matcher leaves no thread out")
