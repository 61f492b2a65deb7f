"""Plain values -> YAML as people write it. Only what documents of the contract need: mappings, lists, text, numbers, truth values."""

import json
import re
from collections.abc import Iterator
from typing import Any

_PLAIN = re.compile(r"[A-Za-z$.][\w./$-]*( [\w(/][\w.,;/()'’-]*)*")
_WORDS_OF_YAML = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
WIDTH = 110


def yaml(value: Any) -> str:
    """A document. It says what `json.dumps` of the same value would, which is YAML too, but not for people."""
    return "\n".join(_lines(value)) + "\n"


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _entry(f"{_scalar(name)}:", each)
    else:
        for each in value:
            first, *rest = _lines(each) if isinstance(each, dict | list) and each else [_scalar(each)]
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)


def _entry(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict | list) and value:
        yield name
        yield from (f"  {line}" for line in _lines(value))
    elif isinstance(value, str) and len(value) > WIDTH:
        yield f"{name} >-"
        yield from (f"  {line}" for line in _folded(value))
    else:
        yield f"{name} {_scalar(value)}"


def _folded(text: str) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + len(word) >= WIDTH:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _scalar(value: Any) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)
