"""Flags by the time at which they were written."""

from datetime import UTC, datetime, time
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import ColumnElement, func, select, tuple_

from schemas.base import KNOWN
from schemas.flags import StatementFlagged
from streams.board.api import etags
from streams.board.api.asked import FlagsAsked, OnBoard
from streams.board.api.cursors import AT, packed, unpacked
from streams.board.api.declared import reads
from streams.board.api.models import FlagRaised, Flags
from streams.board.api.problems import ProblemRoute
from streams.board.store import reading
from streams.board.tables import flags

router = APIRouter(tags=["flags"], route_class=ProblemRoute)


@router.get("/flags", **reads("list_flags", Flags))
def list_flags(request: Request, board: OnBoard, asked: Annotated[FlagsAsked, Query()]) -> Response:
    """Flags that stand, rereports among them, the newest first: what a program reads that follows what is found."""

    def made() -> Flags:
        shown, place = _conditions(asked), tuple_(flags.c.at, flags.c.id)
        total = connection.scalar(select(func.count()).select_from(flags).where(*shown)) or 0
        behind = [place < tuple_(*unpacked(asked.after, AT))] if asked.after else []
        question = select(flags.c.at, flags.c.id, flags.c.fact).where(*shown, *behind)
        rows = connection.execute(question.order_by(flags.c.at.desc(), flags.c.id.desc()).limit(asked.size + 1)).all()
        last = rows[asked.size - 1] if len(rows) > asked.size else None
        found = [FlagRaised(at=row.at, flag=StatementFlagged.model_validate_json(row.fact, context=KNOWN)) for row in rows[: asked.size]]
        return Flags(flags=found, total=total, next=packed((last.at, last.id)) if last else None)

    with reading(board.engine) as connection:
        return etags.answered(request, etags.tag_of(connection), made)


def _conditions(asked: FlagsAsked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [flags.c.stands]
    found += [flags.c[name] == value for name in ("relation", "statement") if (value := getattr(asked, name))]
    if asked.since:
        found.append(flags.c.at >= datetime.combine(asked.since, time.min, UTC))
    if asked.until:
        found.append(flags.c.at <= datetime.combine(asked.until, time.max, UTC))
    return found
