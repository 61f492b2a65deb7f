"""A PostgreSQL of the tests' own, where Debian's package is at hand: on a socket in a directory that goes with it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
USER = "postgres" if os.getuid() == 0 else None  # initdb refuses root
OPTIONS = "-c listen_addresses='' -c unix_socket_directories={directory} -c fsync=off"


@contextmanager
def running() -> Iterator[str]:
    """The address of a server that runs as long as the block."""
    directory = Path(tempfile.mkdtemp(prefix="saidbefore-postgres-"))
    try:
        if USER:
            shutil.chown(directory, USER)
        _run("initdb", "-D", directory / "data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
        _run("pg_ctl", "-D", directory / "data", "-l", directory / "log", "-w", "-o", OPTIONS.format(directory=directory), "start")
        yield f"postgresql://postgres@/postgres?host={directory}"
        _run("pg_ctl", "-D", directory / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _run(program: str, *arguments: str | Path) -> None:
    assert PROGRAMS
    subprocess.run((PROGRAMS / program, *arguments), user=USER, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
