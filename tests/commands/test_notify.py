"""`saidbefore notify` without a broker: the example, and what a file of routes is checked for."""

from datetime import timedelta
from pathlib import Path

import pytest

from streams.commands.notify import NoRoutesError, NotifierRunningError, check, example, locked, run
from streams.commands.rehearsal import people_lines
from streams.commands.up import worker_commands
from streams.notify.reading import RoutesError
from streams.notify.rehearse import rehearse
from streams.settings import Settings
from tests.notify.build import at, route, waiting


@pytest.fixture
def known(tmp_path: Path) -> Settings:
    (tmp_path / "routes.toml").write_text(example(), "utf-8")
    return Settings(data_dir=tmp_path / "data", notify_routes=tmp_path / "routes.toml", bootstrap_servers="127.0.0.1:1")


def test_the_example_passes_its_own_check(known: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_SLACK", "slack://TokenA/TokenB/TokenC")
    monkeypatch.setenv("ARCHIVE_SECRET", "secret")

    assert check(known) == f"{known.notify_routes}: 3 routes: desk, morning, archive"


def test_a_variable_that_is_not_there_is_named(known: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESK_SLACK", raising=False)

    with pytest.raises(RoutesError, match="route desk: the variable DESK_SLACK is not set"):
        check(known)


def test_an_address_that_nobody_can_read_is_named_without_being_told(known: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_SLACK", "slakc://TokenA/TokenB/TokenC")
    monkeypatch.setenv("ARCHIVE_SECRET", "secret")

    with pytest.raises(RoutesError) as error:
        check(known)

    assert str(error.value) == f"{known.notify_routes}: route desk: address 1 is none that Apprise can read"


def test_without_routes_nothing_is_begun() -> None:
    with pytest.raises(NoRoutesError, match="saidbefore notify --example"):
        run(Settings(), None)


def test_a_second_notifier_on_the_same_data_is_refused(known: Settings) -> None:
    with locked(known), pytest.raises(NotifierRunningError, match="runs already"):
        run(known, None)


def test_up_runs_a_notifier_where_there_are_routes(known: Settings) -> None:
    assert [command.name for command in worker_commands(known) if command.kind == "notifier"] == ["notify"]
    assert not [command for command in worker_commands(Settings()) if command.kind == "notifier"]


def test_a_rehearsal_tells_by_route_what_would_have_been_sent_when() -> None:
    flags = [
        waiting("10 12:00", thread="a"),
        waiting("10 12:03", thread="a"),
        waiting("10 15:00", "reversal", thread="a"),
        waiting("11 23:00", thread="b"),
    ]
    routes = route('wait = "5m"\nrepeat = "4h"\nquiet_hours = "22:00-07:00"')

    told = list(rehearse(routes, flags, [], timedelta(days=3), at("12 06:00")))
    later = list(rehearse(routes, flags, [], timedelta(days=3), at("12 08:00")))

    assert [(when, len(due.flags)) for when, due in told] == [(at("10 12:05"), 2), (at("10 16:05"), 1)]
    assert [(when, len(due.flags)) for when, due in later] == [(at("10 12:05"), 2), (at("10 16:05"), 1), (at("12 07:00"), 1)]
    assert [line for line in people_lines(later, None) if not line.startswith("      ")] == [
        "desk: 3 messages",
        "  2026-03-10 12:05 UTC  a spokeswoman of RUS (RUS) says it again: withdrawal announced, SYR (and 1 more)",
        "  2026-03-10 16:05 UTC  a spokeswoman of RUS (RUS) now says the opposite: withdrawal announced, SYR",
        "  2026-03-12 07:00 UTC  a spokeswoman of RUS (RUS) says it again: withdrawal announced, SYR",
    ]
