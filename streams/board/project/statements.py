"""Statements: the newest word on each, and what is searched of it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select, update

from schemas.base import interval
from schemas.statements import StatementRecorded, StatementWithdrawn, claim_group, name_of, precedence, reading_of, statement_of
from streams.board import search
from streams.board.names import Lookup
from streams.board.project.arrival import Arrival
from streams.board.store import upsert
from streams.board.tables import statements


class Held(NamedTuple):
    """What the read model holds of a statement."""

    revision: int
    reading: int
    stands: bool
    number: int
    backfilled: bool

    @property
    def precedence(self) -> tuple[int, int, bool]:
        """Its place, as that of a fact."""
        return self.revision, self.reading, not self.stands


HELD = Lookup(select(statements.c.id, *(statements.c[name] for name in Held._fields)), statements.c.id)
PARTED = "\nxslotx\n"
"""Stands between two slots where they are searched: a word that nobody asks for, so that no phrase begins in one and ends in the next."""


def take_statements(connection: Connection, arrivals: Sequence[Arrival]) -> set[str]:
    """Write statements, and withdraw them; what is older than what is known changes nothing."""
    named = [(_named(arrival), arrival) for arrival in arrivals]
    held = _held(connection, {name for name, _ in named})
    newest = _newest(held, named)
    recorded = {name: arrival for name, arrival in newest.items() if isinstance(arrival.fact, StatementRecorded)}
    withdrawn = [arrival.fact for arrival in newest.values() if isinstance(arrival.fact, StatementWithdrawn)]
    first = _held(connection, {name for arrival in recorded.values() if (name := _fact(arrival).known_as)})
    numbers = _numbers(connection, recorded, held)
    known = held | first
    rows = [_row(arrival, numbers[name], _is_backfilled(arrival, known)) for name, arrival in recorded.items()]
    upsert(connection, statements, rows, "id")
    search.forget(connection, [held[name].number for name in recorded if name in held])
    search.index(connection, [search.Words(numbers[name], _searched(_fact(arrival))) for name, arrival in recorded.items()])
    if withdrawn:
        gone = [{"gone": fact.statement, "by": fact.revision, "reader": reading_of(fact.extractor)} for fact in withdrawn]
        writing = update(statements).where(statements.c.id == bindparam("gone"))
        connection.execute(writing.values(stands=False, revision=bindparam("by"), reading=bindparam("reader")), gone)
    return set(newest)


def _numbers(connection: Connection, names: Iterable[str], held: Mapping[str, Held]) -> dict[str, int]:
    """The number of each statement: the one that it has, or the next one."""
    following = count((connection.scalar(select(func.max(statements.c.number))) or 0) + 1)
    return {name: held[name].number if name in held else next(following) for name in names}


def _held(connection: Connection, names: Iterable[str]) -> dict[str, Held]:
    return {row[0]: Held(*row[1:]) for row in HELD(connection, names)}


def _newest(held: Mapping[str, Held], named: Iterable[tuple[str, Arrival]]) -> dict[str, Arrival]:
    """Of each statement the last word, where it is newer than the one that is known."""
    known = {name: one.precedence for name, one in held.items()}
    found: dict[str, Arrival] = {}
    for name, arrival in named:
        place = _precedence(arrival)
        if name not in known or place > known[name]:
            known[name] = place
            found[name] = arrival
    return found


def _is_backfilled(arrival: Arrival, held: Mapping[str, Held]) -> bool:
    """Whether a statement was found when an old article was read again; one that is known under this id or another is as it was."""
    if not held:
        return arrival.is_replay
    before = held.get(_fact(arrival).id) or held.get(name_of(_fact(arrival)))
    return before.backfilled if before else arrival.is_replay


def _fact(arrival: Arrival) -> StatementRecorded:
    assert isinstance(arrival.fact, StatementRecorded)
    return arrival.fact


def _named(arrival: Arrival) -> str:
    assert isinstance(arrival.fact, StatementRecorded | StatementWithdrawn)
    return statement_of(arrival.fact)


def _precedence(arrival: Arrival) -> tuple[int, int, bool]:
    assert isinstance(arrival.fact, StatementRecorded | StatementWithdrawn)
    return precedence(arrival.fact)


def _searched(fact: StatementRecorded) -> str:
    place = fact.place.name if fact.place else None
    slots = (fact.quotation, fact.speaker.name, fact.speaker.role, fact.label, fact.object, place, fact.title, fact.outlet)
    return PARTED.join([fact.content, *(slot for slot in slots if slot and slot not in fact.content)])


def _row(arrival: Arrival, number: int, backfilled: bool) -> dict[str, object]:
    fact = _fact(arrival)
    said = interval(fact.said)
    return {
        "number": number,
        "searched": number,
        "id": fact.id,
        "revision": fact.revision,
        "stands": True,
        "article": fact.article,
        "outlet": fact.outlet,
        "published": fact.published,
        "group": claim_group(fact),
        "side": fact.speaker.side,
        "family": fact.family,
        "label": fact.label,
        "speaker": fact.speaker.name,
        "speaker_id": fact.speaker.id,
        "place": fact.place and fact.place.code,
        "place_name": fact.place and fact.place.name,
        "polarity": fact.polarity,
        "earliest": said.earliest,
        "latest": said.latest,
        "due": interval(fact.due).latest if fact.due else None,
        "outcome": fact.outcome,
        "known_as": fact.known_as,
        "backfilled": backfilled,
        "reading": reading_of(fact.extractor),
        "at": arrival.at,
        "fact": arrival.json,
    }
