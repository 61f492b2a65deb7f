"""How the interface says no: problem details (RFC 9457), each kind of failure with its status."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

from streams.board.act import UnknownThreadError
from streams.board.api.cursors import CursorError
from streams.board.inbox import CursorError as PageCursorError
from streams.commands.publish import UnknownArticleError
from streams.errors import SaidBeforeError
from streams.followup.decide import ConflictError, RefusedError

SPACE = "https://saidbefore.example/problems/"
MEDIA_TYPE = "application/problem+json"


class Fault(BaseModel):
    """One thing that is wrong with what was sent."""

    model_config = ConfigDict(extra="forbid")

    where: str = Field(description="the field, with what it stands in: `query.since`, `body.command.text`")
    what: str


class Problem(BaseModel):
    """Why something was not done, and what to do about it."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="names the kind of problem", examples=[f"{SPACE}conflict"])
    title: str = Field(description="the kind of problem in a few words")
    status: int = Field(description="the HTTP status, once more")
    detail: str = Field(description="what happened here, and what to do")
    reason: str | None = Field(None, description="of an article that was refused: why, from a closed list (`no-date`, `language`, ...)")
    faults: list[Fault] = Field([], description="what is wrong with the request, field by field")


class Kind(NamedTuple):
    """A kind of problem: the last part of its type, status, title."""

    name: str
    status: int
    title: str


BAD_REQUEST = Kind("bad-request", 400, "The body can not be read")
NOT_KNOWN = Kind("not-logged-in", 401, "Not logged in")
NOT_ALLOWED = Kind("not-allowed", 403, "Not allowed")
UNKNOWN = Kind("unknown", 404, "Not found")
CONFLICT = Kind("conflict", 409, "Somebody else was quicker")
STALE = Kind("precondition-failed", 412, "Somebody else was quicker")
TOO_LARGE = Kind("too-large", 413, "Too large")
INVALID = Kind("invalid", 422, "The request is not valid")
REFUSED = Kind("refused", 422, "Refused")
UNSEEN = Kind("precondition-required", 428, "What was seen is not said")
UNAVAILABLE = Kind("unavailable", 503, "The log or the read model can not be reached")
KINDS = (BAD_REQUEST, NOT_KNOWN, NOT_ALLOWED, UNKNOWN, CONFLICT, STALE, TOO_LARGE, INVALID, REFUSED, UNSEEN, UNAVAILABLE)


class ProblemError(SaidBeforeError):
    """Ends a request with a problem of a kind."""

    def __init__(self, kind: Kind, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.problem = problem(kind, detail, **more)


BY_ERROR: dict[type[Exception], Kind] = {
    UnknownThreadError: UNKNOWN,
    UnknownArticleError: UNKNOWN,
    ConflictError: CONFLICT,
    RefusedError: REFUSED,
    CursorError: INVALID,
    PageCursorError: INVALID,
    SaidBeforeError: UNAVAILABLE,
    DBAPIError: UNAVAILABLE,
}
"""What each failure is to who called; of a failure that is of several kinds, the first one counts."""


def problem(kind: Kind, detail: str, **more: Any) -> Problem:
    """A problem of a kind."""
    return Problem(type=SPACE + kind.name, title=kind.title, status=kind.status, detail=detail, **more)


def answer(found: Problem) -> Response:
    """A problem as it is sent."""
    return Response(found.model_dump_json(exclude_defaults=True), found.status, media_type=MEDIA_TYPE)


def problem_of(error: Exception) -> Problem | None:
    """What a failure is to who called; None where it is a fault of the board itself."""
    match error:
        case ProblemError():
            return error.problem
        case RequestValidationError():
            return problem(INVALID, "something that was sent is not as it has to be", faults=[_fault(each) for each in error.errors()])
        case HTTPException():
            return _of_status(error)
        case DBAPIError():
            return problem(UNAVAILABLE, f"the read model does not answer: {str(error.orig).splitlines()[0]}")
    kind = next((kind for known, kind in BY_ERROR.items() if isinstance(error, known)), None)
    return problem(kind, str(error)) if kind else None


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of the problems that a route answers with; those that any may answer with need no mention."""
    return {status: _documented(status) for status in (401, 403, 422, 503, *statuses)}


class ProblemRoute(APIRoute):
    """A route whose failures are problems."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the route, with the failures that are expected told as problems."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except (SaidBeforeError, RequestValidationError, HTTPException, DBAPIError) as error:
                if found := problem_of(error):
                    return answer(found)
                raise

        return handled


def _of_status(error: HTTPException) -> Problem:
    title = HTTPStatus(error.status_code).phrase
    kind = next((kind for kind in KINDS if kind.status == error.status_code), Kind("http", error.status_code, title))
    return problem(kind, str(error.detail))


def _fault(error: dict[str, Any]) -> Fault:
    return Fault(where=".".join(map(str, error["loc"])), what=error["msg"])


def _documented(status: int) -> dict[str, Any]:
    kind = next(kind for kind in KINDS if kind.status == status)
    example = problem(kind, kind.title).model_dump(exclude_defaults=True)
    return {"description": kind.title, "content": {MEDIA_TYPE: {"schema": SCHEMA, "example": example}}}


def _inlined() -> dict[str, Any]:
    schema = Problem.model_json_schema()
    fault = schema.pop("$defs")["Fault"]
    schema["properties"]["faults"]["items"] = fault
    return schema


SCHEMA = _inlined()
