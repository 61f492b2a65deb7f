"""The command: help everywhere, one line for what goes wrong, lines of facts from `tail`."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from schemas.articles import ArticlePublished
from streams.cli import app
from streams.kafka import create_topics, publish
from streams.settings import Settings, environment

ARTICLE = ArticlePublished(article="a-1", revision=1, text="A withdrawal.", outlet="Harbour Post", published=date(2021, 6, 9))


def saidbefore(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    known = environment(Settings()) | {f"SAIDBEFORE_{name}": value for name, value in variables.items()}
    return subprocess.run((sys.executable, "-m", "streams.cli", *arguments), env=known, capture_output=True, text=True, check=False)


def commands(group: Any, *before: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield from commands(command, *before, name) if hasattr(command, "commands") else [(*before, name)]


@pytest.mark.parametrize("command", list(commands(get_command(app))), ids=" ".join)
def test_every_command_has_help_with_an_example(command: tuple[str, ...]) -> None:
    told = CliRunner().invoke(app, [*command, "--help"])

    assert told.exit_code == 0
    assert "Example: saidbefore " + " ".join(command) in re.sub(r"\s+", " ", re.sub(r"SAIDBEFORE_\w+=\S+ ", "", told.stdout))


def test_help_does_not_wait_for_the_large_libraries() -> None:
    asked = "import sys, streams.cli; print({'faust', 'kafka', 'spacy', 'jgo'} & set(sys.modules))"

    assert subprocess.run((sys.executable, "-c", asked), capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.parametrize(
    ("arguments", "variables", "code", "told"),
    [
        (
            ("tail", "news"),
            {},
            2,
            "there is no topic 'news': choose one of articles, readings, statements, statements-by-place, flags, followups,",
        ),
        (("contract", "register"), {}, 2, "no registry of schemas is set: set SAIDBEFORE_SCHEMA_REGISTRY_URL, as http://host:port"),
        (("contract", "register"), {"SCHEMA_REGISTRY_URL": "http://127.0.0.1:9"}, 1, "no registry of schemas answers at 127.0.0.1: "),
        (("notify",), {}, 2, "no routes are set: write a file (`saidbefore notify --example`), and set SAIDBEFORE_NOTIFY_ROUTES"),
        (("notify", "--check"), {"NOTIFY_ROUTES": __file__}, 2, f"{__file__}, line 1"),
        (("settings",), {"PARTITIONS": "six"}, 2, "SAIDBEFORE_PARTITIONS='six' can not be used"),
        (("topics", "list"), {"DATA_DIR": "/nowhere"}, 1, "no broker runs from /nowhere: start it with `saidbefore up`"),
        (("topics", "create"), {"BOOTSTRAP_SERVERS": "127.0.0.1:1"}, 1, "no answer from Kafka at 127.0.0.1:1"),
        (("up", "--data-dir", "/dev/null/data"), {}, 1, "/dev/null/data: Not a directory"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(arguments: tuple[str, ...], variables: dict[str, str], code: int, told: str) -> None:
    ended = saidbefore(*arguments, **variables)

    assert (ended.returncode, ended.stdout) == (code, "")
    assert ended.stderr.startswith(f"saidbefore: {told}")
    assert ended.stderr.count("\n") == 1


def test_settings_are_told_as_json_without_secrets() -> None:
    told = saidbefore("settings", "--json", SASL_PASSWORD="hunter2", PARTITIONS="12")

    assert json.loads(told.stdout)["partitions"]["value"] == 12
    assert json.loads(told.stdout)["sasl_password"]["source"] == "environment SAIDBEFORE_SASL_PASSWORD"
    assert "hunter2" not in told.stdout


@pytest.mark.kafka
def test_tail_gives_one_fact_a_line_and_ends_quietly(settings: Settings) -> None:
    create_topics(settings)
    publish(settings, [ARTICLE])

    command = (sys.executable, "-m", "streams.cli", "tail", "articles", "--from-beginning", "--json")
    with subprocess.Popen(command, env=environment(settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as tail:
        assert tail.stdout
        assert tail.stderr
        line = tail.stdout.readline()
        tail.send_signal(signal.SIGINT)
        left = tail.stderr.read()

    assert line == ARTICLE.model_dump_json() + "\n"
    assert (tail.returncode, left.strip()) == (0, "")
