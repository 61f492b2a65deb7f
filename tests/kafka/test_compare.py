"""The invariants of comparison through Apache Kafka: nothing lost, nothing twice, whoever is killed when."""

import random
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from kafka import KafkaProducer

from schemas.flags import Relation
from schemas.followups import FollowUpNoted, FollowUpUndone, ThreadSplit
from schemas.statements import StatementRecorded, claim_group
from schemas.topics import FLAGS, STATEMENTS
from streams.kafka import create_topics, publish, security
from streams.settings import Settings
from tests.compare.build import said, withdrawn
from tests.compare.ledger import Ledger
from tests.kafka.workers import DEADLINE, dead_letters, expected, kill, log_of, on, plain, standing, until, worker

pytestmark = pytest.mark.kafka

SIDES, PLACES, ACTIONS = ("RUS", "USA", "FRA", "TUR", "PRT"), ("SYR", "MLI", "AFG"), ("withdrawal", "deployment", "talks", "ceasefire")


def sayings(count: int) -> list[StatementRecorded]:
    """Statements in a fixed random order, many of them repeats and reversals of others."""
    draw = random.Random(count)
    days = [(date(2015, 1, 1) + timedelta(draw.randrange(2500))).isoformat() for _ in range(count)]
    return [
        said(draw.choice(ACTIONS), day, side=draw.choice(SIDES), place=draw.choice(PLACES), article=f"article {number}")
        for number, day in enumerate(days)
    ]


def test_a_compare_worker_killed_in_mid_stream_loses_nothing(settings: Settings) -> None:
    statements = sayings(600)
    wanted = expected(statements)
    create_topics(settings)
    publish(settings, statements[:300])

    with worker(settings, "compare") as first:
        flagged = until(lambda: standing(settings), bool)
        publish(settings, statements[300:])
        kill(first)
    with worker(settings, "compare"):
        flags = until(lambda: standing(settings), wanted.__eq__)

    assert len(flagged) < len(wanted)
    assert flags == wanted


def test_the_partitions_of_a_killed_worker_go_to_another_that_knows_their_history(settings: Settings) -> None:
    statements = sayings(240)
    before, after = statements[:120], statements[120:]
    wanted, wanted_before = expected(statements), expected(before)
    create_topics(settings)

    with worker(settings, "compare", 0) as first, worker(settings, "compare", 1):
        until(lambda: _started(settings, 0) and _started(settings, 1), bool)
        publish(settings, before)
        flags = until(lambda: standing(settings), wanted_before.__eq__)
        assert flags == wanted_before
        assert _published(settings, 0)
        assert _published(settings, 1)
        kill(first)
        publish(settings, after)
        flags = until(lambda: standing(settings), wanted.__eq__)

    assert flags == wanted


def test_two_workers_come_to_the_same_flags_in_whatever_order_articles_come(settings: Settings) -> None:
    statements = list(sayings_of_many_sides(400))
    wanted = expected(statements)
    random.Random(1).shuffle(statements)
    create_topics(settings)

    with worker(settings, "compare", 0), worker(settings, "compare", 1):
        publish(settings, statements)
        flags = until(lambda: standing(settings), wanted.__eq__)

    assert flags == wanted
    assert {Relation.REREPORT, Relation.REPEAT, Relation.REVERSAL, Relation.ECHO, Relation.OUTCOME} == {
        flag.relation for flag in flags.values()
    }


def test_what_people_decide_holds_before_and_after_a_restart(settings: Settings) -> None:
    first, now, later = said(day="2016-03-14"), said(), said(day="2018-06-01")
    split = ThreadSplit(group=claim_group(now), number=1, statement=now.id, others=(first.id,), by="Rosa Lind")
    wanted = Ledger.after([first, now, later, split]).standing()
    create_topics(settings)
    publish(settings, [split])  # it waits for the statements that it is about

    with worker(settings, "compare") as before:
        publish(settings, [first, now])
        until(lambda: _published(settings, 0), bool)
        kill(before)
    with worker(settings, "compare"):
        publish(settings, [later])
        flags = until(lambda: standing(settings), plain(wanted).__eq__)

    assert flags == plain(wanted)
    assert {flag.statement for flag in flags.values()} == {later.id}


