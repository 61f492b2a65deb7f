"""Which changes of a schema keep the promise, and what is said of those that break it."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from streams.contract.closed import Schema
from streams.contract.compatible import breaches
from streams.contract.files import schema_files

STATEMENT, FLAG = (schema_files()[f"{name}.v1.json"] for name in ("StatementRecorded", "StatementFlagged"))
NOTED = schema_files()["FollowUpNoted.v1.json"]
Change = Callable[[Schema], object]


def fields(schema: Schema) -> dict[str, Any]:
    found: dict[str, Any] = schema["properties"]
    return found


def rename(schema: Schema, old: str, new: str) -> None:
    fields(schema)[new] = fields(schema).pop(old)
    schema["required"] = [new if name == old else name for name in schema["required"]]


BREAKING: list[tuple[str, Schema, Change, list[str]]] = [
    ("removed", STATEMENT, lambda new: fields(new).pop("outcome"), ["$.outcome was removed"]),
    ("removed in a part", STATEMENT, lambda new: fields(new["$defs"]["Speaker"]).pop("role"), ["$.speaker.role was removed"]),
    ("renamed", NOTED, lambda new: rename(new, "text", "note"), ["$.text was removed, or renamed to `note`", "$.note is new and required"]),
    ("retyped", FLAG, lambda new: fields(new)["score"].update(type="string"), ["$.score was number, is string"]),
    ("retyped to whole numbers", FLAG, lambda new: fields(new)["score"].update(type="integer"), ["$.score was number, is integer"]),
    (
        "no longer null",
        FLAG,
        lambda new: fields(new).update(outcome={"type": "string", "default": None}),
        ["$.outcome was null, is string"],
    ),
    ("newly required", STATEMENT, lambda new: new["required"].append("url"), ["$.url was optional, is required"]),
    (
        "new and required",
        FLAG,
        lambda new: (fields(new).update(weight={"type": "integer"}), new["required"].append("weight")),
        ["$.weight is new and required"],
    ),
    ("fewer values", STATEMENT, lambda new: new["$defs"]["Act"]["enum"].remove("doubted"), ["$.act no longer takes `doubted`"]),
    ("fewer names", STATEMENT, lambda new: new["$defs"]["Slot"]["enum"].remove("due"), ["$.evidence.(name) no longer takes `due`"]),
    (
        "newly closed values",
        STATEMENT,
        lambda new: fields(new)["action"].update(enum=["withdrawal"]),
        ["$.action took any value, takes `withdrawal` only"],
    ),
    ("another constant", STATEMENT, lambda new: fields(new)["type"].update(const="Said"), ["$.type no longer takes `StatementRecorded`"]),
    ("a pattern", STATEMENT, lambda new: fields(new)["said"].update(pattern="^2"), ["$.said pattern was not set, is ^2"]),
    ("a format", STATEMENT, lambda new: fields(new)["article"].update(format="uuid"), ["$.article format was not set, is uuid"]),
    ("a higher least", FLAG, lambda new: fields(new)["utterances"].update(minimum=2), ["$.utterances minimum was 1, is 2"]),
    ("a lower most", NOTED, lambda new: fields(new)["text"].update(maxLength=500), ["$.text maxLength was 10000, is 500"]),
    ("a new limit", NOTED, lambda new: fields(new)["seen"].update(minItems=1), ["$.seen minItems was not set, is 1"]),
    ("items", NOTED, lambda new: fields(new)["seen"]["items"].update(type="integer"), ["$.seen[*] was string, is integer"]),
    (
        "values of a map",
        FLAG,
        lambda new: fields(new["$defs"]["Why"])["agreed"]["additionalProperties"]["prefixItems"][1].update(type="number"),
        ["$.why.agreed.*[1] was string, is number"],
    ),
    (
        "fewer places",
        FLAG,
        lambda new: fields(new["$defs"]["Why"])["changed"]["items"].update(prefixItems=[{"type": "string"}]),
        ["$.why.changed[*] had 2 places, has 1"],
    ),
    ("another default", FLAG, lambda new: fields(new)["independent"].update(default=0), ["$.independent default was 1, is 0"]),
    ("not understood", NOTED, lambda new: new.update({"if": {"required": ["text"]}}), ["$ if changed"]),
]


def changed(schema: Schema, change: Change) -> Schema:
    new = copy.deepcopy(schema)
    change(new)
    Draft202012Validator.check_schema(new)
    return new


@pytest.mark.parametrize(("schema", "change", "told"), [row[1:] for row in BREAKING], ids=[row[0] for row in BREAKING])
def test_a_change_that_turns_down_facts_of_before_is_told_with_its_path(schema: Schema, change: Change, told: list[str]) -> None:
    found = breaches(schema, changed(schema, change))

    assert [f"{breach.path} {breach.what}" for breach in found] == told
    assert all(breach.to_do for breach in found)


CLOSED_MAP = {"type": "object", "additionalProperties": True}
OPEN_CASES = [
    ("closed to other fields", CLOSED_MAP, CLOSED_MAP | {"additionalProperties": False}, ["$ took other fields, is closed"]),
    ("all values typed", CLOSED_MAP, CLOSED_MAP | {"additionalProperties": {"type": "string"}}, ["$.* was of any type, is string"]),
    ("one of two types", {"anyOf": [{"type": "string"}, {"type": "integer"}]}, {"type": "integer"}, ["$ was string, is integer"]),
]


@pytest.mark.parametrize(("old", "new", "told"), [row[1:] for row in OPEN_CASES], ids=[row[0] for row in OPEN_CASES])
def test_what_was_open_must_stay_open(old: Schema, new: Schema, told: list[str]) -> None:
    assert [f"{breach.path} {breach.what}" for breach in breaches(old, new)] == told


KEEPING: list[tuple[str, Schema, Change]] = [
    ("examples", STATEMENT, lambda new: new.update(examples=[])),
    ("words", STATEMENT, lambda new: fields(new)["act"].update(description="another word for it")),
    ("an optional field", STATEMENT, lambda new: fields(new).update(tone={"type": "string", "default": ""})),
    ("an optional field of a part", STATEMENT, lambda new: fields(new["$defs"]["Place"]).update(lat={"type": "number", "default": None})),
    ("more values", STATEMENT, lambda new: new["$defs"]["Act"]["enum"].append("hinted")),
    ("no longer required", NOTED, lambda new: new["required"].remove("text")),
    ("null as well", FLAG, lambda new: fields(new).update(statement={"anyOf": [{"type": "string"}, {"type": "null"}]})),
    ("wider numbers", FLAG, lambda new: fields(new)["utterances"].update(type="number")),
    ("looser limits", NOTED, lambda new: fields(new)["text"].update(minLength=0, maxLength=20_000)),
    ("any value", STATEMENT, lambda new: fields(new).update(family={"type": "string"})),
]


@pytest.mark.parametrize(("schema", "change"), [row[1:] for row in KEEPING], ids=[row[0] for row in KEEPING])
def test_a_change_that_accepts_all_facts_of_before_passes(schema: Schema, change: Change) -> None:
    assert breaches(schema, changed(schema, change)) == []
