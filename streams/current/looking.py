"""The tables -> the states of the threads around some statements, as they are now."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, cast

from schemas.base import KNOWN
from schemas.flags import Relation, StatementFlagged
from schemas.followups import FollowUpFact
from schemas.threads import ThreadUpdated
from schemas.topics import FOLLOWUPS, read_again
from streams.current.states import state_of
from streams.followup.threads import Found, Link, Raised, Said, apart
from streams.followup.weight import brief

UNDATED = datetime.min.replace(tzinfo=UTC)
"""When a flag was written does not matter to a state."""
DAYS = tuple(Said._fields.index(name) for name in ("earliest", "latest", "published", "due"))

NEAR = """
    WITH RECURSIVE near(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT o.id FROM near JOIN ties t ON t.statement = near.id
              JOIN statements s ON s.id = t.statement JOIN statements o ON o.id = t.other AND o.claims = s.claims
        UNION SELECT s.id FROM near JOIN ties t ON t.other = near.id
              JOIN statements o ON o.id = t.other JOIN statements s ON s.id = t.statement AND s.claims = o.claims
    ) SELECT id FROM near
"""
"""Some statements, and all that flags tie to them within a claim group, directly or through others."""

RAISED = """
    SELECT f.id, f.fact, n.claims, s.known_as, s.backfilled FROM flags f
    LEFT JOIN statements n ON n.id = f.nearest LEFT JOIN statements s ON s.id = f.statement
    WHERE f.fact IS NOT NULL AND f.{} IN (?)
"""
"""The flags that stand about some statements, or whose nearest earlier one is among them."""


class Look(NamedTuple):
    """The threads around some statements: the ids under which any of them may ever have been written, and the states by thread."""

    names: set[str]
    states: dict[str, ThreadUpdated]


def look(tables: sqlite3.Connection, moved: Collection[str]) -> Look:
    """Find the threads anew to which some statements belong, belonged, or are tied."""
    names = {name for (name,) in tables.execute(NEAR, [json.dumps(list(moved))])}
    found = [each for each in apart(_said(tables, names), _links(tables, names), _raised(tables, names)) if each.links or each.raised]
    about, silences = _about(tables, {one.name for each in found for one in each.statements}), _silences(tables)
    states = [state_of(each, _facts(about, each), silences) for each in found]
    return Look(names, {state.thread: state for state in states})


def _asked(tables: sqlite3.Connection, question: str, names: Iterable[str]) -> Iterator[Any]:
    return iter(tables.execute(question.replace("(?)", "(SELECT value FROM json_each(?))"), [json.dumps(list(names))]))


def _said(tables: sqlite3.Connection, names: Iterable[str]) -> list[Said]:
    return [_read(row) for (row,) in _asked(tables, "SELECT said FROM statements WHERE stands AND id IN (?)", names)]


def _read(row: str) -> Said:
    values = json.loads(row)
    for place in DAYS:
        values[place] = values[place] and date.fromisoformat(values[place])
    return Said(*values)


def _links(tables: sqlite3.Connection, names: Iterable[str]) -> list[Link]:
    rows = _asked(tables, "SELECT statement, other, relation FROM ties WHERE statement IN (?) ORDER BY flag, other", names)
    return [Link(statement, other, Relation(relation)) for statement, other, relation in rows]


def _raised(tables: sqlite3.Connection, names: Iterable[str]) -> list[Raised]:
    rows = {row[0]: row for column in ("statement", "nearest") for row in _asked(tables, RAISED.format(column), names)}
    return [
        Raised(brief(StatementFlagged.model_validate_json(fact, context=KNOWN)), UNDATED, group, known_as, bool(backfilled))
        for _, (_, fact, group, known_as, backfilled) in sorted(rows.items())
    ]


def _about(tables: sqlite3.Connection, names: Iterable[str]) -> dict[str, list[FollowUpFact]]:
    question = "SELECT a.statement, f.fact FROM about a JOIN followups f ON f.id = a.followup WHERE a.statement IN (?) ORDER BY f.place"
    found: dict[str, list[FollowUpFact]] = defaultdict(list)
    for name, fact in _asked(tables, question, names):
        found[name].append(_decision(fact))
    return found


def _facts(about: dict[str, list[FollowUpFact]], found: Found) -> list[FollowUpFact]:
    return list({fact.id: fact for one in found.statements for fact in about.get(one.name, ())}.values())


def _silences(tables: sqlite3.Connection) -> list[FollowUpFact]:
    return [_decision(fact) for (fact,) in tables.execute("SELECT fact FROM followups WHERE is_silence ORDER BY place")]


def _decision(fact: str) -> FollowUpFact:
    return cast(FollowUpFact, read_again(FOLLOWUPS, fact.encode()))
