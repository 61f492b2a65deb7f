"""`saidbefore ingest` and `saidbefore retract`, on a real broker."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from schemas.articles import ArticlePublished, ArticleRetracted
from schemas.base import Fact
from schemas.topics import ARTICLES, read
from streams.cli import app
from streams.commands.publish import UnknownArticleError
from streams.errors import SaidBeforeError
from streams.ingest.drafts import TEXT_LIMIT
from streams.kafka import TopicMissingError, create_topics, read_all
from streams.settings import Settings, environment
from tests.kafka.limits import take_at_most

pytestmark = pytest.mark.kafka

LEAVING = "The battalion would leave Mali before the rains, the minister announced."
STAYING = "The battalion would stay in Mali, the minister announced."


@pytest.fixture
def known(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a test as the environment of its commands, the topics created."""
    for name, value in environment(settings).items():
        monkeypatch.setenv(name, value)
    create_topics(settings)
    return settings


def record(number: int, text: str = LEAVING, **fields: str) -> str:
    return json.dumps({"url": f"https://harbour.example/{number}", "published": "2021-06-09", "text": text} | fields)


def saidbefore(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(app, arguments, input=given, catch_exceptions=False)


def facts(settings: Settings) -> Iterator[Fact]:
    return (read(ARTICLES, message.value or b"") for message in read_all(settings, ARTICLES)[0])


def counts(result: Result) -> dict[str, int]:
    return {name: count for name, count in json.loads(result.stdout).items() if count}


def test_articles_are_published_once_and_again_when_they_change(known: Settings) -> None:
    first = saidbefore("ingest", "--json", "-", given="\n".join([record(1), record(2), record(1)]))
    again = saidbefore("ingest", "--json", "-", given="\n".join([record(1), record(2, STAYING), record(3)]))

    assert [(result.exit_code, counts(result)) for result in (first, again)] == [
        (0, {"new": 2, "known": 1}),
        (0, {"new": 1, "revised": 1, "known": 1}),
    ]
    found = [(fact.url, fact.revision, fact.text) for fact in facts(known) if isinstance(fact, ArticlePublished)]
    assert sorted(found) == [
        ("https://harbour.example/1", 1, LEAVING),
        ("https://harbour.example/2", 1, LEAVING),
        ("https://harbour.example/2", 2, STAYING),
        ("https://harbour.example/3", 1, LEAVING),
    ]


def test_what_the_topic_holds_is_known_without_the_catalogue(known: Settings) -> None:
    saidbefore("ingest", "-", given=record(1))
    (known.data_dir / "catalogue.sqlite").unlink()

    assert counts(saidbefore("ingest", "--json", "-", given=record(1))) == {"known": 1}


def test_a_topic_made_anew_gets_everything_again(known: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    saidbefore("ingest", "-", given=record(1))
    other = known.model_copy(update={"topic_prefix": f"{known.topic_prefix}-other"})
    create_topics(other)
    monkeypatch.setenv("SAIDBEFORE_TOPIC_PREFIX", other.topic_prefix)

    assert counts(saidbefore("ingest", "--json", "-", given=record(1))) == {"new": 1}


def test_what_is_refused_is_named_and_the_rest_is_published(known: Settings, tmp_path: Path) -> None:
    french = record(2, "Le bataillon quitte le Mali.", language="fr")
    (tmp_path / "some.jsonl").write_text("\n".join([record(1), "{broken", french, record(3)]))

    result = saidbefore("ingest", str(tmp_path / "some.jsonl"), str(tmp_path / "nowhere"))

    assert (result.exit_code, result.stdout) == (1, "2 new, 0 revised, 0 already known, 3 refused\n")
    assert all(f": {reason}: " in result.stderr for reason in ("malformed", "language", "missing"))
    assert len(list(facts(known))) == 2


def test_what_the_broker_turns_down_is_named_and_the_rest_is_published(known: Settings) -> None:
    take_at_most(known, ARTICLES, 10_000)
    result = saidbefore("ingest", "-", given="\n".join([record(1), record(2, "The minister announced it. " * 600), record(3)]))

    assert (result.exit_code, result.stdout) == (1, "2 new, 0 revised, 0 already known, 0 refused, 1 not delivered\n")
    assert "https://harbour.example/2: not delivered: " in result.stderr
    assert "https://harbour.example/1" not in result.stderr
    assert counts(saidbefore("ingest", "--json", "-", given="\n".join([record(1), record(3)]))) == {"known": 2}
    assert len(list(facts(known))) == 2


@pytest.mark.usefixtures("known")
def test_the_largest_text_that_is_accepted_is_published() -> None:
    largest = "Ελλάδα 🕊 " * (TEXT_LIMIT // 9)

    assert counts(saidbefore("ingest", "--json", "-", given=record(1, largest.strip(), language="en"))) == {"new": 1}


def test_texts_without_a_date_take_the_one_that_is_given(known: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEAVING)

    assert saidbefore("ingest", str(tmp_path / "a.txt"), "--published", "2021-06-09").exit_code == 0
    assert [str(fact.published) for fact in facts(known) if isinstance(fact, ArticlePublished)] == ["2021-06-09"]


def test_a_retraction_follows_its_article_and_is_not_undone_by_reading_it_again(known: Settings) -> None:
    saidbefore("ingest", "-", given=record(1))
    result = saidbefore("retract", "https://harbour.example/1#top", "--reason", "withdrawn by the outlet")

    assert (result.exit_code, result.stdout[:9]) == (0, "retracted")
    assert counts(saidbefore("ingest", "--json", "-", given=record(1))) == {"known": 1}
    published, retracted = facts(known)
    assert isinstance(published, ArticlePublished)
    assert retracted == ArticleRetracted(article=published.article, revision=2, reason="withdrawn by the outlet")


def test_an_article_without_an_address_is_retracted_by_its_id(known: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEAVING)
    saidbefore("ingest", str(tmp_path / "a.txt"), "--published", "2021-06-09")
    (article,) = (fact.article for fact in facts(known) if isinstance(fact, ArticlePublished))

    assert saidbefore("retract", article).exit_code == 0
    assert len(list(facts(known))) == 2


@pytest.mark.usefixtures("known")
def test_what_was_never_ingested_can_not_be_retracted() -> None:
    with pytest.raises(UnknownArticleError, match=r"https://harbour\.example/9 is not in the topic"):
        saidbefore("retract", "https://harbour.example/9")


def test_topics_that_were_not_created_are_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(settings).items():
        monkeypatch.setenv(name, value)

    with pytest.raises(TopicMissingError, match="saidbefore topics create"):
        saidbefore("ingest", "-", given=record(1))


def test_without_a_broker_nothing_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(SaidBeforeError, match="no broker runs from"):
        saidbefore("ingest", "-", "--data-dir", str(tmp_path / "data"), given=record(1))
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("arguments", [["ingest"], ["ingest", "-", "--published", "yesterday"], ["retract"]])
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    assert saidbefore(*arguments).exit_code == 2
