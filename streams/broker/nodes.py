"""The configuration of the nodes of a cluster on this machine: each is a broker and has a vote about who controls them."""

import re
import socket
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from streams.broker.errors import WITHOUT_IT, BrokerError

PROPERTIES = """\
process.roles=broker,controller
node.id={node}
controller.quorum.voters={voters}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{broker}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs={data}
auto.create.topics.enable=false
default.replication.factor={copies}
min.insync.replicas={in_sync}
offsets.topic.replication.factor={copies}
offsets.topic.num.partitions=8
transaction.state.log.replication.factor={copies}
transaction.state.log.min.isr={in_sync}
share.coordinator.state.topic.replication.factor={copies}
share.coordinator.state.topic.min.isr={in_sync}
group.initial.rebalance.delay.ms=0
broker.heartbeat.interval.ms=400
broker.session.timeout.ms={session}
"""
SESSION_MS, SESSION_AMONG_MS = 2_000, 5_000
"""A short session lets a broker that was killed come back after 2 seconds, not 9; among several others lead its partitions meanwhile,
and one that is only slow must not be taken for dead."""

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
MOST_COPIES = 3


def copies(brokers: int) -> int:
    """How many copies of everything so many brokers keep."""
    return min(brokers, MOST_COPIES)


def configure(*homes: Path) -> list[tuple[Path, Path]]:
    """Write the configuration of one node under each home, with the ports of last time where all are free; give its file and logs' folder.

    What is written counts as kept when all copies but one have it, so that one broker may be gone; a single one has the only copy.
    """
    for home in homes:
        (home / "logs").mkdir(parents=True, exist_ok=True)
    taken = _free([ports(home / "server.properties") for home in homes])
    voters = ",".join(f"{node}@127.0.0.1:{controller}" for node, (_, controller) in enumerate(taken, 1))
    kept = copies(len(homes))
    session = SESSION_MS if len(homes) == 1 else SESSION_AMONG_MS
    shared = {"voters": voters, "copies": kept, "in_sync": max(1, kept - 1), "session": session}
    for node, (home, (broker, controller)) in enumerate(zip(homes, taken, strict=True), 1):
        written = PROPERTIES.format(node=node, broker=broker, controller=controller, data=home / "data", **shared)
        (home / "server.properties").write_text(written, "utf-8")
        (home / "log4j2.properties").write_text(LOGGING.format(logs=home / "logs"), "utf-8")
    return [(home / "server.properties", home / "logs") for home in homes]


def ports(properties: Path) -> tuple[int, ...]:
    """The ports of the broker and of its controller as they are written down; none where nothing is."""
    if not properties.exists():
        return ()
    listeners = re.findall(r"^listeners=.*:(\d+),.*:(\d+)$", properties.read_text("utf-8"), re.MULTILINE)
    return tuple(map(int, listeners[0])) if listeners else ()


def _free(wanted: Sequence[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Two free loopback ports for each node: those that are wanted, or new ones for all where one of them is taken."""
    for pairs in ([pair or (0, 0) for pair in wanted], [(0, 0)] * len(wanted)):
        try:
            with ExitStack() as held:
                taken = [held.enter_context(socket.create_server(("127.0.0.1", port))).getsockname()[1] for pair in pairs for port in pair]
                return list(zip(taken[::2], taken[1::2], strict=True))
        except OSError:
            continue
    raise BrokerError(f"no free port on 127.0.0.1 for the embedded Kafka: {WITHOUT_IT}")
