"""The overview: how much there is of everything, what is overdue, and whether all is well."""

from typing import NamedTuple

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from streams.board.pages.kept import Kept
from streams.board.pages.render import page, today
from streams.board.pages.who import Reader
from streams.board.questions import overview as ask
from streams.board.views.charts import Series, Share, recent, series, shares
from streams.board.views.lines import Shown, shown

router = APIRouter(include_in_schema=False)
FRESH_SECONDS = 30.0
NO_SIDE = "no side"


class Overview(NamedTuple):
    """All that the page tells, but for how far the board is behind the log."""

    totals: ask.Totals
    days: Series | None
    is_recent: bool
    sides: list[Share]
    families: list[Share]
    repeated: list[Shown]
    overdue: list[ask.Overdue]
    overdue_count: int
    letters: list[ask.Letters]
    undelivered: list[ask.Undelivered]
    outlets: list[ask.Outlet]


@router.get("/overview")
def show_overview(request: Request, _: Reader, days: str = "") -> Response:
    """The overview; `days=all` counts by day, month or year whatever there is, however old."""
    board = request.app.state.board
    with board.engine.connect() as connection:
        kept: Kept[Overview] = request.app.state.overviews["all" if days == "all" else "recent"]
        found = kept.get(lambda: _overview(connection, days == "all"))
    looked = {"behind": request.app.state.lookout.now(), "workers": request.app.state.workers.now()}
    return page(request, "overview.html", overview=found, everything=days == "all", **looked)


def _overview(connection: Connection, everything: bool) -> Overview:
    by_day = ask.counted_by(connection, "published")
    since = None if everything else recent(by_day.statements)
    days = [{day: count for day, count in counts.items() if since is None or day >= since} for counts in by_day]
    promises, count = ask.overdue(connection, today())
    return Overview(
        totals=ask.totals(connection),
        days=series(*days),
        is_recent=since is not None,
        sides=_shares(ask.counted_by(connection, "side", since)),
        families=_shares(ask.counted_by(connection, "family", since)),
        repeated=[shown(line, today()) for line in ask.most_repeated(connection)],
        overdue=promises,
        overdue_count=count,
        letters=ask.letters(connection),
        undelivered=ask.not_delivered(connection),
        outlets=ask.outlets(connection),
    )


def _shares(pair: ask.Pair) -> list[Share]:
    said, raised = ({name or NO_SIDE: count for name, count in counts.items()} for counts in pair)
    return shares(said, raised)
