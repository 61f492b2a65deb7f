"""The document of the topics: read by the official tool, written as people write YAML, and true of what is written."""

import json
import shutil
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

PARSER = "@asyncapi/parser@3.6.6"
"""What the command line of AsyncAPI validates by. That one wants Node 24, takes over a minute of CPU time and 1.5 GB to be fetched."""
DOCUMENT = asyncapi("1.0")
FACTS = [
    fact
    for topic in TOPICS.values()
    for kind in topic.facts
    for fact in examples_of(kind)[:1]
    if isinstance(fact, Fact) and not isinstance(fact, DeadLetter)
]


@pytest.fixture(scope="module")
def parser() -> Path:
    """Where the parser is installed."""
    if not (shutil.which("npm") and shutil.which("node")):
        pytest.skip("Node.js is not installed")
    try:
        return cached("asyncapi-parser-3.6.6", partial(npm, PARSER))
    except subprocess.SubprocessError as error:
        if IN_CI:
            raise
        pytest.skip(f"{PARSER} can not be fetched: {error}")


def test_the_official_parser_finds_nothing_in_the_document_and_would_find_what_is_wrong(parser: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "asyncapi.yaml"
    wrong.write_text(yaml({**DOCUMENT, "operations": {}, "channels": {"articles": {"adress": "articles"}}}), "utf-8")

    command = ["node", *map(str, (Path(__file__).with_name("asyncapi.cjs"), CONTRACT / "asyncapi.yaml", wrong))]
    done = subprocess.run(command, cwd=parser, capture_output=True, check=True, timeout=300)

    ours, others = json.loads(done.stdout)
    assert ours == {"channels": list(TOPICS), "found": []}
    assert any("adress" in finding for finding in others["found"])


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
