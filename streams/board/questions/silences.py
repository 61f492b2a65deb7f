"""Which silences are in force."""

from datetime import date
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection

from schemas.followups import FollowUpSilenced, Matcher
from streams.board.inbox import Filter, Waiting, conditions, how_many
from streams.board.project.relink import silences_of
from streams.followup.state import silencing


class InForce(NamedTuple):
    """A silence, and how many threads that would wait for somebody rest by it."""

    fact: FollowUpSilenced
    threads: int


def in_force(connection: Connection, today: date) -> list[InForce]:
    """The silences in force on a day, those that end first first."""
    found = sorted(silencing(silences_of(connection), today), key=lambda fact: (fact.until, fact.at))
    return [InForce(fact, meant(connection, fact.matcher, Waiting.SILENCED, today)) for fact in found]


def meant(connection: Connection, matcher: Matcher, state: Waiting, today: date) -> int:
    """How many threads in a state a matcher means; none where it is longer than anything that can be asked for."""
    try:
        shown = conditions(connection, Filter(**matcher.model_dump(), state=state), today)
    except ValidationError:
        return 0
    return how_many(connection, shown)
