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
PACKAGE = r"^([\w.-]+)(?:\[[\w,-]+\])?==([^ ;\\]+)([^#]*?)(?=^\S|\Z)"
LOCKED = re.findall(PACKAGE, (HOME / ".requirements.lock").read_text("utf-8"), re.M | re.S)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_what_is_asked_for_is_locked(asked: Requirement) -> None:
    found = [version for name, version, _ in LOCKED if canonicalize_name(name) == canonicalize_name(asked.name)]

    assert found, f"{asked.name} is not locked: run .ci/lock"
    assert all(asked.specifier.contains(version, prereleases=True) for version in found), f"{asked} is locked as {found}: run .ci/lock"


def test_all_that_is_locked_has_hashes() -> None:
    assert len(LOCKED) > 100
    assert [name for name, _, rest in LOCKED if "--hash=sha256:" not in rest] == []
