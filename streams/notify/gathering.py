"""The notifier's tables -> what is waiting, with all that decides about it."""

import zlib
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from schemas.flags import Relation, StatementFlagged
from schemas.followups import FollowUpFact, FollowUpSilenced, FollowUpUndone
from schemas.notifications import About
from schemas.statements import StatementRecorded, claim_group
from schemas.topics import FOLLOWUPS, read
from streams.followup.state import counted
from streams.notify.database import Database, instant, milliseconds
from streams.notify.waiting import Waiting


class Gathered(NamedTuple):
    """What is waiting, all facts about silences that count, when people were last told of a thread, and what can not be told."""

    waiting: list[Waiting]
    silences: list[FollowUpFact]
    told: dict[tuple[str, str], datetime]
    orphans: list[tuple[tuple[str, About], datetime]]
    """What waits and of whose statements not all are known, and since when it waits."""


class Gathering:
    """One look at the tables."""

    def __init__(self, database: Database) -> None:
        self._tables = database.reading
        self.root = lru_cache(maxsize=None)(self._root)
        self._statement = lru_cache(maxsize=None)(self._read_statement)

    def of(self, partitions: Collection[int], back: timedelta, now: datetime) -> Gathered:
        """What is waiting in some partitions of the flags topic; what was told is looked back at for the span `back`."""
        decided = self._decided()
        by_thread = self._by_thread(decided)
        rows = self._tables.execute(
            "SELECT f.fact, w.about, w.at FROM waiting w JOIN flags f ON f.id = w.flag WHERE w.partition IN"
            f" ({', '.join('?' * len(partitions))}) ORDER BY w.at, w.flag",
            list(partitions),
        ).fetchall()
        found = [(StatementFlagged.model_validate_json(zlib.decompress(fact)), About(about), instant(at)) for fact, about, at in rows]
        gathered = [self._waiting(flag, about, at, by_thread) for flag, about, at in found]
        return Gathered(
            [waiting for waiting in gathered if waiting],
            [fact for group in decided.values() for fact in group if _is_about_silence(fact)],
            self._told(now - back),
            [((flag.id, about), at) for (flag, about, at), waiting in zip(found, gathered, strict=True) if not waiting],
        )

    def _waiting(self, flag: StatementFlagged, about: About, at: datetime, decided: Mapping[str, list[FollowUpFact]]) -> Waiting | None:
        now, before = self._statement(flag.statement), self._statement(flag.earlier.nearest)
        if not (now and before):
            return None
        first = self._statement(self.root(self._home(flag, before))) or before
        told = self._tables.execute("SELECT route, about, is_sent FROM told WHERE flag = ?", [flag.id]).fetchall()
        return Waiting(
            about, flag, now, before, first, at,
            utterance=frozenset(self._named(report) for report in self._reports(flag.statement)),
            decided=tuple(decided.get(first.id, ())),
            told=frozenset(route for route, told_of, _ in told if told_of == about),
            heard=frozenset(route for route, told_of, is_sent in told if told_of == About.RAISED and is_sent),
        )  # fmt: skip

    def _home(self, flag: StatementFlagged, before: StatementRecorded) -> str:
        """The statement in whose thread a flag is: what another side tells of an outcome is in that of what was said."""
        across = flag.relation is Relation.OUTCOME and claim_group(before) != flag.group
        return flag.earlier.nearest if across else flag.statement

    def _root(self, statement: str) -> str:
        """The first statement of a thread, by the flags that stand and tie within a claim group; it ends where they go round."""
        seen = {statement}
        while (first := self._first(statement)) and first not in seen:
            seen.add(first)
            statement = first
        return statement

    def _first(self, statement: str) -> str | None:
        query = """
            SELECT f.first FROM flags f JOIN statements s ON s.id = f.first AND s.claims = f.claims
            WHERE f.statement = ? AND f.stands ORDER BY f.rank LIMIT 1
        """
        row = self._tables.execute(query, [statement]).fetchone()
        return row and str(row[0])

    def _read_statement(self, name: str) -> StatementRecorded | None:
        row = self._tables.execute("SELECT fact FROM statements WHERE id = ?", [name]).fetchone()
        return row and StatementRecorded.model_validate_json(zlib.decompress(row[0]))

    def _reports(self, statement: str) -> Iterator[str]:
        query = "SELECT statement FROM flags WHERE nearest = ? AND rank = 0 AND stands"
        yield from (row[0] for row in self._tables.execute(query, [statement]).fetchall())

    def _named(self, statement: str) -> str:
        """What decisions call a statement."""
        row = self._tables.execute("SELECT name FROM known_as WHERE statement = ?", [statement]).fetchone()
        return str(row[0]) if row else statement

    def _known_by(self, name: str) -> list[str]:
        """The statements that a decision means by a name: the one of that id, and those by which it was recorded again since."""
        return [name, *(row[0] for row in self._tables.execute("SELECT statement FROM known_as WHERE name = ?", [name]).fetchall())]

    def _decided(self) -> dict[str, list[FollowUpFact]]:
        """What people decided and counts, by group."""
        groups: dict[str, list[FollowUpFact]] = {}
        for (fact,) in self._tables.execute("SELECT fact FROM followups ORDER BY number").fetchall():
            decided: FollowUpFact = read(FOLLOWUPS, zlib.decompress(fact))  # type: ignore[assignment]  # the table holds no others
            groups.setdefault(decided.group, []).append(decided)
        return {group: counted(facts) for group, facts in groups.items()}

    def _by_thread(self, decided: Mapping[str, list[FollowUpFact]]) -> dict[str, list[FollowUpFact]]:
        """What was decided about each thread: it is known by any of the statements that were seen in it then."""
        found: dict[str, list[FollowUpFact]] = {}
        for fact in (fact for facts in decided.values() for fact in facts):
            for thread in {self.root(statement) for name in _names(fact) for statement in self._known_by(name)}:
                found.setdefault(thread, []).append(fact)
        return found

    def _told(self, since: datetime) -> dict[tuple[str, str], datetime]:
        query = "SELECT route, thread, max(at) FROM told WHERE is_sent AND about = ? AND at >= ? GROUP BY route, thread"
        found: dict[tuple[str, str], datetime] = {}
        for route, thread, at in self._tables.execute(query, [About.RAISED, milliseconds(since)]).fetchall():
            key = (route, self.root(self._known_by(thread)[-1]))
            found[key] = max(found.get(key, instant(at)), instant(at))
        return found


def _names(fact: FollowUpFact) -> set[str]:
    """The statements by which a fact names a thread; none for a silence."""
    named = (getattr(fact, "statement", None), *getattr(fact, "seen", ()))
    return {name for name in named if name}


def _is_about_silence(fact: FollowUpFact) -> bool:
    return isinstance(fact, FollowUpSilenced) or (isinstance(fact, FollowUpUndone) and fact.statement is None)
