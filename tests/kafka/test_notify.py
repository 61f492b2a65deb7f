"""The notifier through Apache Kafka: told once over kill -9, restart and rebalance; nothing is told of a log that is written again."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from kafka import KafkaAdminClient

from schemas.base import Fact
from schemas.notifications import NotificationFailed, NotificationSent
from schemas.topics import FLAGS, NOTIFICATIONS
from streams.kafka import create_topics, publish, security
from streams.kafka.group import member
from streams.settings import Settings, environment
from tests.compare.build import said
from tests.kafka.workers import SECONDS_TO_STOP, kill, on, until
from tests.notify.build import flagged
from tests.notify.servers import SECRET, Receiver, receiver

pytestmark = pytest.mark.kafka

TODAY = datetime.now(UTC).date()
FIRST = said(day="2016-03-14")
ROUTES = '[routes.desk]\nto = ["webhook+{url}"]\nsecret_env = "DESK_SECRET"\nwait = "0s"\nrepeat = "0s"\n'
SIDES = ("RUS", "USA", "FRA", "TUR", "PRT", "GBR")


@pytest.fixture
def desk() -> Iterator[Receiver]:
    with receiver() as found:
        yield found
        found.may_answer.set()


@pytest.fixture
def ready(settings: Settings, desk: Receiver, tmp_path: Path) -> Settings:
    """Topics, and a file of routes that leads to the desk."""
    (tmp_path / "routes.toml").write_text(ROUTES.format(url=desk.url), "utf-8")
    create_topics(settings)
    publish(settings, [said(day="2016-03-14", side=side) for side in SIDES])
    return settings.model_copy(update={"notify_routes": tmp_path / "routes.toml"})


def repeats(count: int, *, start: int = 0, day: date = TODAY) -> list[Fact]:
    """Statements, and a flag of each, over several claim groups."""
    facts: list[Fact] = []
    for number in range(start, start + count):
        side = SIDES[number % len(SIDES)]
        now = said(day=day.isoformat(), side=side, article=f"article {number}")
        facts += [now, flagged(now, said(day="2016-03-14", side=side))]
    return facts


def flags_of(facts: list[Fact]) -> list[str]:
    return sorted(fact.id for fact in facts if type(fact).__name__ == "StatementFlagged")


@contextmanager
def notifier(settings: Settings, *options: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A notifier that tells of what comes from now on, in a process of its own; it must end cleanly where the test has not ended it."""
    command = [sys.executable, "-m", "streams.cli", "notify", *options]
    variables = {**os.environ, **environment(settings), "DESK_SECRET": SECRET, "SAIDBEFORE_LOG_FORMAT": "json"}
    before = log_of(settings).count("partitions.taken")
    settings.data_dir.mkdir(exist_ok=True)
    with (settings.data_dir / "notify.log").open("ab") as log:
        process = subprocess.Popen(command, env=variables, stderr=log)
    try:
        assert until(lambda: log_of(settings).count("partitions.taken"), lambda count: count > before), log_of(settings)
        yield process
        if process.poll() is None:
            process.terminate()
            assert process.wait(SECONDS_TO_STOP) == 0, log_of(settings)
    finally:
        kill(process)


def log_of(settings: Settings) -> str:
    log = settings.data_dir / "notify.log"
    return log.read_text("utf-8") if log.exists() else ""


def sent(settings: Settings) -> list[str]:
    """Ids of the flags that the log says people were told of, as often as it says so."""
    return sorted(fact.flag for fact in on(settings, NOTIFICATIONS) if isinstance(fact, NotificationSent))


def committed(settings: Settings) -> list[int | None]:
    with member(settings, FLAGS, "notify") as group:
        return [group.committed(partition) for partition in range(settings.partitions)]


def ends(settings: Settings) -> list[int | None]:
    with member(settings, FLAGS, "notify") as group:
        return [group.end(partition) for partition in range(settings.partitions)]


def test_flags_are_told_once_and_what_was_there_before_is_history(ready: Settings, desk: Receiver) -> None:
    history, news = repeats(6), repeats(12, start=6)
    publish(ready, history)

    with notifier(ready):
        publish(ready, news)
        told = until(lambda: sorted(desk.flags), lambda flags: len(flags) >= 12)
        until(lambda: sent(ready), lambda flags: len(flags) >= 12)

    assert told == sent(ready) == flags_of(news)
    assert committed(ready) == ends(ready)
    assert desk.forged == 0


