"""What the machine tells -> findings: the data directory, Java, and the ports."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

from streams.broker import java
from streams.doctor.findings import Finding, Level
from streams.errors import SaidBeforeError
from streams.settings import Settings, variable

FULL_BYTES, SCARCE_BYTES = 200 * 1024**2, 2 * 1024**3


def of_directory(settings: Settings) -> Iterator[Finding]:
    """The data directory is ours to write, and has room."""
    directory = next(path for path in (settings.data_dir, *settings.data_dir.parents) if path.exists())
    do = f"`chown` it, or set another {variable('data_dir')}"
    if not directory.is_dir() or not os.access(directory, os.W_OK | os.X_OK):
        yield Finding("data directory", Level.WRONG, f"{directory} can not be written", do)
        return
    if foreign := _foreign(settings.data_dir):
        yield Finding("data directory", Level.WRONG, f"{foreign} belongs to another user", do)
    yield of_room(directory, shutil.disk_usage(directory).free)


def _foreign(directory: Path) -> Path | None:
    """Something in the directory, or itself, that is not ours."""
    found = [directory, *directory.iterdir()] if directory.exists() else []
    return next((path for path in found if path.lstat().st_uid != os.geteuid()), None)


def of_room(directory: Path, free: int) -> Finding:
    """Whether some bytes are enough for what workers and broker keep."""
    says = f"{directory} has {free / 1024**3:.1f} GB left"
    if free < FULL_BYTES:
        return Finding("data directory", Level.WRONG, says, f"make room, or set another {variable('data_dir')}")
    return Finding(
        "data directory", Level.NOTE if free < SCARCE_BYTES else Level.WELL, says, "make room soon" if free < SCARCE_BYTES else ""
    )


def of_java(settings: Settings) -> Finding:
    """The embedded broker has its Java, where that is the broker."""
    if settings.bootstrap_servers:
        return Finding("java", Level.WELL, f"not needed: {variable('bootstrap_servers')} is set")
    try:
        return Finding("java", Level.WELL, f"{java()}")
    except SaidBeforeError as error:
        return Finding("java", Level.WRONG, "none for the embedded Kafka", str(error))


def of_ports(settings: Settings) -> Iterator[Finding]:
    """The ports of board and metrics are free, or in use by them."""
    metrics = settings.metrics_port if isinstance(settings.metrics_port, int) else 0
    wanted = (("board", settings.board_host, settings.board_port), ("metrics", settings.metrics_host, metrics))
    for name, host, port in wanted:
        if port and (reason := _taken(host, port)):
            do = f"if that is not the {name} of this installation, choose another {variable(f'{name}_port')}"
            yield Finding("ports", Level.NOTE, f"{host}:{port} ({name}): {reason}", do)
        else:
            yield Finding("ports", Level.WELL, f"{host}:{port or 'any'} ({name}) is free")


def _taken(host: str, port: int) -> str:
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        return error.strerror or str(error)
    return ""
