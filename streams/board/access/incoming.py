"""What a request says of who sent it and from where: read from its headers, judged without a store."""

from urllib.parse import quote, urlsplit

from starlette.requests import HTTPConnection

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
PUBLIC_PATHS = frozenset({"/login", "/healthz", "/readyz"})
PUBLIC_FOLDERS = ("/static/",)
LONGEST_NEXT = 2000


def is_public(path: str) -> bool:
    """Whether whoever asks gets that path, logged in or not."""
    return path in PUBLIC_PATHS or path.startswith(PUBLIC_FOLDERS)


def is_unsafe(method: str) -> bool:
    """Whether that method may change something."""
    return method not in SAFE_METHODS


def bearer(request: HTTPConnection) -> str | None:
    """The API token that was sent; what else an Authorization header may hold is a proxy's matter."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def session_cookie(request: HTTPConnection) -> str | None:
    """The id of the session that the browser sent."""
    return request.cookies.get(cookie_name(request))


def cookie_name(request: HTTPConnection) -> str:
    """`__Host-...` over https, which no other host can set; else one for each port, since cookies of 127.0.0.1 are common to all ports."""
    _, port = request.scope.get("server") or ("", None)
    return "__Host-saidbefore" if is_encrypted(request) else f"saidbefore-{port}"


def is_encrypted(request: HTTPConnection) -> bool:
    """Whether the browser speaks https, with the board or with a proxy whose word the server takes."""
    return bool(request.scope["scheme"] == "https")


def from_own_page(request: HTTPConnection) -> bool:
    """Whether an unsafe request was sent by a page of the board, by what the browser says; programs that are none say nothing.

    Hosts and ports are compared, not schemes: behind a proxy that speaks https the board may hear http.
    """
    if (origin := request.headers.get("origin")) is not None:
        return origin != "null" and _netloc(origin) == request.headers.get("host", "").lower()
    return request.headers.get("sec-fetch-site", "none") in {"same-origin", "none"}


def safe_next(path: str | None) -> str:
    """The path to go on to after login, or `/` for whatever could lead off the board."""
    if path is None or len(path) > LONGEST_NEXT or not path.startswith("/") or not path.isprintable():
        return "/"
    return "/" if path.startswith(("//", "/login", "/logout")) or "\\" in path else path


def wants_page(request: HTTPConnection) -> bool:
    """Whether a browser asks for a page, to which a login page is an answer."""
    return not request.scope["path"].startswith("/api/") and bearer(request) is None and "text/html" in request.headers.get("accept", "")


def wants_fragment(request: HTTPConnection) -> bool:
    """Whether htmx asks for a part of a page."""
    return "hx-request" in request.headers


def page_asked_for(request: HTTPConnection) -> str:
    """The page to go on to after login: the one asked for, or the first where something was sent."""
    if is_unsafe(request.scope["method"]):
        return "/"
    query = request.scope["query_string"].decode("latin-1")
    return safe_next(quote(request.scope["path"]) + f"?{query}" * bool(query))


def page_of_fragment(request: HTTPConnection) -> str:
    """The page that htmx asked from, by its word."""
    _, _, after_host = request.headers.get("hx-current-url", "").partition("://")
    return safe_next("/" + after_host.partition("/")[2])


def address(request: HTTPConnection) -> str:
    """Whence it came, by the server; a proxy's word is the server's matter (`forwarded_allow_ips` of uvicorn)."""
    return request.client.host if request.client else ""


def _netloc(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None
