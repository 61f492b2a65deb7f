"""What a route asks of its callers, and which routes ask for nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import FastAPI, Security
from fastapi.dependencies.models import Dependant
from fastapi.params import Depends
from fastapi.routing import RouteContext, iter_route_contexts
from fastapi.security import HTTPBearer
from starlette.requests import Request
from starlette.routing import BaseRoute, Mount

from streams.board.access.answers import NOT_ALLOWED, NOT_KNOWN, STALE, AccessError
from streams.board.access.hashing import new_secret, same
from streams.board.access.incoming import is_public, is_unsafe
from streams.board.access.rights import Identity, Right

CSRF_FIELD, CSRF_HEADER = "csrf", "x-csrf-token"
NONE = new_secret()  # what no form sends
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
TOKEN = HTTPBearer(scheme_name="token", description="An API token, made by `saidbefore tokens add`.", auto_error=False)


@dataclass(frozen=True)
class Requirement:
    """A dependency of a route: gives the Identity that has the right, or ends the request with 401 or 403."""

    right: Right

    async def __call__(self, request: Request, _token: Annotated[Any, Security(TOKEN)]) -> Identity:
        """Judge the Identity that the gate has found; the token is asked for so that OpenAPI names it."""
        identity: Identity | None = getattr(request.state, "identity", None)
        if identity is None:
            raise AccessError(NOT_KNOWN)
        if identity.by_session and is_unsafe(request.method) and not same(identity.csrf or NONE, await _csrf_sent(request)):
            raise AccessError(STALE)
        if not identity.may(self.right):
            raise AccessError(NOT_ALLOWED)
        return identity


def require(right: Right) -> Any:
    """The dependency to declare, as `identity: Annotated[Identity, ...]` or in the list `dependencies` of a route, a router or an app."""
    return Depends(Requirement(right))


def guards(app: FastAPI) -> dict[str, frozenset[Right]]:
    """Every route of an app, those of mounted apps too, as `GET /path`, with the rights it asks for (none: whoever comes)."""
    return {f"{method} {path}": rights for path, methods, rights in _routes(app.routes, "") for method in sorted(methods)}


def unguarded(app: FastAPI) -> list[str]:
    """The routes that ask for no right and are not on the short list of public paths: there must be none."""
    return [route for route, rights in guards(app).items() if not rights and not is_public(route.partition(" ")[2])]


def _routes(routes: Sequence[BaseRoute], before: str) -> Iterator[tuple[str, set[str], frozenset[Right]]]:
    for route in iter_route_contexts(routes):
        path, inner = f"{before}{route.path or '/?'}", _mounted(route)
        if inner:
            yield from _routes(inner, path)
        else:
            yield path + "/" * isinstance(route.original_route, Mount), route.methods or {"ANY"}, _asked(getattr(route, "dependant", None))


def _mounted(route: RouteContext) -> Sequence[BaseRoute]:
    return route.original_route.routes if isinstance(route.original_route, Mount) else ()


def _asked(dependant: Dependant | None) -> frozenset[Right]:
    if dependant is None:
        return frozenset()
    own = {dependant.call.right} if isinstance(dependant.call, Requirement) else set()
    return frozenset(own).union(*map(_asked, dependant.dependencies))


async def _csrf_sent(request: Request) -> str:
    if sent := request.headers.get(CSRF_HEADER):
        return sent
    if not request.headers.get("content-type", "").startswith(FORMS):
        return ""
    return str((await request.form(max_files=0)).get(CSRF_FIELD, ""))
