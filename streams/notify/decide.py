"""What is waiting, what people were told already, and the time -> what to tell them now, and what to wait for. Pure functions.

The state is folded from the log: what waits are the flags of which no NotificationSent tells. So a restart, or another notifier that
takes over, comes to the same decisions.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from schemas.notifications import About
from streams.notify.clock import next_time, rests_until
from streams.notify.routes import Route
from streams.notify.waiting import Waiting

Told = Mapping[tuple[str, str], datetime]
"""Route and thread -> when people were last told of it."""


class Due(NamedTuple):
    """Flags to be told of in one message on one route, and from when on."""

    route: str
    at: datetime
    flags: tuple[Waiting, ...]
    """In the order in which they were raised; the first of them never missing."""
    is_digest: bool = False

    @property
    def about(self) -> About:
        """Whether it tells of flags that were raised or withdrawn."""
        return self.flags[0].about


def decide(routes: Mapping[str, Route], waiting: Iterable[Waiting], told: Told, now: datetime) -> list[Due]:
    """What people are to be told by now, each flag once a route; what is told is no longer `waiting` there, and is `told`.

    Digests of one route that were missed go into one.
    """
    due = [each for each in plan(routes, waiting, told) if each.at <= now]
    digests: dict[str, Due] = {}
    for each in due:
        if each.is_digest:
            before = digests.get(each.route, each._replace(flags=()))
            digests[each.route] = before._replace(flags=before.flags + each.flags)
    return [each for each in due if not each.is_digest] + list(digests.values())


def plan(routes: Mapping[str, Route], waiting: Iterable[Waiting], told: Told) -> list[Due]:
    """What people are to be told if nothing else happens, and from when on, in the order of that."""
    in_order = sorted(waiting, key=lambda each: (each.at, each.key))
    found: list[Due] = []
    for name, route in routes.items():
        wanted = [each for each in in_order if wants(name, route, each)]
        found += _planned(name, route, wanted, told)
    return sorted(found, key=lambda due: (due.at, due.route, due.flags[0].key))


def wants(name: str, route: Route, waiting: Waiting) -> bool:
    """Whether a flag is still to be told of on a route."""
    if name in waiting.told:
        return False
    if waiting.about is About.WITHDRAWN:
        return route.corrections and name in waiting.heard
    return route.match.means(waiting.flag, waiting.now)


def is_settled(routes: Mapping[str, Route], waiting: Waiting) -> bool:
    """Whether nothing is left to tell of a flag on any route."""
    return not any(wants(name, route, waiting) for name, route in routes.items())


def _planned(name: str, route: Route, wanted: Iterable[Waiting], told: Told) -> list[Due]:
    """A message for each thread, or one for all at the time of the digest; a flag that does not wait takes its thread along."""
    threads: dict[tuple[str, About], list[Waiting]] = {}
    for each in wanted:
        threads.setdefault((each.thread, each.about), []).append(each)
    found, later = [], []
    for (thread, _), group in threads.items():
        if route.digest and not _at_once(route, group):
            later += group
        else:
            found.append(Due(name, _at(route, group, told.get((name, thread))), tuple(group)))
    found += _digests(name, route, later)
    return [due._replace(at=rests_until(route.quiet_hours, route.zone, due.at)) for due in found]


def _digests(name: str, route: Route, later: Iterable[Waiting]) -> list[Due]:
    found: dict[datetime, list[Waiting]] = {}
    for each in sorted(later, key=lambda each: (each.at, each.key)):
        if route.digest:
            found.setdefault(next_time(route.digest, route.zone, each.at), []).append(each)
    return [Due(name, at, tuple(flags), is_digest=True) for at, flags in found.items()]


def _at(route: Route, group: Sequence[Waiting], last: datetime | None) -> datetime:
    waited = group[0].at + route.wait
    grouped = max(waited, last + route.repeat) if last else waited
    return min([grouped, *_at_once(route, group)])


def _at_once(route: Route, group: Iterable[Waiting]) -> list[datetime]:
    """When the flags came that do not wait; a correction never does."""
    return [each.at for each in group if each.about is About.WITHDRAWN or each.flag.relation in route.immediate]
