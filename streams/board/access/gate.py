"""Nobody gets past without being known: before any route is looked for and any body is read."""

from anyio.to_thread import run_sync
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from streams.board.access.answers import NOT_FROM_HERE, NOT_KNOWN, Problem, refuse
from streams.board.access.incoming import bearer, from_own_page, is_public, is_unsafe, session_cookie
from streams.board.access.rights import Identity
from streams.board.access.sessions import session_identity
from streams.board.access.settled import Access
from streams.board.access.tokens import token_identity


class Gate:
    """ASGI middleware: puts the Identity on `request.state.identity`, and ends what nobody known sends, or what another site does.

    A route that forgot to ask for a right is closed to strangers all the same. The board has no websockets: they are closed.
    """

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request on, or answer it."""
        await (await self._way(scope))(scope, receive, send)

    async def _way(self, scope: Scope) -> ASGIApp:
        if scope["type"] != "http":
            return self.app if scope["type"] == "lifespan" else WebSocketClose()
        request = Request(scope)
        identity = None if is_public(scope["path"]) else await run_sync(identify, self.access, request)
        request.state.identity = identity
        problem = _problem(request, identity)
        return refuse(request, problem) if problem else self.app


def identify(access: Access, request: HTTPConnection) -> Identity | None:
    """Who sent the request. A token that was sent is all that counts: where it is not valid, no session stands in for it."""
    if (token := bearer(request)) is not None:
        return token_identity(access.store, token, access.clock())
    session = session_cookie(request)
    return session_identity(access.store, session, access.lifetime, access.clock()) if session else None


def _problem(request: Request, identity: Identity | None) -> Problem | None:
    if identity is None and not is_public(request.scope["path"]):
        return NOT_KNOWN
    by_browser = identity is None or identity.by_session
    return NOT_FROM_HERE if by_browser and is_unsafe(request.method) and not from_own_page(request) else None
