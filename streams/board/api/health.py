"""Whether the process lives, and whether the board tells what the log says."""

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import Field
from sqlalchemy.exc import DBAPIError

from streams.board.api.asked import OnBoard
from streams.board.api.lag import Lookout
from streams.board.api.models import Told
from streams.board.projector import Lag
from streams.board.store import changes

MOST_BEHIND = 10_000
"""Messages that a board may be behind the log and yet be ready: some seconds of a rebuild."""

router = APIRouter(tags=["health"])


class Alive(Told):
    """The process answers."""

    status: Literal["alive"] = "alive"


class Ready(Told):
    """Whether the board can be asked, and what keeps it from being so."""

    status: Literal["ready", "not ready"]
    changes: int | None = Field(description="changes of the read model so far; None where it can not be read")
    behind: int | None = Field(description="messages of the log that it does not hold yet; None where the broker does not answer")
    why: str | None = Field(description="what is wrong; a board whose broker does not answer is ready, and tells what it knows")


@router.get("/healthz", operation_id="healthz", response_model=Alive)
def healthz() -> Alive:
    """Whether the process answers."""
    return Alive()


@router.get("/readyz", operation_id="readyz", response_model=Ready, responses={503: {"model": Ready, "description": "Not ready"}})
def readyz(request: Request, board: OnBoard, response: Response) -> Ready:
    """Whether the read model can be read and is not far behind the log."""
    lookout: Lookout[Lag] = request.app.state.lookout
    looked = lookout.now()
    try:
        with board.engine.connect() as connection:
            found = _ready(changes(connection), looked.behind if looked.lags else None, looked.why or None)
    except DBAPIError as error:
        found = Ready(status="not ready", changes=None, behind=None, why=str(error.orig))
    response.status_code = 200 if found.status == "ready" else 503
    return found


def _ready(changes: int, behind: int | None, why: str | None) -> Ready:
    late = behind is not None and behind > MOST_BEHIND
    told = f"{behind} messages behind the log" if late else why
    return Ready(status="not ready" if late else "ready", changes=changes, behind=behind, why=told)
