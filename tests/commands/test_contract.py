"""`saidbefore contract`: what is told of findings, and how it ends."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from streams.cli import app
from streams.contract import files
from streams.contract.files import Finding, write

FINDING = Finding("FlagWithdrawn.v1.json", "$.reason", "was removed (released in 1.0)", "keep the field: facts in the log have it")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A contract of its own."""
    for function in (files.check, files.write, files.release):
        monkeypatch.setattr(f"streams.commands.contract.{function.__name__}", lambda function=function: function(tmp_path))
    write(tmp_path)
    return tmp_path


def told(*arguments: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, ["contract", *arguments])
    return result.exit_code, result.stdout.splitlines()


def test_what_is_stale_fails_the_check_until_it_is_written(folder: Path) -> None:
    (folder / "FlagWithdrawn.v1.json").write_text("{}")

    stale = "FlagWithdrawn.v1.json: differs from the models: run `saidbefore contract write`, and commit what it writes"
    assert told("check") == (1, [stale])
    assert told("write") == (0, ["FlagWithdrawn.v1.json"])
    assert told("write") == (0, ["all files are as the models say"])
    assert told("check") == (0, ["the files are as the models say, and accept all that any release accepted"])
    assert told("check", "--json") == (0, [])


def test_what_a_release_accepted_and_is_turned_down_fails_the_check_with_its_path(folder: Path) -> None:
    assert told("release") == (0, ["released: 1.0"])
    kept = folder / "released" / "1.0" / "FlagWithdrawn.v1.json"
    schema = json.loads(kept.read_text())
    schema["properties"]["reason"]["enum"].append("forgotten")
    kept.write_text(json.dumps(schema))
    write(folder)

    code, (line,) = told("check", "--json")

    assert code == 1
    assert json.loads(line) == {
        "file": "FlagWithdrawn.v1.json",
        "path": "$.reason",
        "what": "no longer takes `forgotten` (released in 1.0)",
        "to_do": "keep all values: facts in the log have them",
    }


def test_a_finding_is_a_line() -> None:
    assert str(FINDING) == "FlagWithdrawn.v1.json $.reason: was removed (released in 1.0): keep the field: facts in the log have it"
