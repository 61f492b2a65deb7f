"""The schemas in a real registry: Apicurio, and what is told where there is none or where it turns a schema down."""

import json
import socket
from collections.abc import Iterator

import httpx
import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from schemas.topics import TOPICS
from streams.cli import app
from streams.contract import registry
from streams.contract.closed import Schema
from streams.contract.draft7 import draft7
from streams.contract.registry import COMPATIBILITY, RegistryError, register, subjects
from streams.errors import UsageError
from streams.settings import Settings, environment
from tests.contract.cached import IN_CI
from tests.contract.registry import apicurio
from tests.contract.test_compatible import BREAKING, FLAG, KEEPING, Change, changed

OURS_ALONE = {"a format", "fewer places", "another default"}
"""Breaks of the promise that the registry does not see."""
JUDGED: list[tuple[str, Schema, Change]] = [*((name, schema, change) for name, schema, change, _ in BREAKING), *KEEPING]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not IN_CI:
        pytest.skip("a registry of schemas (142 MB) is tested against where WITH_TOOLS=1 or CI is set")
    with apicurio(tmp_path_factory.mktemp("apicurio") / "log", free_port()) as found:
        yield found


@pytest.fixture
def with_registry(address: str, request: pytest.FixtureRequest) -> Settings:
    """Settings under which no other test has registered anything."""
    return Settings(schema_registry_url=SecretStr(address), topic_prefix=f"t{abs(hash(request.node.name))}")


def test_all_facts_are_registered_once_however_often_and_are_to_accept_all_before(address: str, with_registry: Settings) -> None:
    first, again = list(register(with_registry)), list(register(with_registry))
    subject = f"{with_registry.topic_prefix}.flags.v1-StatementFlagged"

    assert first == again
    assert first == [f"{name} version 1" for name in subjects(with_registry.topic_prefix)]
    assert f"{subject} version 1" in first
    assert len(first) == sum(len(topic.facts) for topic in TOPICS.values())
    assert httpx.get(f"{address}/config/{subject}").json() == {"compatibilityLevel": COMPATIBILITY}


def given(monkeypatch: pytest.MonkeyPatch, subject: str, schema: Schema) -> None:
    monkeypatch.setattr(registry, "subjects", lambda _: {subject: draft7(schema)})


def test_a_field_more_is_another_version_and_a_field_less_is_turned_down(
    address: str, with_registry: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = f"{with_registry.topic_prefix}.flags.v1-StatementFlagged"
    more = changed(FLAG, lambda new: new["properties"].update(weight={"type": "integer", "default": 0}))
    for schema, version in ((FLAG, 1), (more, 2), (FLAG | {"description": "the same"}, None)):
        given(monkeypatch, subject, schema)
        if version:
            assert list(register(with_registry)) == [f"{subject} version {version}"]
        else:
            with pytest.raises(RegistryError, match=rf"does not take {subject}: HTTP 409") as error:
                list(register(with_registry))
            assert "\n" not in str(error.value)
    assert httpx.get(f"{address}/subjects/{subject}/versions").json() == [1, 2]


@pytest.mark.kafka
def test_where_a_registry_is_set_the_topics_are_created_with_their_schemas(address: str, settings: Settings) -> None:
    known = settings.model_copy(update={"schema_registry_url": SecretStr(address)})

    made = CliRunner().invoke(app, ["topics", "create"], env=environment(known))

    assert made.exit_code == 0
    assert made.stdout.splitlines() == [
        *(topic.full_name(settings.topic_prefix) for topic in TOPICS.values()),
        *(f"{subject} version 1" for subject in subjects(settings.topic_prefix)),
    ]


@pytest.mark.parametrize(("name", "schema", "change"), JUDGED, ids=[str(row[0]) for row in JUDGED])
def test_the_registry_judges_changes_as_we_do(address: str, name: str, schema: Schema, change: Change) -> None:
    answers = []
    with httpx.Client(base_url=address, timeout=60) as client:
        for each in (schema, changed(schema, change)):
            answers.append(client.post(f"subjects/{name}/versions", json={"schemaType": "JSON", "schema": json.dumps(draft7(each))}))
            client.put(f"config/{name}", json={"compatibility": COMPATIBILITY}).raise_for_status()

    passes = name in OURS_ALONE or any(row[0] == name for row in KEEPING)
    assert [answer.status_code for answer in answers] == [200, 200 if passes else 409]


def test_where_no_registry_is_set_the_setting_is_named() -> None:
    with pytest.raises(UsageError, match="SAIDBEFORE_SCHEMA_REGISTRY_URL"):
        list(register(Settings()))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://ana:secret@127.0.0.1:1/apis", r"no registry of schemas answers at 127\.0\.0\.1: .*refused"),
        ("ftp://ana:secret@example.org", "no registry of schemas answers at example.org: .*protocol"),
    ],
)
def test_where_none_answers_it_is_told_in_a_line_without_the_password(url: str, told: str) -> None:
    with pytest.raises(RegistryError, match=told) as error:
        list(register(Settings(schema_registry_url=SecretStr(url))))

    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)
