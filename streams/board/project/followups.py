"""Follow-ups, in the order of the log: of two facts of a group with one number the first counts."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from schemas.followups import FollowUpFact, FollowUpSilenced, FollowUpUndone, ThreadsMerged, ThreadSplit
from streams.board.names import Lookup
from streams.board.project.arrival import Arrival
from streams.board.project.relink import resilence
from streams.board.tables import about, followups, statements
from streams.followup.state import is_next

KNOWN_AS = Lookup(select(statements.c.id), statements.c.known_as)


def take_followups(connection: Connection, arrivals: Sequence[Arrival]) -> set[str]:
    """Write what people decided."""
    moved: set[str] = set()
    for arrival in arrivals:
        if not connection.scalar(select(followups.c.id).where(followups.c.id == _fact(arrival).id)):
            moved |= _take(connection, arrival)
    return moved


def _take(connection: Connection, arrival: Arrival) -> set[str]:
    fact = _fact(arrival)
    newest = connection.scalar(select(func.max(followups.c.number)).where(followups.c.group == fact.group, followups.c.counts))
    counts = is_next(newest or 0, fact)
    named = _statements(connection, fact)
    says = {"id": fact.id, "group": fact.group, "number": fact.number, "type": fact.type, "silences": not named}
    connection.execute(insert(followups).values(**says, counts=counts, at=fact.at or arrival.at, fact=arrival.json))
    if named:
        connection.execute(insert(about), [{"followup": fact.id, "statement": name} for name in sorted(named)])
    elif counts:
        resilence(connection)
    return named | _known_as(connection, named) if counts else set()


def _known_as(connection: Connection, names: set[str]) -> set[str]:
    """The statements that are known by some names and have other ids, since their articles were read again."""
    return {name for (name,) in KNOWN_AS(connection, names)}


def _statements(connection: Connection, fact: FollowUpFact) -> set[str]:
    """The statements that a decision names; who takes one back names those that it named."""
    match fact:
        case FollowUpSilenced():
            return set()
        case FollowUpUndone():
            return set(connection.scalars(select(about.c.statement).where(about.c.followup == fact.undoes)))
        case ThreadSplit() | ThreadsMerged():
            return {fact.statement, *fact.others}
        case _:
            return {fact.statement, *fact.seen}


def _fact(arrival: Arrival) -> FollowUpFact:
    assert isinstance(arrival.fact, FollowUpFact)
    return arrival.fact
