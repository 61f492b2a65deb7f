"""Flags: the newest revision of each, and what it links."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from schemas.flags import FlagFact, FlagWithdrawn, StatementFlagged, flag_id, flag_of, rests_on
from streams.board.names import Lookup, remove
from streams.board.project.arrival import Arrival
from streams.board.store import upsert
from streams.board.tables import flags, links, statements
from streams.followup.weight import Brief, brief

REVISIONS = Lookup(select(flags.c.id, flags.c.revision), flags.c.id)
SINCE = Lookup(select(flags.c.id, flags.c.since), flags.c.id)
KNOWN_AS = Lookup(select(statements.c.id, statements.c.known_as), statements.c.id)
LINKED = Lookup(select(links.c.statement, links.c.other), links.c.flag)

WITHDRAWN = dict.fromkeys(Brief._fields)


def take_flags(connection: Connection, arrivals: Sequence[Arrival]) -> set[str]:
    """Write flags, and withdraw them; what is older than what is known changes nothing."""
    newest = _newest(connection, arrivals)
    if not newest:
        return set()
    before = _linked(connection, newest)
    since = _since(connection, newest)
    upsert(connection, flags, [{**_row(name, arrival), "since": since.get(name, arrival.at)} for name, arrival in newest.items()])
    remove(connection, links, links.c.flag, newest)
    upsert(connection, links, [link for arrival in newest.values() for link in _links(_fact(arrival))])
    return before | {name for arrival in newest.values() for name in _names(_fact(arrival))}


def _newest(connection: Connection, arrivals: Iterable[Arrival]) -> dict[str, Arrival]:
    """Of each flag the newest revision, where it is newer than the one that is known."""
    found: dict[str, Arrival] = {}
    for arrival in arrivals:
        name = flag_of(_fact(arrival))
        if name not in found or _fact(found[name]).revision < _fact(arrival).revision:
            found[name] = arrival
    known = {row[0]: row[1] for row in REVISIONS(connection, found)}
    return {name: arrival for name, arrival in found.items() if known.get(name, 0) < _fact(arrival).revision}


def _since(connection: Connection, newest: Mapping[str, Arrival]) -> dict[str, datetime]:
    """Since when flags that a reprocessing writes are raised, under whatever id the saying had: that it is read again is no news."""
    facts = {name: _fact(arrival) for name, arrival in newest.items() if arrival.is_replay}
    known_as = {row[0]: row[1] for row in KNOWN_AS(connection, {fact.statement for fact in facts.values()})}
    first = {name: flag_id(known_as.get(fact.statement) or fact.statement, fact.relation) for name, fact in facts.items()}
    held = {row[0]: row[1] for row in SINCE(connection, {*first, *first.values()})}
    return {name: held.get(name) or held[other] for name, other in first.items() if name in held or other in held}


def _linked(connection: Connection, names: Iterable[str]) -> set[str]:
    """The statements that some flags linked before."""
    return {name for pair in LINKED(connection, names) for name in pair}


def _fact(arrival: Arrival) -> FlagFact:
    assert isinstance(arrival.fact, StatementFlagged | FlagWithdrawn)
    return arrival.fact


def _names(fact: FlagFact) -> set[str]:
    return {fact.statement, *rests_on(fact)} if isinstance(fact, StatementFlagged) else {fact.statement}


def _links(fact: FlagFact) -> list[dict[str, str]]:
    if isinstance(fact, FlagWithdrawn):
        return []
    return [{"flag": fact.id, "statement": fact.statement, "other": other, "relation": fact.relation} for other in sorted(rests_on(fact))]


def _row(name: str, arrival: Arrival) -> dict[str, object]:
    fact = _fact(arrival)
    withdrawn = {**WITHDRAWN, "id": name, "relation": fact.relation, "statement": fact.statement}
    says = brief(fact)._asdict() if isinstance(fact, StatementFlagged) else withdrawn
    return {**says, "revision": fact.revision, "stands": isinstance(fact, StatementFlagged), "at": arrival.at, "fact": arrival.json}
