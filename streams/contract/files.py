"""The files of the contract: made from the models, compared with what is committed, and kept for each release.

schemas/contract/StatementRecorded.v1.json      today's, and so for every fact
schemas/contract/asyncapi.yaml                  the topics
schemas/contract/released/1.0/*.v1.json         the schemas of a release, never changed any more

After a change of the models `saidbefore contract write`. Before the change is deployed `saidbefore contract release`, and
`python -m tests.contract.keep`, which keeps a fact of each kind for the tests; all of it is committed.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import schemas
from schemas.topics import TOPICS, VERSION
from streams.contract.asyncapi import asyncapi
from streams.contract.closed import Schema, closed_schema
from streams.contract.compatible import Breach, breaches
from streams.contract.yaml import yaml
from streams.errors import SaidBeforeError

CONTRACT = Path(schemas.__file__).parent / "contract"
TOPICS_FILE = "asyncapi.yaml"
_MAJOR = VERSION.removeprefix("v")


class ContractError(SaidBeforeError):
    """The contract can not be released as it is."""


class Finding(NamedTuple):
    """What is wrong with the contract: in which file, where in it, and what to do."""

    file: str
    path: str
    what: str
    to_do: str

    def __str__(self) -> str:
        """One line for a terminal."""
        where = f"{self.file} {self.path}" if self.path else self.file
        return f"{where}: {self.what}: {self.to_do}"


def schema_files() -> dict[str, Schema]:
    """The schemas as the models have them now, by the names of their files."""
    return {f"{kind.__name__}.{VERSION}.json": closed_schema(kind) for topic in TOPICS.values() for kind in topic.facts}


def written(found: dict[str, Schema], folder: Path) -> dict[str, str]:
    """The texts of all files but the released ones, by name."""
    texts = {name: as_text(schema) for name, schema in found.items()}
    return texts | {TOPICS_FILE: yaml(asyncapi(_name(found, folder)))}


def as_text(schema: Schema) -> str:
    """A schema as its file has it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write(folder: Path = CONTRACT) -> list[str]:
    """Write what is stale, remove what no fact has any more, and name these files."""
    changed = [finding.file for finding in stale(folder)]
    texts = written(schema_files(), folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        (folder / name).write_text(texts[name], "utf-8") if name in texts else (folder / name).unlink()
    return changed


def check(folder: Path = CONTRACT) -> list[Finding]:
    """All that is wrong: files that are not what the models say, and what a released schema accepted and today's does not."""
    return [*stale(folder), *incompatible(schema_files(), folder)]


def stale(folder: Path = CONTRACT) -> list[Finding]:
    """The files that are not what the models say."""
    texts, there = written(schema_files(), folder), {path.name: path.read_text("utf-8") for path in folder.glob("*.*") if path.is_file()}
    return [
        Finding(name, "", _state(name, texts, there), "run `saidbefore contract write`, and commit what it writes")
        for name in sorted(texts.keys() | there.keys())
        if texts.get(name) != there.get(name)
    ]


def _state(name: str, texts: dict[str, str], there: dict[str, str]) -> str:
    if name not in there:
        return "is missing"
    return "differs from the models" if name in texts else "belongs to no fact"


def incompatible(found: dict[str, Schema], folder: Path = CONTRACT) -> list[Finding]:
    """What schemas do not accept of that which any released schema accepted."""
    return list(dict.fromkeys(finding for release in releases(folder) for finding in _against(release, found, folder)))


def _against(release: str, found: dict[str, Schema], folder: Path) -> Iterator[Finding]:
    for name, old in released(release, folder).items():
        gone = Breach("$", "was removed", "keep the fact: it is in the log")
        for breach in breaches(old, found[name]) if name in found else [gone]:
            yield Finding(name, breach.path, f"{breach.what} (released in {release})", breach.to_do)


def releases(folder: Path = CONTRACT) -> list[str]:
    """The names of all releases, the oldest first: `1.0`, `1.1`."""
    return sorted((path.name for path in (folder / "released").glob("*.*") if path.is_dir()), key=lambda name: [*map(int, name.split("."))])


def released(release: str, folder: Path = CONTRACT) -> dict[str, Schema]:
    """The schemas of a release, by the names of their files."""
    return {path.name: json.loads(path.read_text("utf-8")) for path in sorted((folder / "released" / release).glob("*.json"))}


def release(folder: Path = CONTRACT) -> str:
    """Keep today's schemas as the next release, and name it. Raises ContractError where they are not fit for it, or are the last one's."""
    if findings := check(folder):
        raise ContractError(f"{findings[0]} ({len(findings)} in all: run `saidbefore contract check`)")
    if (name := _name(schema_files(), folder)) in releases(folder):
        raise ContractError(f"nothing has changed since {name}")
    kept = folder / "released" / name.removesuffix("-draft")
    kept.mkdir(parents=True)
    for file, schema in schema_files().items():
        (kept / file).write_text(as_text(schema), "utf-8")
    write(folder)
    return kept.name


def _name(found: dict[str, Schema], folder: Path) -> str:
    """The release that schemas are, or the draft of the next one."""
    known = releases(folder)
    if known and released(known[-1], folder) == found:
        return known[-1]
    return f"{_MAJOR}.{int(known[-1].split('.')[1]) + 1 if known else 0}-draft"
