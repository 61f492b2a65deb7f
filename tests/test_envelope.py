"""Facts as CloudEvents, read and written by the library of the CloudEvents project as by ours."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from cloudevents.core.base import BaseCloudEvent
from cloudevents.core.bindings.kafka import KafkaMessage, from_kafka_event, to_binary_event
from cloudevents.core.v1.event import CloudEvent

from schemas.articles import ArticlePublished, ArticleRetracted
from schemas.base import Fact
from schemas.dead_letters import DeadLetter
from schemas.events import SUBJECTS, event_id, event_type
from schemas.flags import Earlier, FlagWithdrawn, Relation, StatementFlagged, Why
from schemas.followups import FollowUpSilenced, FollowUpUndone, Matcher
from schemas.notifications import About, NotificationSent
from schemas.statements import StatementWithdrawn
from schemas.topics import TOPICS
from streams.envelope import TRACEPARENT, UNKNOWN, Cause, Headers, Record, because, buried, is_replay, passed_on, record
from tests.compare.build import said

NOON = datetime(2021, 6, 9, 12, 30, 0, 250, tzinfo=UTC)
TRACE = b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
LETTER = DeadLetter(topic="saidbefore.articles.v1", partition=3, offset=7, reason="text", error="too short", key=None, value=None)


def published() -> ArticlePublished:
    return ArticlePublished(article="a-1", revision=1, text="Words.", outlet="Harbour Post", published=date(2021, 6, 9))


def flagged(revision: int) -> StatementFlagged:
    earlier = Earlier(nearest="s-1", first="s-1", best="s-1")
    counts = {"utterances": 2, "sources": 2, "score": 0.9}
    why = Why(agreed={}, text=0.5)
    return StatementFlagged(
        revision=revision, relation=Relation.REPEAT, statement="s-2", group="PRT:forces", earlier=earlier, why=why, **counts
    )


def unflagged(revision: int) -> FlagWithdrawn:
    about: dict[str, Any] = {"flag": flagged(1).id, "group": "PRT:forces", "statement": "s-2", "relation": Relation.REPEAT}
    return FlagWithdrawn(revision=revision, reason="history", **about)


def told(about: About, revision: int | None) -> NotificationSent:
    where = {"route": "desk", "group": "PRT:forces", "thread": "s-1", "message": "m-1"}
    return NotificationSent(flag=flagged(1).id, about=about, article="a-1", revision=revision, at=NOON, **where)


def event(written: Record) -> BaseCloudEvent:
    """What the library reads in a record."""
    return from_kafka_event(KafkaMessage(dict(written.headers), written.key, written.value or b""))


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("StatementRecorded", "saidbefore.statement.recorded.v1"),
        ("FlagWithdrawn", "saidbefore.flag.withdrawn.v1"),
        ("FollowUpResolved", "saidbefore.followup.resolved.v1"),
        ("DeadLetter", "saidbefore.message.buried.v1"),
    ],
)
def test_a_type_is_noun_and_verb(name: str, type_: str) -> None:
    assert event_type(name) == type_


def test_all_attributes_are_there_as_the_library_reads_them() -> None:
    read = event(record(published(), "saidbefore", NOON))

    assert read.get_attributes() == {
        "specversion": "1.0",
        "id": published().id,
        "type": "saidbefore.article.published.v1",
        "source": "/saidbefore/articles",
        "time": NOON,
        "subject": "a-1",
        "dataschema": "https://saidbefore.example/facts/ArticlePublished.v1.json",
        "datacontenttype": "application/json",
        "partitionkey": "a-1",
        "correlationid": "a-1",
    }
    assert read.get_data() == json.loads(published().model_dump_json())


def records() -> Iterator[Record]:
    for fact in (published(), said(), said(side="ÅLA"), flagged(2), unflagged(3), told(About.RAISED, 1)):
        for cause in (UNKNOWN, Cause("a-1", "e-1"), Cause("a-1", "e-1", is_replay=True)):
            yield record(fact, "saidbefore", NOON, cause)
    yield buried(LETTER, b"key", None, "saidbefore", NOON)


@pytest.mark.parametrize("written", [*records()], ids=lambda written: written.topic)
def test_the_library_writes_the_same_headers(written: Record) -> None:
    again = to_binary_event(CloudEvent(event(written).get_attributes(), written.value))

    assert again.headers == dict(written.headers)
    assert len(written.headers) == len(again.headers)
    assert str(again.key).encode() == written.key
    assert again.value == written.value


@pytest.mark.parametrize(
    ("fact", "subject"),
    [
        (published(), "a-1"),
        (ArticleRetracted(article="a-1", revision=2), "a-1"),
        (said(), said().id),
        (StatementWithdrawn(statement="s-1", article="a-1", revision=2, group="PRT:forces", reason="revised"), "s-1"),
        (flagged(2), flagged(1).id),
        (unflagged(2), flagged(1).id),
        (told(About.RAISED, None), flagged(1).id),
        (FollowUpSilenced(group="RUS:*", number=1, by="ana", at=NOON, matcher=Matcher(side="RUS"), until=NOON.date(), reason="x"), "RUS:*"),
        (FollowUpUndone(group="RUS:*", number=2, by="ana", at=NOON, undoes="f-1"), "RUS:*"),
        (FollowUpUndone(group="RUS:forces", number=2, by="ana", at=NOON, undoes="f-1", statement="s-1"), "s-1"),
    ],
)
def test_facts_with_one_subject_tell_the_life_of_one_thing(fact: Fact, subject: str) -> None:
    assert event(record(fact, "saidbefore", NOON)).get_subject() == subject


def test_every_fact_of_every_topic_has_a_subject() -> None:
    assert {kind for topic in TOPICS.values() for kind in topic.facts} == SUBJECTS.keys()


def test_revisions_of_a_flag_share_its_id_but_are_not_duplicates_of_each_other() -> None:
    assert flagged(1).id == flagged(2).id
    assert event_id(flagged(1)) != event_id(flagged(2))


def test_a_fact_written_again_later_has_the_same_key_and_value() -> None:
    now, later = (record(flagged(1), "saidbefore", NOON + timedelta(days=days)) for days in (0, 365))

    assert now[:3] == later[:3]
    assert (now.topic, now.key) == ("saidbefore.flags.v1", b"PRT:forces")


def test_a_flag_leads_back_to_its_article_by_what_caused_what() -> None:
    article, statement = published(), said(article="a-1")
    (recorded,) = because(article, None, [statement])
    (raised,) = because(statement, None, [flagged(1)])

    events = [event(record(fact, "saidbefore", NOON, cause)) for fact, cause in (recorded, raised)]

    assert [each.get_extension("correlationid") for each in events] == ["a-1", "a-1"]
    assert [each.get_extension("causationid") for each in events] == [event_id(article), event_id(statement)]


def test_what_people_decide_is_caused_by_nothing_and_causes_flags() -> None:
    decided = FollowUpUndone(group="PRT:forces", number=2, by="ana", at=NOON, undoes="f-1", statement="s-1")
    (raised,) = because(decided, None, [flagged(2)])

    assert event(record(decided, "saidbefore", NOON)).get_extension("causationid") is None
    assert event(record(raised.fact, "saidbefore", NOON, raised.cause)).get_extension("causationid") == decided.id


@pytest.mark.parametrize(
    ("sent", "of"),
    [
        (told(About.RAISED, 2), event_id(flagged(2))),
        (told(About.WITHDRAWN, 3), event_id(unflagged(3))),
        (told(About.RAISED, None), None),  # as it was written before it said which revision
    ],
)
def test_a_notification_is_caused_by_the_event_that_it_tells_of(sent: NotificationSent, of: str | None) -> None:
    read = event(record(sent, "saidbefore", NOON))

    assert (read.get_extension("correlationid"), read.get_extension("causationid")) == ("a-1", of)


def test_what_follows_from_a_replay_is_a_replay() -> None:
    written = record(said(), "saidbefore", NOON, Cause(is_replay=True))
    (raised,) = because(said(), written.headers, [flagged(1)])

    assert is_replay(record(raised.fact, "saidbefore", NOON, raised.cause).headers)
    assert not is_replay(record(said(), "saidbefore", NOON).headers)
    assert not is_replay(None)


def test_a_fact_that_is_passed_on_stays_the_same_event_under_another_key() -> None:
    came = record(said(), "saidbefore", NOON, Cause("a-1", "e-1"))

    again = dict(passed_on(said(), came.headers, b"forces:MLI", NOON + timedelta(days=1)))

    assert again == dict(came.headers) | {"ce_partitionkey": b"forces:MLI"}


def test_one_that_came_without_attributes_is_given_them() -> None:
    assert dict(passed_on(said(), (), b"forces:MLI", NOON)) == dict(record(said(), "x", NOON).headers) | {"ce_partitionkey": b"forces:MLI"}


def test_a_dead_letter_is_named_by_where_the_message_was_and_points_to_it() -> None:
    came = record(said(), "saidbefore", NOON)

    first, again = (buried(LETTER, came.key, came.headers, "saidbefore", NOON + timedelta(days=days)) for days in (0, 1))

    assert event(first).get_id() == event(again).get_id()
    assert event(first).get_subject() == event(first).get_id() == LETTER.id
    assert event(first).get_extension("causationid") == event_id(said())
    assert event(first).get_extension("correlationid") == said().article


@pytest.mark.parametrize(("came_with", "kept"), [([(TRACEPARENT, TRACE)], TRACE), ([("from", b"a crawler")], None), (None, None)])
def test_a_dead_letter_belongs_to_the_trace_of_its_message(came_with: Headers | None, kept: bytes | None) -> None:
    written = buried(LETTER, b"key", came_with, "saidbefore", NOON)

    assert dict(written.headers).get(TRACEPARENT) == kept


@pytest.mark.parametrize("key", [None, b"\xff\xfe", b"line\nbreak"])
def test_a_dead_letter_has_the_key_of_its_message_which_is_an_attribute_only_where_it_is_text(key: bytes | None) -> None:
    written = buried(LETTER, key, None, "saidbefore", NOON)

    assert written.key == key
    assert "ce_partitionkey" not in dict(written.headers)
