"""Facts in a line for people."""

from datetime import date

import pytest

from schemas.articles import ArticlePublished
from schemas.dead_letters import DeadLetter
from schemas.followups import ThreadSplit
from schemas.notifications import NotificationFailed, NotificationSent
from schemas.topics import ARTICLES, DEAD_LETTERS, FOLLOWUPS, NOTIFICATIONS, Topic
from streams.commands.tail import json_line, people_line
from streams.kafka import Message

ARTICLE = ArticlePublished(article="a-1", revision=1, text="A withdrawal.\nMore.", outlet="Harbour Post", published=date(2021, 6, 9))
SPLIT = ThreadSplit(group="PRT:forces", number=1, statement="s-3", others=("s-1", "s-2"), by="Rosa Lind", reason="another base")
TOLD = {"route": "desk", "flag": "f-1", "group": "PRT:forces", "thread": "s-1", "message": "m-1", "at": "2026-03-10T12:00:00Z"}
SENT = NotificationSent.model_validate(TOLD)
FAILED = NotificationFailed.model_validate(TOLD | {"target": "slack", "error": "no answer", "attempt": 2, "again": "2026-03-10T12:00:10Z"})
LETTER = DeadLetter(topic="t.articles.v1", partition=3, offset=7, reason="language", error="not English: fr", key=None, value=None)


def message(value: bytes | None) -> Message:
    return Message("t", 0, 0, 1623232800000, b"a-1", value, [])


@pytest.mark.parametrize(
    ("topic", "value", "line"),
    [
        (ARTICLES, ARTICLE.model_dump_json().encode(), "ArticlePublished  Harbour Post, 2021-06-09: A withdrawal."),
        (DEAD_LETTERS, LETTER.model_dump_json().encode(), "DeadLetter  language at t.articles.v1[3]@7: not English: fr"),
        (FOLLOWUPS, SPLIT.model_dump_json().encode(), "ThreadSplit  Rosa Lind, PRT:forces: split s-3 from s-1, s-2: another base"),
        (NOTIFICATIONS, SENT.model_dump_json().encode(), "NotificationSent  desk: told that flag f-1 was raised"),
        (
            NOTIFICATIONS,
            FAILED.model_dump_json().encode(),
            "NotificationFailed  desk, slack: no answer; attempt 2, again at 2026-03-10 12:00:10; flag f-1",
        ),
        (ARTICLES, b"{broken", "not a fact of articles: b'{broken'"),
        (ARTICLES, None, "not a fact of articles: b''"),
    ],
)
def test_a_message_is_a_line(topic: Topic, value: bytes | None, line: str) -> None:
    assert people_line(topic, message(value)) == f"2021-06-09 10:00:00  a-1  {line}"


def test_as_json_a_fact_is_as_it_was_written() -> None:
    assert json_line(ARTICLES, message(b'{"a": 1}')) == '{"a": 1}'
