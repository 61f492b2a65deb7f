"""What people are told."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from schemas.notifications import About
from schemas.statements import Grade, Place, Speaker
from streams.notify.decide import Due
from streams.notify.messages import written
from streams.notify.waiting import Waiting
from streams.notify.words import LISTED, subject, text
from tests.compare.build import said
from tests.notify.build import at, flagged, waiting

DELGADO = Speaker(name="Ana Delgado", side="PRT", role="defence minister", grade=Grade.NAMED)
COHEN = Speaker(name="Léa Cohen", side="FRA", grade=Grade.NAMED)
MALI = Place(name="Mali", code="MLI")
FIRST = said(
    day="2016-11-14", published="2016-11-16", speaker=DELGADO, place=MALI, content="Portugal will withdraw its battalion by the summer"
)
NOW = said(
    day="2017-12-11",
    published="2017-12-12",
    speaker=DELGADO,
    place=MALI,
    outlet="Coastal Times",
    content="Portugal will withdraw its battalion by June",
    url="https://coastal.example/1",
)


def due(*flags: Waiting, is_digest: bool = False) -> Due:
    return Due("desk", at("10 12:00"), flags, is_digest)


def test_a_message_says_who_said_what_about_where_again_and_all_that_is_known() -> None:
    flag = flagged(
        NOW, FIRST, gap_days=392, utterances=3, sources=3, independent=2, became="contradicted by events", outcome="patrols continued"
    )
    told = waiting(now=NOW, first=FIRST, flag=flag)

    assert subject(due(told)) == "Ana Delgado (PRT) says it again: withdrawal announced, Mali"
    assert (
        text(due(told), "https://board.example/")
        == f"""\
Ana Delgado (PRT) says it again: withdrawal announced, Mali
Now, on 11 December 2017: “Portugal will withdraw its battalion by June” (Coastal Times, 12 December 2017)
Before, on 14 November 2016: “Portugal will withdraw its battalion by the summer” (Harbour Post, 16 November 2016)
Said 3 times in all, first on 14 November 2016
That is 1 year 1 month after it was said before; 3 sources, 2 of them independent.
What became of it: contradicted by events, “patrols continued”
Article: https://coastal.example/1

Board: https://board.example/threads/{FIRST.id}"""
    )


@pytest.mark.parametrize(
    ("relation", "told"),
    [
        ("repeat", "Ana Delgado (PRT) says it again: withdrawal announced, Mali"),
        ("reversal", "Ana Delgado (PRT) now says the opposite: withdrawal announced, Mali"),
        ("echo", "Ana Delgado (PRT) now says what Léa Cohen (FRA) said: withdrawal announced, Mali"),
        ("outcome", "What became of what Léa Cohen (FRA) said: withdrawal announced, Mali"),
    ],
)
def test_each_relation_has_its_words(relation: str, told: str) -> None:
    french = said(day="2016-11-14", speaker=COHEN, place=MALI)

    assert subject(due(waiting(now=NOW, first=french, flag=flagged(NOW, french, relation)))) == told


@pytest.mark.parametrize(
    ("gap", "day", "told"),
    [
        (0, "2017-12-11", "on the day on which it was said before"),
        (1, "2017-12-11", "1 day after it was said before"),
        (None, "2017-12-11", "at a time after it was said before that is not known"),
        (392, "2017", "about 1 year 1 month after it was said before"),
    ],
)
def test_a_gap_is_told_as_well_as_it_is_known(gap: int | None, day: str, told: str) -> None:
    now = said(day=day, published="2017-12-12")

    assert f"That is {told}; 2 sources." in text(due(waiting(now=now, first=FIRST, flag=flagged(now, FIRST, gap_days=gap))), None)


def test_several_flags_of_a_thread_are_one_message_and_of_many_the_last_are_shown() -> None:
    many = [waiting("10 12:00", now=said(day="2017-12-11", article=f"article {number}"), first=FIRST) for number in range(7)]

    assert subject(due(*many)).endswith("(and 6 more)")
    assert text(due(*many), None).count("Now, ") == 5
    assert "and 2 before these" in text(due(*many), None)


def test_a_digest_is_told_by_topic() -> None:
    talks = [said("talks", day, place=MALI, speaker=DELGADO, published="2017-12-12") for day in ("2017-12-09", "2017-12-10")]
    flags = [waiting(now=NOW, first=FIRST), *(waiting(now=each, first=FIRST) for each in talks)]

    told = text(due(*flags, is_digest=True), "https://board.example")

    assert subject(due(*flags, is_digest=True)) == "Said before: 3 flags on 2 topics"
    assert [line for line in told.splitlines() if not line.startswith("  - ")] == [
        "forces, Mali",
        "",
        "talks, Mali",
        "",
        "Board: https://board.example",
    ]
    assert told.count("  - Ana Delgado (PRT) says it again: talks announced, Mali") == 2


def test_a_digest_of_very_much_ends() -> None:
    many = [waiting(now=said(day="2017-12-11", article=f"article {number}"), first=FIRST) for number in range(500)]

    told = text(due(*many, is_digest=True), None)

    assert told.count("  - ") == LISTED
    assert "and 460 more" in told


def test_a_correction_says_what_no_longer_holds() -> None:
    withdrawn = waiting(now=NOW, first=FIRST, about=About.WITHDRAWN)

    assert subject(due(withdrawn)) == "Correction: Ana Delgado (PRT) says it again: withdrawal announced, Mali"
    assert text(due(withdrawn), None).startswith("This no longer holds: Ana Delgado (PRT) says it again")


HOSTILE = "\r\nBcc: all@example.org\n\n<script>alert(1)</script> <!channel> \u202e*bold*\x1b[31m" + "x" * 5_000


def test_nothing_of_an_article_is_more_than_characters() -> None:
    speaker, place = Speaker(name=HOSTILE, grade=Grade.NAMED), Place(name=HOSTILE, code="MLI")
    now = said(day="2017-12-11", speaker=speaker, place=place, content=HOSTILE, outlet=HOSTILE, url=HOSTILE, label=HOSTILE)

    message = written(due(waiting(now=now, first=FIRST, flag=flagged(now, FIRST, outcome=HOSTILE))), None)
    mail = EmailMessage()
    mail["Subject"] = message.subject

    assert message.subject.isprintable()
    assert len(message.subject) < 400
    assert all(line.isprintable() for line in message.text.split("\n"))
    assert message.text.count("\n") == 5


def test_a_message_has_the_same_id_whenever_it_is_written() -> None:
    first, second = waiting("10 12:00", thread="a"), waiting("10 13:00", thread="a")
    later = Due("desk", datetime(2027, 1, 1, tzinfo=UTC), (second, first))

    assert written(due(first, second), None).id == written(later, "https://board.example").id
    assert written(due(first), None).id != written(due(first)._replace(route="chief"), None).id
