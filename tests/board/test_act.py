"""Deciding through the log of a real broker: what counts, who was first, and what nobody has read yet."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from schemas.followups import FollowUpAcknowledged, FollowUpAssigned, FollowUpNoted, FollowUpSilenced, Matcher
from streams.board import act
from streams.board.act import Desk, NotReadBackError, UnknownThreadError
from streams.board.lookup import thread_at
from streams.board.projector import lags
from streams.board.store import opened, url_of
from streams.board.tables import statements, threads
from streams.errors import SaidBeforeError
from streams.followup.commands import Acknowledge, Assign, Note, Silence, Undo
from streams.followup.decide import ConflictError, RefusedError
from streams.kafka import create_topics, publish
from streams.settings import Settings, environment
from tests.board.log import demo
from tests.kafka.workers import until

pytestmark = pytest.mark.kafka


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """The read model of the demo's facts, beside a projector that goes on."""
    create_topics(settings)
    publish(settings, demo())
    engine = opened(url_of(settings))
    with subprocess.Popen((sys.executable, "-m", "streams.cli", "worker", "project"), env=environment(settings)) as projector:
        until(lambda: sum(lag.behind for lag in lags(settings, engine)), lambda behind: behind == 0)
        yield engine
        projector.kill()
    engine.dispose()


def first(engine: Engine, group: str = "PRT:forces") -> str:
    with engine.connect() as connection:
        return str(connection.scalars(select(threads.c.id).where(threads.c.group == group)).one())


def test_what_people_decide_counts_once_it_is_read_back(settings: Settings, engine: Engine) -> None:
    desk, name = Desk(settings, engine), first(engine)

    acknowledged = desk.act(Acknowledge(), name, "Rosa Lind", seen=0)
    assigned = desk.act(Assign(to="Jon Ek"), name, "Rosa Lind", seen=1)
    desk.act(Undo(fact=acknowledged.id), name, "Jon Ek", seen=2)

    with engine.connect() as connection:
        thread = thread_at(connection, name)
        row = connection.execute(select(threads).where(threads.c.id == name)).mappings().one()
    assert isinstance(acknowledged, FollowUpAcknowledged)
    assert isinstance(assigned, FollowUpAssigned)
    assert thread
    assert [(fact.number, fact.by) for fact in thread.facts] == [(1, "Rosa Lind"), (2, "Rosa Lind"), (3, "Jon Ek")]
    assert (row["status"], row["assignee"], row["decided"]) == ("open", "Jon Ek", 3)


def test_two_who_act_on_one_thread_get_a_conflict_and_no_decision_is_lost(settings: Settings, engine: Engine) -> None:
    name = first(engine)

    def note(by: str) -> str | SaidBeforeError:
        try:
            return Desk(settings, engine).act(Note(text=f"asked by {by}"), name, by, seen=0).id
        except ConflictError as error:
            return error

    with ThreadPoolExecutor(4) as people:
        came = list(people.map(note, ["A", "B", "C", "D"]))

    with engine.connect() as connection:
        thread = thread_at(connection, name)
    assert thread
    assert len([one for one in came if isinstance(one, ConflictError)]) == 3
    assert [fact.id for fact in thread.facts if isinstance(fact, FollowUpNoted)] == [one for one in came if isinstance(one, str)]


def test_those_who_act_on_two_threads_of_one_group_do_not_disturb_each_other(settings: Settings, engine: Engine) -> None:
    with engine.connect() as connection:
        in_no_thread = select(statements.c.id).where(statements.c.group == "PRT:forces", statements.c.thread.is_(None))
        alone = connection.scalars(in_no_thread).all()[:2]

    def note(name: str) -> str:
        return Desk(settings, engine).act(Note(text="asked"), name, "Rosa Lind", seen=0).id

    with ThreadPoolExecutor(2) as people:
        came = list(people.map(note, [first(engine), *alone]))

    assert len(set(came)) == len(came)


def test_a_silence_is_made_and_ended(settings: Settings, engine: Engine) -> None:
    desk, until_day = Desk(settings, engine), datetime.now(UTC).date() + timedelta(days=7)

    silenced = desk.silence(Silence(matcher=Matcher(side="PRT"), until=until_day, reason="known"), "Rosa Lind")
    assert isinstance(silenced, FollowUpSilenced)
    with engine.connect() as connection:
        assert connection.scalar(select(threads.c.silenced).where(threads.c.id == first(engine))) == until_day
    desk.end_silence(silenced.id, "Jon Ek")
    with engine.connect() as connection:
        assert connection.scalar(select(threads.c.silenced).where(threads.c.id == first(engine))) is None
    with pytest.raises(RefusedError, match="ended already"):
        desk.end_silence(silenced.id, "Jon Ek")


def test_a_thread_that_is_not_there_is_told(settings: Settings, engine: Engine) -> None:
    with pytest.raises(UnknownThreadError, match="no statement s-0"):
        Desk(settings, engine).act(Acknowledge(), "s-0", "Rosa Lind", seen=0)


def test_who_decides_while_nothing_is_read_back_is_told_so(settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    name = first(engine)
    monkeypatch.setattr(act, "PATIENCE_SECONDS", 0.0)

    with pytest.raises(NotReadBackError, match="is written"):
        Desk(settings, engine).act(Acknowledge(), name, "Rosa Lind", seen=0)
