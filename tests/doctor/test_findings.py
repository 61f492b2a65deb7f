"""What the broker tells, and what is made of it: every wrong thing is named, with what to do."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.topics import ARTICLES, FLAGS, TOPICS
from streams.doctor.findings import (
    Finding,
    Level,
    of_clock,
    of_configs,
    of_copies,
    of_extractors,
    of_groups,
    of_letters,
    of_topics,
    of_unreadable,
)
from streams.doctor.machine import FULL_BYTES, of_directory, of_java, of_ports, of_room
from streams.kafka import TopicState
from streams.kafka.looking import Group, Looked
from streams.settings import Settings

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
SET = Settings(bootstrap_servers="one:9092", partitions=2, replication=1)
IDLE = {role: Group(1, {("articles", 0): 3}) for role in ("extract", "compare")}
THERE = [TopicState(topic, topic.full_name("saidbefore"), 2, 1) for topic in TOPICS.values()]
WELL = Looked(1, THERE, {}, {}, IDLE, int(NOON.timestamp() * 1000))
SHORT = {FLAGS.full_name("saidbefore"): {"retention.ms": ("1", "-1")}}


def waiting(members: int, messages: int) -> Looked:
    return WELL._replace(groups={"extract": Group(members, {("articles", 1): messages})})


def states(topic: str, partitions: int, replication: int) -> Looked:
    changed = [
        state._replace(partitions=partitions, replication=replication) if state.topic.name == topic else state for state in WELL.states
    ]
    return WELL._replace(states=changed)


def test_where_all_is_well_nothing_is_to_be_done() -> None:
    found = [*of_topics(SET, WELL), *of_configs(SET, WELL), *of_copies(WELL), *of_groups(WELL, IDLE), of_clock(WELL, NOON)]

    assert {finding.level for finding in found} == {Level.WELL}
    assert not any(finding.do for finding in found)


FLAGS_NAME, ARTICLES_NAME = (topic.full_name("saidbefore") for topic in (FLAGS, ARTICLES))


@pytest.mark.parametrize(
    ("found", "says", "do"),
    [
        (of_topics(SET, states("flags", 0, 0)), f"{FLAGS_NAME} is not there", "saidbefore topics create"),
        (of_topics(SET, states("flags", 3, 1)), f"{FLAGS_NAME} has 3 partitions, not 2", "SAIDBEFORE_PARTITIONS=3"),
        (of_topics(SET.model_copy(update={"replication": 3}), states("flags", 2, 3)), "1 copies, not 3", "SAIDBEFORE_REPLICATION=1"),
        (
            of_configs(SET, WELL._replace(differing=SHORT)),
            "retention.ms=1, not -1",
            "retention.ms=-1",
        ),
        (of_copies(WELL._replace(missing_copies={ARTICLES_NAME: 2})), "copies of 2 partitions", "brokers"),
        (of_groups(waiting(0, 5), ["extract"]), "5 messages wait", "worker extract"),
        (
            of_groups(waiting(1, 5_000), ["extract"]),
            "articles[1]: 5000",
            "more workers",
        ),
        ([of_clock(WELL._replace(newest=int(NOON.timestamp() * 1000) + 90_000), NOON)], "90 s in the future", "NTP"),
        ([of_unreadable([("flags", 1, 7, "no JSON")])], "flags[1]@7: no JSON", "update"),
        ([of_letters("articles language 2", 2)], "2 open: articles language 2", "dead-letters list"),
        ([of_room(Path("/data"), FULL_BYTES - 1)], "0.2 GB left", "make room"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(found: list[Finding], says: str, do: str) -> None:
    (wrong, *_) = [finding for finding in found if finding.level is Level.WRONG]

    assert says in wrong.says
    assert do in wrong.do


def test_what_one_should_know_is_a_note() -> None:
    assert of_extractors({"4": 7, "5": 1}, "5").level is Level.NOTE
    assert of_extractors({"5": 1}, "5").level is Level.WELL
    (nobody,) = of_groups(waiting(0, 0), ["extract"])
    assert nobody.level is Level.NOTE


def test_the_machine_is_looked_at(tmp_path: Path) -> None:
    here = Settings(data_dir=tmp_path / "not" / "yet", board_port=0, metrics_port="off")
    (tmp_path / "file").write_text("")

    assert Level.WRONG not in {finding.level for finding in (*of_directory(here), of_java(here), *of_ports(here))}
    (refused,) = of_directory(here.model_copy(update={"data_dir": tmp_path / "file" / "data"}))
    assert (refused.level, "can not be written" in refused.says) == (Level.WRONG, True)
