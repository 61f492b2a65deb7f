"""The pages /login and /logout."""

from datetime import timedelta
from math import ceil
from typing import Annotated

import structlog
from anyio.to_thread import run_sync
from fastapi import APIRouter, Form
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from streams.board.access.answers import Problem, page
from streams.board.access.codes import redeem
from streams.board.access.guard import require
from streams.board.access.incoming import address, cookie_name, is_encrypted, safe_next, session_cookie
from streams.board.access.login import Caller, log_in
from streams.board.access.rights import Right
from streams.board.access.sessions import close_session, open_session
from streams.board.access.settled import Access

LARGEST_FORM = 16_384
WRONG = Problem(403, "Not logged in", "Name and password do not fit.")
CODE_SPENT = Problem(
    403,
    "This login address has been used",
    "Each login address works once, within an hour. End `saidbefore board` and start it again: it prints a new one.",
)

router = APIRouter(include_in_schema=False)
log = structlog.get_logger()


@router.get("/login")
def show_login(request: Request, code: str | None = None, next: str | None = None) -> Response:
    """The form, or with a one-time code a session."""
    access: Access = request.app.state.access
    if code is None:
        return _form(request, next)
    if (user := redeem(access.store, code, access.clock())) is None:
        log.warning("login.refused", address=address(request), by="code")
        return page(request, "refused.html", CODE_SPENT)
    log.info("session.opened", user=user, address=address(request))
    return _enter(request, open_session(access.store, user, access.lifetime, access.clock()), next)


@router.post("/login", max_body_size=LARGEST_FORM)
async def enter(
    request: Request, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = "", next: Annotated[str, Form()] = ""
) -> Response:
    """A session for a name and its password; few passwords are hashed at once, since each takes memory."""
    access: Access = request.app.state.access
    caller = Caller(name, password, address(request))
    login = await run_sync(log_in, access.store, caller, access.lifetime, access.clock(), limiter=access.hashing)
    if login.session is not None:
        log.info("session.opened", user=name, address=caller.address)
        return await run_in_threadpool(_enter, request, login.session, next)
    log.warning("login.refused", address=caller.address, by="limit" if login.wait else "password")
    return _too_many(request, login.wait, next) if login.wait else _form(request, next, WRONG)


@router.post("/logout", dependencies=[require(Right.READ)])
def leave(request: Request) -> Response:
    """End the session, here and in the store."""
    _end_session(request)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(cookie_name(request), secure=is_encrypted(request), httponly=True, samesite="lax")
    return answer


def _form(request: Request, next: str | None, problem: Problem | None = None) -> Response:
    return page(request, "login.html", problem, next=safe_next(next), on_laptop=request.app.state.access.on_laptop)


def _too_many(request: Request, wait: timedelta, next: str) -> Response:
    minutes = ceil(wait.total_seconds() / 60)
    told = f"Too many attempts to log in. Try again in {minutes} minute{'s' * (minutes > 1)}."
    return too_many(_form(request, next, Problem(429, "Too many attempts", told)), wait)


def too_many(answer: Response, wait: timedelta) -> Response:
    """An answer to who tried too often, with when to try again."""
    answer.headers["Retry-After"] = str(ceil(wait.total_seconds()))
    return answer


def _enter(request: Request, session: str, next: str | None) -> Response:
    """Go on under the new session; the one that the browser had before ends. Lax, since links in notifications lead to threads."""
    access: Access = request.app.state.access
    _end_session(request)
    answer = RedirectResponse(safe_next(next), 303)
    answer.set_cookie(
        cookie_name(request),
        session,
        max_age=int(access.lifetime.longest.total_seconds()),
        secure=is_encrypted(request),
        httponly=True,
        samesite="lax",
    )
    return answer


def _end_session(request: Request) -> None:
    if before := session_cookie(request):
        close_session(request.app.state.access.store, before)
