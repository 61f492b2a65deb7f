"""How far the flags of a partition are settled: all before are told, or nobody is to be told of them."""

from collections.abc import Collection, Iterable, Mapping

from schemas.notifications import About
from schemas.topics import FLAGS
from streams.notify.database import Database


def known(database: Database, partition: int) -> int | None:
    """How far a partition was settled when this was last written down."""
    row = database.reading.execute("SELECT next FROM settled WHERE partition = ?", [partition]).fetchone()
    return row and int(row[0])


def begin(database: Database, partition: int, offset: int) -> None:
    """All flags of a partition before an offset are settled, others did that or they are history."""
    with database.transaction() as tables:
        tables.execute("DELETE FROM waiting WHERE partition = ? AND offset < ?", [partition, offset])
        tables.execute("INSERT OR REPLACE INTO settled VALUES (?, ?)", [partition, offset])


def settle(database: Database, keys: Iterable[tuple[str, About]]) -> None:
    """Nothing is left to tell of some flags."""
    with database.transaction() as tables:
        tables.executemany("DELETE FROM waiting WHERE flag = ? AND about = ?", list(keys))


def settled(database: Database, partitions: Collection[int]) -> dict[int, int]:
    """Partition -> the first flag that is not settled, or the next to come."""
    with database.transaction() as tables:
        reached = dict(tables.execute("SELECT partition, next FROM offsets WHERE topic = ?", [FLAGS.name]))
        waits = dict(tables.execute("SELECT partition, min(offset) FROM waiting GROUP BY partition"))
    return {number: waits.get(number, reached[number]) for number in partitions if number in reached}


def reach(database: Database, offsets: Mapping[int, int]) -> None:
    """Write down how far partitions are settled, before it is committed."""
    with database.transaction() as tables:
        tables.executemany("INSERT OR REPLACE INTO settled VALUES (?, ?)", list(offsets.items()))
