"""A newer extractor beside the running one, on Apache Kafka: rehearsed, promoted, abandoned, whoever is killed when."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import pytest

from schemas.articles import ArticlePublished
from schemas.base import Fact
from schemas.flags import StatementFlagged
from schemas.followups import FollowUpAcknowledged, ThreadSplit
from schemas.statements import StatementRecorded, claim_group
from schemas.topics import FLAGS, READINGS, STATEMENTS, TOPICS, Topic
from streams.commands import promote as promoting
from streams.commands.promote import NothingRehearsedError, OlderError, Promoted, abandon, promote
from streams.commands.rehearse import compared, rehearse
from streams.commands.shadow import Days, decisions, shadow_of, standing_flags, standing_statements
from streams.envelope import Cause, is_replay
from streams.kafka import create_topics, ends, list_topics, publish, read_all
from streams.rehearse.difference import Kind
from streams.rehearse.rehearsal import Rehearsal
from streams.settings import Settings, environment
from streams.show.progress import unheard
from tests.kafka.test_notify import ROUTES, notifier
from tests.kafka.workers import Worker, kill, on, plain, until, worker
from tests.notify.servers import receiver

pytestmark = pytest.mark.kafka

ALL = Days(date(2010, 1, 1))
TODAY = datetime.now(UTC).date()


def article(number: int, *lines: str, day: date | None = None, revision: int = 1) -> ArticlePublished:
    day = day or date(2016 + number % 8, 3, 14)
    text = "\n".join(f"Lisbon {line} on {day}." for line in lines)
    return ArticlePublished(article=f"article {number}", revision=revision, text=text, outlet="Harbour Post", published=day)


STORY = [
    article(0, "announced withdrawal in Mali", "announced talks in Libya"),
    article(1, "announced withdrawal in Mali"),
    article(2, "announced withdrawal in Syria", "revealed withdrawal in Libya"),
    article(3, "announced withdrawal in Libya"),
    article(4, "announced withdrawal in Mali", day=TODAY),
]


def with_extractor(settings: Settings, name: str) -> Settings:
    return settings.model_copy(update={"extractor": f"tests.readers.{name}", "extract_workers": 1})


def read(name: str, articles: Iterable[ArticlePublished]) -> list[StatementRecorded]:
    extract = import_module(f"tests.readers.{name}.article").extract
    return [statement for each in articles for statement in extract(each)]


def until_compared(settings: Settings, statements: Iterable[StatementRecorded]) -> dict[str, StatementFlagged]:
    """The flags that stand as soon as they are those that these statements raise."""
    wanted = plain(compared(statements, decisions(settings), unheard))
    flags = until(lambda: plain(standing_flags(settings)), wanted.__eq__)
    assert flags == wanted
    return flags


def written_since(settings: Settings, offsets: dict[tuple[str, int], int], topic: Topic) -> set[bool]:
    """Whether what was written to a topic since then is marked as a replay."""
    messages = read_all(settings, topic)[0]
    return {is_replay(message.headers) for message in messages if message.offset >= offsets[message.topic, message.partition]}


def slots(statements: Iterable[StatementRecorded]) -> list[tuple[str, str]]:
    return sorted((statement.content, (statement.place and statement.place.code) or "") for statement in statements)


@contextmanager
def running(settings: Settings) -> Iterator[Worker]:
    """The version that runs, with the older extractor; gives the extract worker."""
    create_topics(settings)
    with ExitStack() as workers:
        extract = workers.enter_context(worker(with_extractor(settings, "older"), "extract"))
        workers.enter_context(worker(settings, "compare"))
        publish(settings, STORY)
        until_compared(settings, read("older", STORY))
        yield extract


FIRST, SECOND = read("older", STORY[:2])[0], read("older", STORY[1:2])[0]
ABOUT: dict[str, Any] = {"group": claim_group(FIRST), "by": "Rosa Lind", "at": datetime(2024, 3, 14, 9, tzinfo=UTC)}
SEEN = FollowUpAcknowledged(**ABOUT, number=1, statement=FIRST.id, seen=(FIRST.id, SECOND.id))
SPLIT = ThreadSplit(**ABOUT, number=2, statement=SECOND.id, others=(FIRST.id,))
LATE = article(5, "announced withdrawal in Syria")
BEFORE_LATE = Days(ALL.since, date(2020, 12, 31))


class Played(NamedTuple):
    """A rehearsal and a promotion as they were seen: what was written by the first to the running topics, and what came of the second."""

    rehearsal: Rehearsal
    touched: bool
    would: dict[str, StatementFlagged]
    done: Promoted
    after: list[StatementRecorded]
    flags: dict[str, StatementFlagged]
    replays: set[bool]
    told: list[str]
    again: Promoted
    once_more: Rehearsal


@pytest.fixture(scope="module")
def played(broker: str, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The older extractor runs on while the newer one is rehearsed and promoted, and reads an article in between."""
    directory = tmp_path_factory.mktemp("rehearsed")
    settings = Settings(bootstrap_servers=broker, topic_prefix=f"t{uuid4().hex[:8]}", partitions=2, data_dir=directory)
    newer, routes = with_extractor(settings, "newer"), directory / "routes.toml"
    with receiver() as desk, running(settings):
        routes.write_text(ROUTES.format(url=desk.url), "utf-8")
        publish(settings, [SEEN, SPLIT])
        until_compared(settings, read("older", STORY))
        before = ends(settings, *TOPICS.values())
        rehearsal = rehearse(newer, ALL, 5, unheard)
        touched, would = ends(settings, *TOPICS.values()) != before, standing_flags(shadow_of(settings))
        publish(settings, [LATE])
        until_compared(settings, read("older", [*STORY, LATE]))
        with notifier(settings.model_copy(update={"notify_routes": routes})):
            before = ends(settings, STATEMENTS, FLAGS)
            done, after = promote(newer, unheard), list(standing_statements(settings).values())
            flags, told = until_compared(settings, after), list(desk.flags)
        replays = written_since(settings, before, STATEMENTS) | written_since(settings, before, FLAGS)
        again = promote(newer, unheard)
        publish(settings, STORY)
        return Played(rehearsal, touched, would, done, after, flags, replays, told, again, rehearse(newer, BEFORE_LATE, 5, unheard))


