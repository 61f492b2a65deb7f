"""Threads: the inbox as a list, one thread with all that belongs to it, and deciding about it."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Header, Query, Request, Response
from pydantic import Field
from sqlalchemy import Connection

from schemas.base import Part
from streams.board.act import UnknownThreadError
from streams.board.api import etags, examples
from streams.board.api.asked import Name, OnBoard, ThreadsAsked, today
from streams.board.api.deciding import WRITTEN, written
from streams.board.api.declared import reads
from streams.board.api.models import Decision, Thread, Threads, known_of, line_of
from streams.board.api.problems import CONFLICT, STALE, ProblemError, ProblemRoute, documented
from streams.board.api.rights import Identity, needs
from streams.board.inbox import Cursor, conditions, how_many, listed
from streams.board.lookup import facts_about, found_at, plain_named
from streams.board.project.relink import rows
from streams.board.store import reading
from streams.board.tables import flags
from streams.followup.commands import ThreadCommand
from streams.followup.decide import ConflictError
from streams.followup.threads import Found, thread_of

router = APIRouter(tags=["threads"], route_class=ProblemRoute)


class FollowUp(Part):
    """A command about a thread, and what was seen of it."""

    command: Annotated[ThreadCommand, Field(discriminator="do")]
    seen: Annotated[int, Field(ge=0, le=2**53)] | None = Field(
        None, description="`decided` of the thread as it was seen; or give its ETag as If-Match"
    )


@router.get("/threads", **reads("list_threads", Threads))
def list_threads(request: Request, board: OnBoard, asked: Annotated[ThreadsAsked, Query()]) -> Response:
    """Threads that a filter shows, the weightiest first; those that have rereports alone are never among them."""

    def made() -> dict[str, Any]:
        after = Cursor.of(asked.after) if asked.after else None
        shown = conditions(connection, asked.filter, today())
        found = listed(connection, shown, after, asked.size)
        following = str(found.following) if found.following else None
        return {"threads": list(map(line_of, found.lines)), "total": how_many(connection, shown), "next": following}

    with reading(board.engine) as connection:
        return etags.answered(request, etags.tag_of(connection), made)


@router.get("/threads/{statement}", **reads("get_thread", Thread, 404))
def get_thread(request: Request, board: OnBoard, statement: Name) -> Response:
    """The thread of a statement, given the id of any statement that stands; one that nothing is linked with is a thread by itself."""
    with reading(board.engine) as connection:
        found = found_at(connection, statement)
        if found is None:
            raise UnknownThreadError(f"there is no statement {statement}, or it was withdrawn")
        row: dict[str, Any] = rows(connection, [found])[0]
        return etags.answered(request, etags.tag_of(connection, row["decided"]), lambda: _thread(connection, found, row))


@router.post(
    "/threads/{statement}/followups",
    operation_id="follow_up",
    status_code=201,
    response_model=Decision,
    responses={**WRITTEN, **documented(400, 404, 409, 412, 413, 428)},
)
def follow_up(
    board: OnBoard,
    statement: Name,
    asked: Annotated[FollowUp, Body(openapi_examples=examples.COMMANDS)],
    who: Annotated[Identity, needs("follow_up")],
    if_match: Annotated[str | None, Header(description="ETag of the thread as it was seen, instead of `seen`")] = None,
) -> Any:
    """Decide about the thread of a statement. Where somebody else has decided about it since it was seen, nothing is written."""
    seen = etags.number_seen(asked.seen, if_match)
    try:
        return written(lambda: board.desk.act(asked.command, statement, who.actor, seen))
    except ConflictError as error:
        raise ProblemError(CONFLICT if asked.seen is not None else STALE, str(error)) from error


def _thread(connection: Connection, found: Found, row: dict[str, Any]) -> dict[str, Any]:
    facts = facts_about(connection, found)
    said = plain_named(connection, [one.id for one in found.statements])
    raised = sorted(found.raised, key=lambda each: (each.at, each.flag.id))
    flagged = plain_named(connection, [each.flag.id for each in raised], flags)
    return {
        **known_of(row),
        "statements": [said[one.id] for one in found.statements],
        "told_together": thread_of(found, facts).utterances,
        "flags": [{"at": each.at, "flag": flagged[each.flag.id]} for each in raised],
        "decisions": facts,
    }
