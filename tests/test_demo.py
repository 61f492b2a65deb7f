"""`saidbefore demo`, as a process of its own: the flags that it shows, and that it leaves nothing; and which flags it is content with."""

import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import psutil
import pytest

from schemas.flags import Earlier, StatementFlagged, Why
from schemas.statements import StatementRecorded
from streams.commands.up import MARK
from streams.demo import AWAITED, Awaited, articles
from streams.demo.show import LOG, mixed, of_its_own
from streams.demo.watch import amiss
from streams.settings import Settings, environment
from tests.compare.build import said

COMMAND = (sys.executable, "-m", "streams.cli", "demo", "--no-open")


def environment_in(directory: Path) -> dict[str, str]:
    """Variables that have temporary files made in a directory, and name a broker that is not there."""
    return environment(Settings(bootstrap_servers="127.0.0.1:1")) | {"TMPDIR": str(directory)}


def left_running(directory: Path) -> list[psutil.Process]:
    return [process for process in psutil.process_iter() if mark(process).startswith(str(directory))]


def mark(process: psutil.Process) -> str:
    try:
        return process.environ().get(MARK, "")
    except psutil.Error:
        return ""


@pytest.mark.kafka
def test_once_it_shows_the_flags_on_a_kafka_of_its_own_and_leaves_nothing(tmp_path: Path) -> None:
    ended = subprocess.run((*COMMAND, "--once"), env=environment_in(tmp_path), capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    for title in (
        "SAID BEFORE   withdrawal announced",
        "REVERSED, now the opposite   withdrawal pledged",
        "SAID BEFORE   flights announced",
    ):
        assert title in ended.stdout
    assert "reported by 2 outlets: Coastal Times, Sahel Star" in ended.stdout
    assert ended.stdout.endswith(f"All {len(AWAITED)} flags that these articles should raise stand, and no other.\n")
    assert (left_running(tmp_path), list(tmp_path.iterdir())) == ([], [])


def until(words: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines up to the one that begins with some words."""
    for line in lines:
        yield line
        if line.startswith(words):
            return


@pytest.mark.kafka
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_otherwise_it_goes_on_until_a_signal_and_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    with subprocess.Popen(COMMAND, env=environment_in(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as demo:
        assert demo.stdout
        told = list(until("It goes on", demo.stdout))
        demo.send_signal(number)
        ways_on, ending = told[-1], demo.stdout.read()

    assert "`export SAIDBEFORE_BOOTSTRAP_SERVERS=127.0.0.1:" in ways_on, "".join(told)
    assert "ending the workers and Kafka" in ending
    assert demo.returncode == 0
    assert (left_running(tmp_path), list(tmp_path.iterdir())) == ([], [])


@pytest.mark.kafka
def test_flags_that_do_not_come_in_time_are_named_in_one_line_and_the_log_is_kept(tmp_path: Path) -> None:
    ended = subprocess.run((*COMMAND, "--seconds", "0"), env=environment_in(tmp_path), capture_output=True, text=True, check=False)

    (home,) = tmp_path.iterdir()
    told = ended.stderr.splitlines()[-1]
    assert ended.returncode == 1
    assert told.startswith(f"saidbefore: after 0 s missing: {AWAITED[0].words}; missing: ")
    assert told.endswith(f"(what the workers say is in {home / LOG})")
    assert (home / LOG).exists()
    assert left_running(tmp_path) == []


@pytest.mark.parametrize(
    ("standing", "complaints"),
    [
        (AWAITED, []),
        (AWAITED[::-1], []),
        (AWAITED[1:], [f"missing: {AWAITED[0].words}"]),
        ((*AWAITED, AWAITED[0]._replace(label="talks proposed")), [f"not awaited: repeat of talks proposed in {AWAITED[0].url}"]),
        ((*AWAITED, AWAITED[0]._replace(url="https://x.example")), ["not awaited: repeat of withdrawal announced in https://x.example"]),
        ((), [f"missing: {one.words}" for one in AWAITED]),
    ],
)
def test_content_is_who_sees_just_the_awaited_flags(standing: tuple[Awaited, ...], complaints: list[str]) -> None:
    flagged = [flagged_as(one) for one in standing]

    assert amiss((flag for flag, _ in flagged), {statement.id: statement for _, statement in flagged}) == complaints


def flagged_as(awaited: Awaited) -> tuple[StatementFlagged, StatementRecorded]:
    statement = said(label=awaited.label, url=awaited.url, content=str(awaited))
    earlier, why = Earlier(nearest="n", first="f", best="b"), Why(agreed={}, text=0)
    rest = {"group": "RUS:forces", "earlier": earlier, "utterances": 2, "sources": 1, "score": 1, "why": why}
    return StatementFlagged.model_validate(rest | {"relation": awaited.relation, "statement": statement.id}), statement


def test_the_articles_come_in_another_order_than_that_of_their_dates() -> None:
    paths = articles()

    assert sorted(mixed(paths)) == paths
    assert mixed(paths) != paths
    assert mixed(paths) == mixed(paths)


def test_a_broker_that_is_set_is_left_alone(tmp_path: Path) -> None:
    alone = of_its_own(Settings(bootstrap_servers="kafka.example:9092", security_protocol="SSL", replication=3), tmp_path)

    assert (alone.bootstrap_servers, alone.security_protocol, alone.replication, alone.data_dir) == (None, "PLAINTEXT", 1, tmp_path)
