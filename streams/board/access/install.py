"""All of it put into an app: `secure` is the one call that the board makes."""

import structlog
from fastapi import FastAPI
from fastapi.templating import Jinja2Templates
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response

from streams.board.access import pages, people
from streams.board.access.answers import TEMPLATES, AccessError, Problem, page, problem_answer, refuse
from streams.board.access.gate import Gate
from streams.board.access.headers import SecurityHeaders, secure_headers
from streams.board.access.incoming import wants_page
from streams.board.access.settled import Access

LARGEST_BODY = 8 * 1024 * 1024  # an article of 1 MB in JSON that escapes each letter
BROKEN = Problem(500, "Something went wrong", "The board has failed at this; its log says why. Other pages go on.")

log = structlog.get_logger()


def secure(app: FastAPI, access: Access, templates: Jinja2Templates | None = None) -> None:
    """Install gate, headers, hosts, limits and the login pages. What is added as middleware after this stands before the gate.

    `templates` are those of the board, whose `base.html` the login pages extend.
    """
    app.state.access = access
    app.state.templates = templates or Jinja2Templates(TEMPLATES)
    app.include_router(pages.router)
    app.include_router(people.router)
    app.add_exception_handler(AccessError, _refused)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(Gate, access=access)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_BODY)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(access.hosts), www_redirect=False)
    app.add_middleware(SecurityHeaders)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, AccessError)
    return refuse(request, error.problem)


async def _broken(request: Request, error: Exception) -> Response:
    """What no route expected: answered outside of all middleware, so the headers are set here."""
    log.error("request.failed", path=request.scope["path"], error=repr(error))
    answer = page(request, "refused.html", BROKEN) if wants_page(request) else problem_answer(BROKEN)
    secure_headers(answer.headers, request.scope["path"])
    return answer
