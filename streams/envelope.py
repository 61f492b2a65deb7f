"""How a fact travels: a record of Kafka that is a CloudEvent in binary mode.

Source: CloudEvents 1.0.2 and its Kafka protocol binding 1.0.2, section 3.2.
"""

import re
from datetime import datetime
from typing import NamedTuple

from schemas.base import SPACE, Fact
from schemas.topics import VERSION, key_of, topic_of

Headers = list[tuple[str, bytes]]


class Record(NamedTuple):
    """A fact as it is written to Kafka."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers


def record(fact: Fact, prefix: str, time: datetime) -> Record:
    """The record of a fact: the same fact gives the same topic, key and value, whenever it is written."""
    return Record(topic_of(fact).full_name(prefix), key_of(fact).encode(), fact.model_dump_json().encode(), headers(fact, time))


def headers(fact: Fact, time: datetime) -> Headers:
    """The CloudEvents attributes of a fact that was found at `time` (with a time zone)."""
    name = type(fact).__name__
    attributes = {
        "ce_specversion": "1.0",
        "ce_id": event_id(fact),
        "ce_type": event_type(name),
        "ce_source": f"/saidbefore/{topic_of(fact).name}",
        "ce_time": time.isoformat(),
        "ce_dataschema": f"{SPACE}{name}.{VERSION}.json",
        "content-type": "application/json",
    }
    return [(header, value.encode()) for header, value in attributes.items()]


def event_id(fact: Fact) -> str:
    """The fact's id, with its revision where revisions share the id: CloudEvents takes two events of one id for duplicates."""
    revision = getattr(fact, "revision", None)
    return fact.id if revision is None or "revision" in fact.identity else f"{fact.id}.{revision}"


def event_type(name: str) -> str:
    """The event type of a fact's class: `StatementRecorded` is `saidbefore.statement.recorded.v1`."""
    noun, verb = re.findall(r"^(.+)([A-Z][a-z]+)$", name)[0]
    return f"saidbefore.{noun.lower()}.{verb.lower()}.{VERSION}"
