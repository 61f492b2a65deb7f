"""Who is told of what, and when: the routes, as a file of TOML gives them."""

import re
from collections.abc import Mapping
from datetime import time, timedelta
from typing import Annotated, Any, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, FilePath, model_validator

from schemas.flags import Relation, StatementFlagged
from schemas.ontology import Family
from schemas.statements import StatementRecorded
from streams.followup.matching import traits
from streams.notify.clock import Hours, clock, hours, span
from streams.settings import PREFIX

WEBHOOKS = ("webhook+https", "webhook+http")


def _zone(name: object) -> ZoneInfo:
    if name not in available_timezones():
        raise ValueError(f"{name!r} is not a time zone: write Europe/Lisbon or UTC")
    return ZoneInfo(str(name))


def _not_a_rereport(relation: Relation) -> Relation:
    if relation is Relation.REREPORT:
        raise ValueError("a rereport is no news: nobody is told of one")
    return relation


def _variable(name: str) -> str:
    if name.startswith(PREFIX):
        raise ValueError(f"choose a name that does not begin with {PREFIX}: those are settings")
    return name


def _scheme(address: str) -> str:
    if not re.match(r"\$\w+$|[a-z][a-z0-9+]*://", address):
        raise ValueError(f"write an address of Apprise, {WEBHOOKS[0]}://host/path, or $NAME of the variable that holds one")
    urlsplit(address)
    return _variable(address.removeprefix("$")) and address


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Variable = Annotated[str, AfterValidator(_variable), Field(pattern=r"^\w+$")]
News = Annotated[Relation, AfterValidator(_not_a_rereport)]
Span = Annotated[timedelta, BeforeValidator(lambda text: span(str(text)))]
Words = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_several)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Match(_Table):
    """Which flags a route is for: those that are alike in all that is given; of several values one is enough."""

    side: Words = ()
    family: Annotated[tuple[Family, ...], BeforeValidator(_several)] = ()
    speaker: Words = ()
    place: Words = ()
    relations: tuple[News, ...] = ()
    score: float = Field(0, ge=0, le=1)

    def means(self, flag: StatementFlagged, now: StatementRecorded) -> bool:
        """Whether a flag of a statement is one of them."""
        known = traits(now)
        return (
            (not self.side or known.side in self.side)
            and (not self.family or known.family in self.family)
            and (not self.speaker or not known.speakers.isdisjoint(self.speaker))
            and (not self.place or not known.places.isdisjoint(self.place))
            and (not self.relations or flag.relation in self.relations)
            and flag.score >= self.score
        )


class Route(_Table):
    """One way to people: where to, for which flags, and when."""

    to: tuple[Annotated[str, AfterValidator(_scheme)], ...] = Field(min_length=1)
    match: Match = Match()
    immediate: tuple[News, ...] = Field((), description="relations that do not wait; they keep the quiet hours, too")
    wait: Span = Field(timedelta(minutes=5), description="how long the first flag of a thread waits for others")
    repeat: Span = Field(timedelta(hours=4), description="how long after a message about a thread the next one comes at the earliest")
    zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("UTC")
    quiet_hours: Annotated[Hours, BeforeValidator(lambda text: hours(str(text)))] | None = None
    digest: Annotated[time, BeforeValidator(lambda text: clock(str(text)))] | None = Field(
        None, description="when all that is not immediate is told at once, in place of waiting by thread"
    )
    corrections: bool = Field(False, description="whether to tell that a flag which was told of no longer stands")
    attempts: int = Field(10, ge=1, le=30)
    secret_env: Variable | None = Field(None, description="variable of the environment that holds the secret of the webhooks")
    secret_file: FilePath | None = Field(None, description="file that holds it")

    @model_validator(mode="after")
    def _signs_what_it_can(self) -> Self:
        if (self.secret_env is None) == (self.secret_file is None) and (self.secret_env or any(map(is_webhook, self.to))):
            raise ValueError("a webhook needs secret_env or secret_file, one of them")
        return self


class Routes(_Table):
    """The file."""

    routes: Mapping[Annotated[str, Field(pattern=r"^[\w-]{1,64}$")], Route] = Field(min_length=1)


def is_webhook(address: str) -> bool:
    """Whether an address is one of our own webhooks."""
    return urlsplit(address).scheme in WEBHOOKS


def checked(found: Mapping[str, Any]) -> Routes:
    """The routes in what a file of TOML holds. Raises pydantic's ValidationError."""
    return Routes.model_validate(found)
