"""The inbox: which threads wait for somebody, the weightiest first."""

from typing import NamedTuple

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from streams.board.inbox import Cursor, CursorError, Filter, Waiting, listed
from streams.board.pages.forms import FormError, filter_of
from streams.board.pages.kept import Kept
from streams.board.pages.render import page, query, today, told
from streams.board.pages.who import Reader
from streams.board.questions.inbox import Choices, choices, counts_by_state
from streams.board.store import changes
from streams.board.views.lines import Shown, shown
from streams.board.views.words import CHIPS

router = APIRouter(include_in_schema=False)
CHOICES_SECONDS = 10.0


class Inbox(NamedTuple):
    """A page of the inbox: its lines, how many there are in each state, and where it goes on."""

    lines: list[Shown]
    counts: dict[Waiting, int]
    total: int
    following: Cursor | None
    change: int


@router.get("/")
def inbox(request: Request, _: Reader, after: str = "") -> Response:
    """The threads that the filter in the address shows."""
    if any(not value for value in request.query_params.values()):
        return RedirectResponse(f"/?{query(dict(request.query_params))}".rstrip("?"), 303)
    try:
        wanted, cursor = filter_of(request), Cursor.of(after) if after else None
    except (FormError, CursorError) as error:
        return told(request, 422, "This address can not be understood", str(error), way=("/", "Show all open threads"))
    with request.app.state.board.engine.connect() as connection:
        found, chosen = _inbox(connection, wanted, cursor), _choices(request, connection)
    values = {name: value for name, value in wanted.model_dump(mode="json").items() if value and (name, value) != ("state", "open")}
    return page(
        request, "inbox.html", inbox=found, wanted=wanted, choices=chosen, values=values, after=after, relations=CHIPS, Waiting=Waiting
    )


def _inbox(connection: Connection, wanted: Filter, after: Cursor | None) -> Inbox:
    day, change = today(), changes(connection)
    lines, following = listed(connection, wanted, day, after)
    counts = counts_by_state(connection, wanted, day)
    return Inbox([shown(line, day) for line in lines], counts, counts[wanted.state], following, change)


def _choices(request: Request, connection: Connection) -> Choices:
    kept: Kept[Choices] = request.app.state.choices
    return kept.get(lambda: choices(connection))
