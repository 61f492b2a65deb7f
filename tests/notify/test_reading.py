"""The file of routes: what is wrong with it is named by line and key."""

from importlib.resources import files
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from streams.notify.reading import RoutesError, parse, read
from streams.notify.watching import RoutesFile

DESK = '[routes.desk]\nto = ["json://example.org"]\n'


def test_the_example_can_be_used() -> None:
    routes = parse(files("streams.notify").joinpath("example.toml").read_text("utf-8")).routes

    assert list(routes) == ["desk", "morning", "archive"]


def test_the_routes_in_the_readme_can_be_used() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")

    assert list(parse(readme.partition("<!-- routes -->\n```toml\n")[2].partition("```")[0]).routes) == ["desk", "morning"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "line 1, key routes: is missing"),
        ("routes = 3", "line 1, key routes: Input should be a valid dictionary"),
        ("[routes.desk\n", "line 1: not TOML: Expected ']'"),
        ('[routes.desk]\nto = ["json://x"\nwait = "5m"\n', "line 3, key wait: not TOML: Unclosed array"),
        (DESK + "wait = = 3", "line 3, key wait: not TOML: Invalid value"),
        ('\n[routes.desk]\nwait = "5m"\n', "line 2, key routes.desk.to: is missing"),
        (DESK + '# a word\n\nwait = "5x"', "line 5, key routes.desk.wait: '5x' is not a span of time: write 90s, 5m, 4h or 1d"),
        (DESK + 'quiet_hours = "22:00-22:00"', "line 3, key routes.desk.quiet_hours: '22:00-22:00' begins when it ends"),
        (DESK + 'zone = "Mars/Olympus"', "line 3, key routes.desk.zone: 'Mars/Olympus' is not a time zone"),
        (DESK + 'digest = "morning"', "line 3, key routes.desk.digest: 'morning' is not a time of the day"),
        (DESK + "attempts = 0", "line 3, key routes.desk.attempts: Input should be greater than or equal to 1"),
        (DESK + "tpyo = 1", "line 3, key routes.desk.tpyo: there is no such key"),
        (DESK + 'match.side = "RUS"\nmatch.relations = [\n  "repeat",\n  "rereport",\n]', "line 4, key routes.desk.match.relations: a re"),
        (DESK + 'match = { family = "weather" }', "line 3, key routes.desk.match.family: Input should be 'forces'"),
        (DESK + 'secret_file = "/nowhere"', "line 3, key routes.desk.secret_file: Path does not point to a file"),
        (DESK + 'secret_env = "SAIDBEFORE_SECRET"', "line 3, key routes.desk.secret_env: choose a name that does not"),
        ('[routes.desk]\nto = ["slack"]', "line 2, key routes.desk.to: write an address of Apprise"),
        ('[routes.desk]\nto = []', "line 2, key routes.desk.to: Tuple should have at least 1 item"),
        ('[routes.desk]\nto = ["webhook+https://x/y"]', "line 1, key routes.desk: a webhook needs secret_env or secret_file, one of them"),
        ('[routes."the desk"]\nto = ["json://x"]', "line 1, key routes.the desk: String should match pattern"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_line_and_key(text: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "routes.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(RoutesError) as error:
        read(path)

    assert str(error.value).startswith(f"{path}, {complaint}")


def test_all_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(RoutesError) as error:
        parse(DESK + 'wait = "long"\nrepeat = "longer"')

    assert [complaint.partition(":")[0] for complaint in error.value.args] == [
        "line 3, key routes.desk.wait",
        "line 4, key routes.desk.repeat",
    ]


def test_an_address_is_not_told_where_it_is_wrong() -> None:
    with pytest.raises(RoutesError) as error:
        parse('[routes.desk]\nto = ["slack:xoxb-1234"]')

    assert "xoxb" not in str(error.value)


def test_a_file_that_is_not_there_and_one_that_is_no_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff")

    with pytest.raises(RoutesError, match=r"routes.toml: No such file"):
        read(tmp_path / "routes.toml")
    with pytest.raises(RoutesError, match="byte 1 is not UTF-8"):
        read(tmp_path / "bytes.toml")


def test_a_file_that_is_broken_while_it_is_in_use_changes_nothing_and_is_told_of_once(tmp_path: Path) -> None:
    path = tmp_path / "routes.toml"
    path.write_text(DESK, "utf-8")
    file = RoutesFile(path)

    with capture_logs() as logs:
        path.write_text(DESK + 'wait = "soon"\n', "utf-8")
        first, again = file.changed(), file.changed()

    assert (first, again, list(file.routes.routes)) == (False, False, ["desk"])
    assert [(line["event"], line["in_force"]) for line in logs] == [("routes.refused", ["desk"])]
    assert "line 3, key routes.desk.wait" in logs[0]["error"]


def test_a_file_is_read_again_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "routes.toml"
    path.write_text(DESK, "utf-8")
    file = RoutesFile(path)

    path.write_text(DESK + DESK.replace("desk", "chief"), "utf-8")

    assert file.changed()
    assert list(file.routes.routes) == ["desk", "chief"]
    assert not file.changed()
    path.unlink()
    assert not file.changed()
    assert list(file.routes.routes) == ["desk", "chief"]
