"""Forms about a thread: carried out, or answered with the reason why not and with what was filled in."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from streams.board.act import NotReadBackError, UnknownThreadError
from streams.board.pages.forms import FormError, back_of, command_of, seen_of, sent
from streams.board.pages.render import told
from streams.board.pages.thread import thread_page
from streams.board.pages.who import Responder
from streams.board.questions.thread import whole
from streams.board.views.history import Entry, decided_since
from streams.followup.decide import ConflictError, RefusedError

router = APIRouter(include_in_schema=False)


@router.post("/threads/{statement}")
async def act(request: Request, person: Responder, statement: str) -> Response:
    """Carry out what a form asks, then show where it came from."""
    form = await sent(request)
    return await run_in_threadpool(_acted, request, statement.replace("\0", ""), form, person.actor)


def _acted(request: Request, statement: str, form: Mapping[str, str], by: str) -> Response:
    back = back_of(form, f"/threads/{statement}")
    try:
        request.app.state.board.desk.act(command_of(form), statement, by, seen_of(form))
    except UnknownThreadError as error:
        return told(request, 404, "There is no such thread", f"{error}.", way=("/", "To the inbox"))
    except NotReadBackError as error:
        return told(request, 202, "Written down, and not shown yet", f"{error}.", way=(back, "Go on"))
    except ConflictError as error:
        return _conflict(request, statement, form, str(error))
    except (RefusedError, FormError) as error:
        return _again(request, statement, form, 422, problem=str(error))
    return RedirectResponse(back, 303)


def _conflict(request: Request, statement: str, form: Mapping[str, str], problem: str) -> Response:
    """Who decided what meanwhile, above the form as it was filled in."""
    return _again(request, statement, form, 409, problem=problem, meanwhile=meanwhile(request, statement, form))


def meanwhile(request: Request, statement: str, form: Mapping[str, str]) -> list[Entry]:
    """What was decided about a thread after a form was shown."""
    with request.app.state.board.engine.connect() as connection:
        found = whole(connection, statement)
    return decided_since(found.facts, seen_of(form), found.statements) if found else []


def _again(request: Request, statement: str, form: Mapping[str, str], status: int, **told_above: Any) -> Response:
    return thread_page(request, statement, {}, status, form=form, **told_above)
