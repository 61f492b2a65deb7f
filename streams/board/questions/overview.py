"""How much there is of everything, what was said most often, what is overdue, and whether all is well."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from schemas.flags import Relation
from schemas.statements import StatementRecorded
from streams.board.inbox import Line, lines
from streams.board.tables import articles, dead_letters, flags, handled_letters, statements, threads, undelivered
from streams.followup.state import Status

MOST_REPEATED, MOST_OVERDUE, MOST_OUTLETS = 10, 25, 60
OPEN_LETTER = dead_letters.c.id.not_in(select(handled_letters.c.letter))
LOUD = and_(flags.c.stands, flags.c.relation != Relation.REREPORT)


class Totals(NamedTuple):
    """How many there are of everything that stands."""

    articles: int
    statements: int
    flags: int
    outlets: int


class Pair(NamedTuple):
    """Statements and flags, counted by something."""

    statements: dict[Any, int]
    flags: dict[Any, int]


class Overdue(NamedTuple):
    """A promise whose day has passed, of which nothing is known to have become."""

    statement: StatementRecorded
    due: date


class Letters(NamedTuple):
    """Dead letters of one reason and topic: how many, the last error, and when."""

    reason: str
    topic: str
    letters: int
    error: str
    at: datetime


class Undelivered(NamedTuple):
    """What people could not be told on a route: of how many flags, how many of them are given up, and the last failure."""

    route: str
    target: str
    flags: int
    given_up: int
    error: str
    at: datetime


class Outlet(NamedTuple):
    """An outlet: when its last article came, the newest day of publication, and how many articles there are."""

    name: str
    at: datetime
    published: date | None
    articles: int


def totals(connection: Connection) -> Totals:
    """How many there are."""
    counts = (
        select(func.count(func.distinct(articles.c.article))),
        select(func.count()).select_from(statements).where(statements.c.stands),
        select(func.count()).select_from(flags).where(LOUD),
        select(func.count(func.distinct(articles.c.outlet))),
    )
    return Totals(*(connection.scalar(count) or 0 for count in counts))


def counted_by(connection: Connection, name: str, since: date | None = None) -> Pair:
    """Statements that stand and flags about them, by a column of `statements`; those published on a day or later."""
    column = statements.c[name]
    where = [statements.c.stands, *([statements.c.published >= since] if since else [])]
    said = select(column, func.count()).where(*where).group_by(column)
    raised = select(column, func.count()).join(flags, flags.c.statement == statements.c.id).where(LOUD, *where).group_by(column)
    return Pair(*(dict(connection.execute(question).all()) for question in (said, raised)))


def most_repeated(connection: Connection) -> list[Line]:
    """The threads with most utterances."""
    order = (threads.c.utterances.desc(), threads.c.weight.desc(), threads.c.id)
    return lines(
        connection, connection.scalars(select(threads.c.id).where(threads.c.flag.is_not(None)).order_by(*order).limit(MOST_REPEATED))
    )


def overdue(connection: Connection, today: date) -> tuple[list[Overdue], int]:
    """Promises that nobody kept or broke as far as is known, one of each thread, the last due first; and how many there are in all."""
    named = func.coalesce(statements.c.thread, statements.c.id)
    tied = statements.outerjoin(threads, threads.c.id == statements.c.thread)
    shown = select(func.max(statements.c.due).label("due"), named.label("thread")).select_from(tied).where(*_overdue(today)).group_by(named)
    count = connection.scalar(select(func.count()).select_from(shown.subquery())) or 0
    last = shown.order_by(func.max(statements.c.due).desc(), named).limit(MOST_OVERDUE).subquery()
    question = select(named, statements.c.fact, last.c.due).join(last, and_(named == last.c.thread, statements.c.due == last.c.due))
    rows = connection.execute(question.where(statements.c.stands).order_by(last.c.due, statements.c.id))
    one_each = {thread: Overdue(StatementRecorded.model_validate_json(fact), due) for thread, fact, due in rows}
    return list(one_each.values())[::-1], count


def _overdue(today: date) -> list[ColumnElement[bool]]:
    unresolved = or_(threads.c.id.is_(None), and_(threads.c.outcome.is_(None), threads.c.status != Status.RESOLVED))
    return [statements.c.stands, statements.c.due < today, statements.c.outcome.is_(None), unresolved]


def letters(connection: Connection) -> list[Letters]:
    """Dead letters that are open, the most first."""
    by = (dead_letters.c.reason, dead_letters.c.topic)
    question = select(*by, func.count(), func.max(dead_letters.c.error), func.max(dead_letters.c.at)).where(OPEN_LETTER).group_by(*by)
    return [Letters(*row) for row in connection.execute(question.order_by(func.count().desc()))]


def not_delivered(connection: Connection) -> list[Undelivered]:
    """What could not be brought to people so far, the most first."""
    by, given_up = (undelivered.c.route, undelivered.c.target), func.count() - func.count(undelivered.c.again)
    question = select(*by, func.count(), given_up, func.max(undelivered.c.error), func.max(undelivered.c.at)).group_by(*by)
    return [Undelivered(*row) for row in connection.execute(question.order_by(func.count().desc()))]


def outlets(connection: Connection) -> list[Outlet]:
    """Outlets, the one that has been silent for longest first."""
    last = func.max(articles.c.at)
    counted = func.count(func.distinct(articles.c.article))
    question = select(articles.c.outlet, last, func.max(articles.c.published), counted).where(articles.c.outlet.is_not(None))
    return [Outlet(*row) for row in connection.execute(question.group_by(articles.c.outlet).order_by(last).limit(MOST_OUTLETS))]
