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

import pytest

from schemas.articles import ArticlePublished
from schemas.base import Fact
from schemas.flags import StatementFlagged
from schemas.followups import FollowUpAcknowledged, ThreadSplit
from schemas.statements import StatementRecorded, claim_group
from schemas.topics import FLAGS, READINGS, STATEMENTS, Topic
from streams.commands import promote as promoting
from streams.commands.promote import NothingRehearsedError, OlderError, abandon, promote
from streams.commands.rehearse import compared, rehearse
from streams.commands.shadow import Days, decisions, shadow_of, standing_flags, standing_statements
from streams.envelope import is_replay
from streams.kafka import create_topics, ends, list_topics, publish, read_all
from streams.rehearse.difference import Kind
from streams.settings import Settings, environment
from streams.show.progress import unheard
from tests.kafka.test_notify import ROUTES, notifier
from tests.kafka.workers import kill, on, plain, until, worker
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


def slots(statements: Iterable[StatementRecorded]) -> list[tuple[str, str | None]]:
    return sorted((statement.content, statement.place and statement.place.code) for statement in statements)


@contextmanager
def running(settings: Settings) -> Iterator["subprocess.Popen[bytes]"]:
    """The version that runs, with the older extractor; gives the extract worker."""
    create_topics(settings)
    with ExitStack() as workers:
        extract = workers.enter_context(worker(with_extractor(settings, "older"), "extract"))
        workers.enter_context(worker(settings, "compare"))
        publish(settings, STORY)
        until_compared(settings, read("older", STORY))
        yield extract


def test_what_was_rehearsed_is_promoted_in_silence_and_what_people_decided_holds_on(settings: Settings, tmp_path: Path) -> None:
    newer = with_extractor(settings, "newer")
    first, second = read("older", STORY[:2])[0], read("older", STORY[1:2])[0]
    about = {"group": claim_group(first), "by": "Rosa Lind", "at": datetime(2024, 3, 14, 9, tzinfo=UTC)}
    seen = FollowUpAcknowledged(**about, number=1, statement=first.id, seen=(first.id, second.id))
    split = ThreadSplit(**about, number=2, statement=second.id, others=(first.id,))
    late = article(5, "announced withdrawal in Syria")

    with receiver() as desk, running(settings):
        (tmp_path / "routes.toml").write_text(ROUTES.format(url=desk.url), "utf-8")
        publish(settings, [seen, split])
        until_compared(settings, read("older", STORY))
        with pytest.raises(NothingRehearsedError):
            promote(newer, unheard)
        before = ends(settings, STATEMENTS, FLAGS, READINGS)

        rehearsal = rehearse(newer, ALL, 5, unheard)

        assert ends(settings, STATEMENTS, FLAGS, READINGS) == before  # nothing of the running version was touched
        assert (rehearsal.extractor, rehearsal.running, rehearsal.articles, rehearsal.waiting) == ("5", ("4",), 5, 0)
        assert rehearsal.statements.counts == {Kind.SAME: 1, Kind.GAINED: 1, Kind.LOST: 1, Kind.CHANGED: 4}
        assert rehearsal.statements.slots == {"place": 4}
        assert rehearsal.flags.counts[Kind.LOST] == 1
        would = plain(standing_flags(shadow_of(settings)))

        publish(settings, [late])  # the running version goes on
        until_compared(settings, read("older", [*STORY, late]))
        with notifier(settings.model_copy(update={"notify_routes": tmp_path / "routes.toml"})):
            before = ends(settings, STATEMENTS, FLAGS)
            done = promote(newer, unheard)
            after = list(standing_statements(settings).values())
            flags = until_compared(settings, after)
            told = list(desk.flags)
        again = promote(newer, unheard)
        publish(settings, STORY)  # what is delivered once more to the older extractor undoes nothing
        nothing = rehearse(newer, ALL, 5, unheard)

    assert (done.articles, done.recorded, done.withdrawn, done.older) == (4, 5, 5, 1)
    assert (again.articles, again.recorded, again.same) == (0, 0, 5)
    assert slots(after) == slots([*read("newer", STORY), *read("older", [late])])
    assert {one.known_as for one in after if one.article in {"article 0", "article 1"}} == {first.id, second.id}
    assert {flag.statement for flag in flags.values()} >= {flag.statement for flag in would.values()} - {late.id}
    assert written_since(settings, before, STATEMENTS) == written_since(settings, before, FLAGS) == {True}
    assert told == []
    assert nothing.statements.counts[Kind.CHANGED] + nothing.statements.counts[Kind.LOST] <= 1  # the late article, rehearsed by now
    assert abandon(settings)
    assert not any(state.partitions for state in list_topics(shadow_of(settings)))
    assert abandon(settings) == []


def test_a_promotion_that_is_killed_ends_the_same_when_it_is_run_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = with_extractor(settings, "newer")

    def killed_after_two(settings: Settings, facts: Iterable[Fact], *told: object, **cause: object) -> int:
        publish(settings, list(facts)[:2], **cause)
        raise KeyboardInterrupt

    with running(settings) as extract:
        rehearse(newer, ALL, 0, unheard)
        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(promoting, "publish", killed_after_two)
            promote(newer, unheard)
        kill(extract)
        with worker(with_extractor(settings, "older"), "extract", 1):
            promote(newer, unheard)
            until_compared(settings, read("newer", STORY))
            with pytest.raises(OlderError):
                rehearse(with_extractor(settings, "older"), ALL, 0, unheard)
                promote(with_extractor(settings, "older"), unheard)

    assert slots(standing_statements(settings).values()) == slots(read("newer", STORY))


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
