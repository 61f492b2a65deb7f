"""Roles as processes of their own, as in production."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streams.settings import Settings, environment
from tests.kafka.workers import SECONDS_TO_STOP, kill

DEADLINE = 60.0


def saidbefore(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself; what it told is kept beside the data, too."""
    done = subprocess.run(_command(arguments), env=_variables(settings), capture_output=True, text=True, check=False, timeout=DEADLINE)
    written_by(settings, *arguments).write_text(done.stdout + done.stderr, "utf-8")
    return done


@contextmanager
def running(settings: Settings, *arguments: str, code: int = 0) -> Iterator["subprocess.Popen[bytes]"]:
    """A command that runs inside the block, and stops when it is told to, or is killed where `code` is negative."""
    with written_by(settings, *arguments).open("ab") as log:
        process = subprocess.Popen(_command(arguments), env=_variables(settings), stdout=log, stderr=log)
    try:
        yield process
        process.terminate()
        assert process.wait(SECONDS_TO_STOP) == code, written_by(settings, *arguments).read_text("utf-8")
    finally:
        kill(process)


def written_by(settings: Settings, *arguments: str) -> Path:
    """Where the output of a command is kept."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return settings.data_dir / f"{'-'.join(arguments).replace('/', '_')[:80]}.log"


def _command(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return (sys.executable, "-m", "streams.cli", *arguments)


def _variables(settings: Settings) -> dict[str, str]:
    return {**os.environ, **environment(settings)}
