"""What a filter of the inbox shows, all of it, as a file: made as it is sent, never held in memory."""

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection

from streams.board.api.asked import OnBoard, today
from streams.board.api.problems import ProblemRoute, documented
from streams.board.api.rights import needs
from streams.board.api.written import as_csv, as_jsonl, as_jsonld, as_parquet
from streams.board.board import Board
from streams.board.inbox import Filter, Line, every
from streams.board.store import reading

LEAST = 64 * 1024
"""Bytes that are sent at once."""

router = APIRouter(tags=["exports"], route_class=ProblemRoute)
Wanted = Annotated[Filter, Query()]


class File(NamedTuple):
    """A kind of file: its name, media type, and what makes its bytes of lines of the inbox."""

    name: str
    media_type: str
    written: Callable[[Connection, Iterable[Line], str], Iterator[bytes]]


FILES = {
    "export_csv": File("threads.csv", "text/csv", as_csv),
    "export_jsonl": File("threads.jsonl", "application/jsonl", as_jsonl),
    "export_parquet": File("threads.parquet", "application/vnd.apache.parquet", as_parquet),
    "export_jsonld": File("claim-reviews.jsonld", "application/ld+json", as_jsonld),
}

SCHEMAS = {"export_parquet": {"type": "string", "format": "binary"}, "export_jsonld": {"type": "object"}}
"""What is not text."""


def _route(operation: str) -> dict[str, Any]:
    """What the route of an export declares."""
    kind = FILES[operation].media_type
    told = {200: {"description": "The file", "content": {kind: {"schema": SCHEMAS.get(operation, {"type": "string"})}}}}
    asks = {"operation_id": operation, "dependencies": [needs(operation)]}
    return {**asks, "response_class": Response, "responses": {**told, **documented()}}


@router.get("/export.csv", **_route("export_csv"))
def export_csv(request: Request, board: OnBoard, wanted: Wanted) -> Response:
    """The threads of a filter as CSV (UTF-8): text that a spreadsheet would take for a formula has an apostrophe before it."""
    return _sent("export_csv", request, board, wanted)


@router.get("/export.jsonl", **_route("export_jsonl"))
def export_jsonl(request: Request, board: OnBoard, wanted: Wanted) -> Response:
    """The threads of a filter as JSON lines, each as `/api/v1/threads` tells it."""
    return _sent("export_jsonl", request, board, wanted)


@router.get("/export.parquet", **_route("export_parquet"))
def export_parquet(request: Request, board: OnBoard, wanted: Wanted) -> Response:
    """The threads of a filter as Parquet, the columns of the CSV with their types."""
    return _sent("export_parquet", request, board, wanted)


@router.get("/export.jsonld", **_route("export_jsonld"))
def export_jsonld(request: Request, board: OnBoard, wanted: Wanted) -> Response:
    """The threads of a filter as ClaimReview of schema.org; rated in words, and only where people have resolved a thread."""
    return _sent("export_jsonld", request, board, wanted)


def _sent(operation: str, request: Request, board: Board, wanted: Filter) -> Response:
    file, base = FILES[operation], str(request.base_url)

    def parts() -> Iterator[bytes]:
        with reading(board.engine) as connection:
            yield from file.written(connection, every(connection, wanted, today()), base)

    headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "Cache-Control": "private, no-store"}
    return StreamingResponse(_gathered(parts()), media_type=file.media_type, headers=headers)


def _gathered(parts: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in larger parts: each part costs a change of threads."""
    buffer = bytearray()
    for part in parts:
        buffer += part
        if len(buffer) >= LEAST:
            yield bytes(buffer)
            buffer.clear()
    yield bytes(buffer)
