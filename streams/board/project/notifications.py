"""Notifications: what could not be brought to people, as long as it has not been."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete

from schemas.notifications import NotificationFailed, NotificationSent
from streams.board.project.arrival import Arrival
from streams.board.store import upsert
from streams.board.tables import undelivered


def take_notifications(connection: Connection, arrivals: Sequence[Arrival]) -> set[str]:
    """Write what failed last of each message about a flag, and forget it once it was brought. No thread hangs on it."""
    last = {_key(fact): fact for fact in (_fact(arrival) for arrival in arrivals)}
    upsert(connection, undelivered, [_row(fact) for fact in last.values() if isinstance(fact, NotificationFailed)])
    for route, flag, about in (key for key, fact in last.items() if isinstance(fact, NotificationSent)):
        these = (undelivered.c.route == route, undelivered.c.flag == flag, undelivered.c.about == about)
        connection.execute(delete(undelivered).where(*these))
    return set()


def _fact(arrival: Arrival) -> NotificationSent | NotificationFailed:
    assert isinstance(arrival.fact, NotificationSent | NotificationFailed)
    return arrival.fact


def _key(fact: NotificationSent | NotificationFailed) -> tuple[str, str, str]:
    return fact.route, fact.flag, fact.about


def _row(fact: NotificationFailed) -> dict[str, object]:
    says = fact.model_dump(include={"route", "flag", "thread", "target", "error", "attempt", "again", "at"})
    return says | {"about": str(fact.about)}
