"""Tables for people: the settings and the topics, to be printed by rich."""

from collections.abc import Iterable
from itertools import groupby

from rich.table import Column, Table

from schemas.topics import DAY_MS, FOREVER, Topic
from streams.acls import WORK, Acl
from streams.kafka import TopicState
from streams.settings import Origin


def settings_table(origins: Iterable[Origin]) -> Table:
    """Every setting, its value and where that came from."""
    table = _table("setting", "value", "from", "what it is")
    for origin in origins:
        table.add_row(origin.variable, "-" if origin.value is None else str(origin.value), origin.source.split()[0], origin.about)
    return table


def topics_table(states: Iterable[TopicState]) -> Table:
    """Every topic as it is on the broker."""
    table = _table("topic", "on the broker", "partitions", "copies", "kept", "key")
    for state in states:
        counts = (str(state.partitions), str(state.replication)) if state.partitions else ("not created", "-")
        table.add_row(state.topic.name, state.name, *counts, kept(state.topic), state.topic.key)
    return table


def acls_table(known: Iterable[Acl]) -> Table:
    """What each role may do, under what runs as it."""
    table = _table("role", "may", "with", "named")
    for role, group in groupby(known, key=lambda acl: acl.role):
        table.add_row(role, WORK[role])
        for acl in group:
            table.add_row("", " ".join(acl.operations), acl.resource, acl.name)
    return table


def kept(topic: Topic) -> str:
    """How long the messages of a topic are kept, in words: `forever`, `30 days`, `the newest by key`."""
    if topic.is_compacted:
        return "the newest by key"
    return "forever" if topic.retention_ms == FOREVER else f"{topic.retention_ms // DAY_MS} days"


def _table(*titles: str) -> Table:
    first, *others = titles
    return Table(Column(first, no_wrap=True), *(Column(title, overflow="fold") for title in others), box=None, pad_edge=False)
