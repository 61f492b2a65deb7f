"""Messages of the outbox -> their targets, and what became of each of them."""

from collections.abc import Callable, Mapping
from datetime import datetime

import structlog

from streams.notify import outbox
from streams.notify.database import Database
from streams.notify.messages import Message
from streams.notify.outbox import Posted
from streams.notify.routes import Route
from streams.notify.targets import MissingError, Target, targets

Bring = Callable[[Target, Message, float], str | None]
"""Brings a message to a target: None, or why it did not."""

log = structlog.get_logger()


def bring_all(database: Database, routes: Mapping[str, Route], bring: Bring, clock: Callable[[], datetime], until: datetime) -> None:
    """Bring what is due, the oldest first; after `until` no other one is begun, nor on a route on which one has just failed."""
    broken: set[str] = set()
    for posted in outbox.posted(database):
        name = posted.message.route
        if posted.due > (now := clock()) or now > until:
            return
        if name not in routes:
            outbox.drop(database, posted.message)
            log.warning("notification.dropped", route=name, message=posted.message.id, reason="the route is gone")
        elif name not in broken and not _bring(database, routes[name], posted, bring, clock):
            broken.add(name)


def _bring(database: Database, route: Route, posted: Posted, bring: Bring, clock: Callable[[], datetime]) -> bool:
    """Whether all targets have it now."""
    message, about = posted.message, {"route": posted.message.route, "message": posted.message.id}
    outbox.begin(database, message)
    failures = _failures(database, route, message, bring, clock)
    again = outbox.settle(database, posted, failures, clock(), route.attempts)
    for target, error in failures:
        log.warning("notification.failed", **about, target=target, error=error, attempt=posted.attempts + 1, again=again and str(again))
    if not again and len(failures) < len(route.to):
        log.info("notification.sent", **about, flags=len(message.flags), subject=message.subject)
    return not failures


def _failures(database: Database, route: Route, message: Message, bring: Bring, clock: Callable[[], datetime]) -> list[tuple[str, str]]:
    """Bring a message to all targets that do not have it; gives the names of those that do not take it, and why."""
    try:
        found = targets(route)
    except MissingError as error:
        return [(message.route, str(error))]
    failures = []
    have = outbox.brought(database, message)
    for target in found:
        if target.key in have:
            continue
        if reason := bring(target, message, clock().timestamp()):
            failures.append((target.name, reason))
        else:
            outbox.mark(database, message, target.key)
    return failures
