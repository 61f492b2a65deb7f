"""The files of the contract: as the models say, closed, told field by field, and read by the models whatever the release."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from schemas.base import Fact
from schemas.examples import examples_of
from schemas.topics import TOPICS, read
from streams.contract.closed import DIALECT, Schema
from streams.contract.files import CONTRACT, ContractError, Finding, check, release, released, releases, schema_files, stale, write
from tests.contract.keep import KEPT

SCHEMAS = schema_files()
NAMES = sorted(SCHEMAS)
UNFILLED = {"became", "outcome"}
HOMES = {kind.__name__: topic for topic in TOPICS.values() for kind in topic.facts}


def test_the_files_are_as_the_models_say_and_accept_all_that_any_release_accepted() -> None:
    assert check() == []


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_and_its_examples_hold_to_it(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    validator = Draft202012Validator(SCHEMAS[name], format_checker=Draft202012Validator.FORMAT_CHECKER)

    assert SCHEMAS[name]["$schema"] == DIALECT
    assert SCHEMAS[name]["examples"]
    for example in SCHEMAS[name]["examples"]:
        validator.validate(example)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_turns_down_a_field_that_no_fact_has_and_a_fact_without_its_id(name: str) -> None:
    validator, example = Draft202012Validator(SCHEMAS[name]), SCHEMAS[name]["examples"][0]

    for wrong in (example | {"misspelt": 1}, {field: value for field, value in example.items() if field != SCHEMAS[name]["required"][0]}):
        with pytest.raises(ValidationError):
            validator.validate(wrong)


def places(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """All objects of a schema, and where they are."""
    for name, part in [("$", schema), *schema.get("$defs", {}).items()]:
        if part.get("type") == "object":
            yield name, part


@pytest.mark.parametrize("name", NAMES)
def test_every_object_is_closed_and_every_field_is_told(name: str) -> None:
    for where, part in places(SCHEMAS[name]):
        assert part["additionalProperties"] is False, where
        assert [field for field, told in part["properties"].items() if not told.get("description")] == [], where


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_fill_every_field_but_what_an_article_tells_of_the_end(name: str) -> None:
    filled = {field for example in SCHEMAS[name]["examples"] for field, value in example.items() if value not in (None, {}, [])}

    assert SCHEMAS[name]["properties"].keys() - filled <= UNFILLED


def kept() -> list[tuple[str, str]]:
    """A line for every fact that is kept of a release."""
    return [(file.stem, line) for file in sorted(KEPT.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("line", [line for _, line in kept()], ids=lambda line: json.loads(line).get("type"))
def test_todays_models_read_the_facts_of_every_release(line: str) -> None:
    told: dict[str, Any] = json.loads(line)
    if "type" in told:
        fact = read(HOMES[told["type"]], line.encode())

        assert isinstance(fact, Fact)
        assert fact.id == told["id"]
        assert told.items() <= fact.model_dump(mode="json").items()


@pytest.mark.parametrize("of", releases())
def test_of_every_fact_of_every_release_one_is_kept(of: str) -> None:
    """Where it fails after a release: `python -m tests.contract.keep`."""
    found = [line for name, line in kept() if name == of]

    for name, schema in released(of).items():
        validator = Draft202012Validator(schema)
        assert any(validator.is_valid(json.loads(line)) for line in found), name


def test_every_fact_has_an_example_that_is_of_its_kind() -> None:
    assert [kind for topic in TOPICS.values() for kind in topic.facts if not examples_of(kind)] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path)
    return tmp_path


def test_what_was_changed_by_hand_is_missing_or_belongs_to_no_fact_is_stale(folder: Path) -> None:
    (folder / "FlagWithdrawn.v1.json").write_text("{}")
    (folder / "ThreadSplit.v1.json").unlink()
    (folder / "FlagForgotten.v1.json").write_text("{}")

    assert [(finding.file, finding.what) for finding in stale(folder)] == [
        ("FlagForgotten.v1.json", "belongs to no fact"),
        ("FlagWithdrawn.v1.json", "differs from the models"),
        ("ThreadSplit.v1.json", "is missing"),
    ]
    assert write(folder) == ["FlagForgotten.v1.json", "FlagWithdrawn.v1.json", "ThreadSplit.v1.json"]
    assert check(folder) == []


def test_a_release_is_numbered_and_kept_and_there_is_none_without_a_change(folder: Path) -> None:
    first = release(folder)

    assert (first, releases(folder), released(first, folder)) == ("1.0", ["1.0"], SCHEMAS)
    assert 'version: "1.0"' in (folder / "asyncapi.yaml").read_text()
    with pytest.raises(ContractError, match=r"nothing has changed since 1\.0"):
        release(folder)


def test_the_next_release_has_the_next_number(folder: Path) -> None:
    for number in range(10):
        older = folder / "released" / f"1.{number}"
        older.mkdir(parents=True)
        (older / "FlagWithdrawn.v1.json").write_text(json.dumps(SCHEMAS["FlagWithdrawn.v1.json"]))
    write(folder)

    assert (
        'version: "1.10-draft"' in (folder / "asyncapi.yaml").read_text() or "version: 1.10-draft" in (folder / "asyncapi.yaml").read_text()
    )
    assert release(folder) == "1.10"
    assert releases(folder)[-1] == "1.10"


def test_what_breaks_a_promise_is_not_released(folder: Path) -> None:
    older = folder / "released" / "1.0"
    older.mkdir(parents=True)
    schema = json.loads(json.dumps(SCHEMAS["FlagWithdrawn.v1.json"]))
    schema["properties"]["weight"] = {"type": "integer"}
    (older / "FlagWithdrawn.v1.json").write_text(json.dumps(schema))
    (older / "FlagForgotten.v1.json").write_text("{}")
    write(folder)

    assert check(folder) == [
        Finding("FlagForgotten.v1.json", "$", "was removed (released in 1.0)", "keep the fact: it is in the log"),
        Finding("FlagWithdrawn.v1.json", "$.weight", "was removed (released in 1.0)", "keep the field: facts in the log have it"),
    ]
    with pytest.raises(ContractError, match="FlagForgotten"):
        release(folder)


def test_the_files_are_part_of_the_package() -> None:
    assert CONTRACT.parent.name == "schemas"
    assert (CONTRACT / "asyncapi.yaml").is_file()
