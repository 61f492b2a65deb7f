"""Decisions as the log has them, and silences."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request, Response
from sqlalchemy import select

from streams.board.api import etags, examples
from streams.board.api.asked import Name, OnBoard, Paged, today
from streams.board.api.cursors import COUNTED, packed, unpacked
from streams.board.api.deciding import WRITTEN, written
from streams.board.api.declared import reads
from streams.board.api.models import Decision, Decisions, DecisionWritten, Silences
from streams.board.api.problems import UNKNOWN, ProblemError, ProblemRoute, documented
from streams.board.api.rights import Identity, needs
from streams.board.lookup import followup
from streams.board.project.relink import decision_of, silences_of
from streams.board.store import reading
from streams.board.tables import followups
from streams.followup.commands import Silence
from streams.followup.state import silencing

router = APIRouter(route_class=ProblemRoute)
TOLD = select(followups.c.at, followups.c.counts, followups.c.fact)


@router.get("/followups", tags=["follow-ups"], **reads("list_followups", Decisions))
def list_followups(request: Request, board: OnBoard, asked: Annotated[Paged, Query()]) -> Response:
    """What people decided, about threads and silences, the newest first; also what did not count since somebody was quicker."""

    def made() -> Decisions:
        question = select(followups.c.place, *TOLD.selected_columns).order_by(followups.c.place.desc()).limit(asked.size + 1)
        if asked.after:
            question = question.where(followups.c.place < unpacked(asked.after, COUNTED))
        rows = connection.execute(question).all()
        following = packed(rows[asked.size - 1].place) if len(rows) > asked.size else None
        return Decisions(decisions=[_decision(row) for row in rows[: asked.size]], next=following)

    with reading(board.engine) as connection:
        return etags.answered(request, etags.tag_of(connection), made)


@router.get("/followups/{fact}", tags=["follow-ups"], **reads("get_followup", DecisionWritten, 404))
def get_followup(request: Request, board: OnBoard, fact: Name) -> Response:
    """One decision by the id of its fact, and whether it counts."""
    with reading(board.engine) as connection:
        row = connection.execute(TOLD.where(followups.c.id == fact)).first()
        if row is None:
            raise ProblemError(UNKNOWN, f"there is no decision {fact}, or the board has not read it yet")
        return etags.answered(request, etags.tag_of(connection), lambda: _decision(row))


@router.get("/silences", tags=["silences"], **reads("list_silences", Silences))
def list_silences(request: Request, board: OnBoard) -> Response:
    """The silences in force today."""
    with reading(board.engine) as connection:
        in_force = silencing(silences_of(connection), today())
        return etags.answered(request, etags.tag_of(connection), lambda: Silences(silences=in_force))


@router.post(
    "/silences",
    operation_id="silence",
    tags=["silences"],
    status_code=201,
    response_model=Decision,
    responses={**WRITTEN, **documented(400, 409, 413)},
)
def silence(
    board: OnBoard,
    asked: Annotated[Silence, Body(openapi_examples=examples.SILENCING)],
    who: Annotated[Identity, needs("silence")],
) -> Any:
    """Let all threads rest that match, until a day is over. A matcher that leaves none out needs `everything` said, too."""
    return written(lambda: board.desk.silence(asked, who.actor))


@router.delete(
    "/silences/{fact}",
    operation_id="end_silence",
    tags=["silences"],
    response_model=Decision,
    responses={**WRITTEN, **documented(404, 409)},
)
def end_silence(board: OnBoard, fact: Name, who: Annotated[Identity, needs("end_silence")]) -> Any:
    """End a silence, given the id of its fact."""
    with reading(board.engine) as connection:
        if followup(connection, fact) is None:
            raise ProblemError(UNKNOWN, f"there is no silence {fact}")
    return written(lambda: board.desk.end_silence(fact, who.actor))


def _decision(row: Any) -> DecisionWritten:
    return DecisionWritten(at=row.at, counts=row.counts, decision=decision_of(row.fact))
