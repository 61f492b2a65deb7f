"""The interface for programs: `/api/v1`, the feed, exports, metrics and health, over the same read model as the pages."""

from functools import partial
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exception_handlers import http_exception_handler
from prometheus_client import CollectorRegistry
from starlette.exceptions import HTTPException

from streams.board.access.guard import require
from streams.board.access.rights import Right
from streams.board.api import articles, exports, feed, flags, followups, health, lag, metrics, statements, threads
from streams.board.api.models import WITH_EXAMPLES
from streams.board.api.problems import answer, problem_of

API = "/api/v1"
TAGS = {
    "threads": "What was said before, as it waits for somebody; and deciding about it.",
    "statements": "What articles record of people saying things.",
    "articles": "Articles, sending one, and saying that one was withdrawn.",
    "flags": "What was found, by the time at which it was.",
    "follow-ups": "What people decided.",
    "silences": "Threads that rest, by what they are about.",
    "feed": "A filter of the inbox for a feed reader.",
    "exports": "All that a filter of the inbox shows, as a file.",
    "metrics": "For Prometheus.",
    "health": "Whether the board works; asked without a token.",
}
ABOUT: dict[str, Any] = {
    "version": "1",
    "summary": "Who said what before: statements, flags, threads and what people decide about them.",
    "openapi_tags": [{"name": name, "description": about} for name, about in TAGS.items()],
}

router = APIRouter(prefix=API)


@router.get("/openapi.json", include_in_schema=False, dependencies=[require(Right.READ)])
def openapi(request: Request) -> dict[str, Any]:
    """What the interface does, for programs that read OpenAPI."""
    found: dict[str, Any] = request.app.openapi()
    return found


for part in (threads, statements, articles, flags, followups):
    router.include_router(part.router)
files = APIRouter()
for other in (feed, exports, metrics, health):
    files.include_router(other.router)


def install(app: FastAPI) -> None:
    """Put the interface into an application whose `state.board` is set."""
    board, registry = app.state.board, CollectorRegistry()
    app.state.lookout, app.state.registry = lag.of_board(board.settings, board.engine), registry
    app.state.workers = lag.of_workers(board.settings)
    registry.register(metrics.ReadModel(board, app.state.lookout))
    app.add_middleware(metrics.Timing, registry=registry)
    app.add_exception_handler(HTTPException, told)
    app.include_router(router)
    app.include_router(files)
    app.openapi = partial(described, app)  # type: ignore[method-assign]  # as FastAPI's own documentation has it


def described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI of an application, with its examples whole: FastAPI leaves out what is null in them."""
    if app.openapi_schema is None:
        found = FastAPI.openapi(app)
        for model, examples in WITH_EXAMPLES.items():
            found["components"]["schemas"][model]["examples"] = examples
    return app.openapi_schema or {}


async def told(request: Request, error: Exception) -> Response:
    """What no route of the interface has answered: to programs a problem, to all others what FastAPI says."""
    assert isinstance(error, HTTPException)
    found = problem_of(error) if request.url.path.startswith(API) else None
    return answer(found) if found else await http_exception_handler(request, error)
