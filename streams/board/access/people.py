"""The pages /users, where admins say who may log in, and /account, where everybody changes their own password."""

from collections.abc import Callable
from typing import Annotated

import structlog
from anyio.to_thread import run_sync
from fastapi import APIRouter, Form
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from streams.board.access.answers import Problem, page
from streams.board.access.guard import require
from streams.board.access.incoming import address, session_cookie
from streams.board.access.login import Caller, check_again
from streams.board.access.naming import LOCAL, SHORTEST, checked_name
from streams.board.access.pages import LARGEST_FORM, too_many
from streams.board.access.rights import Identity, Right, Role
from streams.board.access.settled import Access
from streams.board.access.users import UserError, add_user, change_password, checked_change, give_role, list_users, remove_user
from streams.errors import UsageError

NOT_DONE = "This was not done"
WRONG = Problem(403, NOT_DONE, "The password that you have is another one.")
DIFFERENT = Problem(422, NOT_DONE, "The new password was typed in two ways.")

router = APIRouter(include_in_schema=False)
log = structlog.get_logger()
Admin = Annotated[Identity, require(Right.ADMINISTER)]
Known = Annotated[Identity, require(Right.READ)]
Field = Annotated[str, Form()]


class OneselfError(UserError):
    """Admins do not take their own role away: somebody has to be left who can give it back."""


@router.get("/users")
def show_users(request: Request, admin: Admin) -> Response:
    """Who may log in as what, those who were removed too; and a form for another one."""
    return _users(request, admin)


@router.post("/users", max_body_size=LARGEST_FORM)
async def add(request: Request, admin: Admin, name: Field = "", role: Field = "", password: Field = "") -> Response:
    """Let somebody log in, or come back."""
    access: Access = request.app.state.access

    def added() -> None:
        known = add_user(access.store, name, _role(role), password, access.clock())
        log.info("user.added", user=known, role=role, by=admin.actor)

    return await run_sync(_done, request, admin, added, {"name": name, "role": role}, limiter=access.hashing)


@router.post("/users/{name}/role", max_body_size=LARGEST_FORM)
async def change_role(request: Request, admin: Admin, name: str, role: Field = "") -> Response:
    """Give somebody another role, from the next request on."""

    def changed() -> None:
        _check_other(admin, name)
        give_role(request.app.state.access.store, name, _role(role))
        log.info("user.changed", user=name, role=role, by=admin.actor)

    return await run_in_threadpool(_done, request, admin, changed)


@router.post("/users/{name}/remove", max_body_size=LARGEST_FORM)
def remove(request: Request, admin: Admin, name: str) -> Response:
    """Let somebody log in no more, and end all their sessions; what they decided stays under their name."""
    access: Access = request.app.state.access

    def removed() -> None:
        _check_other(admin, name)
        remove_user(access.store, name, access.clock())
        log.info("user.removed", user=name, by=admin.actor)

    return _done(request, admin, removed)


@router.get("/account")
def show_account(request: Request, person: Known, changed: str = "") -> Response:
    """Who one is here, and a form for another password."""
    return _account(request, person, is_changed=bool(changed))


@router.post("/account/password", max_body_size=LARGEST_FORM)
async def change_own_password(request: Request, person: Known, old: Field = "", new: Field = "", again: Field = "") -> Response:
    """Another password for who knows the one before; all other sessions end. Attempts are limited as those to log in are."""
    access: Access = request.app.state.access
    if new != again:
        return _account(request, person, DIFFERENT)

    def changed() -> Response:
        checked_change(person.actor, new)
        checked = check_again(access.store, Caller(person.actor, old, address(request)), access.clock())
        if checked.wait:
            return too_many(_account(request, person, Problem(429, "Too many attempts", "Wait some minutes.")), checked.wait)
        if not checked.fits:
            log.warning("password.refused", user=person.actor, address=address(request))
            return _account(request, person, WRONG)
        change_password(access.store, person.actor, new, session_cookie(request) or "")
        log.info("password.changed", user=person.actor)
        return RedirectResponse("/account?changed=yes", 303)

    try:
        return await run_sync(changed, limiter=access.hashing)
    except UsageError as error:
        return _account(request, person, Problem(422, NOT_DONE, f"{error}."))


def _done(request: Request, admin: Identity, act: Callable[[], None], form: dict[str, str] | None = None) -> Response:
    """Do it and show the users, or say why not."""
    try:
        act()
    except UsageError as error:
        return _users(request, admin, Problem(422, NOT_DONE, f"{error}."), form)
    return RedirectResponse("/users", 303)


def _users(request: Request, admin: Identity, problem: Problem | None = None, form: dict[str, str] | None = None) -> Response:
    access: Access = request.app.state.access
    shown = {"users": list_users(access.store), "roles": list(Role), "form": form or {}, "oneself": admin.actor, "local": LOCAL}
    return page(request, "users.html", problem, csrf=admin.csrf, on_laptop=access.on_laptop, shortest=SHORTEST, **shown)


def _account(request: Request, person: Identity, problem: Problem | None = None, *, is_changed: bool = False) -> Response:
    shown = {"person": person, "is_changed": is_changed, "has_password": person.by_session and person.name != LOCAL}
    return page(request, "account.html", problem, csrf=person.csrf, shortest=SHORTEST, **shown)


def _role(text: str) -> Role:
    if text not in list(Role):
        raise UserError(f"there is no role {text[:20]!r}: choose {', '.join(Role)}")
    return Role(text)


def _check_other(admin: Identity, name: str) -> None:
    if checked_name(name) == admin.actor:
        raise OneselfError("another admin has to do that to you, lest nobody be left who can")
