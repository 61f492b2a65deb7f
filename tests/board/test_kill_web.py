"""Whenever a board is killed while people act: what it said yes to is in the log once, what it did not answer once at most."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from multiprocessing import get_context
from random import Random
from threading import Event, Thread
from time import sleep
from typing import cast

import httpx
import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, select

from schemas.followups import FollowUpFact, FollowUpNoted
from schemas.statements import StatementRecorded, claim_group
from schemas.topics import FOLLOWUPS
from streams.board.access import hashing
from streams.board.access.rights import Role, Scope
from streams.board.access.store import open_store
from streams.board.access.tables import sessions
from streams.board.access.tokens import add_token
from streams.board.access.users import add_user
from streams.board.project import Delivered, project
from streams.board.projector import TOPICS, lags
from streams.board.store import opened, url_of
from streams.followup.state import counted
from streams.kafka import create_topics, publish, read_all
from streams.settings import Settings
from tests.board.log import demo
from tests.board.serving import projecting, serving
from tests.board.test_kill import held
from tests.kafka.workers import on, until

pytestmark = pytest.mark.kafka

KILLS = 20
LONGEST_SECONDS = 0.5
"""How long at most a board lives after it has said yes for the first time."""
PASSWORD = "seven quiet herons"
SEEN = 2**50
"""Whatever was decided meanwhile, it was seen: those who act here are alone with their claims."""


class NoAnswerError(Exception):
    """The board has not answered."""


class Team:
    """People and services who go on acting, whatever becomes of the board: what they asked for, and what was said yes to."""

    def __init__(self, token: str, threads: list[str]) -> None:
        self._token, self._threads = token, threads
        self.url = ""
        self.asked: set[str] = set()
        self.granted: set[str] = set()
        self.sessions: list[str] = []
        self.has_heard = Event()
        self.has_ended = Event()

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Have all of them act until the block ends."""
        working = [Thread(target=self._on_and_on, args=[self._noting(thread)]) for thread in self._threads]
        working.append(Thread(target=self._on_and_on, args=[self._log_in]))
        for each in working:
            each.start()
        yield
        self.has_ended.set()
        for each in working:
            each.join()

    def _on_and_on(self, act: Callable[[], None]) -> None:
        while not self.has_ended.is_set():
            try:
                act()
            except (httpx.HTTPError, NoAnswerError):
                sleep(0.02)

    def _noting(self, thread: str) -> Callable[[], None]:
        numbers = count()

        def note() -> None:
            text = f"{thread} {next(numbers)}"
            self.asked.add(text)
            body = {"command": {"do": "note", "text": text}, "seen": SEEN}
            self._post(f"/api/v1/threads/{thread}/followups", 201, json=body, headers={"Authorization": f"Bearer {self._token}"})
            self.granted.add(text)
            self.has_heard.set()

        return note

    def _log_in(self) -> None:
        answer = self._post("/login", 303, data={"name": "ana", "password": PASSWORD})
        self.sessions += answer.cookies.values()
        sleep(0.05)

    def _post(self, path: str, wanted: int, **sent: object) -> httpx.Response:
        if not self.url:
            raise NoAnswerError
        answer = httpx.post(self.url + path, timeout=30, **sent)  # type: ignore[arg-type]
        if answer.status_code != wanted:
            raise NoAnswerError
        return answer


@pytest.fixture
def threads(settings: Settings) -> list[str]:
    """A statement of each of three claim groups, in topics that hold the demo's facts."""
    create_topics(settings)
    publish(settings, demo())
    by_group = {claim_group(fact): fact.id for fact in demo() if isinstance(fact, StatementRecorded)}
    return list(by_group.values())[:3]


@pytest.fixture
def token(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A service that may decide; and a user, Ana, whose password is quickly compared."""
    monkeypatch.setattr(hashing, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    store, now = open_store(settings), datetime.now(UTC)
    add_user(store, "ana", Role.RESPONDER, PASSWORD, now)
    yield add_token(store, "desk", [Scope.RESPOND], now)
    store.dispose()


@contextmanager
def board(settings: Settings, team: Team) -> Iterator[None]:
    """A board and its projector, both killed at the end."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.board.serving"])
    heard, told = context.Pipe(duplex=False)
    running = [context.Process(target=projecting, args=(settings,)), context.Process(target=serving, args=(settings, told))]
    for process in running:
        process.start()
    told.close()  # so that a board that does not come ends the test
    team.url = f"http://127.0.0.1:{heard.recv()}"
    yield
    team.url = ""
    for process in reversed(running):
        process.kill()
        process.join()
    heard.close()


def read_from_the_log(settings: Settings) -> Engine:
    """A read model made of the whole log at once."""
    engine = opened("sqlite://")
    with engine.begin() as connection:
        for topic in TOPICS:
            found, _ = read_all(settings, topic)
            project(connection, [Delivered(topic.name, one.partition, one.offset, one.timestamp, one.value) for one in found])
    return engine


def notes(settings: Settings) -> Counter[str]:
    """What was noted in the log and counts, as often as it is there."""
    groups: dict[str, list[FollowUpFact]] = {}
    for fact in cast(list[FollowUpFact], on(settings, FOLLOWUPS)):
        groups.setdefault(fact.group, []).append(fact)
    return Counter(fact.text for facts in groups.values() for fact in counted(facts) if isinstance(fact, FollowUpNoted))


def sessions_in(settings: Settings) -> set[str]:
    """Hashes of the sessions in a store that is whole."""
    store = open_store(settings)
    with store.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        found = set(connection.scalars(select(sessions.c.hash)))
    store.dispose()
    return found


def test_a_board_killed_while_people_act_keeps_what_it_said_and_doubles_nothing(settings: Settings, threads: list[str], token: str) -> None:
    random, team, engine = Random(1), Team(token, threads), opened(url_of(settings))
    with team.acting():
        for _ in range(KILLS):
            team.has_heard.clear()
            with board(settings, team):
                assert team.has_heard.wait(60)
                sleep(random.uniform(0, LONGEST_SECONDS))
    with board(settings, team):
        until(lambda: sum(lag.behind for lag in lags(settings, engine)), lambda behind: behind == 0)
        known = httpx.get(f"{team.url}/overview", cookies={f"saidbefore-{team.url.rpartition(':')[2]}": team.sessions[0]})

    written = notes(settings)
    assert team.granted <= set(written) <= team.asked
    assert team.granted < team.asked, "it was never killed in the middle of anything"
    assert set(written.values()) == {1}
    assert len(team.granted) >= KILLS
    again = read_from_the_log(settings)
    assert held(engine) == held(again)
    again.dispose()
    engine.dispose()
    assert set(map(hashing.digest, team.sessions)) <= sessions_in(settings)
    assert known.status_code == 200
