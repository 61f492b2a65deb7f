"""The schemas -> a registry of schemas that speaks Confluent's API, for consumers that look them up there.

Subjects are named by topic and kind of fact (`saidbefore.flags.v1-StatementFlagged`: Confluent's TopicRecordNameStrategy), each with the
compatibility BACKWARD_TRANSITIVE, so that the registry, too, turns down what would not accept all before it.

Source: Confluent Schema Registry API reference (subjects, config).
"""

import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlsplit

import httpx

from schemas.topics import TOPICS
from streams.contract.closed import Schema, closed_schema
from streams.contract.draft7 import draft7
from streams.errors import SaidBeforeError, UsageError
from streams.settings import Settings, variable

SECONDS, WORDS = 30.0, 400
"""How long an answer is waited for, and how many characters are told of one that is no good."""
COMPATIBILITY = "BACKWARD_TRANSITIVE"
_MEDIA = {"Accept": "application/vnd.schemaregistry.v1+json", "Content-Type": "application/vnd.schemaregistry.v1+json"}


class RegistryError(SaidBeforeError):
    """The registry of schemas can not be reached, or turns a schema down."""


def subjects(prefix: str) -> dict[str, Schema]:
    """All schemas by their subjects."""
    return {f"{topic.full_name(prefix)}-{kind.__name__}": draft7(closed_schema(kind)) for topic in TOPICS.values() for kind in topic.facts}


def register(settings: Settings) -> Iterator[str]:
    """Register all schemas, and tell of each its subject and version; one that is there already stays what it is.

    Raises UsageError where no registry is set, RegistryError where it can not be reached or turns a schema down.
    """
    if settings.schema_registry_url is None:
        raise UsageError(f"no registry of schemas is set: set {variable('schema_registry_url')}, as http://host:port")
    with _client(settings, settings.schema_registry_url.get_secret_value()) as client:
        for subject, schema in subjects(settings.topic_prefix).items():
            yield f"{subject} version {_register(client, subject, schema)}"


@contextmanager
def _client(settings: Settings, url: str) -> Iterator[httpx.Client]:
    where = urlsplit(url)
    try:
        trusted = ssl.create_default_context(cafile=settings.ssl_cafile)
        with httpx.Client(base_url=url, headers=_MEDIA, timeout=SECONDS, verify=trusted) as client:
            yield client
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
        reason = str(error) or type(error).__name__
        raise RegistryError(
            f"no registry of schemas answers at {where.hostname}: {reason} (see {variable('schema_registry_url')})"
        ) from None


def _register(client: httpx.Client, subject: str, schema: Schema) -> int:
    """The version under which a schema is there. A subject is made by its first schema, and can be told what to take only then."""
    path, given = f"subjects/{quote(subject, safe='')}", {"schema": json.dumps(schema), "schemaType": "JSON"}
    is_new = client.get(f"{path}/versions").status_code == httpx.codes.NOT_FOUND
    if is_new:
        _sent(client.post(f"{path}/versions", json=given), subject)
    _sent(client.put(f"config/{quote(subject, safe='')}", json={"compatibility": COMPATIBILITY}), subject)
    if not is_new:
        _sent(client.post(f"{path}/versions", json=given), subject)
    return int(_sent(client.post(path, json=given), subject)["version"])


def _sent(answer: httpx.Response, subject: str) -> Any:
    if answer.is_success:
        return answer.json()
    try:
        told = str(answer.json()["message"])
    except (ValueError, KeyError, TypeError):
        told = answer.text
    raise RegistryError(f"the registry of schemas at {answer.url.host} does not take {subject}: HTTP {answer.status_code}, {told[:WORDS]}")
