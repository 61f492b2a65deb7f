"""Whether a schema accepts all that an older one accepted (BACKWARD, as registries of schemas call it), and if not, where.

Pure functions over JSON Schema 2020-12 as the models give it: closed objects, no recursion. A keyword that is not understood here
must stay as it was.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from streams.contract.closed import Schema


class Breach(NamedTuple):
    """What a schema no longer accepts: where in the fact, as a JSON path, what changed, and what to do."""

    path: str
    what: str
    to_do: str


class _Pair(NamedTuple):
    """One place in a fact, as the older and as the newer schema describe it, all references followed."""

    path: str
    old: Schema
    new: Schema
    roots: tuple[Schema, Schema]

    def at(self, step: str, old: Schema, new: Schema) -> Iterator[Breach]:
        """What is not accepted any more at a place below this one."""
        return _within(self.path + step, old, new, self.roots)


_SAYS_NOTHING = {"$schema", "$id", "$defs", "$comment", "title", "description", "examples", "deprecated", "readOnly", "writeOnly"}
_LOWEST = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_HIGHEST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_MUST_STAY = ("pattern", "format", "multipleOf", "uniqueItems")
_KEEP_TYPE = "keep the type, and say what is new in a new, optional field"
_KEEP_VALUES = "keep all values: facts in the log have them"
_KEEP_LIMIT = "keep it as it was, or loosen it: facts in the log need not hold to it"
_STRUCTURE = {"type", "enum", "const", "properties", "required", "additionalProperties", "propertyNames", "items", "prefixItems", "default"}


def breaches(old: Schema, new: Schema) -> list[Breach]:
    """All that a schema no longer accepts of what an older one accepted."""
    return list(_within("$", old, new, (old, new)))


def _within(path: str, old: Schema, new: Schema, roots: tuple[Schema, Schema]) -> Iterator[Breach]:
    """Each alternative of the older schema must be accepted by one of the newer; else the nearest one tells why not."""
    choices = _alternatives(new, roots[1])
    for each in _alternatives(old, roots[0]):
        tried = [list(_between(_Pair(path, each, choice, roots))) for choice in choices]
        yield from min(tried, key=lambda found: (any(breach.to_do == _KEEP_TYPE and breach.path == path for breach in found), len(found)))
    yield from _default(_Pair(path, old, new, roots))


def _alternatives(schema: Schema, root: Schema) -> list[Schema]:
    followed = _followed(schema, root)
    if "anyOf" not in followed:
        return [followed]
    rest = {name: value for name, value in followed.items() if name not in {"anyOf", "default"}}
    return [rest | each for choice in followed["anyOf"] for each in _alternatives(choice, root)]


def _followed(schema: Schema, root: Schema) -> Schema:
    if "$ref" not in schema:
        return schema
    target = root
    for step in schema["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return _followed(target, root) | {name: value for name, value in schema.items() if name != "$ref"}


def _between(pair: _Pair) -> Iterator[Breach]:
    if "type" in pair.new and not _is_within(pair.old.get("type"), pair.new["type"]):
        yield Breach(pair.path, f"was {pair.old.get('type', 'of any type')}, is {pair.new['type']}", _KEEP_TYPE)
        return
    for rule in _RULES:
        yield from rule(pair)


def _is_within(old: str | None, new: str) -> bool:
    return old == new or (old, new) == ("integer", "number")


def _values(pair: _Pair) -> Iterator[Breach]:
    old, new = _closed_values(pair.old), _closed_values(pair.new)
    if new is None:
        return
    if old is None:
        yield Breach(pair.path, f"took any value, takes {_list(new)} only", "leave it open, and close a new field")
    elif gone := [value for value in old if value not in new]:
        yield Breach(pair.path, f"no longer takes {_list(gone)}", _KEEP_VALUES)


def _closed_values(schema: Schema) -> list[Any] | None:
    return [schema["const"]] if "const" in schema else schema.get("enum")


def _list(values: list[Any]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _limits(pair: _Pair) -> Iterator[Breach]:
    for name in (*_LOWEST, *_HIGHEST):
        old, new = pair.old.get(name), pair.new.get(name)
        if new is not None and (old is None or (new > old if name in _LOWEST else new < old)):
            yield Breach(pair.path, f"{name} was {'not set' if old is None else old}, is {new}", _KEEP_LIMIT)
    for name in _MUST_STAY:
        if name in pair.new and pair.old.get(name) != pair.new[name]:
            yield Breach(pair.path, f"{name} was {pair.old.get(name, 'not set')}, is {pair.new[name]}", _KEEP_LIMIT)


def _fields(pair: _Pair) -> Iterator[Breach]:
    old, new = pair.old.get("properties", {}), pair.new.get("properties", {})
    for name in [name for name in old if name in new]:
        yield from pair.at(f".{name}", old[name], new[name])
    for name in [name for name in old if name not in new]:
        if pair.new.get("additionalProperties", True) is False:
            yield Breach(f"{pair.path}.{name}", _gone(old[name], old, new), "keep the field: facts in the log have it")
    for name in pair.new.get("required", []):
        if name not in pair.old.get("required", []):
            was = "was optional, is required" if name in old else "is new and required"
            yield Breach(f"{pair.path}.{name}", was, "give it a default: facts in the log do not have it")


def _gone(field: Schema, old: Mapping[str, Schema], new: Mapping[str, Schema]) -> str:
    alike = [name for name, schema in new.items() if name not in old and _says(schema) == _says(field)]
    return f"was removed, or renamed to `{alike[0]}`" if alike else "was removed"


def _says(schema: Schema) -> Schema:
    return {name: value for name, value in schema.items() if name not in _SAYS_NOTHING}


def _other_fields(pair: _Pair) -> Iterator[Breach]:
    old, new = pair.old.get("additionalProperties", True), pair.new.get("additionalProperties", True)
    if new is False and old is not False:
        yield Breach(pair.path, "took other fields, is closed", "leave it open: facts in the log may have others")
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from pair.at(".*", old, new)
    elif isinstance(new, dict) and old is True:
        yield from pair.at(".*", {}, new)
    if "propertyNames" in pair.new:
        yield from pair.at(".(name)", pair.old.get("propertyNames", {"type": "string"}), pair.new["propertyNames"])


def _items(pair: _Pair) -> Iterator[Breach]:
    old, new = pair.old.get("prefixItems", []), pair.new.get("prefixItems", [])
    for number, (before, now) in enumerate(zip(old, new, strict=False)):
        yield from pair.at(f"[{number}]", before, now)
    if len(old) != len(new):
        yield Breach(pair.path, f"had {len(old)} places, has {len(new)}", _KEEP_TYPE)
    if "items" in pair.new:
        yield from pair.at("[*]", pair.old.get("items", {}), pair.new["items"])


def _default(pair: _Pair) -> Iterator[Breach]:
    if "default" in pair.old and pair.old["default"] != pair.new.get("default"):
        was, now = pair.old["default"], pair.new.get("default", "not set")
        yield Breach(pair.path, f"default was {was}, is {now}", "keep the default: it is what facts without the field say")


def _all_else(pair: _Pair) -> Iterator[Breach]:
    known = _SAYS_NOTHING | _STRUCTURE | {*_LOWEST, *_HIGHEST, *_MUST_STAY}
    for name in sorted((pair.old.keys() | pair.new.keys()) - known):
        if pair.old.get(name) != pair.new.get(name):
            yield Breach(pair.path, f"{name} changed", "leave it as it was: what it does to facts in the log is not understood")


_RULES: tuple[Callable[[_Pair], Iterator[Breach]], ...] = (_values, _limits, _fields, _other_fields, _items, _all_else)
