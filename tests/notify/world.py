"""The log and the targets of the notifier, without Kafka: facts are written, time passes, processes are killed."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from schemas.base import Fact
from schemas.notifications import NotificationFact
from schemas.statements import StatementRecorded
from schemas.topics import FLAGS, NOTIFICATIONS, topic_of
from streams.notify import outbox, settling
from streams.notify.bringing import bring_all
from streams.notify.database import MEMORY, Database
from streams.notify.messages import Message
from streams.notify.routes import Route
from streams.notify.taking import FOLLOWED, Taken, positions, take
from streams.notify.targets import Target
from streams.notify.telling import Terms, look
from tests.compare.build import said
from tests.notify.build import at, flagged, route

DEATHS = ("decided", "bringing", "brought", "recorded", "published")
"""Where a process can be killed, in the order in which it gets there."""


class KilledError(Exception):
    """The process ends here."""


class Written(NamedTuple):
    """A fact in the log."""

    fact: Fact
    at: datetime
    is_replay: bool


class World:
    """A log of one partition, a notifier that follows it, and what came to its targets."""

    def __init__(self, routes: dict[str, Route], now: datetime) -> None:
        self.terms, self.now = Terms(routes, timedelta(days=3)), now
        self.log: dict[str, list[Written]] = {topic.name: [] for topic in FOLLOWED}
        self.made = "the log"
        """The id under which the broker holds the topics."""
        self.arrived: list[Message] = []
        self.is_down: Callable[[str], bool] = lambda _: False
        self.dies: str | None = None
        self.quiet: Counter[str] = Counter()
        self.committed: int | None = None
        self.database = Database(MEMORY)
        self.has_begun = False

    def happens(self, *facts: Fact, is_replay: bool = False) -> None:
        """Facts are written to the log."""
        for fact in facts:
            self.log[topic_of(fact).name].append(Written(fact, self.now, is_replay))

    def later(self, **span: float) -> None:
        """Time passes, and the notifier works."""
        self.now += timedelta(**span)
        self.works()

    def is_made_anew(self) -> None:
        """All topics are deleted, with what the group had committed, and made again, empty."""
        self.log, self.made, self.committed = {topic.name: [] for topic in FOLLOWED}, f"{self.made} again", None
        self.has_begun = False

    def moves(self) -> None:
        """The notifier is started on another host: it knows the log, and nothing else."""
        self.database.close()
        self.database, self.has_begun = Database(MEMORY), False

    def works(self) -> None:
        """One step of the notifier. Where it is to be killed, the process ends there, and another one is at hand for the next step."""
        try:
            self._step()
        except KilledError:
            self.dies, self.has_begun = None, False

    def flags(self, route: str = "desk") -> list[str]:
        """Ids of the flags that people were told of, as often as they were."""
        return [entry.flag for message in self.arrived if message.route == route for entry in message.flags]

    def recorded(self) -> list[NotificationFact]:
        """What the log says of it, each fact once."""
        facts = {written.fact.id: written.fact for written in self.log[NOTIFICATIONS.name]}
        return [fact for fact in facts.values() if isinstance(fact, NotificationFact)]

    def _step(self) -> None:
        self._reads()
        if not self.has_begun:
            self._begins()
        outbox.recall(self.database, {0})
        self.quiet += look(self.database, self.terms, {0}, self.now).quiet
        self._reaches("decided")
        bring_all(self.database, self.terms.routes, self._bring, lambda: self.now, self.now)
        self._reaches("recorded")
        facts = outbox.unpublished(self.database)
        self.happens(*facts)
        self._reaches("published")
        outbox.published(self.database, facts)
        settling.reach(self.database, settled := settling.settled(self.database, {0}))
        self.committed = settled[0]

    def _reads(self) -> None:
        for topic in FOLLOWED:
            start, log = positions(self.database, topic, self.made).get(0, 0), self.log[topic.name]
            facts = [
                Taken(each.fact, 0, start + number, round(each.at.timestamp() * 1000), each.is_replay)
                for number, each in enumerate(log[start:])
            ]
            take(self.database, topic, facts, {0: len(log)}, self.made)

    def _begins(self) -> None:
        reached = [each for each in (self.committed, settling.known(self.database, 0)) if each is not None]
        settling.begin(self.database, 0, max(reached, default=len(self.log[FLAGS.name])))
        self.has_begun = True

    def _bring(self, target: Target, message: Message, _: float) -> str | None:
        self._reaches("bringing")
        if self.is_down(target.address):
            return "it is down"
        self.arrived.append(message)
        self._reaches("brought")
        return None

    def _reaches(self, place: str) -> None:
        if self.dies == place:
            raise KilledError(place)


AT_ONCE = 'wait = "0s"\nrepeat = "0s"'
FIRST = said(day="2016-03-14")
BY: dict[str, Any] = {"by": "Rosa Lind", "at": at("10 12:00")}


def saying(number: int, **changes: Any) -> StatementRecorded:
    return said(day="2026-03-10", article=f"article {number}", **changes)


def world(text: str = AT_ONCE) -> World:
    """A world in which a notifier has run for a while."""
    made = World(route(text), at("10 12:00"))
    made.happens(FIRST)
    made.works()
    return made


def raised(found: World, number: int = 1, relation: str = "repeat", **changes: Any) -> str:
    """A statement is recorded and flagged; gives the id of the flag."""
    now = saying(number, **changes)
    flag = flagged(now, FIRST, relation)
    found.happens(now, flag)
    return flag.id
