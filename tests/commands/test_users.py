"""`saidbefore users` and `saidbefore tokens`: what is said, what is stored, and what is refused in one line."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from streams.board.access.rights import Role
from streams.board.access.store import opened
from streams.board.access.tokens import token_identity
from streams.board.access.users import list_users, password_fits
from streams.cli import app
from streams.errors import SaidBeforeError
from streams.settings import Settings, environment

PASSWORD = "seven quiet herons"


@pytest.fixture(autouse=True)
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("SAIDBEFORE_DATA_DIR", str(tmp_path))
    return Settings()


def saidbefore(*arguments: str, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=typed)


def add(name: str, role: str = "responder") -> Result:
    return saidbefore("users", "add", name, "--role", role, "--password-stdin", typed=PASSWORD + "\n")


def test_a_user_is_added_with_the_password_on_standard_input(known: Settings) -> None:
    told = add("Ana")

    assert (told.exit_code, told.stdout) == (0, "ana may log in as responder\n")
    with opened(known) as store:
        assert password_fits(store, "ana", PASSWORD)


def test_users_are_listed_given_other_roles_and_removed() -> None:
    add("ana")
    add("bea", "admin")
    today = f"{datetime.now(UTC):%Y-%m-%d}"

    assert saidbefore("users", "role", "ana", "reader").stdout == "ana is reader from now on\n"
    assert saidbefore("users", "remove", "bea").stdout == "bea may log in no more, and all sessions have ended\n"

    assert saidbefore("users", "list").stdout == f"ana  reader  since {today}\nbea  admin  since {today}, removed {today}\n"
    told = [json.loads(line) for line in saidbefore("users", "list", "--json").stdout.splitlines()]
    assert [(user["name"], user["role"], user["disabled"] is None) for user in told] == [("ana", "reader", True), ("bea", "admin", False)]
    assert set(told[0]) == {"name", "role", "created", "disabled"}


def test_a_token_is_printed_once_and_lets_in_what_it_is_for(known: Settings) -> None:
    token = saidbefore("tokens", "add", "wire", "--scope", "read", "--scope", "ingest", "--days", "30").stdout.strip()

    listed = saidbefore("tokens", "list").stdout

    now = datetime.now(UTC)
    assert listed == f"wire  ingest read  since {now:%Y-%m-%d} until {now + timedelta(days=30):%Y-%m-%d}, never used\n"
    assert token.startswith("sb_")
    assert token not in listed + saidbefore("tokens", "list", "--json").stdout
    with opened(known) as store:
        found = token_identity(store, token, now)
    assert found is not None
    assert found.scopes == {"read", "ingest"}


def test_a_token_is_revoked() -> None:
    saidbefore("tokens", "add", "wire", "--scope", "read")
    assert "until revoked" in saidbefore("tokens", "list").stdout

    assert saidbefore("tokens", "revoke", "wire").stdout == "wire is let in no more\n"
    assert saidbefore("tokens", "list").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (("users", "add", "ana", "--role", "reader", "--password-stdin"), PASSWORD, "there is a user ana already"),
        (("users", "add", "eve", "--role", "reader", "--password-stdin"), "short\n", "the password has fewer than 12 characters"),
        (("users", "add", "eve", "--role", "reader", "--password-stdin"), "", "the password has fewer than 12 characters"),
        (("users", "add", "eve", "--role", "reader", "--password-stdin"), b"\xff\xfe" * 9, "the password on standard input is not UTF-8"),
        (("users", "add", "eve", "--role", "reader", "--password-stdin"), "xyzv" * 9000, "the password has more than 1024 characters"),
        (("users", "add", "<b>", "--role", "reader", "--password-stdin"), PASSWORD, "'<b>' can not be a name"),
        (("users", "add", "eve", "--role", "reader"), PASSWORD, "there is no terminal to ask for the password"),
        (("users", "remove", "eve"), None, "there is no user eve"),
        (("users", "role", "eve", "admin"), None, "there is no user eve"),
        (("tokens", "revoke", "wire"), None, "there is no token wire"),
    ],
)
def test_what_can_not_be_is_told(known: Settings, arguments: tuple[str, ...], typed: str | bytes | None, told: str) -> None:
    add("ana")

    ended = saidbefore(*arguments, typed=typed)

    assert isinstance(ended.exception, SaidBeforeError)
    assert str(ended.exception).startswith(told)
    assert "\n" not in str(ended.exception)
    with opened(known) as store:
        assert [user.name for user in list_users(store)] == ["ana"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("users", "add", "ana"),
        ("users", "add", "ana", "--role", "king"),
        ("users", "role", "ana", "king"),
        ("tokens", "add", "wire"),
        ("tokens", "add", "wire", "--scope", "all"),
        ("tokens", "add", "wire", "--scope", "read", "--days", "0"),
        ("tokens", "add", "wire", "--scope", "read", "--days", "99999999"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert saidbefore(*arguments).exit_code == 2


def test_an_unreachable_store_is_told_in_one_line_without_its_password(known: Settings) -> None:
    variables = environment(known) | {"SAIDBEFORE_ACCESS_URL": "postgresql://a:hunter2@127.0.0.1:1/c"}

    ended = subprocess.run(
        (sys.executable, "-m", "streams.cli", "users", "list"), env=variables, capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert ended.stderr.startswith("saidbefore: users and tokens in postgresql://a:***@127.0.0.1:1/c: ")


@pytest.mark.parametrize(("second", "told"), [(PASSWORD, "ana may log in as admin"), ("something else", "the two passwords differ")])
def test_in_a_terminal_the_password_is_asked_for_twice_and_not_shown(known: Settings, second: str, told: str) -> None:
    shown = in_a_terminal((sys.executable, "-m", "streams.cli", "users", "add", "ana", "--role", "admin"), known, [PASSWORD, second])

    assert told in shown
    assert PASSWORD not in shown
    with opened(known) as store:
        assert [user.role for user in list_users(store)] == [Role.ADMIN] * (second == PASSWORD)


def in_a_terminal(command: tuple[str, ...], known: Settings, typed: list[str]) -> str:
    """All that a terminal shows of a command, to each of whose questions a line is typed."""
    spawned = (sys.executable, "-c", "import pty, sys; pty.spawn(sys.argv[1:])", *command)
    with subprocess.Popen(spawned, env=environment(known), stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as terminal:
        assert terminal.stdin
        assert terminal.stdout
        shown = b""
        for line in typed:
            while not shown.endswith(b": "):
                shown += terminal.stdout.read(1)
            terminal.stdin.write(f"{line}\n".encode())
            shown += terminal.stdout.read(1)
        return (shown + terminal.stdout.read()).decode()
