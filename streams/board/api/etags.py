"""Entity tags: whether what a program has is what there is, and on what it has seen it decides.

Tags are weak: they name the state of the read model, not bytes. The tag of a thread ends in the number of the newest decision about
it, and that is all that If-Match asks about, so that news about a thread does not keep anybody from deciding (RFC 9110, section
13.1.1, would have a weak tag never match there).
"""

import re
from collections.abc import Callable
from typing import Any

from fastapi import Request, Response
from pydantic import BaseModel
from pydantic_core import to_json
from sqlalchemy import Connection

from streams.board.api.asked import today
from streams.board.api.problems import INVALID, UNSEEN, ProblemError
from streams.board.store import state_of

CACHED = {"Cache-Control": "private, no-cache"}
HEADERS: dict[str, Any] = {"ETag": {"description": "names the state that this shows", "schema": {"type": "string"}}}
NOT_CHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Nothing has changed since the tag in If-None-Match", "headers": HEADERS}
}


def tag_of(connection: Connection, number: int | None = None) -> str:
    """The tag of what the read model shows today; of a thread, with the number of the newest decision about it."""
    return f'W/"{state_of(connection)}.{today():%Y%m%d}' + ('"' if number is None else f'.{number}"')


def answered(request: Request, tag: str, made: Callable[[], BaseModel | dict[str, Any]]) -> Response:
    """What was asked for (a model, or plain values that are like one) as JSON; or that it has not changed, and then it is not made."""
    if (same := unchanged(request, tag)) is not None:
        return same
    return Response(to_json(made()), media_type="application/json", headers={"ETag": tag, **CACHED})


def unchanged(request: Request, tag: str) -> Response | None:
    """The answer to who has what there is under a tag already; None for all others."""
    if tag.removeprefix("W/") not in re.findall(r'"[^"]*"', request.headers.get("if-none-match", "")):
        return None
    return Response(status_code=304, headers={"ETag": tag, **CACHED})


def number_seen(seen: int | None, if_match: str | None) -> int:
    """The number of the newest decision that was seen. Raises ProblemError where neither says it, or the tag is none of a thread."""
    if seen is not None:
        return seen
    if if_match is None:
        raise ProblemError(UNSEEN, "give `seen`, the `decided` of the thread as you saw it, or its ETag as If-Match")
    if not (tag := re.fullmatch(r'(?:W/)?"[\w-]+\.\d+\.\d+\.(\d{1,15})"', if_match.strip(), re.ASCII)):
        raise ProblemError(INVALID, "If-Match has to be the ETag of the thread, one and as it came")
    return int(tag[1])
