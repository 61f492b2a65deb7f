"""What stands now of every thread: the topic `threads` keeps the newest state of each, so that nobody has to read history for it."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from schemas.base import Fact
from schemas.flags import Relation
from schemas.followups import Resolution

MOST_MEMBERS = 100
"""Statements that a state names, however many there are."""


FLAGS_OFFSET = "ce_flagsoffset"
"""The header that says: all of `flags` before this offset, in the same partition, is in what stands there before this record."""


class ThreadUpdated(Fact):
    """A thread is another than before: something was said, withdrawn, flagged or decided. The newest one by thread stands.

    It follows from the facts on the other topics alone: whoever folds these anew comes to the same state, under the same id.
    """

    identity: ClassVar = (
        "thread", "group", "label", "place", "first_said", "last_said", "members", "statements", "utterances", "sources",
        "relations", "loudest", "flag", "now", "before", "outcome", "due",
        "status", "news", "resolution", "assignee", "follow_up", "silenced", "decided",
    )  # fmt: skip

    type: Literal["ThreadUpdated"] = "ThreadUpdated"
    thread: str = Field(description="id of its first statement; another one where something that was said earlier comes to light")
    group: str = Field(description="claim group of its statements: `side:family`")
    side: str | None = Field(None, description="side of the speaker of the first statement")
    family: str = Field(description="family of the action")
    label: str = Field(
        description="label of the statement `now`, or where that is of another side, of the one said last: `withdrawal announced`"
    )
    place: str | None = Field(None, description="code of the place of the same statement")
    first_said: date = Field(description="the first day on which it may have been said first")
    last_said: date = Field(description="the last day on which it may have been said last")
    members: tuple[str, ...] = Field(
        max_length=MOST_MEMBERS, description=f"ids of its statements as they were said: the first one and the last {MOST_MEMBERS - 1}"
    )
    statements: int = Field(ge=1, description="how many statements it has")
    utterances: int = Field(ge=1, description="how many distinct sayings these report")
    sources: int = Field(ge=1, description="how many outlets reported it")
    relations: tuple[Relation, ...] = Field(description="relations of its flags that stand")
    loudest: Relation | None = Field(None, description="relation of the flag that weighs most; None where there are rereports alone")
    flag: str | None = Field(None, description="id of that flag")
    now: str = Field(description="id of the statement that it flags, else of the one said last")
    before: str | None = Field(None, description="id of the statement said before that it names first")
    outcome: str | None = Field(None, description="what became of it, as far as that is known")
    due: date | None = Field(None, description="the last day of what is promised, where nothing is known to have become of it")
    status: Literal["open", "acknowledged", "resolved"] = Field(description="whether it waits for somebody")
    news: bool = Field(False, description="it rested, and is open again because of what came since")
    resolution: Resolution | None = Field(None, description="how its follow-up ended, where it did")
    assignee: str | None = Field(None, description="whose task it is")
    follow_up: date | None = Field(None, description="the day by which it is to be looked at")
    silenced: date | None = Field(None, description="the last day of the silences that mean it; it rests until then")
    decided: int = Field(0, ge=0, description="number of the newest follow-up about it")
