"""The file of routes -> routes, or what is wrong with it: on which line, under which key."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from streams.errors import UsageError
from streams.notify.routes import Routes, checked

PLAINER = {"Field required": "is missing", "Extra inputs are not permitted": "there is no such key"}
"""What pydantic says, in words for who writes the file."""


class RoutesError(UsageError):
    """The file of routes can not be used."""


def read(path: Path) -> Routes:
    """The routes in a file. Raises RoutesError, naming the file, the line and the key of all that is wrong."""
    try:
        return parse(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise RoutesError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise RoutesError(f"{path}: byte {error.start + 1} is not UTF-8") from None
    except RoutesError as error:
        raise RoutesError("; ".join(f"{path}, {complaint}" for complaint in error.args)) from None


def parse(text: str) -> Routes:
    """The routes in the text of a file. Raises RoutesError with one argument for each thing that is wrong."""
    try:
        return checked(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RoutesError(_not_toml(text, str(error))) from None
    except ValidationError as error:
        raise RoutesError(*(_complaint(text, each["loc"], each["msg"]) for each in error.errors())) from None


def _not_toml(text: str, error: str) -> str:
    found = re.search(r"line (\d+)", error)
    line = int(found[1]) if found else len(text.splitlines())
    written = text.splitlines()[line - 1].partition("=") if line <= len(text.splitlines()) else ("", "", "")
    key = f", key {written[0].strip()}" if written[1] else ""
    return f"line {line}{key}: not TOML: {error.partition(' (at ')[0]}"


def _complaint(text: str, where: Sequence[str | int], message: str) -> str:
    keys = [str(part) for part in where if isinstance(part, str) and part != "[key]"]
    return f"line {line_of(text, keys)}, key {'.'.join(keys)}: {PLAINER.get(message, message).removeprefix('Value error, ')}"


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line on which a key is written, or the table that lacks it: the first one without which the file has no such key."""
    lines = text.splitlines()
    before = 0
    for count in range(1, len(lines) + 1):
        known = _parsed(lines[:count])
        if known is not None and _holds(known, keys):
            return before + 1
        before = count if known is not None else before
    return line_of(text, keys[:-1]) if keys else 1


def _parsed(lines: Sequence[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return None


def _holds(known: object, keys: Sequence[str]) -> bool:
    for key in keys:
        if not isinstance(known, dict) or key not in known:
            return False
        known = known[key]
    return True
