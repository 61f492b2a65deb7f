"""One installation on two hosts: Kafka and `saidbefore up` here, and a host that is reached by a cable that can be cut.

The other host is a network namespace (`ip netns`), and what `up` keeps its state in is a small file system in memory: both where this
machine allows them. Names of devices are those of one run, since two runs may be at work.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import which
from time import monotonic, sleep
from typing import NamedTuple

import psutil

from streams import broker
from streams.kafka import create_topics
from streams.settings import Settings, environment
from streams.show.progress import unheard
from streams.supervise import Child, Command, Family
from tests.notify.servers import SECRET, Receiver, receiver

STATE_BYTES = 512 * 1024 * 1024
ROUTES = '[routes.desk]\nto = ["webhook+{url}"]\nsecret_env = "DESK_SECRET"\nwait = "0s"\nrepeat = "0s"\n'
PARTITIONS = 4
START_SECONDS = 300.0
FAR_INSTANCE = 100
SAIDBEFORE = (sys.executable, "-m", "streams.cli")


class Cable(NamedTuple):
    """What ties two hosts: names of its ends, addresses, and the namespace of the far one."""

    near: str
    far: str
    here: str
    there: str
    host: str


class Installation:
    """What runs, and where its parts are found."""

    def __init__(self, settings: Settings, kafka: Child, desk: Receiver, home: Path) -> None:
        self.up: subprocess.Popen[bytes]
        self.settings, self.kafka, self.desk, self.home = settings, kafka, desk, home
        self.cable: Cable | None = None
        self.more: list[subprocess.Popen[bytes]] = []
        """Workers that were added for a while."""
        self.start_up()

    def process(self, *words: str) -> psutil.Process | None:
        """The process among those of `up` whose command has these words; None where it is being started again."""
        found = [each for each in psutil.Process(self.up.pid).children(recursive=True) if _has(each, words)]
        return found[0] if found else None

    def start_up(self) -> None:
        """Run all that `saidbefore up` runs."""
        own = {**environment(self.settings), "DESK_SECRET": SECRET}
        with (self.home / "up.log").open("ab") as log:
            self.up = subprocess.Popen((*SAIDBEFORE, "up", "--no-open"), env=own, stdout=log, stderr=log)

    def add(self, role: str, instance: int) -> None:
        """Add a worker beside those of `up`."""
        with (self.home / "up.log").open("ab") as log:
            command = (*SAIDBEFORE, "worker", role, "--instance", str(instance))
            self.more.append(subprocess.Popen(command, env=environment(self.settings), stdout=log, stderr=log))

    def remove_added(self) -> None:
        """End the workers that were added, as a shutdown of their machine would."""
        for process in self.more:
            process.terminate()
        for process in self.more:
            process.wait()
        self.more.clear()


def _has(process: psutil.Process, words: Sequence[str]) -> bool:
    try:
        command = process.cmdline()
    except psutil.Error:
        return False
    return " ".join(words) in " ".join(command)


@contextmanager
def installation(home: Path, *, far: bool) -> Iterator[Installation]:
    """Everything running, for as long as the block lasts; with workers on a `far` host where this machine allows one."""
    with ExitStack() as ending:
        cable = ending.enter_context(_cable()) if far and _may_cut() else None
        desk = ending.enter_context(receiver())
        (home / "routes.toml").write_text(ROUTES.format(url=desk.url), "utf-8")
        state = ending.enter_context(_small_state(home / "state"))
        port = _free_port(cable.here) if cable else 0
        settings, kafka = ending.enter_context(_kafka(home, cable, port))
        live = settings.model_copy(
            update={
                "data_dir": state,
                "notify_routes": home / "routes.toml",
                "partitions": PARTITIONS,
                "extract_workers": 1,
                "compare_workers": 2,
                "board_port": 0,
                "log_format": "json",
                "metrics_port": "off",
            }
        )
        create_topics(live)
        running = Installation(live, kafka, desk, home)
        running.cable = cable
        ending.callback(_end, running)
        if cable:
            ending.enter_context(_far_workers(live, cable, f"{cable.here}:{port}", home))
        _await_notifier(home / "up.log")
        yield running


def _await_notifier(log: Path) -> None:
    """Wait until the notifier is at work: what is flagged before its very first start is history to it."""
    deadline = monotonic() + START_SECONDS
    while "partitions.taken" not in log.read_text("utf-8") and monotonic() < deadline:
        sleep(0.2)


def _end(running: Installation) -> None:
    running.remove_added()
    running.up.terminate()
    running.up.wait()


@contextmanager
def _kafka(home: Path, cable: Cable | None, port: int) -> Iterator[tuple[Settings, Child]]:
    """The embedded broker, started again whenever it dies; with a cable it listens at its near end, too."""
    embedded = broker.prepare(home / "kafka", unheard)
    if cable:
        _listen_also_at(home / "kafka" / "server.properties", f"{cable.here}:{port}")
    settings = Settings(bootstrap_servers=embedded.bootstrap)
    with Family(environment(settings), patience=5) as family:
        child = family.start(Command("broker", "kafka", embedded.argv, embedded.logs / broker.CONSOLE))
        broker.wait_until_ready(settings, child.alive, embedded.logs)
        family.watch()
        yield settings, child


def _free_port(address: str) -> int:
    with socket.create_server((address, 0)) as taken:
        return int(taken.getsockname()[1])


def _listen_also_at(properties: Path, address: str) -> None:
    """Have a broker listen at another address as well."""
    written = properties.read_text("utf-8")
    for name in ("listeners", "advertised.listeners"):
        written = written.replace(f"\n{name}=", f"\n{name}=FAR://{address},", 1)
    written = written.replace("map=PLAINTEXT:PLAINTEXT", "map=FAR:PLAINTEXT,PLAINTEXT:PLAINTEXT")
    properties.write_text(written + "inter.broker.listener.name=PLAINTEXT\n", "utf-8")


@contextmanager
def _far_workers(live: Settings, cable: Cable, bootstrap: str, home: Path) -> Iterator[None]:
    """An extract and a compare worker on the other host, looked after there."""
    far = live.model_copy(update={"bootstrap_servers": bootstrap, "data_dir": home / "far", "notify_routes": None})
    far.data_dir.mkdir()
    start = ("ip", "netns", "exec", cable.host, *SAIDBEFORE)
    with Family(environment(far), patience=8) as family:
        for role in ("extract", "compare"):
            command = (*start, "worker", role, "--instance", str(FAR_INSTANCE))
            family.start(Command("worker", f"far-{role}", command, home / f"far-{role}.log"))
        family.watch()
        yield


def _may_cut() -> bool:
    return (
        os.geteuid() == 0
        and bool(which("ip"))
        and subprocess.run(["ip", "netns", "list"], capture_output=True, check=False).returncode == 0
    )


@contextmanager
def _cable() -> Iterator[Cable | None]:
    """A host of its own behind a cable; None where this machine does not allow it."""
    number = os.getpid() % 16_000
    net = f"10.{200 + number // 4096}.{number // 16 % 256}."
    cable = Cable(f"sbn{number}", f"sbf{number}", f"{net}{number % 16 * 4 + 1}", f"{net}{number % 16 * 4 + 2}", f"sb{number}")
    steps = (
        f"netns add {cable.host}",
        f"link add {cable.near} type veth peer name {cable.far} netns {cable.host}",
        f"address add {cable.here}/30 dev {cable.near}",
        f"link set {cable.near} up",
        f"-n {cable.host} address add {cable.there}/30 dev {cable.far}",
        f"-n {cable.host} link set {cable.far} up",
        f"-n {cable.host} link set lo up",
    )
    try:
        yield cable if all(ip(step) for step in steps) else None
    finally:
        ip(f"netns delete {cable.host}")


def ip(words: str) -> bool:
    """Run one command of `ip`; whether it was done."""
    return subprocess.run(["ip", *words.split()], capture_output=True, check=False).returncode == 0


@contextmanager
def _small_state(where: Path) -> Iterator[Path]:
    """A directory that can be filled to the brim: a file system in memory, where this machine allows one."""
    where.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={STATE_BYTES}", "saidbefore-chaos", str(where)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield where
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(where)], check=False)
