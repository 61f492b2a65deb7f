"""Security headers of every answer, set as it begins: nothing is held back, so that server-sent events pass.

The policy allows no inline script and no inline style, wherever they might come from.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from streams.board.access.incoming import PUBLIC_FOLDERS

CONTENT_SECURITY_POLICY = "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # under no-referrer a browser's forms say `Origin: null`
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """ASGI middleware that adds the headers; what an answer itself says of caching stands, else it is not stored."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; add the headers to the first message of an answer."""

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                secure_headers(MutableHeaders(scope=message), str(scope.get("path", "")))
            await send(message)

        await self.app(scope, receive, send_secured)


def secure_headers(headers: MutableHeaders, path: str) -> None:
    """Add the headers to those of an answer."""
    headers.update(SECURITY_HEADERS)
    if not path.startswith(PUBLIC_FOLDERS):
        headers.setdefault("Cache-Control", "no-store")