def test_a_notifier_that_is_killed_while_it_sends_tells_again_under_the_same_id_and_loses_nothing(ready: Settings, desk: Receiver) -> None:
    news = repeats(12)
    desk.may_answer.clear()

    with notifier(ready) as first:
        publish(ready, news)
        until(lambda: desk.flags, bool)
        kill(first)
    desk.may_answer.set()
    with notifier(ready):
        until(lambda: sent(ready), lambda flags: len(flags) >= 12)

    assert sorted(set(desk.flags)) == sent(ready) == flags_of(news)
    assert len(desk.messages) == len(set(desk.keys)) + 1
    assert desk.keys[0] in desk.keys[1:]


def test_two_notifiers_share_the_work_and_one_takes_over_what_the_other_leaves(ready: Settings, desk: Receiver, tmp_path: Path) -> None:
    other = ready.model_copy(update={"data_dir": tmp_path / "other"})
    first, second, third = repeats(12), repeats(12, start=12), repeats(12, start=24)

    with notifier(ready) as killed:
        publish(ready, first)
        until(lambda: sent(ready), lambda flags: len(flags) >= 12)
        with notifier(other):
            publish(ready, second)
            until(lambda: sent(ready), lambda flags: len(flags) >= 24)
            kill(killed)
            publish(ready, third)
            until(lambda: sent(ready), lambda flags: len(flags) >= 36)

    assert sorted(desk.flags) == sent(ready) == flags_of([*first, *second, *third])


def test_a_log_that_is_written_again_from_the_beginning_and_a_backfill_tell_nothing(ready: Settings, desk: Receiver) -> None:
    news, old = repeats(6), repeats(6, start=6, day=date(2024, 1, 10))

    with notifier(ready):
        publish(ready, news)
        until(lambda: sent(ready), lambda flags: len(flags) >= 6)
    with closing(KafkaAdminClient(**security(ready))) as admin:
        admin.delete_topics([f"{ready.topic_prefix}.{name}.v1" for name in ("flags", "statements", "notifications")])
    until(lambda: len(create_topics(ready)), lambda made: made == 0)
    with notifier(ready):
        publish(ready, [*news, *old])
        until(lambda: committed(ready), lambda reached: reached == ends(ready) and sum(each or 0 for each in reached) == 12)

    assert sorted(desk.flags) == flags_of(news)
    assert sent(ready) == []


def test_what_is_not_taken_is_tried_again_and_both_are_in_the_log(ready: Settings, desk: Receiver) -> None:
    desk.answers = [500]
    news = repeats(1)

    with notifier(ready):
        publish(ready, news)
        until(lambda: sent(ready), bool)

    assert desk.flags == sent(ready) == flags_of(news)
    (failed,) = [fact for fact in on(ready, NOTIFICATIONS) if isinstance(fact, NotificationFailed)]
    assert (failed.error, failed.attempt, failed.target, failed.again is None) == ("it answered 500", 1, "webhook+http://127.0.0.1", False)
    assert SECRET not in log_of(ready)


def test_routes_that_change_while_it_runs_hold_and_broken_ones_do_not(ready: Settings, desk: Receiver) -> None:
    assert ready.notify_routes
    good = ready.notify_routes.read_text()

    with notifier(ready):
        ready.notify_routes.write_text(good + "wait = 3\n")
        until(lambda: log_of(ready), lambda log: "routes.refused" in log)
        publish(ready, repeats(1))
        until(lambda: desk.flags, bool)
        ready.notify_routes.write_text(good + '[routes.desk.match]\nside = "USA"\n')
        until(lambda: log_of(ready), lambda log: "routes.changed" in log)
        publish(ready, repeats(12, start=1))
        until(lambda: sent(ready), lambda flags: len(flags) >= 3)

    assert len(desk.flags) == 3
    assert "line 6" in log_of(ready)


def test_a_dry_run_shows_what_would_be_sent_and_sends_nothing(ready: Settings, desk: Receiver) -> None:
    news, old = repeats(3), repeats(3, start=3, day=date(2024, 1, 10))
    publish(ready, [*news, *old])

    words, as_json = (dry_run(ready, *options) for options in ([], ["--json"]))

    messages = [json.loads(line) for line in as_json.splitlines()]
    assert sorted(entry["flag"] for message in messages for entry in message["flags"]) == flags_of(news)
    assert {message["route"] for message in messages} == {"desk"}
    assert words.startswith("desk: 3 messages\n")
    assert words.count("says it again: withdrawal announced, SYR\n") == 6
    assert desk.flags == sent(ready) == []


def dry_run(settings: Settings, *options: str) -> str:
    command = (sys.executable, "-m", "streams.cli", "notify", "--dry-run", *options)
    variables = os.environ | environment(settings)
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=True).stdout
