"""`saidbefore up`: a broker, its topics and the workers, together for as long as they are wanted."""

import fcntl
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from typing import NoReturn

import psutil
import structlog
import typer

from streams import broker, metrics
from streams.errors import SaidBeforeError
from streams.kafka import create_topics
from streams.settings import Settings, bootstrap_file, environment, variable
from streams.show.progress import Progress, shown
from streams.supervise import Child, Command, Family

WORKER_SECONDS, BROKER_SECONDS = 5.0, 4.0
MARK = "SAIDBEFORE_SUPERVISED_FROM"

log = structlog.get_logger()


class AlreadyRunningError(SaidBeforeError):
    """Another `saidbefore up` runs on the same data directory."""


def run_until_interrupted(settings: Settings, *, open_page: bool) -> None:
    """Run everything, say where the broker is once it answers, and end all of it at SIGINT or SIGTERM. Raises what `running` raises."""
    with suppress(KeyboardInterrupt), ExitStack() as until_interrupted:
        with shown() as progress:
            live = until_interrupted.enter_context(running(settings, progress, [board_command(open_page=open_page)]))
        workers = f"{live.extract_workers} extract and {live.compare_workers} compare workers"
        typer.echo(f"Kafka at {live.bootstrap_servers}, {workers}; Ctrl-C ends them")
        for name, where in metrics_of(live).items():
            typer.echo(f"Metrics of {name}: {where}")
        while True:
            signal.pause()


@contextmanager
def running(settings: Settings, progress: Progress, beside: Sequence[Command] = ()) -> Iterator[Settings]:
    """Broker and workers, and what shall run beside them, for as long as the context lasts; gives the settings with the broker's address.

    Raises AlreadyRunningError where the data directory is taken, BrokerError where the embedded broker does not start, and
    KeyboardInterrupt for SIGINT and SIGTERM. Nothing is left running after it, 10 seconds later at most.
    """
    with _interruptible(), _locked(settings.data_dir), _brokers(settings, progress) as live:
        progress("creating the topics")
        create_topics(live)
        with Family(_variables(live), WORKER_SECONDS) as workers:
            for number, command in enumerate((*worker_commands(live), *beside), start=1):
                workers.start(command._replace(variables=metrics_port(live, number)))
            metrics.serve(live, "up")
            workers.watch()
            yield live


def worker_commands(settings: Settings) -> list[Command]:
    """The workers that the settings ask for, each with a number of its own, since each keeps tables of its own; and the notifier."""
    roles = {"extract": settings.extract_workers, "compare": settings.compare_workers}
    names = [(role, str(number)) for role, count in roles.items() for number in range(count)]
    start = (sys.executable, "-m", "streams.cli")
    workers = [Command("worker", f"{role}-{number}", (*start, "worker", role, "--instance", number)) for role, number in names]
    workers.append(Command("worker", "threads", (*start, "worker", "threads")))
    return workers + ([Command("notifier", "notify", (*start, "notify"))] if settings.notify_routes else [])


def metrics_of(settings: Settings) -> dict[str, str]:
    """Where the metrics are that `up` and its processes serve; of the board, its projector's."""
    names = ["up", *(command.name for command in worker_commands(settings)), "project"]
    found = {name: metrics.address(settings, number) for number, name in enumerate(names)}
    return {name: where for name, where in found.items() if where and settings.metrics_port}


def metrics_port(settings: Settings, number: int) -> dict[str, str]:
    """The variable by which a child serves its metrics at a port of its own."""
    if not isinstance(settings.metrics_port, int) or not settings.metrics_port:
        return {}
    return {variable("metrics_port"): str(settings.metrics_port + number)}


def board_command(*, open_page: bool) -> Command:
    """The board, which tells its address itself, and opens it once: not where it is started again."""
    quietly = (sys.executable, "-m", "streams.cli", "board", "--no-open")
    return Command("board", "board", quietly[:-1] if open_page else quietly, again=quietly)


@contextmanager
def _brokers(settings: Settings, progress: Progress) -> Iterator[Settings]:
    """The settings with a broker: the one that is set, or the embedded one, whose address is written down while it runs."""
    if settings.bootstrap_servers:
        yield settings
        return
    with embedded(settings, progress) as (live, _), _announced(live):
        yield live


@contextmanager
def embedded(settings: Settings, progress: Progress) -> Iterator[tuple[Settings, list[Child]]]:
    """The embedded brokers, looked after; gives the settings with their addresses, and what runs. Raises BrokerError."""
    nodes = broker.prepare_all(settings.data_dir / "kafka", settings.brokers, progress)
    copies = max(settings.replication, broker.copies(len(nodes)))
    live = settings.model_copy(update={"bootstrap_servers": ",".join(node.bootstrap for node in nodes), "replication": copies})
    with Family(_variables(live), BROKER_SECONDS) as brokers:
        progress("starting Apache Kafka")
        names = [f"kafka-{number}" for number, _ in enumerate(nodes, 1)] if len(nodes) > 1 else ["kafka"]
        commands = [Command("broker", name, node.argv, node.logs / broker.CONSOLE) for name, node in zip(names, nodes, strict=True)]
        children = [brokers.start(command) for command in commands]
        broker.wait_until_ready(live, lambda: all(child.alive() for child in children), nodes[0].logs)
        brokers.watch()
        yield live, children


@contextmanager
def _announced(live: Settings) -> Iterator[None]:
    file = bootstrap_file(live)
    file.write_text(f"{live.bootstrap_servers}\n", "utf-8")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


@contextmanager
def _locked(data_dir: Path) -> Iterator[None]:
    """Hold the data directory, cleared of what an `up` that was killed has left running."""
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "up.lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            taken = f"`saidbefore up` runs already on {data_dir} (process {lock.read().strip()})"
            raise AlreadyRunningError(f"{taken}: stop that one, or choose another directory with --data-dir") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        end_stale(data_dir)
        yield


def end_stale(data_dir: Path) -> None:
    """End the children of an `up` on this data directory that was itself killed; they bear its mark in their environment."""
    stale = [process for process in psutil.process_iter() if _mark(process) == str(data_dir)]
    for process in stale:
        log.warning("stale.ended", pid=process.pid)
        with suppress(psutil.Error):
            process.terminate()
    for process in psutil.wait_procs(stale, timeout=WORKER_SECONDS)[1]:
        with suppress(psutil.Error):
            process.kill()


def _mark(process: psutil.Process) -> str | None:
    try:
        return process.environ().get(MARK)
    except (psutil.Error, OSError):
        return None


def _variables(settings: Settings) -> dict[str, str]:
    return environment(settings) | {MARK: str(settings.data_dir)}


@contextmanager
def _interruptible() -> Iterator[None]:
    """Raise KeyboardInterrupt for SIGTERM as well as for SIGINT; a second signal does not disturb the ending."""
    if current_thread() is not main_thread():
        yield
        return
    before = {number: signal.signal(number, _interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: object) -> NoReturn:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
