"""What is told of a message: the ids that join it to others, and what is counted."""

from datetime import UTC, datetime
from time import perf_counter

import pytest

from schemas.base import Fact
from schemas.dead_letters import DeadLetter
from schemas.flags import StatementFlagged
from streams.kafka import Message
from streams.metrics import REGISTRY
from streams.worker.journal import Handling, Journal, count, line, tell_of_read
from tests.compare.build import said
from tests.test_envelope import flagged
from tests.worker.test_guard import Given

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
TOPIC = "saidbefore.statements.v1"
AGO = [("ce_articletime", b"2026-11-27T11:59:30Z")]


def handling(fact: Fact | None, *found: Fact, headers: list[tuple[str, bytes]] | None = None) -> Handling:
    return Handling(Given(7, topic=TOPIC), headers or [], perf_counter(), fact=fact, found=found)


def sampled(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(f"saidbefore_{name}", labels) or 0.0


def test_a_line_joins_a_statement_to_its_article_and_to_its_flags() -> None:
    statement, flag = said(), flagged(1)

    told = line(handling(statement, flag), "statements", perf_counter())

    assert told.pop("ms")
    assert told == {
        "topic": "statements",
        "partition": 3,
        "offset": 7,
        "type": "StatementRecorded",
        "id": statement.id,
        "article": statement.article,
        "statement": statement.id,
        "flags": [flag.id],
    }


@pytest.mark.parametrize(
    ("headers", "observed"), [(AGO, 1), ([], 0), ([*AGO, ("ce_replay", b"true")], 0), ([("ce_articletime", b"noon")], 0)]
)
def test_the_time_from_article_to_flag_is_measured_where_it_is_known_and_news(headers: list[tuple[str, bytes]], observed: int) -> None:
    before = sampled("article_to_flag_seconds_count"), sampled("article_to_flag_seconds_sum")

    count(handling(said(), flagged(1), headers=headers), "statements", NOON)

    assert sampled("article_to_flag_seconds_count") - before[0] == observed
    assert sampled("article_to_flag_seconds_sum") - before[1] == 30 * observed


@pytest.mark.parametrize(("redriven", "again"), [(None, "no"), ("letter-1", "yes")])
def test_letters_are_counted_by_reason_and_those_of_messages_that_were_sent_once_more_apart(redriven: str | None, again: str) -> None:
    labels = {"topic": "articles", "reason": "time", "again": again}
    before = sampled("dead_letters_total", **labels)
    buried = handling(None)
    buried.letter = DeadLetter(topic="t", partition=0, offset=0, reason="time", error="slow", key=None, value=None, redriven=redriven)

    count(buried, "articles", NOON)

    assert sampled("dead_letters_total", **labels) == before + 1


def test_a_journal_knows_how_far_each_partition_is_until_they_are_assigned_anew() -> None:
    journal = Journal({TOPIC: "statements"})

    journal.end([journal.begin(Given(offset, topic=TOPIC)) for offset in (4, 5)])
    assert journal.positions == {(TOPIC, 3): 6}

    journal.forget()
    assert journal.positions == {}


def test_records_that_others_read_are_counted_by_kinds_that_there_are_and_no_others() -> None:
    known, foreign = (
        Message("t.flags.v1", 0, 0, 0, None, b"", [("ce_type", kind)]) for kind in (b"saidbefore.statement.flagged.v1", b"anything")
    )
    kinds = (StatementFlagged.__name__, "none")
    before = [sampled("facts_handled_total", topic="flags", type=kind, result="handled") for kind in kinds]

    tell_of_read({"t.flags.v1": "flags"}, [known, foreign, known], perf_counter())

    after = [sampled("facts_handled_total", topic="flags", type=kind, result="handled") for kind in kinds]
    assert [now - then for now, then in zip(after, before, strict=True)] == [2, 1]
