"""What the inbox shows beside its lines: how many threads there are in each state, and what can be chosen to filter by."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from streams.board.inbox import Conditions, Waiting, in_state
from streams.board.tables import statements, threads

MOST_CHOICES = 300
"""Names in one list of choices, those with most threads first."""
FEW = [state for state in Waiting if state not in (Waiting.OPEN, Waiting.ALL)]
"""States that are counted; in which state a thread is for none of them, is open."""


def counts_by_state(connection: Connection, shown: Conditions, today: date) -> dict[Waiting, int]:
    """How many of the threads that meet some conditions are in each state on a day."""
    total, *found = connection.execute(_counts(today).where(*shown)).one()
    counted = dict(zip(FEW, found, strict=True))
    return {**counted, Waiting.OPEN: total - sum(found), Waiting.ALL: total}


@lru_cache(maxsize=2)
def _counts(today: date) -> Select[*tuple[Any, ...]]:
    return select(func.count(), *(func.count().filter(*in_state(state, today)) for state in FEW)).select_from(threads)


Options = tuple[tuple[str, str], ...]
"""Codes with their names, in the order of the names."""


class Choices(NamedTuple):
    """What a filter may ask for."""

    sides: Options
    families: Options
    places: Options
    speakers: Options
    assignees: Options


def choices(connection: Connection) -> Choices:
    """All that there is to choose from among the threads."""
    return Choices(
        _plain(connection, "side"),
        _plain(connection, "family"),
        _named(connection, "place", "place_name"),
        _named(connection, "speaker_id", "speaker"),
        _plain(connection, "assignee"),
    )


def _plain(connection: Connection, name: str) -> Options:
    column = threads.c[name]
    question = select(column).where(column.is_not(None)).group_by(column).order_by(func.count().desc()).limit(MOST_CHOICES)
    return tuple((value, value) for value in sorted(connection.scalars(question)))


def _named(connection: Connection, code: str, name: str) -> Options:
    """Codes of statements that are in a thread, each with the name that it bore last."""
    codes, last = statements.c[code], func.max(statements.c.number)
    question = select(codes, last).where(codes.is_not(None), statements.c.thread.is_not(None), statements.c.stands)
    found = connection.execute(question.group_by(codes).order_by(func.count().desc()).limit(MOST_CHOICES)).all()
    numbers = [number for _, number in found]
    names = dict(map(tuple, connection.execute(select(statements.c.number, statements.c[name]).where(statements.c.number.in_(numbers)))))
    return tuple(sorted(((value, names[number]) for value, number in found), key=lambda pair: pair[1].casefold()))
