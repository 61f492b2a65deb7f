"""A thread as one flat row, the same columns in every table that is exported."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from schemas.statements import StatementRecorded
from streams.board.inbox import Line

TEXT, COUNT, DAY = pa.string(), pa.int64(), pa.date32()
OF_STATEMENT = {
    "statement": TEXT,
    "speaker": TEXT,
    "speaker_id": TEXT,
    "speaker_side": TEXT,
    "label": TEXT,
    "place": TEXT,
    "place_code": TEXT,
    "said": TEXT,
    "content": TEXT,
    "quotation": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "url": TEXT,
}
COLUMNS: dict[str, pa.DataType] = {
    "thread": TEXT,
    "group": TEXT,
    "side": TEXT,
    "family": TEXT,
    "relation": TEXT,
    "score": pa.float64(),
    "gap_days": COUNT,
    "weight": COUNT,
    "statements": COUNT,
    "utterances": COUNT,
    "sources": COUNT,
    "outcome": TEXT,
    "first_day": DAY,
    "last_day": DAY,
    "due": DAY,
    "raised": pa.timestamp("us", "UTC"),
    "status": TEXT,
    "came_back": pa.bool_(),
    "assignee": TEXT,
    "follow_up": DAY,
    "silenced": DAY,
    **{f"now_{name}": kind for name, kind in OF_STATEMENT.items()},
    **{f"before_{name}": kind for name, kind in OF_STATEMENT.items()},
}
"""`relation`, `score` and `gap_days` are those of the weightiest flag; `now_` and `before_` its statement and the nearest earlier one."""
SCHEMA = pa.schema(COLUMNS)


def rows(lines: Iterable[Line]) -> Iterator[dict[str, Any]]:
    """Lines of the inbox as rows of COLUMNS."""
    for line in lines:
        yield {**_thread(line.thread), **_flag(line), **_slots("now", line.now), **_slots("before", line.before)}


def _thread(thread: Mapping[str, Any]) -> dict[str, Any]:
    return {"thread": thread["id"], **{name: thread[name] for name in COLUMNS if name in thread}}


def _flag(line: Line) -> dict[str, Any]:
    return {"relation": str(line.flag.relation), "score": line.flag.score, "gap_days": line.flag.gap_days}


def _slots(name: str, statement: StatementRecorded | None) -> dict[str, Any]:
    values = _values(statement) if statement else dict.fromkeys(OF_STATEMENT)
    return {f"{name}_{slot}": value for slot, value in values.items()}


def _values(statement: StatementRecorded) -> dict[str, Any]:
    speaker, place = statement.speaker, statement.place
    own = {name: getattr(statement, name) for name in OF_STATEMENT if hasattr(statement, name)}
    who = {"speaker": speaker.name, "speaker_id": speaker.id, "speaker_side": speaker.side}
    return {**own, "statement": statement.id, **who, "place": place and place.name, "place_code": place and place.code}
