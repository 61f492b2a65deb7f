"""What people were told of the flags, and what could not be brought to them."""

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from schemas.base import Fact
from schemas.followups import Instant


class About(StrEnum):
    """What of a flag people are told: that it was raised, or that it no longer stands."""

    RAISED = "raised"
    WITHDRAWN = "withdrawn"


class _Notification(Fact):
    route: str = Field(min_length=1, description="name of the route in the file of routes")
    flag: str = Field(description="id of the StatementFlagged")
    about: About = About.RAISED
    group: str = Field(description="claim group of the flag: `side:family`")
    thread: str = Field(description="id of the first statement of the thread, as it then was")
    article: str | None = Field(None, description="id of the article in which the flagged statement is")
    revision: int | None = Field(None, ge=1, description="the revision of the flag, or of its withdrawal, that the message tells of")
    message: str = Field(description="id of the message, which may tell of several flags: the same each time it is tried")
    at: Instant = Field(description="when that was")


class NotificationSent(_Notification):
    """People were told of a flag on a route: once, however often the message was brought."""

    identity: ClassVar = ("route", "flag", "about")

    type: Literal["NotificationSent"] = "NotificationSent"


class NotificationFailed(_Notification):
    """A target of a route did not take a message about a flag."""

    identity: ClassVar = ("route", "flag", "about", "message", "target", "attempt")

    type: Literal["NotificationFailed"] = "NotificationFailed"
    target: str = Field(description="the kind of target, and its host where that is no secret: `slack`, `webhook+https://example.org`")
    error: str = Field(description="why, without secrets")
    attempt: int = Field(ge=1, description="how many times it has been tried")
    again: Instant | None = Field(None, description="when it is tried next; None where it is given up")


NotificationFact = NotificationSent | NotificationFailed
