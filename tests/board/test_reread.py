"""What a newer extractor records in the place of statements leaves people's work as it was: followed up, at rest, parted."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select

from schemas.base import Fact
from schemas.followups import FollowUpAcknowledged, FollowUpAssigned
from schemas.statements import StatementRecorded, StatementWithdrawn, claim_group
from streams.board import tables
from streams.board.lookup import thread_at
from streams.board.project import project
from streams.followup.commands import Note, Split
from streams.followup.decide import Decided, Thread, decide
from tests.board.log import delivered
from tests.compare.build import said
from tests.notify.build import flagged, taken_back

FIRST = said(day="2016-03-14", extractor="4")
NOW = said(extractor="4", actor="RUS")
AGAIN = said(extractor="5", known_as=NOW.id)
NEWS = said(day="2018-06-01", extractor="4")
FLAG, MOVED = flagged(NOW, FIRST), flagged(AGAIN, FIRST)
BY: dict[str, Any] = {"by": "Rosa Lind", "at": datetime(2024, 3, 14, 9, tzinfo=UTC), "group": claim_group(NOW)}
SEEN = FollowUpAcknowledged(**BY, number=1, statement=FIRST.id, seen=(FIRST.id, NOW.id))
GONE = StatementWithdrawn(
    statement=NOW.id, article=NOW.article, revision=1, group=claim_group(NOW), reason="reread", extractor="5"
)  # fmt: skip
REREAD = (GONE, AGAIN, taken_back(FLAG), MOVED)


def written(engine: Engine, *steps: tuple[Sequence[Fact], bool]) -> None:
    """Facts arrive in steps, each of them written by a reprocessing or not."""
    before: list[Any] = []
    for facts, is_replay in steps:
        fresh = [message._replace(is_replay=is_replay) for message in delivered(facts, before)]
        before += fresh
        with engine.begin() as connection:
            project(connection, fresh)


def written_after(engine: Engine, before: Sequence[Fact], facts: Sequence[Fact]) -> None:
    """Facts that a reprocessing writes arrive after others."""
    with engine.begin() as connection:
        project(connection, [message._replace(is_replay=True) for message in delivered(facts, delivered(before))])


def thread(engine: Engine, statement: StatementRecorded) -> Thread:
    with engine.connect() as connection:
        found = thread_at(connection, statement.id)
    assert found
    return found


def status(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.scalar(select(tables.threads.c.status)))


def test_an_acknowledged_thread_rests_on_when_its_statements_are_read_again(engine: Engine) -> None:
    written(engine, ([FIRST, NOW, FLAG, SEEN], False), (REREAD, True))

    assert status(engine) == "acknowledged"
    assert thread(engine, AGAIN).facts == (SEEN,)


def test_a_thread_that_is_read_again_is_raised_as_long_ago_as_before(engine: Engine) -> None:
    with_flag = [FIRST, NOW, FLAG]
    written(engine, (with_flag, False))
    raised = select(tables.threads.c.raised)
    with engine.connect() as connection:
        before = connection.scalar(raised)

    written_after(engine, with_flag, REREAD)

    with engine.connect() as connection:
        assert connection.scalar(raised) == before


def test_what_nobody_has_seen_before_it_was_read_again_is_still_news(engine: Engine) -> None:
    seen = SEEN.model_copy(update={"id": "", "seen": (FIRST.id,)})
    written(engine, ([FIRST, NOW, FLAG, FollowUpAcknowledged.model_validate(seen.model_dump(exclude={"id"}))], False), (REREAD, True))

    assert status(engine) == "open"


@pytest.mark.parametrize(("is_replay", "now"), [(True, "acknowledged"), (False, "open")])
def test_what_is_found_in_old_articles_is_no_news_and_what_comes_in_is(engine: Engine, is_replay: bool, now: str) -> None:
    written(engine, ([FIRST, NOW, FLAG, SEEN], False), ([NEWS, flagged(NEWS, NOW)], is_replay))

    assert status(engine) == now


def test_what_is_decided_later_names_a_saying_as_it_was_first_known(engine: Engine) -> None:
    written(engine, ([FIRST, NOW, FLAG], False), (REREAD, True))
    found, decided = thread(engine, AGAIN), Decided("Rosa Lind", BY["at"], 1)

    noted, split = decide(Note(text="asked"), found, decided), decide(Split(statement=AGAIN.id), found, decided)

    assert noted.seen == (FIRST.id, NOW.id)  # type: ignore[union-attr]
    assert (split.statement, split.others) == (NOW.id, (FIRST.id,))  # type: ignore[union-attr]


def test_a_decision_that_comes_after_the_reading_and_names_what_was_there_before_counts(engine: Engine) -> None:
    late = FollowUpAssigned(**BY, number=2, statement=NOW.id, seen=(NOW.id,), to="Jon Ek")
    written(engine, ([FIRST, NOW, FLAG, SEEN], False), (REREAD, True), ([late], False))

    with engine.connect() as connection:
        assert connection.scalar(select(tables.threads.c.assignee)) == "Jon Ek"


def test_what_an_older_extractor_writes_later_of_the_same_revision_counts_for_nothing(engine: Engine) -> None:
    written(engine, ([FIRST, NOW, FLAG], False), (REREAD, True), ([NOW], False))

    with engine.connect() as connection:
        stands = dict(map(tuple, connection.execute(select(tables.statements.c.id, tables.statements.c.stands))))
    assert stands == {FIRST.id: True, NOW.id: False, AGAIN.id: True}
