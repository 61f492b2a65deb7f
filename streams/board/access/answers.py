"""How the board says no: as a problem (RFC 9457) to programs, as a page or the way to the login page to people."""

from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from fastapi.templating import Jinja2Templates
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from streams.board.access.incoming import page_asked_for, page_of_fragment, wants_fragment, wants_page

TEMPLATES = Path(__file__).parent.parent / "templates"
PROBLEM_TYPE = "application/problem+json"


class Problem(NamedTuple):
    """What is refused: an HTTP status, what it is in a few words, and what to do about it."""

    status: int
    title: str
    detail: str


class AccessError(Exception):
    """Ends a request with the problem it carries, which says what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


NOT_KNOWN = Problem(401, "Not logged in", "Log in, or send a token that is valid: Authorization: Bearer sb_...")
NOT_ALLOWED = Problem(403, "Not allowed", "Your role or the scopes of your token do not allow this. An admin of the board can change them.")
NOT_FROM_HERE = Problem(
    403,
    "Not sent by this board",
    "The request came from elsewhere: do it on the board itself. (A proxy before the board has to pass on the header Host.)",
)
STALE = Problem(403, "This page is out of date", "It was opened before you last logged in. Load it again, and do it once more.")


def refuse(request: Request, problem: Problem) -> Response:
    """The answer to a request that ends with that problem, in the form that its sender can use."""
    if problem is NOT_KNOWN and wants_fragment(request):
        return Response(status_code=problem.status, headers={"HX-Redirect": _login_path(page_of_fragment(request))})
    if not wants_page(request):
        return problem_answer(problem)
    return RedirectResponse(_login_path(page_asked_for(request)), 303) if problem is NOT_KNOWN else page(request, "refused.html", problem)


def problem_answer(problem: Problem) -> Response:
    """The problem as RFC 9457 JSON; who was not known is told how to be."""
    headers = {"WWW-Authenticate": "Bearer"} if problem.status == NOT_KNOWN.status else {}
    return JSONResponse(_body(problem), problem.status, headers, PROBLEM_TYPE)


def page(request: Request, template: str, problem: Problem | None = None, **context: Any) -> Response:
    """A page of the access templates; with a problem, of its status."""
    templates: Jinja2Templates = request.app.state.templates
    return templates.TemplateResponse(request, template, {"problem": problem, **context}, problem.status if problem else 200)


def _body(problem: Problem) -> dict[str, object]:
    return {"type": "about:blank", **problem._asdict()}


def _login_path(then: str) -> str:
    return "/login" if then == "/" else f"/login?next={quote(then, safe='')}"


PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {name: {"type": "integer" if name == "status" else "string"} for name in ("type", "title", "status", "detail")},
}
PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {  # what OpenAPI says of every guarded route
    problem.status: {"description": problem.title, "content": {PROBLEM_TYPE: {"schema": PROBLEM_SCHEMA, "example": _body(problem)}}}
    for problem in (NOT_KNOWN, NOT_ALLOWED)
}
