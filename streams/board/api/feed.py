"""The threads of a filter as an Atom feed (RFC 4287), the newest flags first."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Query, Request, Response

from schemas.base import content_id
from streams.board.api import etags
from streams.board.api.asked import OnBoard, today
from streams.board.api.problems import ProblemRoute, documented
from streams.board.api.rights import needs
from streams.board.inbox import Filter, Line, newest
from streams.board.store import reading

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can not hold, escaped or not."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
DOCUMENTED: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}, "headers": etags.HEADERS}}

router = APIRouter(tags=["feed"], route_class=ProblemRoute)


@router.get(
    "/feed.atom",
    operation_id="feed",
    response_class=Response,
    responses={**DOCUMENTED, **etags.NOT_CHANGED, **documented()},
    dependencies=[needs("feed")],
)
def feed(request: Request, board: OnBoard, wanted: Annotated[Filter, Query()]) -> Response:
    """What a filter of the inbox shows, as an Atom feed: one entry for the weightiest flag of each thread.

    Ids are stable: that of the feed is made of the filter, that of an entry is the flag's.
    """
    with reading(board.engine) as connection:
        tag = etags.tag_of(connection)
        if (unchanged := etags.unchanged(request, tag)) is not None:
            return unchanged
        written = atom(newest(connection, wanted, today()), wanted, str(request.base_url))
    return Response(written, media_type=MEDIA_TYPE, headers={"ETag": tag, **etags.CACHED})


def atom(lines: list[Line], wanted: Filter, base: str) -> bytes:
    """The feed of some lines of the inbox; `base` is the address of the board, with a slash at its end."""
    query = urlencode(wanted.model_dump(mode="json", exclude_defaults=True))
    root = Element("feed", xmlns=ATOM)
    _text(root, "id", f"urn:uuid:{content_id('feed', query)}")
    _text(root, "title", f"SaidBefore: {query}" if query else "SaidBefore")
    _text(root, "updated", max((_updated(line) for line in lines), default=NEVER).isoformat())
    SubElement(SubElement(root, "author"), "name").text = "SaidBefore"
    SubElement(root, "link", rel="self", type=MEDIA_TYPE, href=f"{base}feed.atom{'?' * bool(query)}{query}")
    SubElement(root, "link", rel="alternate", type="text/html", href=f"{base}{'?' * bool(query)}{query}")
    for line in lines:
        _entry(root, line, base)
    told: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return told


def _entry(root: Element, line: Line, base: str) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", f"urn:uuid:{line.flag.id}")
    _text(entry, "title", headline(line))
    _text(entry, "updated", _updated(line).isoformat())
    _text(SubElement(entry, "author"), "name", line.now.outlet)
    SubElement(entry, "link", rel="alternate", type="text/html", href=f"{base}threads/{quote(line.now.id, safe='')}")
    SubElement(entry, "category", term=line.flag.relation)
    _text(entry, "summary", "\n".join(_told(line)))


def headline(line: Line) -> str:
    """A thread in one line: who said what about where, what that is to what was said before."""
    now = line.now
    where = f", {now.place.name}" if now.place else ""
    return f"{now.speaker.name}: {now.label}{where} ({line.flag.relation})"


def _told(line: Line) -> list[str]:
    told = [f"{line.now.said}: {line.now.content}"]
    if line.before:
        told.append(f"{line.before.said}: {line.before.content}")
    return [*told, f"What became of it: {line.thread['outcome']}"] if line.thread["outcome"] else told


def _updated(line: Line) -> datetime:
    raised: datetime = line.thread["raised"]
    return raised


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = NOT_XML.sub("", text)
