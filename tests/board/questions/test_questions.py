"""What the pages ask, on both databases."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from schemas.dead_letters import DeadLetter, DeadLetterDiscarded, DeadLetterRedriven
from schemas.followups import FollowUpAssigned, FollowUpSilenced, Matcher
from schemas.notifications import NotificationFailed, NotificationSent
from schemas.statements import StatementRecorded
from streams.board.inbox import Filter, Waiting, whatever_state
from streams.board.project import Delivered, project
from streams.board.questions import article, overview
from streams.board.questions.inbox import choices, counts_by_state
from streams.board.questions.silences import in_force, meant
from streams.board.questions.thread import recorded, row_of, texts_of, whole
from tests.board.log import delivered, demo

NOW, TODAY = datetime(2026, 11, 27, 9, tzinfo=UTC), date(2026, 11, 27)
SAID = [fact for fact in demo() if isinstance(fact, StatementRecorded)]
MALI = next(one for one in SAID if one.content == "Portugal will not withdraw its battalion from Mali")
LETTER = DeadLetter(topic="articles", partition=0, offset=7, reason="text", error="too short", key=None, value=None)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """The demo's facts, two decisions and a dead letter."""
    silenced = FollowUpSilenced(group="GRC:*", number=1, by="Rosa", at=NOW, matcher=Matcher(side="GRC"), until=date(2027, 1, 1), reason="r")
    assigned = FollowUpAssigned(group="PRT:forces", number=1, by="Rosa", at=NOW, statement=MALI.id, seen=(MALI.id,), to="Jon Ek")
    messages = delivered([*demo(), silenced, assigned])
    messages.append(Delivered("dead-letters", 0, 0, 1_700_000_000_000, LETTER.model_dump_json().encode()))
    with engine.begin() as connection:
        project(connection, messages)
    return engine


def test_threads_are_counted_by_state_whatever_state_is_asked_for(filled: Engine) -> None:
    with filled.connect() as connection:
        everything = counts_by_state(connection, whatever_state(connection, Filter(state=Waiting.RESOLVED)), TODAY)
        greek = counts_by_state(connection, whatever_state(connection, Filter(side="GRC", words="flights")), TODAY)

    assert everything == {Waiting.OPEN: 1, Waiting.ACKNOWLEDGED: 0, Waiting.RESOLVED: 0, Waiting.SILENCED: 1, Waiting.ALL: 2}
    assert (greek[Waiting.ALL], greek[Waiting.SILENCED]) == (1, 1)


def test_what_can_be_chosen_is_what_threads_have(filled: Engine) -> None:
    with filled.connect() as connection:
        found = choices(connection)

    assert found.sides == (("GRC", "GRC"), ("PRT", "PRT"))
    assert found.places == (("LBY", "Libya"), ("MLI", "Mali"))
    assert found.speakers == (("ana-delgado", "Ana Delgado"), ("nikos-vasilakis", "Nikos Vasilakis"))
    assert found.assignees == (("Jon Ek", "Jon Ek"),)


def test_a_thread_is_whole_and_as_its_row_says(filled: Engine) -> None:
    with filled.connect() as connection:
        found = whole(connection, MALI.id)
        assert found
        row, texts = row_of(connection, MALI.id), texts_of(connection, found.statements.values())
        entries = recorded(connection, [MALI.id])

    assert row
    assert {name: found.row[name] for name in row} == row
    assert len(found.utterances) == 3
    assert [fact.by for fact in found.facts] == ["Rosa"]
    assert texts[MALI.id].startswith(MALI.content)
    assert [type(entry.fact).__name__ for entry in entries] == ["StatementRecorded", "StatementFlagged"]


def test_an_article_has_its_revisions_and_statements(filled: Engine) -> None:
    with filled.connect() as connection:
        revisions, statements = article.revisions_of(connection, MALI.article), article.recorded_of(connection, MALI.article)

    assert [(one.revision, one.outlet, one.retracted) for one in revisions] == [(1, "Coastal Times", False)]
    assert [each.statement for each in statements if each.thread] == [MALI]


def test_the_overview_counts_what_stands(filled: Engine) -> None:
    with filled.connect() as connection:
        totals, sides = overview.totals(connection), overview.counted_by(connection, "side", date(2018, 1, 1))
        promises, count = overview.overdue(connection, TODAY)
        letters, outlets = overview.letters(connection), overview.outlets(connection)
        repeated = overview.most_repeated(connection)

    assert totals == overview.Totals(articles=13, statements=17, flags=4, outlets=5)
    assert (sides.statements["GRC"], sides.flags["GRC"]) == (2, 1)
    assert [promise.due for promise in promises] == [date(2019, 4, 30), date(2018, 5, 31)]
    assert count == 2
    assert [(letter.reason, letter.letters, letter.error) for letter in letters] == [("text", 1, "too short")]
    assert {outlet.name: outlet.articles for outlet in outlets}["Harbour Post"] == 4
    assert [line.thread["utterances"] for line in repeated] == [3, 2]


def test_letters_that_were_seen_to_are_not_counted_whichever_is_read_first(filled: Engine) -> None:
    later = LETTER.model_copy(update={"id": "", "offset": 8})
    other = DeadLetter.model_validate(later.model_dump())
    handled = [DeadLetterRedriven(letter=LETTER.id, by="Rosa"), DeadLetterDiscarded(letter=other.id, by="Rosa"), other]
    messages = [Delivered("dead-letters", 1, n, 1_700_000_000_000, fact.model_dump_json().encode()) for n, fact in enumerate(handled)]

    with filled.begin() as connection:
        project(connection, messages)
        assert overview.letters(connection) == []


def failed(flag: str, attempt: int, again: datetime | None) -> NotificationFailed:
    told = {"route": "desk", "flag": flag, "group": "PRT:forces", "thread": "t-1", "message": "m-1", "at": NOW}
    return NotificationFailed.model_validate(told | {"target": "mailto", "error": "refused", "attempt": attempt, "again": again})


def test_what_was_not_brought_is_told_until_it_is(filled: Engine) -> None:
    sent = NotificationSent(route="desk", flag="f-1", group="PRT:forces", thread="t-1", message="m-1", at=NOW)
    facts = [failed("f-1", 1, NOW), failed("f-2", 1, NOW), failed("f-2", 2, None), sent]
    messages = [
        Delivered("notifications", 0, place, 1_700_000_000_000, fact.model_dump_json().encode()) for place, fact in enumerate(facts)
    ]
    with filled.begin() as connection:
        project(connection, messages[:2])
        before = overview.not_delivered(connection)
        project(connection, messages)
        after = overview.not_delivered(connection)

    assert before == [overview.Undelivered("desk", "mailto", 2, 0, "refused", NOW)]
    assert after == [overview.Undelivered("desk", "mailto", 1, 1, "refused", NOW)]


def test_silences_tell_how_many_threads_rest(filled: Engine) -> None:
    with filled.connect() as connection:
        assert [(each.fact.by, each.threads) for each in in_force(connection, TODAY)] == [("Rosa", 1)]
        assert in_force(connection, date(2027, 1, 2)) == []


@pytest.mark.parametrize(("side", "threads"), [("GRC", 1), ("G" * 1_001, 0), ("\0", 0)])
def test_a_silence_that_nothing_can_be_like_means_no_thread(filled: Engine, side: str, threads: int) -> None:
    with filled.connect() as connection:
        assert meant(connection, Matcher(side=side), Waiting.SILENCED, TODAY) == threads
