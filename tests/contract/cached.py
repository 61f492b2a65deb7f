"""Tools of others that tests bring along: each is fetched once, into the user's cache directory."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import mkdtemp

from platformdirs import user_cache_path

IN_CI = bool(os.environ.get("CI") or os.environ.get("WITH_TOOLS"))
"""Whether tests that fetch much are to run, and to fail rather than be skipped where they can not."""


def cached(name: str, fetch: Callable[[Path], object]) -> Path:
    """The directory of a tool, filled by `fetch` the first time; half of one never stays."""
    folder = user_cache_path("saidbefore-tests") / name
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(mkdtemp(prefix=f"{name}-", dir=folder.parent))
        try:
            fetch(making)
            making.rename(folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return folder


def npm(packages: Sequence[str], folder: Path) -> None:
    """Install packages of npm. Raises CalledProcessError and TimeoutExpired."""
    command = ["npm", "install", "--no-fund", "--no-audit", "--ignore-scripts", "--prefix", str(folder), *packages]
    subprocess.run(command, check=True, capture_output=True, timeout=1000)
