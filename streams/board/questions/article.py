"""Everything that is known of one article."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from schemas.statements import StatementRecorded
from streams.board.tables import articles, statements


class Revision(NamedTuple):
    """A revision of an article; a retraction has a reason and no text."""

    revision: int
    retracted: bool
    title: str | None
    text: str | None
    outlet: str | None
    published: date | None
    url: str | None
    reason: str | None
    at: datetime


class Recorded(NamedTuple):
    """A statement of an article, the revision in whose text its evidence counts, whether it stands, and whether it has a thread."""

    statement: StatementRecorded
    stands: bool
    thread: str | None


def revisions_of(connection: Connection, article: str) -> list[Revision]:
    """All revisions, the oldest first; none where there is no such article."""
    columns = [articles.c[name] for name in Revision._fields]
    return [
        Revision(*row) for row in connection.execute(select(*columns).where(articles.c.article == article).order_by(articles.c.revision))
    ]


def recorded_of(connection: Connection, article: str) -> list[Recorded]:
    """All statements ever recorded from an article."""
    question = select(statements.c.fact, statements.c.stands, statements.c.thread).where(statements.c.article == article)
    return [Recorded(StatementRecorded.model_validate_json(fact), stands, thread) for fact, stands, thread in connection.execute(question)]
