"""The lock holds what pyproject.toml asks for, each package with hashes. `.ci/lock` writes it anew."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOME = Path(__file__).parent.parent
PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
ASKED = [Requirement(line) for lines in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()) for line in lines]
LOCKED = re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^ ;\\]+)([^#]*?)(?=^\S|\Z)", (HOME / ".requirements.lock").read_text("utf-8"), re.M | re.S)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_what_is_asked_for_is_locked(asked: Requirement) -> None:
    versions = [version for name, version, _ in LOCKED if canonicalize_name(name) == canonicalize_name(asked.name)]

    assert versions, f"{asked.name} is not locked: run .ci/lock"
    assert all(asked.specifier.contains(version, prereleases=True) for version in versions), f"run .ci/lock: {asked} is locked as {versions}"


def test_all_that_is_locked_has_hashes() -> None:
    assert len(LOCKED) > 100
    assert [name for name, _, rest in LOCKED if "--hash=sha256:" not in rest] == []
