"""What a directory of the log holds."""

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from schemas.base import Part
from streams.errors import SaidBeforeError

NAME = "manifest.json"
Offsets = dict[str, dict[int, int]]
"""Topic -> partition -> offset."""


class ArchiveError(SaidBeforeError):
    """The directory can not be used: it is damaged, of another log, or not complete. The message names the file."""


class Segment(Part):
    """A file: some records of a partition that follow each other."""

    file: str = Field(description="its path in the directory")
    topic: str
    partition: int
    first: int = Field(description="the offset from which on it was read")
    next: int = Field(description="the offset from which on the next one is read")
    records: int
    sha256: str


class TopicKept(Part):
    """A topic as it was, by its name without the prefix of the installation: `.statements.v1`, `-compare-statements-changelog`."""

    name: str
    id: str = Field(description="the id under which Kafka held it")
    configs: dict[str, str]

    @property
    def is_compacted(self) -> bool:
        """Whether Kafka takes away of it what is superseded: what is left is read whole each time."""
        return "compact" in self.configs.get("cleanup.policy", "")


class Manifest(Part):
    """All of it. What is not `complete` was interrupted: exported once more into the same directory, it goes on."""

    format: Literal[1] = 1
    complete: bool = False
    partitions: int
    topics: tuple[TopicKept, ...] = ()
    segments: tuple[Segment, ...] = ()
    groups: dict[str, Offsets] = Field({}, description="group of consumers, without the prefix -> how far it was")

    def of(self, topic: str, partition: int) -> list[Segment]:
        """The files of a partition, in order."""
        return [each for each in self.segments if (each.topic, each.partition) == (topic, partition)]

    @property
    def parts(self) -> list[tuple[str, int]]:
        """Every partition of every topic."""
        return [(topic.name, partition) for topic in self.topics for partition in range(self.partitions)]


def load(directory: Path) -> Manifest | None:
    """The manifest of a directory; None where it has none. Raises ArchiveError for one that is damaged."""
    path = directory / NAME
    if not path.exists():
        return None
    try:
        written = json.loads(path.read_bytes())
        if written["sha256"] != _digest(written["manifest"]):
            raise ArchiveError(f"{path} is damaged: its checksum is another one")
        return Manifest.model_validate(written["manifest"])
    except (ValueError, KeyError, TypeError, ValidationError):
        raise ArchiveError(f"{path} is damaged, or no manifest of this version") from None


def save(directory: Path, manifest: Manifest) -> None:
    """Write the manifest: whenever that is cut off, the one before is still whole."""
    plain = manifest.model_dump(mode="json")
    text = json.dumps({"sha256": _digest(plain), "manifest": plain}, indent=1)
    write_whole(directory / NAME, text.encode())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file: all of it, or nothing."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _digest(plain: object) -> str:
    return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
