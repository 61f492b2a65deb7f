"""What a filter of the inbox shows, all of it, as a file: made as it is sent, never held in memory."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Annotated, Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection

from schemas.followups import FollowUpResolved
from streams.board.api.asked import OnBoard, today
from streams.board.api.claim_review import CONTEXT, claim_review
from streams.board.api.models import ThreadLine
from streams.board.api.problems import ProblemRoute, documented
from streams.board.api.rights import needs
from streams.board.api.rows import COLUMNS, SCHEMA, rows
from streams.board.board import Board
from streams.board.inbox import Filter, Line, every
from streams.board.lookup import thread_at
from streams.board.store import reading
from streams.followup.state import Status, left

GROUP = 5_000
"""Rows of a row group of Parquet."""
FORMULAS = tuple("=+-@\t\r\n")
"""What a cell of a table must not begin with, since spreadsheets would run it (OWASP, CSV Injection)."""

router = APIRouter(tags=["exports"], route_class=ProblemRoute)
Wanted = Annotated[Filter, Query()]


class File(NamedTuple):
    """A kind of file: its name, media type, and what makes its bytes of lines of the inbox."""

    name: str
    media_type: str
    written: Callable[[Connection, Iterable[Line], str], Iterator[bytes]]


def as_csv(_: Connection, lines: Iterable[Line], __: str) -> Iterator[bytes]:
    """A row for each thread, under a row with the names of the columns; no cell is a formula to a spreadsheet."""
    buffer = io.StringIO()
    table = csv.DictWriter(buffer, list(COLUMNS))
    table.writeheader()
    for row in rows(lines):
        table.writerow({name: _harmless(value) for name, value in row.items()})
        yield _taken(buffer)
    yield _taken(buffer)


def as_jsonl(_: Connection, lines: Iterable[Line], __: str) -> Iterator[bytes]:
    """A thread a line, as `/api/v1/threads` tells it."""
    for line in lines:
        yield ThreadLine.of(line).model_dump_json().encode() + b"\n"


def as_parquet(_: Connection, lines: Iterable[Line], __: str) -> Iterator[bytes]:
    """A row for each thread, with typed columns."""
    sink, waiting = _Sink(), rows(lines)
    with pq.ParquetWriter(sink, SCHEMA, compression="zstd") as file:
        while group := list(islice(waiting, GROUP)):
            file.write_table(pa.Table.from_pylist(group, SCHEMA))
            yield sink.taken()
    yield sink.taken()


def as_jsonld(connection: Connection, lines: Iterable[Line], base: str) -> Iterator[bytes]:
    """A ClaimReview for each thread, in one document."""
    yield f'{{"@context": "{CONTEXT}", "@graph": ['.encode()
    for number, line in enumerate(lines):
        review = claim_review(line, _resolved(connection, line), f"{base}threads/{line.now.id}")
        yield (",\n" if number else "\n").encode() + json.dumps(review, ensure_ascii=False).encode()
    yield b"\n]}\n"


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


LEAST = 64 * 1024
"""Bytes that are sent at once."""


def _gathered(parts: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in larger parts: each part costs a change of threads."""
    buffer = bytearray()
    for part in parts:
        buffer += part
        if len(buffer) >= LEAST:
            yield bytes(buffer)
            buffer.clear()
    yield bytes(buffer)


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value


def _taken(buffer: io.StringIO) -> bytes:
    told = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return told


def _resolved(connection: Connection, line: Line) -> FollowUpResolved | None:
    """The decision by which a thread is resolved now."""
    if line.thread["status"] != Status.RESOLVED:
        return None
    thread = thread_at(connection, line.thread["id"])
    found = [fact for fact in left(thread.facts) if isinstance(fact, FollowUpResolved)] if thread else []
    return found[-1] if found else None


class _Sink(io.RawIOBase):
    """A file that hands on what is written into it."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, part: Any) -> int:
        """Keep some bytes until they are taken."""
        kept = bytes(part)
        self._parts.append(kept)
        self._written += len(kept)
        return len(kept)

    def tell(self) -> int:
        """How many bytes were written so far."""
        return self._written

    def taken(self) -> bytes:
        """What was written since this was asked last."""
        told = b"".join(self._parts)
        self._parts.clear()
        return told
