"""The invariants of the whole way, articles to flags, through Apache Kafka."""

import random
from base64 import b64encode
from contextlib import closing
from datetime import date

import psutil
import pytest
from kafka import KafkaProducer

from schemas.articles import ArticlePublished, ArticleRetracted
from schemas.statements import StatementRecorded, StatementWithdrawn
from schemas.topics import ARTICLES, BY_PLACE, DEAD_LETTERS, FLAGS, STATEMENTS
from streams.extract.article import extract
from streams.kafka import create_topics, publish, security
from streams.settings import Settings
from tests.kafka.workers import dead_letters, expected, kill, on, standing, until, way_back, worker

pytestmark = pytest.mark.kafka

PEOPLE = ("President Vladimir Putin", "French President Emmanuel Macron", "Turkish President Recep Tayyip Erdogan")
PLACES = ("Syria", "Mali", "Iraq", "Libya")
DEEDS = ("withdraw its troops from", "send more troops to", "hold talks with")


def article(number: int, *, revision: int = 1, text: str | None = None, language: str = "en") -> ArticlePublished:
    """An article of three announcements; the same people, places and deeds come again every few articles."""
    announced = [f"{person} announced on Monday that the country would {_deed(number + shift)}." for shift, person in enumerate(PEOPLE)]
    return ArticlePublished(
        article=f"article {number}",
        revision=revision,
        text=text or "\n\n".join(announced),
        outlet="Harbour Post",
        published=date(2012 + number % 9, 1 + number % 12, 20),
        language=language,
    )


def _deed(number: int) -> str:
    return f"{DEEDS[number % len(DEEDS)]} {PLACES[number // 3 % len(PLACES)]}"


def statements_in(articles: list[ArticlePublished]) -> list[StatementRecorded]:
    return [statement for each in articles for statement in extract(each)]


def recorded(settings: Settings) -> set[str]:
    return {fact.id for fact in on(settings, STATEMENTS) if isinstance(fact, StatementRecorded)}


def test_articles_become_statements_and_flags_and_what_can_not_be_read_dead_letters(settings: Settings) -> None:
    articles = [article(number) for number in range(8)]
    foreign = article(99, language="fr")
    statements = statements_in(articles)
    wanted = expected(statements)
    create_topics(settings)
    with closing(KafkaProducer(**security(settings), acks="all")) as producer:
        producer.send(ARTICLES.full_name(settings.topic_prefix), key=b"key", value=b"<html>", partition=0).get()

    with worker(settings, "extract"), worker(settings, "compare"):
        publish(settings, [foreign, *random.Random(1).sample(2 * articles, 2 * len(articles))])
        flags = until(lambda: standing(settings), wanted.__eq__)
        letters = until(lambda: dead_letters(settings), lambda seen: len(seen) == 2)

    assert flags
    assert flags == wanted
    assert recorded(settings) == {statement.id for statement in statements}
    assert way_back(settings, FLAGS) == {("statement.recorded", "article.published")}
    assert way_back(settings, BY_PLACE) == {("article.published",)}
    assert way_back(settings, DEAD_LETTERS) == {(), ("article.published",)}  # the first one was no event
    assert {(letter.topic, letter.reason, letter.value) for letter in letters} == {
        (ARTICLES.full_name(settings.topic_prefix), "malformed", b64encode(b"<html>").decode()),
        (ARTICLES.full_name(settings.topic_prefix), "language", b64encode(foreign.model_dump_json().encode()).decode()),
    }


def test_a_revision_and_a_retraction_withdraw_statements_and_the_flags_that_rested_on_them(settings: Settings) -> None:
    articles = [article(number) for number in range(8)]
    revised = article(0, revision=3, text="Nothing of this was said, the newspaper now writes.")
    late = article(0, revision=2)
    retracted = ArticleRetracted(article="article 1", revision=2)
    wanted_before, wanted = expected(statements_in(articles)), expected(statements_in(articles[2:]))
    create_topics(settings)

    with worker(settings, "extract"), worker(settings, "compare"):
        publish(settings, articles)
        before = until(lambda: standing(settings), wanted_before.__eq__)
        publish(settings, [revised, retracted, late])
        flags = until(lambda: standing(settings), wanted.__eq__)

    withdrawn = {fact.statement: fact.reason for fact in on(settings, STATEMENTS) if isinstance(fact, StatementWithdrawn)}
    assert withdrawn == {
        **{statement.id: "revised" for statement in extract(articles[0])},
        **{statement.id: "retracted" for statement in extract(articles[1])},
    }
    assert flags == wanted
    assert len(flags) < len(before)


def test_an_extract_worker_killed_in_mid_stream_loses_no_article(settings: Settings) -> None:
    articles = [article(number, language="de" if number % 10 == 9 else "en") for number in range(120)]
    wanted = {statement.id for statement in statements_in([each for each in articles if each.language == "en"])}
    create_topics(settings)
    publish(settings, articles[:60])

    with worker(settings, "extract") as first:
        early = until(lambda: recorded(settings), bool)
        its_reader = psutil.Process(first.pid).children(recursive=True)
        publish(settings, articles[60:])
        kill(first)
    with worker(settings, "extract"):
        found = until(lambda: recorded(settings), wanted.__eq__)
        buried = until(lambda: {letter.value for letter in dead_letters(settings)}, lambda seen: len(seen) == 12)

    assert len(early) < len(wanted)
    assert its_reader
    assert not [process for process in its_reader if process.is_running()]
    assert found == wanted
    assert buried == {b64encode(each.model_dump_json().encode()).decode() for each in articles if each.language == "de"}
