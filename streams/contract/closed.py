"""A fact's model -> its JSON Schema (2020-12): closed, with a description for every field, and with examples."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from schemas.events import schema_address
from schemas.examples import examples_of

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KIND = "kind of the fact"
_ID = "UUIDv5 of the fact's type and what makes it this fact and no other: two facts with one id are one fact"
_FIRST = ("$schema", "$id", "title", "description", "type", "additionalProperties", "required", "properties", "$defs")


class _Untitled(GenerateJsonSchema):
    """Leaves out titles that only repeat the names of the fields."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  # as pydantic calls it
        return False


def closed_schema(kind: type[BaseModel]) -> Schema:
    """The schema of what is written to a topic: `id` and `type` are always there, whatever a model lets who writes leave out."""
    schema = kind.model_json_schema(schema_generator=_Untitled, mode="serialization")
    properties = schema["properties"]
    always = [name for name in ("id", "type") if name in properties]
    if "id" in properties:
        properties["id"] = {"type": "string", "format": "uuid", "description": _ID}
    if "type" in properties:
        properties["type"] = {"const": kind.__name__, "type": "string", "description": _KIND}
    for part in schema.get("$defs", {}).values():
        if "const" in part.get("properties", {}).get("type", {}):  # a fact inside a fact
            part["properties"]["type"]["description"] = _KIND
    schema |= {
        "$schema": DIALECT,
        "$id": schema_address(kind.__name__),
        "required": [*always, *(name for name in schema.get("required", []) if name not in always)],
        "examples": [fact.model_dump(mode="json") for fact in examples_of(kind)],
    }
    return {name: schema[name] for name in (*_FIRST, "examples") if name in schema}
