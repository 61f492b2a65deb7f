"""The log -> a directory: what that does not hold yet."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from streams.acls import Role
from streams.archive import files, manifest
from streams.archive.lines import Kept
from streams.archive.manifest import ArchiveError, Manifest, Offsets, TopicKept
from streams.kafka.allowed import check_allowed
from streams.kafka.connection import TopicMissingError
from streams.kafka.topics import missing
from streams.kafka.whole import Held, Part, Reader, reached, reader, topics_held
from streams.settings import Settings
from streams.show.progress import Progress


class Exported(NamedTuple):
    """What a directory holds after an export: topics, files, records, and how many of them are new."""

    topics: int
    files: int
    records: int
    new: int

    def __str__(self) -> str:
        """`1200 records of 12 topics in 30 files, 200 of them new`."""
        return f"{self.records} records of {self.topics} topics in {self.files} files, {self.new} of them new"


def export(settings: Settings, directory: Path, progress: Progress) -> Exported:
    """Write what a directory does not hold yet of the log. Cut off, it goes on from the last whole file.

    First is asked how far the consumers are, then how far what they remember goes, then how far the topics go: so what is
    remembered is on the topics, and what was not done is done again. Raises ArchiveError for a directory of another log.
    """
    check_allowed(settings, Role.EXPORT)
    directory.mkdir(parents=True, exist_ok=True)
    groups = reached(settings)
    held = topics_held(settings)
    known = begun(directory, settings, held)
    before = sum(segment.records for segment in known.segments)
    files.sweep(directory, known)
    manifest.save(directory, known)
    with reader(settings) as log:
        bounds = _bounds(log, held)
        for number, each in enumerate(held):
            progress(f"writing {each.name}", number, len(held))
            for partition in range(each.partitions):
                known = _export(settings, directory, known, (each, partition), (log, bounds[each.name, partition]))
    known = known.model_copy(update={"complete": True, "groups": _plain(settings, groups)})
    manifest.save(directory, known)
    files.sweep(directory, known)
    records = sum(segment.records for segment in known.segments)
    return Exported(len(known.topics), len(known.segments), records, max(0, records - before))


def begun(directory: Path, settings: Settings, held: Iterable[Held]) -> Manifest:
    """The manifest to go on with. Raises ArchiveError where it is of another log, and TopicMissingError where there is none."""
    topics = tuple(TopicKept(name=each.name.removeprefix(settings.topic_prefix), id=each.id, configs=each.configs) for each in held)
    if not topics:
        raise TopicMissingError(missing(settings, f"{settings.topic_prefix}.*"))
    known = manifest.load(directory) or Manifest(partitions=next(iter(held)).partitions)
    ids = {topic.name: topic.id for topic in topics}
    if others := [topic.name for topic in known.topics if ids.get(topic.name, topic.id) != topic.id]:
        raise ArchiveError(f"{directory} holds another log ({others[0]} was made anew since): choose another directory")
    gone = tuple(topic for topic in known.topics if topic.name not in ids)
    return known.model_copy(update={"complete": False, "topics": (*topics, *gone)})


def _bounds(log: Reader, held: Iterable[Held]) -> dict[Part, tuple[int, int]]:
    """From where to where everything goes; what the workers remember is asked first."""
    found: dict[Part, tuple[int, int]] = {}
    for each in reversed(list(held)):
        found |= log.bounds((each.name, partition) for partition in range(each.partitions))
    return found


def _export(
    settings: Settings, directory: Path, known: Manifest, part: tuple[Held, int], where: tuple[Reader, tuple[int, int]]
) -> Manifest:
    """Write what is new of a partition, and the manifest after each file; of a topic that is compacted all of it, once that is whole."""
    (held, partition), (log, (first, end)) = part, where
    topic = TopicKept(name=held.name.removeprefix(settings.topic_prefix), id=held.id, configs=held.configs)
    before = known.of(topic.name, partition)
    reached = before[-1].next if before else first
    if reached >= end:
        return known
    start = first if topic.is_compacted else max(reached, first)
    records = (Kept(*message[2:]) for message in log.read((held.name, partition), start, end))
    segments = (files.write(directory, topic.name, partition, piece) for piece in files.cut(records))
    if topic.is_compacted:
        others = tuple(segment for segment in known.segments if segment not in before)
        return _saved(directory, known.model_copy(update={"segments": (*others, *segments)}))
    for segment in segments:
        known = _saved(directory, known.model_copy(update={"segments": (*known.segments, segment)}))
    return known


def _saved(directory: Path, known: Manifest) -> Manifest:
    manifest.save(directory, known)
    return known


def _plain(settings: Settings, groups: Mapping[str, Mapping[Part, int]]) -> dict[str, Offsets]:
    """How far the groups are, by names without the prefix."""
    found: dict[str, Offsets] = {}
    for group, offsets in groups.items():
        own = found.setdefault(group.removeprefix(settings.topic_prefix), {})
        for (topic, partition), offset in offsets.items():
            own.setdefault(topic.removeprefix(settings.topic_prefix), {})[partition] = offset
    return found
