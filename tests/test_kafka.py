"""Kafka as clients see it, on a real broker."""

from datetime import date

import pytest

from schemas.articles import ArticlePublished
from schemas.topics import ARTICLES, STATEMENTS, TOPICS
from streams.kafka import (
    BrokerUnreachableError,
    NotDeliveredError,
    PartitionCountError,
    TopicMissingError,
    create_topics,
    follow,
    list_topics,
    publish,
    read_all,
)
from streams.settings import Settings
from tests.kafka.limits import take_at_most

pytestmark = pytest.mark.kafka


def article(number: int, text: str = "The ministry announced a withdrawal.") -> ArticlePublished:
    return ArticlePublished(article=f"article-{number}", revision=1, text=text, outlet="Harbour Post", published=date(2021, 6, 9))


def test_topics_are_created_once_and_as_the_table_says(settings: Settings) -> None:
    created, again = create_topics(settings), create_topics(settings)

    assert created == [topic.full_name(settings.topic_prefix) for topic in TOPICS.values()]
    assert again == []
    assert [(state.topic.name, state.partitions, state.replication) for state in list_topics(settings)] == [(name, 2, 1) for name in TOPICS]


def test_topics_that_are_not_there_are_listed_without_partitions(settings: Settings) -> None:
    assert {state.partitions for state in list_topics(settings)} == {0}


def test_a_topic_with_another_partition_count_is_an_error_that_says_what_to_do(settings: Settings) -> None:
    create_topics(settings)

    with pytest.raises(PartitionCountError, match=r"has 2 partitions, not 3: set SAIDBEFORE_PARTITIONS=2"):
        create_topics(settings.model_copy(update={"partitions": 3}))


def test_what_is_published_is_read_in_the_bytes_in_which_it_was_written(settings: Settings) -> None:
    create_topics(settings)
    facts = [article(number) for number in range(20)]
    told: list[int] = []

    delivered = publish(settings, facts, told.append)
    messages, _ = read_all(settings, ARTICLES)

    assert delivered == told[-1] == 20
    assert {message.value for message in messages} == {fact.model_dump_json().encode() for fact in facts}
    assert {message.key for message in messages} == {fact.article.encode() for fact in facts}
    assert dict(messages[0].headers)["ce_type"] == b"saidbefore.article.published.v1"


def test_reading_goes_on_where_it_ended(settings: Settings) -> None:
    create_topics(settings)
    publish(settings, [article(1), article(2)])
    _, offsets = read_all(settings, ARTICLES)

    publish(settings, [article(3)])
    messages, _ = read_all(settings, ARTICLES, offsets)

    assert [message.key for message in messages] == [b"article-3"]
    assert read_all(settings, STATEMENTS) == ([], {0: 0, 1: 0})


def test_following_from_the_beginning_gives_what_was_there(settings: Settings) -> None:
    create_topics(settings)
    publish(settings, [article(1)])

    assert next(follow(settings, ARTICLES, from_beginning=True)).key == b"article-1"


def test_a_fact_too_large_for_the_broker_is_named_and_the_rest_arrives(settings: Settings) -> None:
    create_topics(settings)
    large = article(2, "word " * 3_000_000)

    with pytest.raises(NotDeliveredError, match=large.id) as error:
        publish(settings, [article(1), large, article(3)])

    assert (error.value.delivered, list(error.value.failed)) == (2, [large.id])


def test_a_fact_that_the_broker_turns_down_takes_none_along_that_are_in_its_batch(settings: Settings) -> None:
    of_one_partition = settings.model_copy(update={"partitions": 1})
    create_topics(of_one_partition)
    take_at_most(of_one_partition, ARTICLES, 10_000)
    large = article(2, "word " * 2_200)

    with pytest.raises(NotDeliveredError) as error:
        publish(of_one_partition, [article(1), large, *(article(number) for number in range(3, 10))])

    assert (error.value.delivered, list(error.value.failed)) == (8, [large.id])


def test_a_topic_that_was_not_created_is_named(settings: Settings) -> None:
    with pytest.raises(TopicMissingError, match="saidbefore topics create"):
        read_all(settings, ARTICLES)
    with pytest.raises(TopicMissingError, match="saidbefore topics create"):
        publish(settings, [article(1)])


def test_a_broker_that_is_not_there_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.kafka.connection.RESTART_SECONDS", 0)
    gone = settings.model_copy(update={"bootstrap_servers": "127.0.0.1:1"})

    with pytest.raises(BrokerUnreachableError, match=r"no answer from Kafka at 127\.0\.0\.1:1 \(Connection refused\)"):
        list_topics(gone)
