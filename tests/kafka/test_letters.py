"""Dead letters on a real broker: sent once more to where they came from, once; or done with."""

import json
from base64 import b64encode
from contextlib import closing
from typing import cast

import pytest
from kafka import KafkaProducer
from typer.testing import CliRunner

from schemas.articles import ArticlePublished
from schemas.dead_letters import DeadLetter, DeadLetterDiscarded
from schemas.topics import ARTICLES, DEAD_LETTERS, STATEMENTS
from streams.cli import app
from streams.envelope import Record
from streams.errors import UsageError
from streams.extract.article import extract
from streams.kafka import create_topics, publish, read_all, security, sending
from streams.settings import Settings, environment
from tests.compare.build import said
from tests.kafka.test_extract import article
from tests.kafka.workers import dead_letters, on, until, worker

pytestmark = pytest.mark.kafka

TRACE = b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def asked(settings: Settings, *arguments: str) -> tuple[int, list[dict[str, object]]]:
    """What the command prints, and its exit code."""
    told = CliRunner().invoke(app, ["dead-letters", *arguments, "--json"], env=environment(settings))
    if told.exception and not isinstance(told.exception, SystemExit):
        raise told.exception
    return told.exit_code, [json.loads(line) for line in told.stdout.splitlines()]


def names(told: tuple[int, list[dict[str, object]]]) -> set[object]:
    return {(letter["reason"], letter["times"]) for letter in told[1]}


def with_four_letters(settings: Settings) -> ArticlePublished:
    """An article that takes too long, one in another language, and two messages that are no facts of their topics, buried."""
    slow = article(1, text="\n\n".join(article(number).text for number in range(300)))
    unknown = json.loads(said().model_dump_json(exclude={"id"})) | {"family": "weather"}
    create_topics(settings)
    with closing(KafkaProducer(**security(settings), acks="all")) as producer:
        for topic, value, partition in ((ARTICLES, b"<html>", 1), (STATEMENTS, json.dumps(unknown).encode(), 0)):
            sent = {"key": b"key", "value": value, "partition": partition, "headers": [("from", b"a crawler"), ("traceparent", TRACE)]}
            producer.send(topic.full_name(settings.topic_prefix), **sent).get()
    publish(settings, [article(3, language="fr"), slow])
    hasty = settings.model_copy(update={"article_seconds": 0.05})
    with worker(hasty, "extract"), worker(hasty, "compare"):
        until(lambda: dead_letters(settings), lambda seen: len(seen) == 4)
    return slow


def recorded(settings: Settings) -> list[str]:
    """The ids of the statements on the topic, each as often as it is there, but for what is none."""
    found = [json.loads(message.value or b"{}") for message in read_all(settings, STATEMENTS)[0]]
    return sorted(fact["id"] for fact in found if fact.get("id"))


def test_letters_are_sent_once_more_or_done_with(settings: Settings) -> None:
    wanted = sorted(statement.id for statement in extract(with_four_letters(settings)))
    assert names(asked(settings, "list")) == {("malformed", 0), ("language", 0), ("time", 0)}
    assert len(asked(settings, "list", "--reason", "malformed", "--topic", "statements")[1]) == 1

    _, (late,) = asked(settings, "list", "--reason", "time")
    assert asked(settings, "redrive", "--reason", "time", "--dry-run") == (0, [late])
    assert asked(settings, "redrive", str(late["id"])[:12]) == (0, [late])
    assert asked(settings, "redrive", str(late["id"])) == (1, [])
    assert asked(settings, "redrive", "--reason", "time") == (0, [])
    assert len(asked(settings, "redrive", "--topic", "articles", "--reason", "malformed")[1]) == 1
    with worker(settings.model_copy(update={"article_seconds": 300}), "extract"):
        found = until(lambda: recorded(settings), lambda seen: len(seen) >= len(wanted))
        _, (again,) = until(lambda: asked(settings, "list", "--reason", "malformed", "--topic", "articles"), lambda told: bool(told[1]))

    assert wanted
    assert found == wanted
    _, (whole,) = asked(settings, "show", str(again["id"]))
    assert (whole["times"], whole["value"], whole["partition"]) == (1, b64encode(b"<html>").decode(), 1)
    assert ["from", b64encode(b"a crawler").decode()] in cast(list[object], whole["headers"])
    traces = [dict(message.headers).get("traceparent") for message in read_all(settings, ARTICLES)[0] if message.value == b"<html>"]
    assert traces == [TRACE, TRACE]


def test_letters_are_done_with_all_at_once_only_where_one_says_so(settings: Settings) -> None:
    trace = (("traceparent", b64encode(TRACE).decode()), ("from", None))
    letters = [
        DeadLetter(topic="t", partition=0, offset=n, reason="error", error="", key=None, value=None, headers=trace) for n in range(3)
    ]
    create_topics(settings)
    with sending(settings) as send:
        for letter in letters:
            send(Record(DEAD_LETTERS.full_name(settings.topic_prefix), None, letter.model_dump_json().encode(), []))

    asked_first = CliRunner().invoke(app, ["dead-letters", "discard", "--all"], env=environment(settings), input="n\n")
    assert (asked_first.exit_code, "discard all 3?" in asked_first.stderr) == (1, True)
    assert asked(settings, "redrive", "--all") == (1, [])
    assert len(asked(settings, "discard", "--all", "--yes", "--why", "not ours")[1]) == 3

    assert asked(settings, "list") == (0, [])
    assert {(letter["state"], letter["why"]) for letter in asked(settings, "list", "--all")[1]} == {("discarded", "not ours")}
    assert [type(fact) for fact in on(settings, DEAD_LETTERS)].count(DeadLetterDiscarded) == 3
    assert [dict(message.headers).get("traceparent") for message in read_all(settings, DEAD_LETTERS)[0]].count(TRACE) == 3


def test_nothing_is_done_where_it_is_not_clear_which_are_meant(settings: Settings) -> None:
    create_topics(settings)

    for arguments in (["redrive"], ["discard"], ["show", "abc"], ["list", "--reason", "weather"], ["list", "--topic", "news"]):
        with pytest.raises(UsageError):
            asked(settings, *arguments)