def test_who_decided_first_is_heeded_and_what_is_taken_back_is_not(settings: Settings) -> None:
    first, now = said(day="2016-03-14"), said()
    about: dict[str, Any] = {"group": claim_group(now), "by": "Rosa Lind", "at": datetime(2024, 3, 14, 9, tzinfo=UTC)}
    noted = FollowUpNoted(**about, number=1, statement=first.id, seen=(first.id, now.id), text="asked Lisbon")
    overruled = ThreadSplit(**about, number=1, statement=now.id, others=(first.id,))
    split = ThreadSplit(**about, number=2, statement=now.id, others=(first.id,))
    undone = FollowUpUndone(**about, number=3, undoes=split.id, statement=first.id)
    create_topics(settings)

    with worker(settings, "compare") as before:
        publish(settings, [first, now, noted, overruled])
        raised = until(lambda: standing(settings), bool)
        publish(settings, [split])
        parted = until(lambda: standing(settings), lambda flags: not flags)
        kill(before)
    with worker(settings, "compare"):
        publish(settings, [undone])
        again = until(lambda: standing(settings), bool)

    assert parted == {}
    assert again.keys() == raised.keys()
    assert [getattr(fact, "revision", 0) for fact in on(settings, FLAGS)] == [1, 2, 3]  # the split that came second never counted


def test_a_withdrawal_takes_the_echoes_of_a_statement_with_it(settings: Settings) -> None:
    paris = said(side="FRA", act="claimed", actor="RUS", day="2018-06-01")
    create_topics(settings)

    with worker(settings, "compare"):
        publish(settings, [said(), paris])
        raised = until(lambda: standing(settings), bool)
        publish(settings, [withdrawn(said())])
        left = until(lambda: standing(settings), lambda flags: not flags)

    assert {flag.relation for flag in raised.values()} == {Relation.ECHO}
    assert left == {}


def sayings_of_many_sides(count: int) -> Iterator[StatementRecorded]:
    """Statements that stand in all five relations to others, each time the same ones."""
    draw = random.Random(count)
    for number in range(count):
        side = draw.choice(SIDES)
        yield said(
            draw.choice(ACTIONS),
            (date(2015, 1, 1) + timedelta(draw.randrange(300))).isoformat(),
            side=side,
            act=draw.choice(["announced", "claimed"]),
            actor=draw.choice(["RUS", side, None]),
            modality=draw.choice(["planned", "done"]),
            place=draw.choice([*PLACES, None]),
            article=f"article {number}",
        )


def _started(settings: Settings, instance: int) -> bool:
    return "worker.started" in log_of(settings, "compare", instance).read_text("utf-8")


def _published(settings: Settings, instance: int) -> int:
    return log_of(settings, "compare", instance).read_text("utf-8").count("fact.handled")


def test_what_can_not_be_read_goes_to_the_dead_letters_and_the_rest_goes_on(settings: Settings) -> None:
    statements = sayings(20)
    wanted = expected(statements)
    create_topics(settings)
    _write(settings, STATEMENTS.full_name(settings.topic_prefix), [b"{", b"\xff\x00", None])
    publish(settings, statements)

    with worker(settings, "compare"):
        flags = until(lambda: standing(settings), wanted.__eq__)
        letters = until(lambda: dead_letters(settings), lambda seen: len(seen) == 3)

    assert flags == wanted
    assert [(letter.reason, letter.partition, letter.offset) for letter in letters] == [("malformed", 1, offset) for offset in range(3)]
    assert [letter.value for letter in letters] == [b64encode(b"{").decode(), b64encode(b"\xff\x00").decode(), None]
    assert {letter.key for letter in letters} == {b64encode(b"key").decode()}


def test_failures_in_a_row_stop_the_worker_and_leave_the_rest_where_it_is(settings: Settings) -> None:
    create_topics(settings)
    _write(settings, STATEMENTS.full_name(settings.topic_prefix), [b"{"] * 10)

    with worker(settings.model_copy(update={"max_failures": 3}), "compare", again=False) as process:
        code = process.wait(DEADLINE)

    assert code == 1
    assert [letter.offset for letter in dead_letters(settings)] == [0, 1]
    assert "3 failures in a row" in log_of(settings, "compare").read_text("utf-8")


def _write(settings: Settings, topic: str, values: list[bytes | None]) -> None:
    with closing(KafkaProducer(**security(settings), acks="all")) as producer:
        for value in values:
            producer.send(topic, key=b"key", value=value, partition=1)
        producer.flush()
