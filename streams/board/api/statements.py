"""Statements: a list by what was said, who said it and when, and one of them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import ColumnElement, Connection, func, or_, select

from schemas.base import KNOWN
from schemas.statements import StatementRecorded
from streams.board import search
from streams.board.api import etags
from streams.board.api.asked import Name, OnBoard, StatementsAsked
from streams.board.api.cursors import COUNTED, packed, unpacked
from streams.board.api.declared import reads
from streams.board.api.models import StatementHeard, Statements
from streams.board.api.problems import UNKNOWN, ProblemError, ProblemRoute
from streams.board.store import reading
from streams.board.tables import statements

router = APIRouter(tags=["statements"], route_class=ProblemRoute)
TOLD = select(statements.c.number, statements.c.at, statements.c.stands, statements.c.thread, statements.c.fact)
SAME = ("side", "family", "place", "article")


@router.get("/statements", **reads("list_statements", Statements))
def list_statements(request: Request, board: OnBoard, asked: Annotated[StatementsAsked, Query()]) -> Response:
    """Statements that were recorded, the last one first, flagged or not."""

    def made() -> Statements:
        shown = _conditions(connection, asked)
        total = connection.scalar(select(func.count()).select_from(statements).where(*shown)) or 0
        behind = [statements.c.number < unpacked(asked.after, COUNTED)] if asked.after else []
        question = TOLD.where(*shown, *behind).order_by(statements.c.number.desc()).limit(asked.size + 1)
        rows = connection.execute(question).all()
        following = packed(rows[asked.size - 1].number) if len(rows) > asked.size else None
        return Statements(statements=[heard(row) for row in rows[: asked.size]], total=total, next=following)

    with reading(board.engine) as connection:
        return etags.answered(request, etags.tag_of(connection), made)


@router.get("/statements/{statement}", **reads("get_statement", StatementHeard, 404))
def get_statement(request: Request, board: OnBoard, statement: Name) -> Response:
    """One statement by its id, also where it was withdrawn."""
    with reading(board.engine) as connection:
        row = connection.execute(TOLD.where(statements.c.id == statement)).first()
        if row is None:
            raise ProblemError(UNKNOWN, f"there is no statement {statement}")
        return etags.answered(request, etags.tag_of(connection), lambda: heard(row))


def heard(row: Any) -> StatementHeard:
    """A statement in a row of TOLD."""
    statement = StatementRecorded.model_validate_json(row.fact, context=KNOWN)
    return StatementHeard(at=row.at, stands=row.stands, thread=row.thread if row.stands else None, statement=statement)


def _conditions(connection: Connection, asked: StatementsAsked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [statements.c.stands.is_(not asked.withdrawn)]
    found += [statements.c[name] == value for name in SAME if (value := getattr(asked, name))]
    if asked.speaker:
        found.append(or_(statements.c.speaker_id == asked.speaker, statements.c.speaker == asked.speaker))
    if asked.since:
        found.append(func.coalesce(statements.c.latest, statements.c.published) >= asked.since)
    if asked.until:
        found.append(func.coalesce(statements.c.earliest, statements.c.published) <= asked.until)
    if asked.words:
        found.append(search.matching(connection.dialect.name, asked.words))  # type: ignore[arg-type]  # a condition, as text
    return found
