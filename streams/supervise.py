"""Processes that are kept alive, on one machine (POSIX)."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import NamedTuple, Self

import structlog

from streams.metrics import RESTARTS

SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
STEADY_SECONDS = 60.0
LOOK_SECONDS = 0.1
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)

log = structlog.get_logger()


class Command(NamedTuple):
    """A process to keep alive: its kind and name in the logs, and the file for what it prints (None: the terminal)."""

    kind: str
    name: str
    argv: Sequence[str]
    output: Path | None = None
    variables: Mapping[str, str] = {}
    """What in its environment is its own."""
    again: Sequence[str] | None = None
    """How it is started after the first time, where that differs."""


class Child:
    """A process that is started again when it ends, after a pause that doubles until it lasts."""

    def __init__(self, command: Command, variables: Mapping[str, str]) -> None:
        self.command, self.variables = command, variables
        self.pause, self.due = SHORTEST_PAUSE, 0.0
        self._start(command.argv)

    def _start(self, argv: Sequence[str]) -> None:
        self.started = monotonic()
        output = self.command.output.open("wb") if self.command.output else None
        self.process = subprocess.Popen(
            argv,
            env={**self.variables, **self.command.variables},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            process_group=0,  # so that Ctrl-C reaches us alone, and the broker outlives the workers
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - it is one system call
        )
        if output:
            output.close()

    def alive(self) -> bool:
        """Whether it runs now."""
        return self.process.poll() is None

    def look(self) -> None:
        """Start it again where it has ended and the pause is over."""
        if self.alive():
            return
        if not self.due:
            self._rest()
        elif monotonic() >= self.due:
            self.due = 0.0
            self._start(self.command.again or self.command.argv)
            RESTARTS.labels(self.command.kind, self.command.name).inc()
            log.warning(f"{self.command.kind}.restarted", name=self.command.name, pid=self.process.pid)

    def _rest(self) -> None:
        self.kill()
        pause = SHORTEST_PAUSE if monotonic() - self.started > STEADY_SECONDS else self.pause
        self.due, self.pause = monotonic() + pause, min(2 * pause, LONGEST_PAUSE)
        died = {"name": self.command.name, "pid": self.process.pid, "code": self.process.returncode}
        log.error(f"{self.command.kind}.died", **died, restart_in=pause)

    def kill(self) -> None:
        """End what is left of it and of the processes that it started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


class Family:
    """Children that are looked after together, and that end together within `patience` seconds."""

    def __init__(self, variables: Mapping[str, str], patience: float) -> None:
        self.variables, self.patience = variables, patience
        self.children: list[Child] = []
        self._ending = Event()
        self._thread = Thread(target=self._look, name="supervisor", daemon=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()
        for child in self.children:
            with suppress(ProcessLookupError):
                child.process.terminate()
        deadline = monotonic() + self.patience
        for child in self.children:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.0, deadline - monotonic()))
            child.kill()
            child.process.wait()

    def start(self, command: Command) -> Child:
        """Start a child; it is looked after from `watch` on."""
        child = Child(command, self.variables)
        self.children.append(child)
        return child

    def watch(self) -> None:
        """Start again from now on what ends."""
        self._thread.start()

    def _look(self) -> None:
        while not self._ending.wait(LOOK_SECONDS):
            for child in self.children:
                child.look()


def _end_with_parent() -> None:
    """Have Linux end this process when its parent is gone, however that went."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def stopping() -> Iterator[Event]:
    """An event that SIGTERM and SIGINT set, so that what is in hand is ended first."""
    stop = Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
