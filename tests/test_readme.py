"""The README names every command, setting, topic and relation that there is, and no other."""

import re
from pathlib import Path

from typer.main import get_command

from schemas.topics import TOPICS
from streams.cli import app
from streams.metrics import REGISTRY
from streams.settings import Settings, variable

README = (Path(__file__).parent.parent / "README.md").read_text()


def test_every_setting_is_in_the_readme_and_no_other() -> None:
    assert set(re.findall(r"`((?:SAIDBEFORE|OTEL)_\w+)`", README)) == {variable(name) for name in Settings.model_fields}


def test_every_command_is_in_the_readme_and_no_other() -> None:
    table = README.partition("## Commands")[2].partition("##")[0]

    assert set(re.findall(r"`saidbefore ([\w-]+)", table)) == set(get_command(app).commands)  # type: ignore[attr-defined]


def test_every_metric_is_in_the_readme_and_no_other() -> None:
    table = README.partition("## Watching it")[2].partition("##")[0]
    ours = {name for family in REGISTRY.collect() for name in [family.name + "_total" * (family.type == "counter")]}

    ours = {name for name in ours if name.startswith("saidbefore")} | {"saidbefore_lag_messages"}  # there once a worker is

    assert set(re.findall(r"`(saidbefore_\w+)`", table)) == ours


def test_every_topic_is_in_the_readme_with_its_facts_and_its_key() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \|(.*)\|$", README, re.MULTILINE))

    for topic in TOPICS.values():
        assert all(fact.__name__ in rows[topic.name] for fact in topic.facts)
        assert topic.key in rows[topic.name]


def test_the_first_command_runs_the_demo_and_the_second_the_tests() -> None:
    run, test = (re.search(rf"<!-- {name} -->\n```sh\n(.+)\n```\n", README) for name in ("run", "test"))

    assert run is not None
    assert run[1].endswith("saidbefore demo")
    assert test is not None
    assert ".venv/bin/pytest" in test[1]
