"""The rim of ingest: files, directories, standard input and the web, as bytes."""

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from streams.ingest.addresses import Network
from streams.ingest.drafts import BYTES_LIMIT, Format, Raw, Reason, Refusal
from streams.ingest.fetching import fetch
from streams.ingest.formats import SUFFIXES, format_of

STANDARD_INPUT = "standard input"


def raws(source: str, allowed: Sequence[Network] = ()) -> Iterator[Raw | Refusal]:
    """The bytes behind a path, `-` or an http(s) address, JSON lines a line at a time.

    Only public addresses of the web are asked, and those in the networks that are `allowed`.
    Of a directory all files below it whose suffix names a format, sorted; hidden ones are passed over.
    """
    if source == "-":
        yield from _pieces(STANDARD_INPUT, "", sys.stdin.buffer)
    elif source.lower().startswith(("http://", "https://")):
        yield from _page(fetch(source, allowed))
    else:
        yield from _path(Path(source))


def _page(page: Raw | Refusal) -> Iterator[Raw | Refusal]:
    if isinstance(page, Raw) and page.format is Format.LINES:
        yield from _pieces(page.name, "", BytesIO(page.body))
    else:
        yield page


def _directory(directory: Path) -> Iterator[Raw | Refusal]:
    below = sorted(path for path in directory.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    files = [path for path in below if not any(part.startswith(".") for part in path.relative_to(directory).parts)]
    if not files:
        yield Refusal(_shown(directory), Reason.EMPTY, f"no files in it end in {' '.join(SUFFIXES)}")
    for path in files:
        yield from _path(path)


def _path(path: Path) -> Iterator[Raw | Refusal]:
    try:
        yield from _directory(path) if path.is_dir() else _file(path)
    except FileNotFoundError:
        yield Refusal(_shown(path), Reason.MISSING, "there is no such file; check the path")
    except OSError as error:
        yield Refusal(_shown(path), Reason.UNREADABLE, f"{error.strerror}; check the file and its permissions")


def _file(path: Path) -> Iterator[Raw]:
    with path.open("rb") as stream:
        yield from _pieces(_shown(path), path.suffix, stream)


def _pieces(name: str, suffix: str, stream: BinaryIO) -> Iterator[Raw]:
    head = stream.read(BYTES_LIMIT + 1)
    kind = format_of(suffix, head)
    if kind is not Format.LINES:
        yield Raw(name, head, kind)
        return
    for number, line in enumerate(_lines(head, stream), 1):
        if line.strip():
            yield Raw(f"{name}:{number}", line, Format.JSON)


def _lines(head: bytes, rest: BinaryIO) -> Iterator[bytes]:
    *whole, broken = head.split(b"\n")
    yield from whole
    yield broken + rest.readline(BYTES_LIMIT)
    yield from iter(partial(rest.readline, BYTES_LIMIT + 1), b"")


def _shown(path: Path) -> str:
    return os.fsencode(path).decode("utf-8", "replace")
