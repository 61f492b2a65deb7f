"""What is to be seen of an installation: the facts on its topics, read on from where they were read to, its board, and who was told."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from sqlalchemy import create_engine, select
from sqlalchemy.exc import SQLAlchemyError

from schemas import flags
from schemas.base import Fact
from schemas.dead_letters import DeadLetter
from schemas.flags import FlagFact, StatementFlagged
from schemas.notifications import About, NotificationSent
from schemas.statements import StatementFact, StatementRecorded, precedence, statement_of
from schemas.topics import DEAD_LETTERS, FLAGS, NOTIFICATIONS, STATEMENTS, Topic, read
from streams.board import tables
from streams.errors import SaidBeforeError
from streams.kafka import Offsets, read_all
from streams.settings import Settings
from tests.chaos.undisturbed import Wanted
from tests.kafka.workers import plain
from tests.notify.servers import Receiver


class Difference(NamedTuple):
    """What is amiss, by what it is: ids that are missing, and ids that are too much."""

    missing: dict[str, set[str]]
    extra: dict[str, set[str]]

    def __bool__(self) -> bool:
        return any(self.missing.values()) or any(self.extra.values())

    def __str__(self) -> str:
        told = [f"{len(ids)} {what} missing" for what, ids in self.missing.items() if ids]
        return "; ".join(told + [f"{len(ids)} {what} too much" for what, ids in self.extra.items() if ids]) or "nothing amiss"


class Seen:
    """All facts so far."""

    def __init__(self, settings: Settings, desk: Receiver) -> None:
        self._settings, self._desk = settings, desk
        self._offsets: dict[str, Offsets] = {}
        self._statements: dict[str, StatementFact] = {}
        self._flags: list[FlagFact] = []
        self._letters: set[str] = set()
        self._sent: set[str] = set()

    def look(self) -> None:
        """Read what is new; a broker that does not answer is asked again the next time."""
        try:
            for fact in cast(Iterator[StatementFact], self._new(STATEMENTS)):
                self._statements[statement_of(fact)] = max(fact, self._statements.get(statement_of(fact), fact), key=precedence)
            self._flags += cast(list[FlagFact], list(self._new(FLAGS)))
            self._letters |= {DeadLetter.model_validate_json(value).value or "" for value in self._values(DEAD_LETTERS)}
            self._sent |= {fact.flag for fact in self._new(NOTIFICATIONS) if isinstance(fact, NotificationSent)}
        except SaidBeforeError:
            return

    def difference(self, wanted: Wanted) -> Difference:
        """What is amiss with all that was seen."""
        standing = plain(flags.standing(self._flags))
        pairs = {
            "statements": ({name for name, fact in self._statements.items() if isinstance(fact, StatementRecorded)}, wanted.statements),
            "flags": (_as_wanted(standing, wanted), set(wanted.flags)),
            "dead letters": (self._letters, wanted.letters),
            "flags on the board": (self._on_board(), set(wanted.flags)),
        }
        missing = {what: needed - found for what, (found, needed) in pairs.items()} | {"notifications": wanted.told - self._sent}
        return Difference(missing, {what: found - needed for what, (found, needed) in pairs.items()} | {"notifications": self.told_twice})

    @property
    def told_twice(self) -> set[str]:
        """Flags of which people were told under two ids: a message that is brought again under its own id can be told apart."""
        keys = [(entry["flag"], message["about"], message["id"]) for message in list(self._desk.messages) for entry in message["flags"]]
        messages = [(flag, about) for flag, about, _ in set(keys)]
        return {flag for flag, about in messages if messages.count((flag, about)) > 1 and about == About.RAISED}

    @property
    def brought_again(self) -> int:
        """Messages that were brought once more under their own id."""
        return len(self._desk.keys) - len(set(self._desk.keys))

    def _on_board(self) -> set[str]:
        engine = create_engine(f"sqlite:///{self._settings.data_dir / 'board.db'}")
        try:
            with engine.connect() as connection:
                return set(connection.scalars(select(tables.flags.c.id).where(tables.flags.c.stands)))
        except SQLAlchemyError:
            return set()
        finally:
            engine.dispose()

    def _new(self, topic: Topic) -> Iterator[Fact]:
        return (read(topic, value) for value in self._values(topic))

    def _values(self, topic: Topic) -> list[bytes]:
        messages, self._offsets[topic.name] = read_all(self._settings, topic, self._offsets.get(topic.name))
        return [message.value or b"" for message in messages]


def _as_wanted(standing: dict[str, StatementFlagged], wanted: Wanted) -> set[str]:
    """Ids of the flags that say what they should, and, beside them, of those that should not stand."""
    return {name for name, flag in standing.items() if wanted.flags.get(name) in (None, flag)}
