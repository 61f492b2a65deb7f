"""How people come in, by where the board listens and under which names it is served."""

from pathlib import Path
from typing import Any

import pytest

from streams.board.access.rights import Role
from streams.board.access.store import open_store
from streams.board.access.users import add_user
from streams.commands.board import NobodyError, access_of, welcome
from streams.settings import Settings, SettingsError, load
from tests.board.access.conftest import PASSWORD, START

LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}


@pytest.mark.parametrize(
    ("given", "on_laptop", "hosts"),
    [
        ({}, True, LOOPBACK),
        ({"board_host": "localhost"}, True, LOOPBACK),
        ({"board_host": "127.0.0.2"}, True, LOOPBACK | {"127.0.0.2"}),
        ({"board_host": "::1"}, True, LOOPBACK),
        ({"board_host": "0.0.0.0"}, False, LOOPBACK | {"*"}),
        ({"board_names": "board.example.org"}, False, LOOPBACK | {"board.example.org"}),
        ({"board_host": "::", "board_names": "a.example,*.b.example"}, False, LOOPBACK | {"a.example", "*.b.example"}),
    ],
)
def test_how_people_come_in(tmp_path: Path, given: dict[str, Any], on_laptop: bool, hosts: set[str]) -> None:
    known = Settings(data_dir=tmp_path, **given)
    add_user(open_store(known), "ana", Role.ADMIN, PASSWORD, START)

    access = access_of(known)

    assert (access.on_laptop, set(access.hosts)) == (on_laptop, hosts)


@pytest.mark.parametrize("given", [{"board_host": "0.0.0.0"}, {"board_names": "board.example.org"}])
def test_a_board_that_nobody_could_log_in_to_is_not_opened_to_others(tmp_path: Path, given: dict[str, Any]) -> None:
    welcome(access_of(Settings(data_dir=tmp_path)), "127.0.0.1", 8300)  # makes the user `local`, who has no password

    with pytest.raises(NobodyError, match="saidbefore users add NAME --role admin"):
        access_of(Settings(data_dir=tmp_path, **given))


@pytest.mark.parametrize("names", ["*", "a*b", "https://board.example", "board.example:8300", "a b", "a,,b", ","])
def test_what_is_no_name_of_a_host_is_refused(monkeypatch: pytest.MonkeyPatch, names: str) -> None:
    monkeypatch.setenv("SAIDBEFORE_BOARD_NAMES", names)

    with pytest.raises(SettingsError, match="SAIDBEFORE_BOARD_NAMES="):
        load()
