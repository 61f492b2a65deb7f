"""Lines of the inbox as the bytes of a file, of each kind that can be exported, made as they are asked for."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic_core import to_json
from sqlalchemy import Connection

from schemas.followups import FollowUpResolved
from streams.board.api.claim_review import CONTEXT, claim_review
from streams.board.api.models import known_of
from streams.board.api.rows import COLUMNS, SCHEMA, rows
from streams.board.inbox import Line
from streams.board.lookup import thread_at
from streams.followup.state import Status, left

GROUP = 5_000
"""Rows of a row group of Parquet."""
FORMULAS = tuple("=+-@\t\r\n")
"""What a cell of a table must not begin with, since spreadsheets would run it (OWASP, CSV Injection)."""


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
        yield to_json({**known_of(line.thread), "flag": line.flag, "now": line.now, "before": line.before}) + b"\n"


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
