"""One look at what is waiting: who is to be told what now, who is not to be told at all, and when to look again."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from streams.notify import outbox, settling
from streams.notify.database import Database
from streams.notify.decide import decide, is_settled, plan
from streams.notify.gathering import Gathering
from streams.notify.messages import Message, written
from streams.notify.routes import Route
from streams.notify.waiting import Waiting, why_quiet

ORPHANED = timedelta(minutes=1)
"""After this long a statement that is not known is not waited for any more: it was written before its flag."""


class Terms(NamedTuple):
    """By what people are told."""

    routes: Mapping[str, Route]
    within: timedelta
    """How old news may be."""
    board_address: str | None = None

    @property
    def back(self) -> timedelta:
        """How far to look back for when people were last told of a thread."""
        return max((route.repeat for route in self.routes.values()), default=timedelta(0))


class Looked(NamedTuple):
    """What came of a look: messages to be brought, how many flags were settled in silence and why, and when to look again."""

    messages: list[Message]
    quiet: Counter[str]
    again: datetime | None


def look(database: Database, terms: Terms, partitions: Collection[int], now: datetime) -> Looked:
    """Decide what people are to be told of the flags in some partitions, and write it down: messages to the outbox, the rest as settled."""
    gathered = Gathering(database).of(partitions, terms.back, now)
    on_way = _on_their_way(database)
    busy = {flag for _, flag in on_way}
    reasons = {each.key: why_quiet(each, gathered.silences, terms.within) for each in gathered.waiting}
    over = [each for each in gathered.waiting if each.flag.id not in busy and (reasons[each.key] or is_settled(terms.routes, each))]
    orphans = [key for key, at in gathered.orphans if at <= now - ORPHANED]
    settling.settle(database, [*orphans, *(each.key for each in over)])
    left = [_but_on_its_way(each, on_way) for each in gathered.waiting if not reasons[each.key]]
    messages = [written(due, terms.board_address) for due in decide(terms.routes, left, gathered.told, now)]
    outbox.post(database, messages, now)
    planned = [due.at for due in plan(terms.routes, left, gathered.told)] + [at + ORPHANED for _, at in gathered.orphans]
    quiet = Counter(why for each in over if (why := reasons[each.key]))
    return Looked(messages, quiet + Counter(orphan=len(orphans)), min((at for at in planned if at > now), default=None))


def _on_their_way(database: Database) -> set[tuple[str, str]]:
    return {(one.message.route, entry.flag) for one in outbox.posted(database) for entry in one.message.flags}


def _but_on_its_way(waiting: Waiting, on_way: Collection[tuple[str, str]]) -> Waiting:
    """As if people were told already on the routes on which they are just being told."""
    return waiting._replace(told=waiting.told | {route for route, flag in on_way if flag == waiting.flag.id})
