"""Records of a partition <-> files of compressed lines."""

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from streams.archive import lines
from streams.archive.lines import Kept
from streams.archive.manifest import ArchiveError, Manifest, Segment

MOST_RECORDS = 20_000
MOST_CHARACTERS = 64 * 1024 * 1024
LEVEL = 5
ENDING = ".jsonl.gz"


def cut(records: Iterable[Kept]) -> Iterator[Iterator[Kept]]:
    """Records in pieces, each for one file; each must be read to its end before the next one."""
    remaining = iter(records)
    for first in remaining:
        yield _piece(first, remaining)


def _piece(first: Kept, remaining: Iterator[Kept]) -> Iterator[Kept]:
    yield first
    count, size = 1, len(first.value or b"")
    while count < MOST_RECORDS and size < MOST_CHARACTERS and (kept := next(remaining, None)):
        count, size = count + 1, size + len(kept.value or b"")
        yield kept


def write(directory: Path, topic: str, partition: int, records: Iterable[Kept]) -> Segment:
    """Write a file, all of it or nothing."""
    folder = directory / topic.strip(".-") / str(partition)
    folder.mkdir(parents=True, exist_ok=True)
    temporary, first, last, count = folder / "part.tmp", -1, -1, 0
    with temporary.open("wb") as raw, gzip.GzipFile("", "wb", LEVEL, raw, mtime=0) as file:
        for kept in records:
            file.write(lines.line(kept, partition).encode() + b"\n")
            first, last, count = first if count else kept.offset, kept.offset, count + 1
    path = folder / f"{first:020}-{last + 1:020}{ENDING}"
    _keep(temporary, path)
    return Segment(
        file=str(path.relative_to(directory)),
        topic=topic,
        partition=partition,
        first=first,
        next=last + 1,
        records=count,
        sha256=digest(path),
    )


def _keep(temporary: Path, path: Path) -> None:
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)


def digest(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check(directory: Path, segment: Segment) -> None:
    """Raises ArchiveError, naming the file, where it is not what was written."""
    path = directory / segment.file
    if not path.exists():
        raise ArchiveError(f"{path} is missing: export the log once more, or take another copy of the directory")
    if digest(path) != segment.sha256:
        raise ArchiveError(f"{path} is damaged: its checksum is not that of the manifest; take another copy of the directory")


def read(directory: Path, segments: Iterable[Segment]) -> Iterator[Kept]:
    """The records of files, in order. Raises ArchiveError for one that can not be read."""
    for segment in segments:
        path = directory / segment.file
        try:
            with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
                yield from map(lines.read, file)
        except (OSError, EOFError, zlib.error, ValueError, KeyError) as error:
            raise ArchiveError(f"{path} can not be read: {error}") from error


def sweep(directory: Path, manifest: Manifest) -> None:
    """Remove what an export that was cut off, or one before, has left and the manifest does not name."""
    known = {directory / segment.file for segment in manifest.segments}
    for path in (*directory.glob(f"*/*/*{ENDING}"), *directory.glob("*/*/part.tmp")):
        if path not in known:
            path.unlink()
