"""Facts as they are read from the log -> the tables, and which threads they move."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemas.base import Fact, interval
from schemas.flags import FlagFact, FlagWithdrawn, StatementFlagged, Why, flag_of, rests_on
from schemas.followups import FollowUpFact, FollowUpSilenced, FollowUpUndone, ThreadsMerged, ThreadSplit
from schemas.statements import StatementFact, StatementRecorded, StatementWithdrawn, claim_group, precedence, statement_of
from schemas.topics import FLAGS, FOLLOWUPS, STATEMENTS, Topic
from streams.current.tables import NAMES
from streams.followup.state import is_next
from streams.followup.threads import Said
from streams.sqlite import Database

FACTS = (STATEMENTS, FLAGS, FOLLOWUPS)
"""The topics from which the state of every thread follows."""
WITHDRAW = """
    INSERT INTO statements VALUES (?, ?, ?, ?, FALSE, NULL, NULL, FALSE)
    ON CONFLICT DO UPDATE SET revision = excluded.revision, reading = excluded.reading, stands = FALSE
"""
NO_WHY = Why(agreed={}, text=0)


def begin(database: Database, ids: Mapping[str, str]) -> dict[tuple[str, int], int]:
    """(topic, partition) -> from where to go on, given the ids under which Kafka holds the topics; what is of others is forgotten."""
    with database.transaction() as tables:
        if dict(tables.execute("SELECT name, id FROM topics")) != ids:
            for name in NAMES:
                tables.execute(f"DELETE FROM {name}")
            tables.executemany("INSERT INTO topics VALUES (?, ?)", list(ids.items()))
        return {(topic, partition): offset for topic, partition, offset in tables.execute("SELECT * FROM offsets")}


class Came(NamedTuple):
    """A fact as it came, and whether a reprocessing wrote it."""

    fact: Fact
    is_replay: bool = False


def take(database: Database, topic: Topic, facts: Iterable[Came], offsets: Mapping[int, int]) -> None:
    """Take facts of a topic in, and move the offsets of its partitions on. What is older than what is known changes nothing."""
    with database.transaction() as tables:
        for came in facts:
            _move(tables, _take(tables, *came))
        reach(tables, topic, offsets)


def reach(tables: sqlite3.Connection, topic: Topic, offsets: Mapping[int, int]) -> None:
    """Say from where to go on in the partitions of a topic."""
    tables.executemany("INSERT OR REPLACE INTO offsets VALUES (?, ?, ?)", [(topic.name, *each) for each in offsets.items()])


def _take(tables: sqlite3.Connection, fact: Fact, is_replay: bool) -> set[str]:
    """The statements around which threads may be others now."""
    match fact:
        case StatementRecorded() | StatementWithdrawn():
            return _take_statement(tables, fact, is_replay)
        case StatementFlagged() | FlagWithdrawn():
            return _take_flag(tables, fact)
        case _ if isinstance(fact, FollowUpFact):
            return _take_followup(tables, fact)
    raise TypeError(type(fact).__name__)


def _move(tables: sqlite3.Connection, names: Iterable[str]) -> None:
    """One that has not come yet moves when it comes; decisions name one by the id that it was recorded under first."""
    question = "INSERT OR IGNORE INTO moved SELECT id, claims FROM statements WHERE id = ?1 OR known_as = ?1"
    tables.executemany(question, [(name,) for name in names])


def _take_statement(tables: sqlite3.Connection, fact: StatementFact, is_replay: bool) -> set[str]:
    name = statement_of(fact)
    known = tables.execute("SELECT revision, reading, NOT stands FROM statements WHERE id = ?", [name]).fetchone()
    if known and known >= precedence(fact):
        return set()
    if isinstance(fact, StatementRecorded):
        is_backfilled = _is_backfilled(tables, fact, is_replay)
        told = json.dumps(said(fact, is_backfilled), default=str)
        row = (name, claim_group(fact), *precedence(fact)[:2], True, told, fact.known_as, is_backfilled)
        tables.execute("INSERT OR REPLACE INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    else:
        tables.execute(WITHDRAW, [name, fact.group, *precedence(fact)[:2]])
    tables.execute("DELETE FROM missing WHERE statement = ?", [name])
    return {name}


def _is_backfilled(tables: sqlite3.Connection, fact: StatementRecorded, is_replay: bool) -> bool:
    """Whether a statement is no news: what was known before, under whatever id, stays what it was."""
    question = "SELECT min(backfilled) FROM statements WHERE id IN (?, ?)"
    (before,) = tables.execute(question, [fact.id, fact.known_as or fact.id]).fetchone()
    return is_replay if before is None else bool(before)


def said(fact: StatementRecorded, is_backfilled: bool) -> Said:
    """What of a statement is needed to find, order and tell threads."""
    when, speaker = interval(fact.said), fact.speaker
    due = interval(fact.due).latest if fact.due else None
    place = fact.place.code if fact.place else None
    return Said(
        fact.id, claim_group(fact), speaker.side, fact.family, speaker.name, speaker.id, place,
        when.earliest, when.latest, fact.published, fact.outlet, due, fact.outcome, fact.label, fact.known_as, is_backfilled,
    )  # fmt: skip


def _take_flag(tables: sqlite3.Connection, fact: FlagFact) -> set[str]:
    name = flag_of(fact)
    known = tables.execute("SELECT revision, nearest FROM flags WHERE id = ?", [name]).fetchone()
    if known and known[0] >= fact.revision:
        return set()
    before = {other for (other,) in tables.execute("SELECT other FROM ties WHERE flag = ?", [name])} | ({known[1]} if known else set())
    tables.execute("DELETE FROM ties WHERE flag = ?", [name])
    others = rests_on(fact) if isinstance(fact, StatementFlagged) else set[str]()
    nearest, kept = _kept(fact)
    tables.execute("INSERT OR REPLACE INTO flags VALUES (?, ?, ?, ?, ?)", [name, fact.revision, fact.statement, nearest, kept])
    tables.executemany("INSERT INTO ties VALUES (?, ?, ?, ?)", [(name, fact.statement, other, fact.relation) for other in others])
    _miss(tables, fact.group, {fact.statement, *others} if others else ())
    return {fact.statement, *others, *(name for name in before if name)}


def _miss(tables: sqlite3.Connection, claims: str, names: Iterable[str]) -> None:
    question = "INSERT OR IGNORE INTO missing SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM statements WHERE id = ?1)"
    tables.executemany(question, [(name, claims) for name in names])


def _kept(fact: FlagFact) -> tuple[str | None, str | None]:
    if isinstance(fact, FlagWithdrawn):
        return None, None
    return fact.earlier.nearest, fact.model_copy(update={"why": NO_WHY}).model_dump_json(exclude_none=True)


def _take_followup(tables: sqlite3.Connection, fact: FollowUpFact) -> set[str]:
    newest = tables.execute("SELECT number FROM newest WHERE claims = ?", [fact.group]).fetchone()
    if not is_next(newest[0] if newest else 0, fact):
        return set()
    named = _named(tables, fact)
    is_silence = isinstance(fact, FollowUpSilenced) or (isinstance(fact, FollowUpUndone) and fact.statement is None)
    tables.execute("INSERT OR REPLACE INTO newest VALUES (?, ?)", [fact.group, fact.number])
    tables.execute(
        "INSERT INTO followups (id, is_silence, fact) VALUES (?, ?, ?)", [fact.id, is_silence, fact.model_dump_json(exclude_none=True)]
    )
    tables.executemany("INSERT OR IGNORE INTO about VALUES (?, ?)", [(name, fact.id) for name in named])
    return named | ({thread for (thread,) in tables.execute(SILENCED, [fact.group])} if is_silence else set())


SILENCED = "SELECT thread FROM written WHERE state IS NOT NULL AND claims GLOB ?"
"""The threads that a silence of a group like `RUS:*` may mean: those that are not written are still to be told anyway."""


def _named(tables: sqlite3.Connection, fact: FollowUpFact) -> set[str]:
    """The statements that a decision names; who takes one back names those that it named."""
    match fact:
        case FollowUpSilenced():
            return set()
        case FollowUpUndone():
            return {name for (name,) in tables.execute("SELECT statement FROM about WHERE followup = ?", [fact.undoes])}
        case ThreadSplit() | ThreadsMerged():
            return {fact.statement, *fact.others}
        case _:
            return {fact.statement, *fact.seen}
