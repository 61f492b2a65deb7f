"""The pages of the board: rendered on the server, of use without scripts."""

from fastapi import APIRouter, FastAPI
from sqlalchemy import Engine

from streams.board.pages import act, article, inbox, live, overview, silences, thread
from streams.board.pages.kept import Kept

router = APIRouter(include_in_schema=False)
for _each in (inbox, thread, act, article, overview, silences, live):
    router.include_router(_each.router)


def prepare(app: FastAPI, engine: Engine) -> None:
    """What the pages keep between requests."""
    app.state.pulse = live.Pulse(engine)
    app.state.choices = Kept(inbox.CHOICES_SECONDS)
    app.state.overviews = {name: Kept(overview.FRESH_SECONDS) for name in ("all", "recent")}
