"""Children: started again when they die, ended with all that they started."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import psutil
import pytest
from structlog.testing import capture_logs

from streams.metrics import RESTARTS
from streams.settings import Settings, environment
from streams.supervise import SHORTEST_PAUSE, Command, Family

SLEEPER = "import time; time.sleep(600)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"
PARENT = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {SLEEPER!r}]); print('born', flush=True); {SLEEPER}"


def python(code: str, output: Path | None = None) -> Command:
    return Command("worker", "extract-0", (sys.executable, "-c", code), output)


def until(holds: Callable[[], object]) -> None:
    while not holds():
        Event().wait(0.02)


@pytest.fixture
def variables() -> dict[str, str]:
    return environment(Settings())


def test_a_child_that_is_killed_comes_back_with_a_log_line(variables: dict[str, str]) -> None:
    before = RESTARTS.labels("worker", "extract-0")._value.get()
    with capture_logs() as logs, Family(variables, patience=5) as family:
        child = family.start(python(SLEEPER))
        family.watch()
        killed = child.process.pid
        os.kill(killed, signal.SIGKILL)
        until(lambda: child.process.pid != killed and child.alive())

    died, restarted = logs
    assert (died["event"], died["pid"], died["code"]) == ("worker.died", killed, -signal.SIGKILL)
    assert (restarted["event"], restarted["name"], restarted["pid"]) == ("worker.restarted", "extract-0", child.process.pid)
    assert RESTARTS.labels("worker", "extract-0")._value.get() == before + 1


def test_a_child_has_variables_of_its_own(variables: dict[str, str], tmp_path: Path) -> None:
    told = python("import os; print(os.environ['OWN'], os.environ['ALL'], flush=True); import time; time.sleep(600)", tmp_path / "out")
    with Family(variables | {"OWN": "family", "ALL": "family"}, patience=5) as family:
        family.start(told._replace(variables={"OWN": "child"}))
        until(lambda: (tmp_path / "out").read_text() == "child family\n")


def test_a_child_can_be_started_otherwise_after_the_first_time(variables: dict[str, str], tmp_path: Path) -> None:
    told, write = tmp_path / "told", "import sys, time; open(sys.argv[1], 'a').write(sys.argv[2]); time.sleep(600 * (sys.argv[2] != '1'))"
    first, second = ((sys.executable, "-c", write, str(told), word) for word in "12")
    with Family(variables, patience=5) as family:
        family.start(Command("board", "board", first, again=second))
        family.watch()
        until(lambda: told.exists() and "2" in told.read_text())

    assert told.read_text() == "12"


def test_the_pause_of_a_child_that_does_not_last_doubles(variables: dict[str, str]) -> None:
    with capture_logs() as logs, Family(variables, patience=5) as family:
        family.start(python("raise SystemExit(3)"))
        family.watch()
        until(lambda: len([log for log in logs if log["event"] == "worker.died"]) > 2)

    pauses = [log["restart_in"] for log in logs if log["event"] == "worker.died"]
    assert pauses == [SHORTEST_PAUSE * 2**times for times in range(len(pauses))]


def test_a_child_that_does_not_listen_is_killed(variables: dict[str, str], tmp_path: Path) -> None:
    output = tmp_path / "out"
    with Family(variables, patience=0.2) as family:
        child = family.start(python(STUBBORN, output))
        until(output.read_text)

    assert child.process.returncode == -signal.SIGKILL


def test_what_a_child_has_started_ends_with_it(variables: dict[str, str], tmp_path: Path) -> None:
    output = tmp_path / "out"
    with Family(variables, patience=5) as family:
        child = family.start(python(PARENT, output))
        until(output.read_text)
        (grandchild,) = psutil.Process(child.process.pid).children()

    until(lambda: not grandchild.is_running() or grandchild.status() == psutil.STATUS_ZOMBIE)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next `up` ends what was left")
def test_children_end_with_a_parent_that_is_killed(tmp_path: Path, variables: dict[str, str]) -> None:
    output = tmp_path / "pid"
    inner = f"import os, time; print(os.getpid(), flush=True); {SLEEPER}"
    outer = f"""
import sys
from pathlib import Path
from streams.supervise import Command, Family
with Family({variables!r}, 5) as family:
    family.start(Command("worker", "w", (sys.executable, "-c", {inner!r}), Path({str(output)!r}))).process.wait()
"""
    with Family(variables, patience=5) as family:
        child = family.start(python(outer))
        until(lambda: output.exists() and output.read_text().strip())
        orphan = psutil.Process(int(output.read_text()))
        os.kill(child.process.pid, signal.SIGKILL)
        until(lambda: not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE)
