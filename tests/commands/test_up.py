"""`saidbefore up`, as a process of its own: what it starts, what it leaves, what it refuses."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event
from time import monotonic

import psutil
import pytest

from schemas.articles import ArticlePublished
from schemas.topics import ARTICLES, TOPICS
from streams.commands.up import MARK, board_command, end_stale, metrics_of, metrics_port, worker_commands
from streams.kafka import knock, list_topics, publish, read_all
from streams.settings import NoBrokerError, Settings, bootstrap, environment

pytestmark = pytest.mark.kafka

ARTICLE = ArticlePublished(article="a-1", revision=1, text="A withdrawal.", outlet="Harbour Post", published=date(2021, 6, 9))
UP = (sys.executable, "-m", "streams.cli", "up", "--no-open")


def until(holds: Callable[[], object]) -> None:
    while not holds():
        Event().wait(0.05)


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return Settings(
        data_dir=tmp_path / "data", partitions=2, extract_workers=0, compare_workers=0, board_port=0, log_format="json", metrics_port=0
    )


@contextmanager
def up(here: Settings, errors: Path) -> Iterator[subprocess.Popen[str]]:
    """A running `saidbefore up`, from its first line on."""
    with errors.open("w") as stderr:
        process = subprocess.Popen(UP, env=environment(here), stdout=subprocess.PIPE, stderr=stderr, text=True)
    with process:
        try:
            assert process.stdout
            first = process.stdout.readline()
            assert first.startswith(f"Kafka at {bootstrap(here)}"), errors.read_text()
            yield process
        finally:
            process.send_signal(signal.SIGTERM)


def kafkas(here: Settings) -> list[psutil.Process]:
    return [process for process in psutil.process_iter() if f"{here.data_dir}/kafka/server.properties" in arguments(process)]


def arguments(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_everything_within_10_seconds(here: Settings, tmp_path: Path, number: signal.Signals) -> None:
    with up(here, tmp_path / "errors") as process:
        children = psutil.Process(process.pid).children(recursive=True)
        begin = monotonic()
        process.send_signal(number)
        code = process.wait()
        took = monotonic() - begin

    assert children
    assert (code, [child for child in children if child.is_running()]) == (0, [])
    assert took < 10
    with pytest.raises(NoBrokerError):
        bootstrap(here)


def test_data_survives_a_restart_and_the_topics_are_there(here: Settings, tmp_path: Path) -> None:
    with up(here, tmp_path / "errors"):
        publish(here, [ARTICLE])
    with up(here, tmp_path / "errors"):
        messages, _ = read_all(here, ARTICLES)
        states = list_topics(here)

    assert [message.value for message in messages] == [ARTICLE.model_dump_json().encode()]
    assert [(state.topic.name, state.partitions) for state in states] == [(name, 2) for name in TOPICS]


def test_a_second_one_on_the_same_data_is_refused_and_a_broker_that_is_killed_comes_back(here: Settings, tmp_path: Path) -> None:
    with up(here, tmp_path / "errors") as process:
        second = subprocess.run(UP, env=environment(here), capture_output=True, text=True, check=False)
        (killed,) = kafkas(here)
        killed.kill()
        until(lambda: any(one.pid != killed.pid for one in kafkas(here)) and not knock(bootstrap(here)))
        publish(here, [ARTICLE])

    refused = f"saidbefore: `saidbefore up` runs already on {here.data_dir} (process {process.pid}): stop that one, "
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr.startswith(refused)
    assert '"event": "broker.restarted"' in (tmp_path / "errors").read_text()


def test_after_it_was_killed_itself_the_next_one_starts_on_the_same_data(here: Settings, tmp_path: Path) -> None:
    with up(here, tmp_path / "errors") as process:
        publish(here, [ARTICLE])
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with up(here, tmp_path / "errors"):
        assert len(kafkas(here)) == 1
        assert len(read_all(here, ARTICLES)[0]) == 1

    assert kafkas(here) == []


def test_where_a_broker_is_set_none_is_started(settings: Settings, tmp_path: Path) -> None:
    known = settings.model_copy(update={"extract_workers": 0, "compare_workers": 0, "board_port": 0})

    with up(known, tmp_path / "errors") as process:
        assert [arguments(child)[3:] for child in psutil.Process(process.pid).children()] == [["worker", "threads"], ["board", "--no-open"]]
        assert all(state.partitions == 2 for state in list_topics(known))


def test_only_what_bears_the_mark_of_the_data_directory_is_ended_as_stale(tmp_path: Path) -> None:
    sleep = (sys.executable, "-c", "import time; time.sleep(600)")
    with (
        subprocess.Popen(sleep, env={MARK: str(tmp_path)}) as ours,
        subprocess.Popen(sleep, env={MARK: str(tmp_path / "other")}) as other,
    ):
        end_stale(tmp_path)
        left = [process for process in (ours, other) if process.poll() is None]
        other.kill()

    assert left == [other]


@pytest.mark.parametrize(("open_page", "first"), [(True, False), (False, True)])
def test_the_board_is_opened_once_and_not_where_it_is_started_again(open_page: bool, first: bool) -> None:
    command = board_command(open_page=open_page)

    assert ("--no-open" in command.argv) is first
    assert "--no-open" in (command.again or ())


def test_every_worker_has_a_number_of_its_own(here: Settings) -> None:
    commands = worker_commands(here.model_copy(update={"extract_workers": 2, "compare_workers": 1}))

    assert [command.name for command in commands] == ["extract-0", "extract-1", "compare-0", "threads"]
    assert [command.argv[-4:] for command in commands][1] == ("worker", "extract", "--instance", "1")


def test_every_process_has_a_port_of_its_own_for_its_metrics_after_that_of_up(here: Settings) -> None:
    known = here.model_copy(update={"extract_workers": 2, "compare_workers": 1, "metrics_port": 9000})

    names = ["up", "extract-0", "extract-1", "compare-0", "threads", "project"]
    assert metrics_of(known) == {name: f"http://127.0.0.1:{9000 + number}/metrics" for number, name in enumerate(names)}
    assert metrics_port(known, 2) == {"SAIDBEFORE_METRICS_PORT": "9002"}
    assert metrics_of(known.model_copy(update={"metrics_port": "off"})) == {}
    assert metrics_port(known.model_copy(update={"metrics_port": 0}), 2) == {}
