"""A real registry of schemas: Apicurio, which speaks Confluent's API, in memory and on a free port."""

import hashlib
import subprocess
import tarfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx

from streams.broker import java
from tests.contract.cached import cached

VERSION = "2.6.13.Final"
ADDRESS = f"https://repo.maven.apache.org/maven2/io/apicurio/apicurio-registry-app/{VERSION}/apicurio-registry-app-{VERSION}-all.tar.gz"
SHA256 = "3cda1b34aa020fb4ac4dd6a66018d757e81e437f97e20a1f92d366b70091c6ba"
SECONDS = 180.0


@contextmanager
def apicurio(log: Path, port: int) -> Iterator[str]:
    """The address of its API, for as long as the block lasts. Raises OSError where it can not be fetched."""
    folder = cached(f"apicurio-{VERSION}", _fetch)
    (jar,) = folder.glob("*-runner.jar")
    options = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dquarkus.http.host=127.0.0.1", f"-Dquarkus.http.port={port}"]
    with log.open("wb") as written:
        process = subprocess.Popen([str(java()), *options, "-jar", str(jar)], stdout=written, stderr=subprocess.STDOUT)
    try:
        yield _ready(f"http://127.0.0.1:{port}/apis/ccompat/v7", process, log)
    finally:
        process.kill()
        process.wait()


def _fetch(folder: Path) -> None:
    packed = folder / "packed.tar.gz"
    urllib.request.urlretrieve(ADDRESS, packed)
    if hashlib.sha256(packed.read_bytes()).hexdigest() != SHA256:
        raise OSError(f"{ADDRESS} is not what it was")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    packed.unlink()


def _ready(address: str, process: "subprocess.Popen[bytes]", log: Path) -> str:
    deadline = monotonic() + SECONDS
    while monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{address}/subjects").is_success:
                return address
        except httpx.TransportError:
            sleep(0.2)
    raise TimeoutError(f"Apicurio does not answer: {log.read_text(errors='replace')[-2000:]}")
