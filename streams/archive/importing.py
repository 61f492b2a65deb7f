"""A directory -> the log of a cluster that holds none yet, or the beginning of this one."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from streams.acls import Role
from streams.archive import files, manifest
from streams.archive.lines import Kept
from streams.archive.manifest import ArchiveError, Manifest, Segment
from streams.kafka.allowed import check_allowed
from streams.kafka.connection import PartitionCountError
from streams.kafka.reading import Message
from streams.kafka.topics import create_topics
from streams.kafka.whole import Held, Part, Reader, make, reach, reader, topics_held
from streams.kafka.writing import Placed, writer
from streams.settings import PREFIX, Settings
from streams.show.progress import Progress

AT_ONCE = 1_000


class Imported(NamedTuple):
    """What a cluster holds after an import: topics, records, and how many of them were written now."""

    topics: int
    records: int
    new: int

    def __str__(self) -> str:
        """`1200 records of 12 topics, 200 of them written now`."""
        return f"{self.records} records of {self.topics} topics, {self.new} of them written now"


def restore(settings: Settings, directory: Path, progress: Progress) -> Imported:
    """Write a directory to the topics of an installation that has none, or only the beginning of this log: then it goes on there.

    Nothing is written before all is known to be whole and to fit. Raises ArchiveError for what is damaged, not complete or not the
    log that is there, PartitionCountError where the partitions are not as many, GroupActiveError where workers run.
    """
    check_allowed(settings, Role.IMPORT)
    known = complete(directory)
    checked(directory, known, settings, progress)
    _make_topics(settings, known)
    there = {(topic, partition): (settings.topic_prefix + topic, partition) for topic, partition in known.parts}
    with reader(settings) as log:
        ends = {part: end for part, (_, end) in log.bounds(there.values()).items()}
        for own, part in there.items():
            progress("comparing with what is there", sum(ends.values()), 0)
            _check_beginning(directory, known.of(*own), log, (part, ends[part]))
    new = _write(settings, directory, known, ends, progress)
    _reach(settings, directory, known)
    return Imported(len(known.topics), sum(segment.records for segment in known.segments), new)


def complete(directory: Path) -> Manifest:
    """The manifest of a directory. Raises ArchiveError where there is none, or the export was interrupted."""
    known = manifest.load(directory)
    if known is None:
        raise ArchiveError(f"{directory / manifest.NAME} is not there: give the directory that `saidbefore export-log` has written")
    if not known.complete:
        raise ArchiveError(f"{directory} is not complete, its export was interrupted: export the log into it once more")
    return known


def checked(directory: Path, known: Manifest, settings: Settings, progress: Progress) -> None:
    """Raises ArchiveError, naming the first file that is damaged, and PartitionCountError."""
    if known.partitions != settings.partitions:
        raise PartitionCountError(f"this log has {known.partitions} partitions: set {PREFIX}PARTITIONS={known.partitions}")
    for number, segment in enumerate(known.segments):
        progress("checking files", number, len(known.segments))
        files.check(directory, segment)


def _make_topics(settings: Settings, known: Manifest) -> None:
    create_topics(settings)
    there = {held.name for held in topics_held(settings)}
    wanted = [Held(settings.topic_prefix + topic.name, "", known.partitions, topic.configs) for topic in known.topics]
    make(settings, [held for held in wanted if held.name not in there])


def _check_beginning(directory: Path, segments: list[Segment], log: Reader, there: tuple[Part, int]) -> None:
    """Raises ArchiveError where a partition holds what is not the beginning of its files. What the broker has cleared is not missed."""
    (name, partition), end = there
    refused = f"{name} holds other records than {directory}: import into an empty cluster, or under another {PREFIX}TOPIC_PREFIX"
    if end > sum(segment.records for segment in segments):
        raise ArchiveError(refused)
    kept = enumerate(files.read(directory, segments))
    messages = log.read((name, partition), 0, end) if end else iter(())
    if any(_differ(message, kept) for message in messages):
        raise ArchiveError(refused)


def _differ(message: Message, kept: Iterator[tuple[int, Kept]]) -> bool:
    """Whether a message is another one than the record of its number, to which the files are read on."""
    meant = next((record for number, record in kept if number == message.offset), None)
    return meant is None or meant.said != Kept(*message[2:]).said


def _write(settings: Settings, directory: Path, known: Manifest, ends: dict[Part, int], progress: Progress) -> int:
    """Write what each partition lacks; gives how many records that were."""
    total, written = sum(segment.records for segment in known.segments) - sum(ends.values()), 0
    with writer(settings) as write:
        for topic, partition in known.parts:
            part = (settings.topic_prefix + topic, partition)
            for some in _lacking(directory, known.of(topic, partition), ends[part]):
                progress("writing records", written, total)
                written += len(write.write(Placed(*part, kept.key, kept.value, kept.headers, kept.timestamp) for kept in some))
    return written


def _lacking(directory: Path, segments: list[Segment], end: int) -> Iterator[list[Kept]]:
    """The records of a partition after the first `end`, some at a time."""
    remaining = islice(files.read(directory, segments), end, None)
    while some := list(islice(remaining, AT_ONCE)):
        yield some


def _reach(settings: Settings, directory: Path, known: Manifest) -> None:
    """Have each group of consumers go on where it was: an offset may be another one here, where records before it had been cleared."""
    topics = {topic.name for topic in known.topics}
    for group, of in known.groups.items():
        offsets = {
            (settings.topic_prefix + topic, partition): _behind(directory, known.of(topic, partition), offset)
            for topic, reached in of.items()
            if topic in topics
            for partition, offset in reached.items()
        }
        if offsets:
            reach(settings, settings.topic_prefix + group, offsets)


def _behind(directory: Path, segments: list[Segment], offset: int) -> int:
    """How many records of a partition were before an offset."""
    whole = [segment for segment in segments if segment.next <= offset]
    cut = [segment for segment in segments if segment.first < offset < segment.next]
    return sum(segment.records for segment in whole) + sum(kept.offset < offset for kept in files.read(directory, cut))
