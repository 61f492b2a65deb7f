"""The topics -> an AsyncAPI document: channels, keys, partitions, retention, headers."""

from typing import Any

from pydantic import BaseModel

from schemas.dead_letters import REDRIVE
from schemas.events import SUBJECTS, event_source, event_type, schema_address
from schemas.threads import FLAGS_OFFSET
from schemas.topics import DAY_MS, FOREVER, LARGEST, TOPICS, VERSION, Topic
from streams.settings import Settings

Document = dict[str, Any]

_KAFKA = "0.5.0"
_INTRODUCTION = (
    "Every fact is a CloudEvent 1.0 in binary mode: its attributes are headers, its data is the value. Delivery is at least once: "
    "two records with one ce_id are one event. Within a partition, so within a key, facts are in the order in which they were written. "
    "Every schema accepts whatever any released schema of the same name accepted."
)
_TEXT: Document = {"type": "string", "minLength": 1}
_ATTRIBUTES: Document = {
    "ce_specversion": {"const": "1.0", "description": "version of CloudEvents"},
    "ce_id": _TEXT
    | {"description": "id of the fact, with a dot and its revision where revisions share the id: two records with one id are one event"},
    "ce_type": _TEXT | {"description": "kind of the fact and major version of the contract"},
    "ce_source": _TEXT | {"description": "the topic that the fact is written to first"},
    "ce_time": {
        "type": "string",
        "format": "date-time",
        "description": "when it was found or decided, UTC; the fact itself has the time of what it tells",
    },
    "ce_subject": _TEXT | {"description": "what the fact is about: all with one subject tell the life of one thing"},
    "ce_dataschema": {"type": "string", "format": "uri", "description": "address of its schema"},
    "content-type": {"const": "application/json", "description": "what the value is"},
    "ce_partitionkey": _TEXT | {"description": "the key of the record"},
    "ce_correlationid": _TEXT | {"description": "id of the article at the root of it all"},
    "ce_causationid": _TEXT
    | {"description": "ce_id of the event that it follows from: of a statement the article's, of a flag the statement's"},
    "ce_replay": {"const": "true", "description": "there where a reprocessing wrote it, or where it follows from what one wrote: no news"},
    "ce_articletime": {
        "type": "string",
        "format": "date-time",
        "description": "ce_time of the article at the root of it all: how long a flag took is told by it",
    },
    "traceparent": _TEXT | {"description": "the trace that it belongs to, where traces are made (W3C Trace Context)"},
    FLAGS_OFFSET: {
        "type": "string",
        "pattern": "^[0-9]+$",
        "description": "on `threads`: all flags before this offset are in what stands there",
    },
    REDRIVE: _TEXT | {"description": "there where a message was sent once more: the id of its dead letter"},
}
_SOMETIMES = {"ce_partitionkey", "ce_correlationid", "ce_causationid", "ce_replay", "ce_articletime", "traceparent", FLAGS_OFFSET, REDRIVE}
_ALWAYS = [name for name in _ATTRIBUTES if name not in _SOMETIMES]


def asyncapi(release: str) -> Document:
    """The document of a release of the contract."""
    kinds = {kind.__name__: kind for topic in TOPICS.values() for kind in topic.facts}
    return {
        "asyncapi": "3.1.0",
        "info": {
            "title": "SaidBefore",
            "version": release,
            "description": _INTRODUCTION,
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic) for topic in TOPICS.values()},
        "operations": {f"write-{topic.name}": _operation(topic) for topic in TOPICS.values()},
        "components": {
            "parameters": {
                "prefix": {"description": "first part of every topic's name in one installation", "default": _default("topic_prefix")}
            },
            "schemas": {"CloudEvent": {"type": "object", "required": _ALWAYS, "properties": _ATTRIBUTES}},
            "messages": {name: _message(kind) for name, kind in kinds.items()},
        },
    }


def _channel(topic: Topic) -> Document:
    keeping = {"cleanup.policy": ["compact"]} if topic.is_compacted else {"cleanup.policy": ["delete"], "retention.ms": topic.retention_ms}
    return {
        "address": topic.full_name("{prefix}"),
        "description": f"Key: {topic.key}. Kept {_kept(topic)}.",
        "messages": {kind.__name__: {"$ref": f"#/components/messages/{kind.__name__}"} for kind in topic.facts},
        "parameters": {"prefix": {"$ref": "#/components/parameters/prefix"}},
        "bindings": {
            "kafka": {
                "partitions": _default("partitions"),
                "replicas": _default("replication"),
                "topicConfiguration": {**keeping, "max.message.bytes": LARGEST},
                "bindingVersion": _KAFKA,
            }
        },
    }


def _default(setting: str) -> Any:
    return Settings.model_fields[setting].default


def _kept(topic: Topic) -> str:
    if topic.is_compacted:
        return "by key, the newest alone; a record without a value says that there is nothing of that key any more"
    return "forever" if topic.retention_ms == FOREVER else f"{topic.retention_ms // DAY_MS} days"


def _operation(topic: Topic) -> Document:
    return {
        "action": "send",
        "channel": {"$ref": f"#/channels/{topic.name}"},
        "summary": f"What SaidBefore writes to {topic.name}",
        "messages": [{"$ref": f"#/channels/{topic.name}/messages/{kind.__name__}"} for kind in topic.facts],
    }


def _message(kind: type[BaseModel]) -> Document:
    name = kind.__name__
    given = {
        "ce_type": {"const": event_type(name)},
        "ce_source": {"const": event_source(kind)},
        "ce_dataschema": {"const": schema_address(name)},
    }
    return {
        "name": event_type(name),
        "title": name,
        "summary": (kind.__doc__ or "").splitlines()[0],
        "headers": {
            "allOf": [
                {"$ref": "#/components/schemas/CloudEvent"},
                {"type": "object", "properties": given | {"ce_subject": {"description": SUBJECTS[kind].words}}},
            ]
        },
        "correlationId": {"description": "the article at the root", "location": "$message.header#/ce_correlationid"},
        "payload": {"$ref": f"./{name}.{VERSION}.json"},
        "bindings": {"kafka": {"key": {"type": "string", "description": _keys(kind)}, "bindingVersion": _KAFKA}},
    }


def _keys(kind: type[BaseModel]) -> str:
    """What keys facts of a kind have, on whichever topics."""
    return "; ".join(f"on {topic.name}: {topic.key}" for topic in TOPICS.values() if kind in topic.facts)
