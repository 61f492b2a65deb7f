"""The limit on login attempts: by name, by address, over time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from streams.board.access.attempts import BY_ADDRESS, BY_NAME, WINDOW, address_key, begin_attempt, forgive, name_key
from streams.board.access.login import Caller, log_in
from streams.board.access.rights import Role
from streams.board.access.sessions import TEAM
from streams.board.access.users import add_user
from tests.board.access.conftest import PASSWORD, START

MINUTE = timedelta(minutes=1)


def waits(store: Engine, tries: list[tuple[str, str, timedelta]]) -> list[timedelta | None]:
    return [begin_attempt(store, name, address, START + after).wait for name, address, after in tries]


def test_one_name_is_heard_ten_times_from_wherever(either_store: Engine) -> None:
    told = waits(either_store, [("ana", f"192.0.2.{turn}", turn * MINUTE / 2) for turn in range(BY_NAME + 2)])

    assert told[:BY_NAME] == [None] * BY_NAME
    assert told[BY_NAME:] == [WINDOW - 5 * MINUTE, WINDOW - 5.5 * MINUTE]


def test_one_address_is_heard_thirty_times_whatever_the_name(either_store: Engine) -> None:
    told = waits(either_store, [(f"name{turn}", "192.0.2.1", timedelta()) for turn in range(BY_ADDRESS + 1)])

    assert told == [None] * BY_ADDRESS + [WINDOW]
    assert waits(either_store, [("name1", "192.0.2.2", timedelta())]) == [None]


def test_after_the_wait_that_was_told_the_next_is_heard(either_store: Engine) -> None:
    *_, wait = waits(either_store, [("ana", "192.0.2.1", timedelta())] * (BY_NAME + 1))

    assert wait is not None
    assert waits(either_store, [("ana", "192.0.2.1", wait - MINUTE), ("ana", "192.0.2.1", wait)]) == [MINUTE, None]


def test_attempts_that_are_not_heard_do_not_make_the_wait_longer(either_store: Engine) -> None:
    waits(either_store, [("ana", "192.0.2.1", timedelta())] * BY_NAME)

    assert waits(either_store, [("ana", "192.0.2.1", 5 * MINUTE)] * 50) == [WINDOW - 5 * MINUTE] * 50


def test_success_forgets_the_name_and_not_the_address(either_store: Engine) -> None:
    for turn in range(BY_ADDRESS):
        begin_attempt(either_store, f"name{turn}", "192.0.2.1", START)
    for _ in range(BY_NAME - 1):
        begin_attempt(either_store, "ana", "192.0.2.2", START)

    forgive(either_store, begin_attempt(either_store, "ana", "192.0.2.2", START))

    assert waits(either_store, [("ana", "192.0.2.3", timedelta())]) == [None]
    assert waits(either_store, [("ana", "192.0.2.1", timedelta())]) == [WINDOW]


def test_many_at_once_gain_nothing(either_store: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda turn: begin_attempt(either_store, "ana", f"192.0.2.{turn}", START).wait, range(40)))

    assert told.count(None) <= BY_NAME


def test_who_tries_too_often_waits_even_with_the_right_password(store: Engine) -> None:
    add_user(store, "ana", Role.READER, PASSWORD, START)
    for turn in range(BY_NAME):
        log_in(store, Caller("ana", "wrong", f"192.0.2.{turn}"), TEAM, START)

    told = log_in(store, Caller("ANA ", PASSWORD, "192.0.2.99"), TEAM, START)

    assert (told.session, told.wait) == (None, WINDOW)
    assert log_in(store, Caller("ana", PASSWORD, "192.0.2.99"), TEAM, START + WINDOW).session is not None


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.1", "address:192.0.2.1"),
        ("::ffff:192.0.2.1", "address:192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "address:2001:db8:1:2::"),
        ("2001:db8:1:2::ffff", "address:2001:db8:1:2::"),
        ("fe80::1%eth0", "address:fe80::"),
        ("testclient", "address:?"),
        ("", "address:?"),
        ("x" * 10_000, "address:?"),
    ],
)
def test_an_address_is_one_customer(address: str, key: str) -> None:
    assert address_key(address) == key


def test_of_a_name_only_a_bucket_is_kept() -> None:
    assert name_key("Ana ") == name_key("ana")
    assert len(name_key("a password typed into the wrong field")) == len("name:") + 4
