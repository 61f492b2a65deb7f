"""The inbox: which threads wait for somebody, the weightiest first."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from fastapi import APIRouter
from markupsafe import Markup
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from streams.board.inbox import Cursor, CursorError, Filter, Waiting, Written, in_state, line, listed, whatever_state
from streams.board.pages.forms import FormError, filter_of
from streams.board.pages.kept import Kept
from streams.board.pages.render import page, piece, query, today, told
from streams.board.pages.who import Reader
from streams.board.questions.inbox import Choices, Options, choices, counts_by_state
from streams.board.store import changes
from streams.board.views.lines import Shown, shown
from streams.board.views.words import CHIPS

router = APIRouter(include_in_schema=False)
CHOICES_SECONDS = 10.0
RELATIONS = tuple((relation.value, name) for relation, name in CHIPS.items())
LINES_KEPT, CHOICES_KEPT = 2_000, 100
"""Pieces of pages that are drawn once: a line takes some 5 kB, a list of choices 20 kB."""


class Inbox(NamedTuple):
    """A page of the inbox: its lines and their pieces of the page, how many there are in each state, and where it goes on."""

    lines: list[tuple[Shown, Markup]]
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
        request,
        "inbox.html",
        inbox=found,
        wanted=wanted,
        choices=chosen,
        values=values,
        after=after,
        relations=RELATIONS,
        choice=_choice,
        Waiting=Waiting,
    )


def _inbox(connection: Connection, wanted: Filter, after: Cursor | None) -> Inbox:
    day, change = today(), changes(connection)
    shown = whatever_state(connection, wanted)
    found = listed(connection, [*in_state(wanted.state, day), *shown], after)
    counts = counts_by_state(connection, shown, day)
    return Inbox([_line(written, day) for written in found.lines], counts, counts[wanted.state], found.following, change)


@lru_cache(maxsize=LINES_KEPT)
def _line(written: Written, day: date) -> tuple[Shown, Markup]:
    """What a line says on a day; of those that many look at, and look at again, few have changed."""
    told = shown(line(written), day)
    return told, piece("line.html", line=told)


@lru_cache(maxsize=CHOICES_KEPT)
def _choice(name: str, label: str, every: str, options: Options, chosen: str) -> Markup:
    return piece("choice.html", name=name, label=label, every=every, options=options, chosen=chosen)


def _choices(request: Request, connection: Connection) -> Choices:
    kept: Kept[Choices] = request.app.state.choices
    return kept.get(lambda: choices(connection))
