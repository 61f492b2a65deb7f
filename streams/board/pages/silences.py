"""Silences: those in force, and the form for a new one."""

from collections.abc import Mapping
from datetime import timedelta

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from schemas.followups import Matcher
from streams.board.act import NotReadBackError
from streams.board.inbox import Filter, Waiting
from streams.board.pages.forms import FormError, sent, silence_of
from streams.board.pages.render import page, today, told
from streams.board.pages.who import Reader, Responder
from streams.board.questions.silences import in_force, meant
from streams.followup.decide import RefusedError

router = APIRouter(include_in_schema=False)
USUAL_DAYS = 14


@router.get("/silences")
def show_silences(request: Request, _: Reader) -> Response:
    """The silences in force, with a form filled with the matcher that stands in the address."""
    return _page(request, {name: value.replace("\0", "") for name, value in request.query_params.items()})


@router.post("/silences")
async def make_silence(request: Request, person: Responder) -> Response:
    """Silence all threads that match; where that is every thread, ask again."""
    return await run_in_threadpool(_silenced, request, await sent(request), person.actor)


@router.post("/silences/{name}/end")
def end_silence(request: Request, person: Responder, name: str) -> Response:
    """End a silence."""
    try:
        request.app.state.board.desk.end_silence(name.replace("\0", ""), person.actor)
    except NotReadBackError as error:
        return _late(request, error)
    except RefusedError as error:
        return _page(request, {}, 422, str(error))
    return RedirectResponse("/silences", 303)


def _silenced(request: Request, form: Mapping[str, str], by: str) -> Response:
    try:
        request.app.state.board.desk.silence(silence_of(form), by)
    except NotReadBackError as error:
        return _late(request, error)
    except (RefusedError, FormError) as error:
        return _page(request, form, 422, str(error))
    return RedirectResponse("/silences", 303)


def _late(request: Request, error: NotReadBackError) -> Response:
    return told(request, 202, "Written down, and not shown yet", f"{error}.", way=("/silences", "Go on"))


def _page(request: Request, form: Mapping[str, str], status: int = 200, problem: str = "") -> Response:
    matcher = _matcher(form)
    with request.app.state.board.engine.connect() as connection:
        silences = in_force(connection, today())
        count = meant(connection, matcher, Waiting.OPEN, today()) if matcher else None
    values = {"until": str(today() + timedelta(days=USUAL_DAYS)), **form}
    asked_again = status == 422 and matcher is not None and matcher.is_everything
    return page(
        request,
        "silences.html",
        status,
        silences=silences,
        form=values,
        problem=problem,
        meant=count,
        asked_again=asked_again,
        fields=list(Matcher.model_fields),
    )


def _matcher(form: Mapping[str, str]) -> Matcher | None:
    """The matcher of a form, where one was sent and can be understood."""
    values = {name: form[name] for name in Matcher.model_fields if form.get(name)}
    try:
        Filter.model_validate(values)
        return Matcher.model_validate(values) if values or "reason" in form else None
    except ValidationError:
        return None
