"""A keeper over a topic in memory, and what should be on it: one fold over all facts."""

from collections.abc import Iterable

from schemas.base import Fact
from schemas.statements import StatementRecorded
from schemas.threads import ThreadUpdated
from schemas.topics import topic_of
from streams.current import keeping
from streams.current.keeping import Written
from streams.current.looking import look
from streams.current.tables import MEMORY, opened
from streams.current.taking import Came, take
from streams.kafka.writing import home_among

PARTITIONS = 2
HOME = home_among(PARTITIONS)


def fold(facts: Iterable[Fact]) -> dict[str, ThreadUpdated]:
    """The threads that there are after all facts, however they came."""
    known = list(facts)
    with opened(MEMORY) as database:
        for fact in known:
            take(database, topic_of(fact), [Came(fact)], {})
        return look(database.reading, [fact.id for fact in known if isinstance(fact, StatementRecorded)]).states


class Keeper:
    """Keeps a topic that others may write to as well."""

    def __init__(self, log: list[Written]) -> None:
        self.database = opened(MEMORY)
        self.log = log
        self._read = 0

    def __enter__(self) -> "Keeper":
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()

    def take(self, *facts: Fact) -> None:
        for fact in facts:
            take(self.database, topic_of(fact), [Came(fact)], {})

    def read_back(self) -> None:
        with self.database.transaction() as tables:
            for offset in range(self._read, len(self.log)):
                keeping.was_read(tables, self.log[offset], offset)
        self._read = len(self.log)

    def write(self, partitions: Iterable[int] = range(PARTITIONS), *, dies: bool = False) -> int:
        """Write what the topic lacks, and say how many records that were; one that dies has written, and does not remember it."""
        count = 0
        while (step := keeping.next_step(self.database.reading, set(partitions), HOME)).done:
            start = len(self.log)
            self.log += step.records
            count += len(step.records)
            if dies:
                return count
            keeping.was_written(self.database, step, range(start, len(self.log)))
        return count


def standing(log: Iterable[Written]) -> dict[str, ThreadUpdated]:
    """What a consumer of the topic holds at its end."""
    found: dict[tuple[str, int], ThreadUpdated | None] = {}
    for record in log:
        found[record.thread, record.partition] = record.state
    return {thread: state for (thread, _), state in found.items() if state}
