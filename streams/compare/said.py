"""When a statement was said: its days, and the one order in which all statements stand."""

from datetime import date
from typing import NamedTuple

from schemas.base import interval
from schemas.statements import StatementRecorded

NARROW = 8
"""Days that a dating spans at most where it still tells which of two sayings came later: a week, both ends included."""


class Days(NamedTuple):
    """The first and the last day on which something may have been said; an open side reaches to the end of the calendar."""

    first: date
    last: date


class Order(NamedTuple):
    """The place of a statement in the order of all: by when it was said at the latest, never by when it arrived."""

    last: date
    first: date
    published: date
    article: str
    id: str


def days(statement: StatementRecorded) -> Days:
    """The days between which a statement was said, both included."""
    earliest, latest = interval(statement.said)
    return Days(earliest or date.min, latest or date.max)


def order(statement: StatementRecorded) -> Order:
    """Where a statement stands among all: `earlier` always means smaller by this key."""
    first, last = days(statement)
    return Order(last, first, statement.published, statement.article, statement.id)


def undated(statement: StatementRecorded) -> bool:
    """Whether nothing tells how long ago it was said: `../2017-12-12`."""
    return interval(statement.said).earliest is None


def overlap(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether both may have been said on one day."""
    one, other = days(a), days(b)
    return one.first <= other.last and other.first <= one.last


def one_breath(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether one article tells of both as of one time: such statements add to each other and have no relation."""
    return a.article == b.article and overlap(a, b)


def after(new: StatementRecorded, old: StatementRecorded) -> bool:
    """Whether `new` was surely said after `old`, or both are dated to a week and `new` may have been said later."""
    now, before = days(new), days(old)
    return now.first > before.last or (_narrow(now) and _narrow(before) and now.last > before.last)


def gap_days(new: StatementRecorded, old: StatementRecorded) -> int | None:
    """Days from `old` to `new`, counted between the last day of each (a bare year ends on 31 December); None where one is open."""
    bounds = (*interval(new.said), *interval(old.said))
    return None if None in bounds else (days(new).last - days(old).last).days


def _narrow(when: Days) -> bool:
    return (when.last - when.first).days < NARROW
