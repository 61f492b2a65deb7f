"""Looks at the machine and the broker, and tells of both: the rim of `saidbefore doctor`."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from schemas.base import Fact
from schemas.statements import StatementRecorded
from schemas.topics import DEAD_LETTERS, STATEMENTS, Topic, read
from streams.acls import Role
from streams.doctor import findings, machine
from streams.doctor.findings import Finding, Level
from streams.errors import SaidBeforeError
from streams.extract.version import EXTRACTOR
from streams.kafka import Message, check_allowed, read_through
from streams.kafka.looking import READERS, Looked, look
from streams.letters.asked import counted
from streams.letters.handling import all_letters
from streams.settings import Settings, bootstrap

NEWEST = 20
"""So many of the newest facts of each partition are read."""
MARKS = {Level.WELL: "well ", Level.NOTE: "note ", Level.WRONG: "WRONG"}


def examine(settings: Settings) -> Iterator[Finding]:
    """Everything that is found, as it is found; without a broker only what this machine tells."""
    yield from machine.of_directory(settings)
    yield machine.of_java(settings)
    yield from machine.of_ports(settings)
    try:
        check_allowed(settings, Role.DOCTOR)
        looked = look(settings, READERS)
    except SaidBeforeError as error:
        yield Finding("broker", Level.WRONG, "no broker can be asked", str(error))
        return
    yield Finding("broker", Level.WELL, f"{looked.brokers} at {bootstrap(settings)}")
    yield from _of_broker(settings, looked)


def _of_broker(settings: Settings, looked: Looked) -> Iterator[Finding]:
    there = [state.topic for state in looked.states if state.partitions]
    yield from findings.of_topics(settings, looked)
    yield from findings.of_configs(settings, looked)
    yield from findings.of_copies(looked)
    yield from findings.of_groups(looked, [role for role in READERS if role != "notify" or settings.notify_routes])
    yield findings.of_clock(looked, datetime.now(UTC))
    try:
        yield from _of_facts(settings, there)
    except SaidBeforeError as error:
        yield Finding("facts", Level.WRONG, "the newest facts can not be read", str(error))


def _of_facts(settings: Settings, there: list[Topic]) -> Iterator[Finding]:
    letters = all_letters(settings) if DEAD_LETTERS in there else []
    open_ = [letter for letter in letters if letter.state == "open"]
    newest = {topic: list(read_through(settings, topic, NEWEST)) for topic in there}
    buried = {(letter.topic, letter.partition, letter.offset) for letter in letters}
    unread = [(topic.name, message.partition, message.offset, error) for topic, message, error in _unreadable(newest, buried)]
    extractors = Counter(fact.extractor for fact in _facts(STATEMENTS, newest.get(STATEMENTS, [])) if isinstance(fact, StatementRecorded))
    yield findings.of_unreadable(unread)
    yield findings.of_extractors(extractors, EXTRACTOR)
    yield findings.of_letters(counted(settings, open_), len(open_))


def _unreadable(newest: dict[Topic, list[Message]], buried: set[tuple[str, int, int]]) -> Iterator[tuple[Topic, Message, str]]:
    for topic, messages in newest.items():
        for message in messages:
            error = _error(topic, message)
            if error and (message.topic, message.partition, message.offset) not in buried:
                yield topic, message, error


def _error(topic: Topic, message: Message) -> str:
    if topic.is_compacted and message.value is None:
        return ""
    try:
        read(topic, message.value or b"")
    except ValueError as error:
        return " ".join(str(error).split())[:200]
    return ""


def _facts(topic: Topic, messages: list[Message]) -> Iterator[Fact]:
    return (read(topic, message.value or b"") for message in messages if not _error(topic, message))


def in_words(finding: Finding) -> str:
    """A finding in a line, and in another one what to do."""
    line = f"{MARKS[finding.level]}  {finding.check:<14}  {finding.says}"
    return f"{line}\n       {'':<14}  -> {finding.do}" if finding.do else line


def as_object(finding: Finding) -> str:
    """A finding as JSON."""
    return json.dumps(finding._asdict())
