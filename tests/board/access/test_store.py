"""Users, sessions, tokens and codes: the same on SQLite and PostgreSQL, with the time as an argument, and no secret in the clear."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, select

from streams.board.access.codes import one_time_login, redeem
from streams.board.access.hashing import csrf_token
from streams.board.access.login import Caller, log_in
from streams.board.access.naming import NameRefusedError, PasswordRefusedError
from streams.board.access.rights import Identity, Role, Scope
from streams.board.access.sessions import LAPTOP, TEAM, close_session, open_session, session_identity
from streams.board.access.store import StoreError, open_store, opened
from streams.board.access.tables import metadata
from streams.board.access.tokens import TokenError, add_token, list_tokens, revoke_token, token_identity
from streams.board.access.users import UserError, add_user, anybody_has_password, give_role, list_users, password_fits, remove_user
from streams.board.database import AddressError
from streams.settings import Settings
from tests.board.access.conftest import PASSWORD, START

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def code_of(path: str) -> str:
    return parse_qs(urlsplit(path).query)["code"][0]


def test_a_user_is_found_by_name_and_password_only(either_store: Engine) -> None:
    add_user(either_store, "Ana", Role.RESPONDER, PASSWORD, START)

    assert password_fits(either_store, "ana", PASSWORD)
    assert password_fits(either_store, " ANA ", PASSWORD)
    assert not password_fits(either_store, "ana", PASSWORD + "!")
    assert not password_fits(either_store, "eve", PASSWORD)
    assert [(user.name, user.role, user.created, user.disabled) for user in list_users(either_store)] == [
        ("ana", Role.RESPONDER, START, None)
    ]


@pytest.mark.parametrize("name", ["", "ana\0", "\ud800", "a" * 100_000, "' OR 1=1 --", "<script>alert(1)</script>", "ana\r\n"])
def test_what_is_no_name_lets_nobody_in_and_breaks_nothing(either_store: Engine, name: str) -> None:
    assert log_in(either_store, Caller(name, PASSWORD, "192.0.2.1"), TEAM, START) == (None, None)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda store: add_user(store, "ana", Role.READER, PASSWORD, START), UserError),
        (lambda store: add_user(store, "local", Role.READER, PASSWORD, START), NameRefusedError),
        (lambda store: add_user(store, "a b", Role.READER, PASSWORD, START), NameRefusedError),
        (lambda store: add_user(store, "eve", Role.READER, "short", START), PasswordRefusedError),
        (lambda store: remove_user(store, "eve", START), UserError),
        (lambda store: give_role(store, "eve", Role.ADMIN), UserError),
        (lambda store: revoke_token(store, "wire"), TokenError),
        (lambda store: add_token(store, "bot", [Scope.READ], START), TokenError),
        (lambda store: add_token(store, "wire", [], START), TokenError),
    ],
)
def test_what_can_not_be_is_told_and_changes_nothing(
    either_store: Engine, change: Callable[[Engine], object], error: type[Exception]
) -> None:
    add_user(either_store, "ana", Role.RESPONDER, PASSWORD, START)
    add_token(either_store, "bot", [Scope.RESPOND], START)
    before = (list_users(either_store), list_tokens(either_store))

    with pytest.raises(error):
        change(either_store)

    assert (list_users(either_store), list_tokens(either_store)) == before


def test_who_is_removed_is_out_at_once_and_may_come_back_with_another_password(either_store: Engine) -> None:
    add_user(either_store, "ana", Role.ADMIN, PASSWORD, START)
    session = open_session(either_store, "ana", TEAM, START)

    remove_user(either_store, "ana", START + HOUR)

    assert session_identity(either_store, session, TEAM, START + HOUR) is None
    assert not password_fits(either_store, "ana", PASSWORD)
    assert list_users(either_store)[0].disabled == START + HOUR
    with pytest.raises(UserError):
        give_role(either_store, "ana", Role.READER)

    add_user(either_store, "ana", Role.READER, "another long password", START + DAY)

    assert not password_fits(either_store, "ana", PASSWORD)
    assert password_fits(either_store, "ana", "another long password")
    assert session_identity(either_store, session, TEAM, START + DAY) is None


def test_who_is_removed_while_logging_in_is_out_too(either_store: Engine) -> None:
    add_user(either_store, "ana", Role.ADMIN, PASSWORD, START)
    remove_user(either_store, "ana", START)

    assert session_identity(either_store, open_session(either_store, "ana", TEAM, START), TEAM, START) is None


def test_neither_who_comes_by_codes_nor_who_was_removed_can_log_in_by_password(either_store: Engine) -> None:
    one_time_login(either_store, START)
    assert not anybody_has_password(either_store)

    add_user(either_store, "ana", Role.ADMIN, PASSWORD, START)
    assert anybody_has_password(either_store)

    remove_user(either_store, "ana", START)
    assert not anybody_has_password(either_store)


def test_a_role_counts_from_the_next_request_on(either_store: Engine) -> None:
    add_user(either_store, "ana", Role.ADMIN, PASSWORD, START)
    session = open_session(either_store, "ana", TEAM, START)

    give_role(either_store, "ana", Role.READER)

    known = session_identity(either_store, session, TEAM, START)
    assert known is not None
    assert (known.name, known.role, known.csrf) == ("ana", Role.READER, csrf_token(session))


@pytest.mark.parametrize(
    ("asked_after", "stands"),
    [
        ([timedelta()], True),
        ([TEAM.idle - timedelta(seconds=1)], True),
        ([TEAM.idle], False),
        ([TEAM.idle / 2, TEAM.idle], True),  # a request puts off the end by idling
        ([TEAM.idle / 2, TEAM.idle * 1.5], False),
        ([TEAM.idle / 2 * turn for turn in range(1, 30)], False),  # but not the end by age
        ([TEAM.idle / 2 * turn for turn in range(1, 14)], True),
        ([-HOUR], True),  # a clock that was put back
    ],
)
def test_a_session_ends_by_idling_and_by_age(either_store: Engine, asked_after: list[timedelta], stands: bool) -> None:
    add_user(either_store, "ana", Role.READER, PASSWORD, START)
    session = open_session(either_store, "ana", TEAM, START)

    told = [session_identity(either_store, session, TEAM, START + after) for after in asked_after]

    assert (told[-1] is not None) is stands


def test_a_session_ends_by_logout_and_no_other_with_it(either_store: Engine) -> None:
    add_user(either_store, "ana", Role.READER, PASSWORD, START)
    one, other = (open_session(either_store, "ana", TEAM, START) for _ in range(2))

    close_session(either_store, one)
    close_session(either_store, "no such session")

    assert session_identity(either_store, one, TEAM, START) is None
    assert session_identity(either_store, other, TEAM, START) is not None


def test_what_has_expired_does_not_pile_up(either_store: Engine) -> None:
    add_user(either_store, "ana", Role.READER, PASSWORD, START)
    for days in range(0, 40, 8):
        open_session(either_store, "ana", TEAM, START + days * DAY)

    assert len(rows(either_store, "access_sessions")) == 1


@pytest.mark.parametrize(("days", "asked_after", "known"), [(None, 9999 * DAY, True), (30, 29 * DAY, True), (30, 30 * DAY, False)])
def test_a_token_lasts_as_long_as_it_was_given_for(either_store: Engine, days: int | None, asked_after: timedelta, known: bool) -> None:
    token = add_token(either_store, "wire", [Scope.INGEST, Scope.READ], START, days)

    found = token_identity(either_store, token, START + asked_after)

    assert (found is not None) is known
    assert found is None or found == Identity("wire", scopes=frozenset({Scope.READ, Scope.INGEST}))


def test_a_token_is_told_when_it_was_last_used_and_is_gone_when_revoked(either_store: Engine) -> None:
    token = add_token(either_store, "wire", [Scope.READ], START)
    assert list_tokens(either_store)[0].last_used is None

    for later in (HOUR, HOUR + timedelta(seconds=20), 2 * HOUR):
        token_identity(either_store, token, START + later)

    assert list_tokens(either_store)[0].last_used == START + 2 * HOUR
    assert token_identity(either_store, token + "x", START) is None
    revoke_token(either_store, "WIRE")
    assert token_identity(either_store, token, START) is None


@pytest.mark.parametrize(
    ("redeemed_after", "lets_in"),
    [([timedelta()], True), ([HOUR - timedelta(seconds=1)], True), ([HOUR], False), ([timedelta(), timedelta()], False)],
)
def test_a_login_code_works_once_within_an_hour(either_store: Engine, redeemed_after: list[timedelta], lets_in: bool) -> None:
    code = code_of(one_time_login(either_store, START))

    told = [redeem(either_store, code, START + after) for after in redeemed_after]

    assert told[-1] == ("local" if lets_in else None)


def test_a_new_login_code_ends_the_one_before(either_store: Engine) -> None:
    first, second = (code_of(one_time_login(either_store, START)) for _ in range(2))

    assert redeem(either_store, first, START) is None
    assert redeem(either_store, second, START) == "local"
    assert redeem(either_store, "", START) is None


def test_of_many_who_redeem_a_code_at_once_one_gets_in(either_store: Engine) -> None:
    code = code_of(one_time_login(either_store, START))

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: redeem(either_store, code, START), range(8)))

    assert sorted(told, key=str) == [None] * 7 + ["local"]


def test_no_password_lets_in_who_comes_by_codes(either_store: Engine) -> None:
    one_time_login(either_store, START)

    assert [(user.name, user.role) for user in list_users(either_store)] == [("local", Role.ADMIN)]
    assert not any(password_fits(either_store, "local", password) for password in ("", "None", "local"))


def test_no_secret_is_stored_in_the_clear(either_store: Engine) -> None:
    add_user(either_store, "ana", Role.READER, PASSWORD, START)
    session = log_in(either_store, Caller("ana", PASSWORD, "192.0.2.1"), TEAM, START).session
    log_in(either_store, Caller("hunter2-typed-as-name", "wrong", "192.0.2.1"), TEAM, START)
    token, code = add_token(either_store, "wire", [Scope.READ], START), code_of(one_time_login(either_store, START))

    stored = repr([rows(either_store, name) for name in metadata.tables])

    assert session is not None
    assert not [secret for secret in (PASSWORD, session, csrf_token(session), token, token[3:], code, "hunter2") if secret in stored]


def test_a_laptop_stays_logged_in_longer_than_a_team() -> None:
    assert LAPTOP.idle > TEAM.idle
    assert LAPTOP.longest > TEAM.longest


def test_the_file_is_the_owners_alone_and_is_kept_over_restarts(tmp_path: Path) -> None:
    known = Settings(data_dir=tmp_path / "new")
    for name in ("ana", "bea"):
        with opened(known) as store:
            add_user(store, name, Role.READER, PASSWORD, START)

    with opened(known) as store:
        assert [user.name for user in list_users(store)] == ["ana", "bea"]
    assert [oct(file.stat().st_mode & 0o777) for file in (tmp_path / "new").iterdir()] == ["0o600"]


def test_sqlite_writes_ahead(store: Engine) -> None:
    with store.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


@pytest.mark.parametrize(
    ("url", "error", "told"),
    [
        ("nonsense", AddressError, "SAIDBEFORE_ACCESS_URL is no address like postgresql://"),
        ("oracle+nothing://a:hunter2@b/c", AddressError, "SAIDBEFORE_ACCESS_URL"),
        ("mysql://a:hunter2@b/c", AddressError, "SAIDBEFORE_ACCESS_URL is no address like postgresql://"),
        ("postgresql+psycopg2://a:hunter2@b/c", AddressError, "SAIDBEFORE_ACCESS_URL needs the package psycopg2"),
        ("postgresql://a:hunter2@127.0.0.1:1/c", StoreError, "users and tokens in postgresql://a:***@127.0.0.1:1/c: "),
        ("sqlite:////dev/null/inside/access.db", OSError, "Not a directory"),
    ],
)
def test_a_store_that_can_not_be_reached_is_named_without_its_password(tmp_path: Path, url: str, error: type[Exception], told: str) -> None:
    with pytest.raises(error) as raised:
        open_store(Settings(data_dir=tmp_path, access_url=SecretStr(url)))

    assert told in str(raised.value)
    assert "hunter2" not in str(raised.value)


def rows(store: Engine, table: str) -> list[tuple[object, ...]]:
    with store.connect() as connection:
        return [tuple(row) for row in connection.execute(select(metadata.tables[table]))]
