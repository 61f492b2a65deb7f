"""Questions to the read model that everything else stands on: what belongs to a thread, and what was decided about it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Connection, Table, func, select

from schemas.base import KNOWN
from schemas.followups import FollowUpFact
from schemas.statements import StatementRecorded
from streams.board.names import Lookup
from streams.board.project.relink import SAID, around, decided, decision_of
from streams.board.tables import followups, statements
from streams.followup.decide import Thread
from streams.followup.threads import Found, Said, apart, in_order, thread_of


def found_at(connection: Connection, statement: str) -> Found | None:
    """The thread of a standing statement with all that belongs to it; one that nothing is linked with is a thread by itself."""
    thread = connection.scalar(select(statements.c.thread).where(statements.c.id == statement))
    these = statements.c.thread == thread if thread else statements.c.id == statement
    said = [Said(*row) for row in connection.execute(select(*SAID).where(statements.c.stands, these))]
    threads = apart(*around(connection, said))
    return next((found for found in threads if any(one.id == statement for one in found.statements)), None)


def facts_about(connection: Connection, found: Found) -> list[FollowUpFact]:
    """What was decided about a thread and counts, in the order of the numbers."""
    named = decided(connection, [one.name for one in found.statements])
    facts = {fact.id: fact for facts in named.values() for fact in facts}
    return in_order(found, facts.values())


def thread_at(connection: Connection, statement: str) -> Thread | None:
    """The thread of a standing statement as `followup.decide` takes it."""
    found = found_at(connection, statement)
    return thread_of(found, facts_about(connection, found)) if found else None


def newest_number(connection: Connection, group: str) -> int:
    """The number of the newest fact of a group that counts; 0 where there is none."""
    return connection.scalar(select(func.max(followups.c.number)).where(followups.c.group == group, followups.c.counts)) or 0


def counts(connection: Connection, followup: str) -> bool | None:
    """Whether a decision counts; None where it has not arrived yet."""
    return connection.scalar(select(followups.c.counts).where(followups.c.id == followup))


def followup(connection: Connection, name: str) -> FollowUpFact | None:
    """A decision by its id, whether it counts or not."""
    fact = connection.scalar(select(followups.c.fact).where(followups.c.id == name))
    return decision_of(fact) if fact else None


def statements_named(connection: Connection, names: Iterable[str]) -> Mapping[str, StatementRecorded]:
    """Statements by id, those too that no longer stand; what is not known is left out."""
    facts = facts_named(connection, names, statements)
    return {name: StatementRecorded.model_validate_json(fact, context=KNOWN) for name, fact in facts.items()}


def plain_named(connection: Connection, names: Iterable[str], facts: Table = statements) -> dict[str, Any]:
    """Statements, or the facts of another table, by id, as plain values: to be sent on as they are."""
    return {name: from_json(fact) for name, fact in facts_named(connection, names, facts).items()}


def facts_named(connection: Connection, names: Iterable[str], facts: Table) -> dict[str, str]:
    """The facts of a table by id, as they are kept: JSON."""
    return dict(map(tuple, _facts(facts)(connection, names)))


@cache
def _facts(of: Table) -> Lookup:
    return Lookup(select(of.c.id, of.c.fact), of.c.id)
