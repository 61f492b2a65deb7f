"""A record <-> a line of JSON. Bytes that are UTF-8 are a text, others base64 in a list: what is read back is what was written."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any, NamedTuple

from streams.envelope import Headers

Plain = str | list[str] | None


class Kept(NamedTuple):
    """A record as it was in its partition; the timestamp in milliseconds since 1970, UTC."""

    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers

    @property
    def said(self) -> tuple[Any, ...]:
        """All of it but where it was."""
        return (self.timestamp, self.key, self.value, [tuple(header) for header in self.headers])


def line(kept: Kept, partition: int) -> str:
    """The line of a record."""
    fields = {
        "partition": partition,
        "offset": kept.offset,
        "timestamp": kept.timestamp,
        "key": _plain(kept.key),
        "value": _plain(kept.value),
        "headers": [[name, _plain(value)] for name, value in kept.headers],
    }
    return _written(fields)


def read(text: str) -> Kept:
    """The record of a line. Raises ValueError and KeyError for one that is none."""
    fields = json.loads(text)
    headers = [(name, _bytes(value) or b"") for name, value in fields["headers"]]
    return Kept(fields["offset"], fields["timestamp"], _bytes(fields["key"]), _bytes(fields["value"]), headers)


def _plain(value: bytes | None) -> Plain:
    if value is None:
        return None
    try:
        return value.decode()
    except UnicodeDecodeError:
        return [b64encode(value).decode()]


def _bytes(plain: Plain) -> bytes | None:
    return b64decode(plain[0]) if isinstance(plain, list) else plain if plain is None else plain.encode()


_written: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
