"""What is to be written to the topic `threads`, and what is known to be written there."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from schemas.threads import ThreadUpdated
from streams.current.looking import look
from streams.sqlite import Database

AT_ONCE = 500
"""Statements around which threads are looked for at once."""

Home = Callable[[str], int]
"""Claim group -> its partition."""


class Written(NamedTuple):
    """A record as it is, or is to be, on the topic: without a state, it says that there is no such thread any more."""

    thread: str
    partition: int
    claims: str
    state: ThreadUpdated | None


class Step(NamedTuple):
    """What is to be written: states before what vanished into them. Then the threads around some statements are as they should be."""

    records: list[Written]
    done: list[str]


def next_step(tables: sqlite3.Connection, partitions: Collection[int], home: Home) -> Step:
    """What some partitions of the topic lack first, or hold too much."""
    groups = [claims for (claims,) in tables.execute("SELECT DISTINCT claims FROM moved") if home(claims) in partitions]
    marks = ", ".join("?" * len(groups))
    done = [name for (name,) in tables.execute(f"SELECT statement FROM moved WHERE claims IN ({marks}) LIMIT {AT_ONCE}", groups)]
    found = look(tables, done)
    there = _there(tables, found.names)
    wanted = {(state.thread, home(state.group)): state for state in found.states.values()}
    states = [Written(*key, state.group, state) for key, state in wanted.items() if there.get(key, ("", None))[1] != state.id]
    gone = [Written(*key, claims, None) for key, (claims, state) in there.items() if state and key not in wanted]
    return Step([record for record in (*states, *gone) if record.partition in partitions], [*done])


def _there(tables: sqlite3.Connection, names: Iterable[str]) -> dict[tuple[str, int], tuple[str, str | None]]:
    """(thread, partition) -> claim group and id of what is written there."""
    question = "SELECT claims, state, partition FROM written WHERE thread = ?"
    rows = ((name, row) for name in names for row in tables.execute(question, [name]))
    return {(name, partition): (claims, state) for name, (claims, state, partition) in rows}


def was_written(database: Database, step: Step, offsets: Iterable[int]) -> None:
    """Remember that a step is on the topic, at some offsets."""
    with database.transaction() as tables:
        for record, offset in zip(step.records, offsets, strict=True):
            _remember(tables, record, offset)
        tables.executemany("DELETE FROM moved WHERE statement = ?", [(name,) for name in step.done])


def was_read(tables: sqlite3.Connection, record: Written, offset: int) -> None:
    """Remember what is on the topic; what is another than it was known to be, as another keeper wrote it, is looked at once more."""
    known = tables.execute("SELECT offset, state FROM written WHERE thread = ? AND partition = ?", record[:2]).fetchone()
    if known and known[0] >= offset:
        return
    state = record.state.id if record.state else None
    if state != (known[1] if known else None):
        tables.execute("INSERT OR IGNORE INTO moved VALUES (?, ?)", [record.thread, record.claims or _claims(tables, record)])
    _remember(tables, record, offset)


def _claims(tables: sqlite3.Connection, record: Written) -> str:
    """The claim group of a thread that is gone, which the record does not tell."""
    question = "SELECT claims FROM written WHERE thread = ? AND partition = ?"
    known = (
        tables.execute(question, record[:2]).fetchone()
        or tables.execute("SELECT claims FROM statements WHERE id = ?", record[:1]).fetchone()
    )
    return str(known[0]) if known else ""


def _remember(tables: sqlite3.Connection, record: Written, offset: int) -> None:
    row = (record.thread, record.partition, offset, record.claims or _claims(tables, record), record.state and record.state.id)
    tables.execute("INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?, ?)", row)


def settle(database: Database, partitions: Collection[int], home: Home, reached: Mapping[int, int]) -> None:
    """Remember how far `flags` is in what is written to those partitions in which nothing is left to do, or to wait for."""
    with database.transaction() as tables:
        busy = {home(claims) for (claims,) in tables.execute("SELECT claims FROM moved UNION SELECT claims FROM missing")}
        rows = [(partition, reached.get(partition, 0)) for partition in set(partitions) - busy]
        tables.executemany("INSERT OR REPLACE INTO settled VALUES (?, ?)", rows)


def settled(tables: sqlite3.Connection) -> dict[int, int]:
    """Partition -> how far `flags` is in all that was written there before the next record."""
    return dict(tables.execute("SELECT partition, next FROM settled"))
