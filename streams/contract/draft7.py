"""A schema of the contract (JSON Schema 2020-12) -> the same in draft 7, of which every registry can compare two versions.

Apicurio 2.6 takes a first schema in 2020-12, and fails on the second one ("could not determine version").
"""

from typing import Any

from streams.contract.closed import Schema

DRAFT_7 = "http://json-schema.org/draft-07/schema#"


def draft7(schema: Schema) -> Schema:
    """The same schema in draft 7: what must be otherwise are the dialect, the place of definitions, and tuples."""
    found: Schema = _older(schema)
    return found | {"$schema": DRAFT_7}


def _older(value: Any) -> Any:
    if isinstance(value, list):
        return [_older(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {_NAMES.get(name, name): _kept(name, each) for name, each in value.items()}


_NAMES = {"$defs": "definitions", "prefixItems": "items"}


def _kept(name: str, value: Any) -> Any:
    if name == "$ref":
        return value.replace("#/$defs/", "#/definitions/")
    return value if name in {"examples", "default", "enum", "const", "required"} else _older(value)