def test_a_rehearsal_tells_the_difference_and_touches_nothing_of_the_running_version(played: Played) -> None:
    found = played.rehearsal

    assert not played.touched
    assert (found.extractor, found.running, found.articles, found.waiting, found.behind) == ("5", ("4",), 5, 0, 0)
    assert found.statements.counts == {Kind.SAME: 1, Kind.GAINED: 1, Kind.LOST: 1, Kind.CHANGED: 4}
    assert found.statements.slots == {"place": 4}
    assert found.flags.counts[Kind.LOST] >= 1


def test_what_was_rehearsed_is_what_stands_afterwards(played: Played) -> None:
    assert slots(played.after) == slots([*read("newer", STORY), *read("older", [LATE])])
    assert played.flags.keys() >= played.would.keys()
    assert (played.done.articles, played.done.recorded, played.done.withdrawn, played.done.older) == (4, 5, 5, 1)


def test_what_people_decided_holds_on_since_the_same_saying_keeps_its_name(played: Played) -> None:
    again = {one.id: one.known_as for one in played.after if one.article in {"article 0", "article 1"}}

    assert set(again.values()) == {FIRST.id, SECOND.id}
    assert not any(flag.statement in again for flag in played.flags.values())  # they stay parted


def test_nobody_is_told_of_what_is_promoted(played: Played) -> None:
    assert played.replays == {True}
    assert played.told == []


def test_what_is_promoted_once_more_or_delivered_once_more_to_the_older_extractor_changes_nothing(played: Played) -> None:
    assert (played.again.articles, played.again.recorded, played.again.same) == (0, 0, 5)
    for found in (played.once_more.statements, played.once_more.flags):
        assert {kind for kind, count in found.counts.items() if count} == {Kind.SAME}


def test_a_promotion_that_is_killed_ends_the_same_when_it_is_run_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    older, newer = with_extractor(settings, "older"), with_extractor(settings, "newer")
    with running(settings) as extract:
        with pytest.raises(NothingRehearsedError):
            promote(newer, unheard)
        rehearse(newer, ALL, 0, unheard)
        rehearse(older, ALL, 0, unheard)
        with monkeypatch.context() as patched:
            patched.setattr(promoting, "publish", _killed_after_two)
            with pytest.raises(KeyboardInterrupt):
                promote(newer, unheard)
        kill(extract)
        with worker(older, "extract", 1):
            promote(newer, unheard)
            until_compared(settings, read("newer", STORY))
            with pytest.raises(OlderError):
                promote(older, unheard)

    assert slots(standing_statements(settings).values()) == slots(read("newer", STORY))
    assert len(abandon(settings)) == len(TOPICS)
    assert not any(state.partitions for state in list_topics(shadow_of(settings)))
    assert abandon(settings) == []


def _killed_after_two(settings: Settings, facts: Iterable[Fact], _: object, cause: Cause) -> int:
    publish(settings, list(facts)[:2], cause=cause)
    raise KeyboardInterrupt


def test_a_rehearsal_that_is_killed_half_way_reads_only_what_is_left(settings: Settings, tmp_path: Path) -> None:
    articles = [article(number, "announced withdrawal in Mali") for number in range(100)]
    slow, shadow, page = with_extractor(settings, "slow"), shadow_of(settings), tmp_path / "page.html"
    command = [sys.executable, "-m", "streams.cli", "rehearse", "--since", "2010-01-01", "--json", "--page", str(page)]
    variables = {**os.environ, **environment(slow)}
    create_topics(settings)
    publish(settings, articles)

    with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as first:
        until(lambda: all(state.partitions for state in list_topics(shadow)) and on(shadow, READINGS), bool)
        kill(first)
    held = len(on(shadow, READINGS))
    second = subprocess.run(command, env=variables, capture_output=True, check=True)

    assert 0 < held < 100
    assert len(on(shadow, READINGS)) == 100
    found = json.loads(second.stdout)
    assert (found["articles"], found["statements"]["counts"]["gained"]) == (100, 100)
    assert b"reading articles" in second.stderr
    assert "Rehearsal of extractor 5" in page.read_text("utf-8")
