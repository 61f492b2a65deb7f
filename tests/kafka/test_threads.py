"""The topic `threads` through Apache Kafka: whoever is killed when, it ends as one fold over the whole log."""

import random
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

import pytest

from schemas.base import Fact
from schemas.followups import Matcher
from schemas.statements import claim_group
from schemas.threads import FLAGS_OFFSET, ThreadUpdated
from schemas.topics import FLAGS, FOLLOWUPS, STATEMENTS, THREADS, read
from streams.followup.commands import Acknowledge, Silence
from streams.followup.decide import Thread, decide, silence
from streams.kafka import Message, create_topics, publish, read_all
from streams.kafka.looking import READERS, groups
from streams.settings import Settings
from tests.compare.build import said, withdrawn
from tests.current.world import fold
from tests.followup.build import DAY, decided
from tests.kafka.test_observed import measured
from tests.kafka.workers import kill, log_of, on, until, worker
from tests.notify.build import flagged, taken_back

pytestmark = pytest.mark.kafka

SIDES, PLACES = ("RUS", "USA", "FRA", "TUR", "PRT", "GBR"), tuple(f"{one}{two}A" for one in "ABCDEFG" for two in "HIJKLMN")


def history() -> list[Fact]:
    """Threads of three statements in several claim groups: some of them were seen, some flags and statements are taken back."""
    facts: list[Fact] = []
    for side in SIDES:
        for number, place in enumerate(PLACES):
            said_of = [said(side=side, place=place, day=f"201{year}-03-14") for year in range(3)]
            flags = [flagged(now, before) for before, now in pairwise(said_of)]
            facts += [*said_of, *flags]
            facts += (
                [taken_back(flags[-1])] if number % 7 == 3 else [withdrawn(said_of[0]), taken_back(flags[0])] if number % 7 == 5 else []
            )
        about = Thread(claim_group(said_of[0]), tuple((one.id,) for one in said_of))
        facts.append(decide(Acknowledge(), about, decided(1)))
    return [*facts, silence(Silence(matcher=Matcher(side="RUS"), until=date(2024, 6, 1), reason="known"), decided(1), DAY)]


def records(settings: Settings) -> list[Message]:
    return read_all(settings, THREADS)[0]


def newest(messages: Iterable[Message]) -> dict[str, ThreadUpdated]:
    """What a consumer of the topic holds at its end."""
    last = {(message.partition, message.key): message.value for message in messages}
    states = [read(THREADS, value) for value in last.values() if value]
    return {state.thread: state for state in states if isinstance(state, ThreadUpdated)}


def lags(settings: Settings) -> Mapping[tuple[str, str], float]:
    """How far a keeper says that it is behind: (topic, partition) -> messages."""
    samples = measured(settings, "threads").items()
    return {(topic, partition): value for (name, *of), value in samples if name == "saidbefore_lag_messages" for partition, topic in [of]}


def folded(settings: Settings) -> dict[str, ThreadUpdated]:
    return fold(fact for topic in (STATEMENTS, FLAGS, FOLLOWUPS) for fact in on(settings, topic))


def test_keepers_that_are_killed_in_mid_stream_end_as_one_fold_over_the_log(settings: Settings) -> None:
    facts, draw = history(), random.Random(1)
    early = draw.sample(facts, len(facts) // 2)
    create_topics(settings)
    publish(settings, early)

    with worker(settings, "threads") as first:
        until(lambda: records(settings), bool)
        kill(first)
    before = records(settings)  # it may have written more than was seen
    publish(settings, facts)
    wanted = folded(settings)
    with worker(settings, "threads", 1) as second:
        until(lambda: len(records(settings)), lambda count: count > len(before) + 20)
        kill(second)
    with worker(settings, "threads", 0), worker(settings, "threads", 1):
        found = until(lambda: newest(records(settings)), wanted.__eq__)
        at_work = until(lambda: groups(settings, READERS)["threads"], lambda group: group.members == 2 and not group.behind)

    assert len(wanted) > 200
    assert found == wanted
    assert (at_work.members, at_work.lags) == (2, {("flags", 0): 0, ("flags", 1): 0})
    assert {message.partition for message in records(settings)} == {0, 1}


def test_a_state_says_how_far_the_flags_are_in_and_what_is_gone_has_no_value(settings: Settings) -> None:
    first, then = said(day="2016-03-14"), said()
    flag = flagged(then, first)
    observed = settings.model_copy(update={"metrics_port": 0})
    create_topics(settings)
    publish(settings, [first, then, flag])

    with worker(observed, "threads"):
        until(lambda: records(settings), bool)
        publish(settings, [taken_back(flag)])
        until(lambda: len(records(settings)), lambda count: count > 1)
        publish(settings, [said(day="2018-03-14"), flagged(said(day="2018-03-14"), first)])
        found = until(lambda: records(settings), lambda messages: len(messages) > 2)
        until(lambda: lags(observed), lambda told: all(told.get(("flags", partition)) == 0 for partition in "01"))

    assert [(message.key, message.value is None) for message in found] == [
        (first.id.encode(), False),
        (first.id.encode(), True),
        (first.id.encode(), False),
    ]
    assert [dict(message.headers).get(FLAGS_OFFSET) for message in found] == [b"0", None, b"2"]
    assert dict(found[0].headers)["ce_type"] == b"saidbefore.thread.updated.v1"
    assert "thread.gone" in log_of(settings, "threads").read_text("utf-8")
