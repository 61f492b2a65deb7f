"""`saidbefore doctor` on a real broker, well and with deliberately wrong things."""

import json

import pytest
from kafka.admin import ConfigResource, ConfigResourceType
from typer.testing import CliRunner

from schemas.dead_letters import DeadLetter
from schemas.topics import DEAD_LETTERS, FLAGS, NOTIFICATIONS, STATEMENTS
from streams.cli import app
from streams.envelope import Record
from streams.kafka import create_topics, sending
from streams.kafka.connection import admin
from streams.settings import Settings, environment
from tests.compare.build import said

pytestmark = pytest.mark.kafka


def examined(settings: Settings) -> tuple[int, dict[str, list[str]]]:
    """The exit code, and what is wrong by check: what is said, and what to do."""
    told = CliRunner().invoke(app, ["doctor", "--json"], env=environment(settings))
    found = [json.loads(line) for line in told.stdout.splitlines()]
    wrong: dict[str, list[str]] = {}
    for finding in found:
        if finding["level"] == "wrong":
            wrong.setdefault(finding["check"], []).append(f"{finding['says']} -> {finding['do']}")
    assert {finding["check"] for finding in found} >= {"data directory", "java", "ports", "broker"}
    return told.exit_code, wrong


def test_a_fresh_installation_is_well(settings: Settings) -> None:
    create_topics(settings)

    assert examined(settings) == (0, {})


def test_every_wrong_thing_is_found_and_told_with_what_to_do(settings: Settings) -> None:
    create_topics(settings)
    names = {topic: topic.full_name(settings.topic_prefix) for topic in (FLAGS, NOTIFICATIONS, STATEMENTS, DEAD_LETTERS)}
    letter = DeadLetter(topic="t", partition=0, offset=3, reason="time", error="slow", key=None, value=None)
    with admin(settings) as client:
        client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, names[FLAGS], configs={"retention.ms": "1000"})])
        client.delete_topics([names[NOTIFICATIONS]])
    with sending(settings) as send:
        send(Record(names[STATEMENTS], b"key", said().model_dump_json().replace('"extractor":"', '"extractor":"0').encode(), []))
        send(Record(names[STATEMENTS], b"key", b"<html>", []))
        send(Record(names[DEAD_LETTERS], b"key", letter.model_dump_json().encode(), []))

    code, wrong = examined(settings.model_copy(update={"partitions": 3}))

    assert code == 1
    assert [each for each in wrong["topics"] if f"{names[NOTIFICATIONS]} is not there -> run `saidbefore topics create`" in each]
    assert [each for each in wrong["topics"] if f"{names[FLAGS]} has 2 partitions, not 3 -> set SAIDBEFORE_PARTITIONS=2" in each]
    assert any("retention.ms=1000, not -1" in each for each in wrong["kept"])
    assert any("nobody works in compare; 2 messages wait" in each for each in wrong["lag"])
    assert any("statements[" in each for each in wrong["facts"])
    assert any("1 open: t time 1" in each for each in wrong["dead letters"])


def test_without_a_broker_the_machine_is_looked_at_and_the_broker_told_of(settings: Settings) -> None:
    code, wrong = examined(settings.model_copy(update={"bootstrap_servers": "127.0.0.1:1"}))

    assert (code, set(wrong)) == (1, {"broker"})
