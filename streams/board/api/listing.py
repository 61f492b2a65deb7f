"""Which articles a list shows: each once, by its newest revision, those that changed last first."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select, tuple_

from streams.board.api.asked import ArticlesAsked
from streams.board.api.cursors import AT, unpacked
from streams.board.tables import articles, statements

TOLD = ("title", "outlet", "published", "url")
Place = tuple[datetime, str]
_later, _any = articles.alias(), articles.alias()


def listed(connection: Connection, asked: ArticlesAsked) -> tuple[list[dict[str, Any]], int, Place | None]:
    """A page of articles as values of ArticleListed, how many there are on all pages, and the last place where another page follows."""
    shown, place = _conditions(asked), tuple_(articles.c.at, articles.c.article)
    total = connection.scalar(select(func.count()).select_from(articles).where(*shown)) or 0
    behind = [place < tuple_(*unpacked(asked.after, AT))] if asked.after else []
    columns = [articles.c[name] for name in ("article", "revision", "at", "retracted")]
    order = (articles.c.at.desc(), articles.c.article.desc())
    question = select(*columns).where(*shown, *behind).order_by(*order).limit(asked.size + 1)
    rows = [dict(row) for row in connection.execute(question).mappings()]
    page = rows[: asked.size]
    told, counts = _told(connection, page), _counts(connection, page)
    found = [{**row, **told.get(row["article"], dict.fromkeys(TOLD)), "statements": counts.get(row["article"], 0)} for row in page]
    return found, total, (page[-1]["at"], page[-1]["article"]) if len(rows) > asked.size else None


def _conditions(asked: ArticlesAsked) -> list[ColumnElement[bool]]:
    newest = ~exists().where(_later.c.article == articles.c.article, _later.c.revision > articles.c.revision)
    found: list[ColumnElement[bool]] = [newest]
    if asked.retracted is not None:
        found.append(articles.c.retracted.is_(asked.retracted))
    if meant := list(_meant(asked)):
        found.append(articles.c.article.in_(select(_any.c.article).where(*meant)))
    return found


def _meant(asked: ArticlesAsked) -> Iterator[ColumnElement[bool]]:
    """What any revision of an article has to be: a retraction itself tells neither outlet nor day."""
    for name in ("outlet", "url"):
        if value := getattr(asked, name):
            yield _any.c[name] == value
    if asked.since:
        yield _any.c.published >= asked.since
    if asked.until:
        yield _any.c.published <= asked.until


def _told(connection: Connection, page: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Title, outlet, day and address of each article, by the newest of its revisions that is no retraction."""
    columns = [articles.c[name] for name in ("article", *TOLD)]
    question = _of(select(*columns).where(~articles.c.retracted).order_by(articles.c.revision), articles.c.article, page)
    return {row["article"]: {name: row[name] for name in TOLD} for row in connection.execute(question).mappings()}


def _counts(connection: Connection, page: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    column = statements.c.article
    question = _of(select(column, func.count()).where(statements.c.stands).group_by(column), column, page)
    return dict(connection.execute(question).all())


def _of(question: Select[Any], column: ColumnElement[str], page: Iterable[Mapping[str, Any]]) -> Select[Any]:
    return question.where(column.in_([row["article"] for row in page]))
