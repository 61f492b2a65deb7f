"""What the broker told -> findings: pure functions, one for each thing to look at."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from streams.kafka.looking import Group, Looked
from streams.kafka.topics import TopicState
from streams.settings import Settings, variable

MANY_BEHIND = 1_000
"""Messages that a role that works may be behind before somebody is told."""
APART_SECONDS = 60
"""What clocks may differ by."""


class Level(StrEnum):
    """Whether something must be done."""

    WELL = "well"
    NOTE = "note"
    WRONG = "wrong"


class Finding(NamedTuple):
    """What was looked at, how it is, and what to do."""

    check: str
    level: Level
    says: str
    do: str = ""


def of_topics(settings: Settings, looked: Looked) -> Iterator[Finding]:
    """Every topic is there, with the partitions and the copies that are set."""
    wrong = [finding for state in looked.states for finding in _of_topic(settings, state)]
    yield from wrong or [Finding("topics", Level.WELL, f"all {len(looked.states)} are there, with {settings.partitions} partitions each")]


def _of_topic(settings: Settings, state: TopicState) -> Iterator[Finding]:
    if not state.partitions:
        yield Finding("topics", Level.WRONG, f"{state.name} is not there", "run `saidbefore topics create`")
    elif state.partitions != settings.partitions:
        do = f"set {variable('partitions')}={state.partitions}, or take another {variable('topic_prefix')} and ingest again"
        yield Finding("topics", Level.WRONG, f"{state.name} has {state.partitions} partitions, not {settings.partitions}", do)
    if 0 < state.replication < settings.replication:
        do = f"give it more copies by kafka-reassign-partitions.sh, or set {variable('replication')}={state.replication}"
        yield Finding("copies", Level.WRONG, f"{state.name} has {state.replication} copies, not {settings.replication}", do)


def of_configs(settings: Settings, looked: Looked) -> Iterator[Finding]:
    """Retention and the like are as the table of topics says."""
    for name, differing in looked.differing.items():
        for key, (found, should) in differing.items():
            alter = f"kafka-configs.sh --bootstrap-server {settings.bootstrap_servers or '...'} --alter --topic {name}"
            yield Finding("kept", Level.WRONG, f"{name} has {key}={found}, not {should}", f"`{alter} --add-config {key}={should}`")
    if not any(looked.differing.values()) and any(state.partitions for state in looked.states):
        yield Finding("kept", Level.WELL, "retention, clean-up and message size are as they should be")


def of_copies(looked: Looked) -> Iterator[Finding]:
    """Every copy is in step."""
    for name, many in looked.missing_copies.items():
        do = f"look whether all brokers run: {looked.brokers} answer"
        yield Finding("copies", Level.WRONG, f"{name}: copies of {many} partitions are not in step", do)
    if not looked.missing_copies and any(state.partitions for state in looked.states):
        yield Finding("copies", Level.WELL, "every copy is in step")


def of_groups(looked: Looked, roles: Iterable[str]) -> Iterator[Finding]:
    """Somebody works in every role, and is not far behind."""
    for role in roles:
        yield _of_group(role, looked.groups[role])


def _of_group(role: str, group: Group) -> Finding:
    if not group.members:
        start = "`saidbefore notify`" if role == "notify" else f"`saidbefore up`, or `saidbefore worker {role}`"
        level = Level.WRONG if group.behind else Level.NOTE
        return Finding("lag", level, f"nobody works in {role}; {group.behind} messages wait{_where(group.lags)}", f"run {start}")
    if group.behind > MANY_BEHIND:
        says = f"{role}: {group.behind} messages wait{_where(group.lags)}"
        return Finding("lag", Level.WRONG, says, f"run more workers of {role}, or wait: `saidbefore doctor` again shows whether it falls")
    return Finding("lag", Level.WELL, f"{role}: {group.members} at work, {group.behind} messages wait")


def _where(lags: Mapping[tuple[str, int], int]) -> str:
    """The partition in which most wait."""
    (topic, partition), most = max(lags.items(), key=lambda lag: lag[1], default=(("", 0), 0))
    return f", most in {topic}[{partition}]: {most}" if most else ""


def of_clock(looked: Looked, now: datetime) -> Finding:
    """Nothing was written in the future: by the clock of the broker, or of who wrote it."""
    if not looked.newest:
        return Finding("clock", Level.NOTE, "nothing was written yet: clocks can not be compared")
    newest = datetime.fromtimestamp(looked.newest / 1000, UTC)
    if (ahead := (newest - now).total_seconds()) > APART_SECONDS:
        do = "set the clocks of this machine and of the broker's by NTP"
        return Finding("clock", Level.WRONG, f"the newest message is {ahead:.0f} s in the future: {newest:%Y-%m-%d %H:%M:%S}Z", do)
    return Finding("clock", Level.WELL, f"the newest message is of {newest:%Y-%m-%d %H:%M:%S}Z, which is not in the future")


def of_unreadable(places: Sequence[tuple[str, int, int, str]]) -> Finding:
    """The newest facts of every topic can be read. `places`: topic, partition, offset and error of those that can not, nor are buried."""
    if not places:
        return Finding("facts", Level.WELL, "the newest facts of every topic can be read")
    topic, partition, offset, error = places[0]
    do = "is this SaidBefore older than who wrote it? update it; what no version can read, the workers bury"
    return Finding("facts", Level.WRONG, f"{len(places)} can not be read, first {topic}[{partition}]@{offset}: {error}", do)


def of_extractors(found: Mapping[str, int], ours: str) -> Finding:
    """The newest statements are of the extractor of this version. `found`: extractor -> how many of the newest statements are its."""
    others = {version: many for version, many in found.items() if version != ours}
    if not others:
        return Finding("extractor", Level.WELL, f"the newest statements are of extractor {ours}" if found else "no statement yet")
    told = ", ".join(f"{many} of extractor {version}" for version, many in sorted(others.items()))
    do = "restart workers that are older; `saidbefore rehearse` shows what reading anew would change"
    return Finding("extractor", Level.NOTE, f"among the newest statements are {told}; this is {ours}", do)


def of_letters(counted: str, many: int) -> Finding:
    """No dead letter is open."""
    if not many:
        return Finding("dead letters", Level.WELL, "none is open")
    do = "`saidbefore dead-letters list`, then mend the cause and `dead-letters redrive`, or `dead-letters discard`"
    return Finding("dead letters", Level.WRONG, f"{many} open: {counted}", do)
