"""The compose file names only commands, settings and files that there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from streams.cli import app
from streams.settings import Settings, variable

ROOT = Path(__file__).parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OTHERWISE = re.compile(r"\$\{\w+:-([^}]*)\}")
EXAMPLE = str(ROOT / "streams/notify/example.toml")
OURS = ["topics", "extract", "compare", "threads", "board", "notify"]


@pytest.mark.parametrize("service", OURS)
def test_a_service_sets_only_settings_that_there_are_to_values_that_they_take(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment: dict[str, str] = COMPOSE["services"][service]["environment"]

    for name, value in environment.items():
        monkeypatch.setenv(name, OTHERWISE.sub(r"\1", value).replace("/etc/saidbefore/routes.toml", EXAMPLE))

    assert environment.keys() <= {variable(name) for name in Settings.model_fields}
    assert Settings().bootstrap_servers == "kafka:19092"


@pytest.mark.parametrize("service", OURS)
def test_a_service_runs_a_command_that_there_is(service: str) -> None:
    words = COMPOSE["services"][service]["command"]

    with get_command(app).make_context("saidbefore", list(words), resilient_parsing=True) as context:
        assert words[0] in context.command.commands  # type: ignore[attr-defined]


def test_every_service_waits_for_a_healthy_kafka_or_for_the_topics() -> None:
    waits = {name: next(iter(COMPOSE["services"][name]["depends_on"].items())) for name in OURS}
    conditions = {name: (other, condition["condition"]) for name, (other, condition) in waits.items()}

    assert conditions["topics"] == ("kafka", "service_healthy")
    assert {conditions[name] for name in OURS if name != "topics"} == {("topics", "service_completed_successfully")}
    assert COMPOSE["services"]["kafka"]["healthcheck"]["test"][0] == "CMD"


def test_what_must_last_lies_on_named_volumes() -> None:
    volumes = [volume.split(":")[0] for service in ("kafka", "board", "notify") for volume in COMPOSE["services"][service]["volumes"]]

    assert [volume for volume in volumes if not volume.startswith("./")] == list(COMPOSE["volumes"])


def test_the_notifier_runs_only_where_it_is_asked_for_and_follows_routes_that_are_mounted() -> None:
    notify = COMPOSE["services"]["notify"]
    mounted = [volume.split(":")[1] for volume in notify["volumes"]]

    assert notify["profiles"] == ["notify"]
    assert Path(notify["environment"]["SAIDBEFORE_NOTIFY_ROUTES"]).parent == Path(mounted[0])
    assert mounted[1] == notify["environment"]["SAIDBEFORE_DATA_DIR"]


def test_the_image_copies_only_what_the_checkout_has() -> None:
    recipe = COMPOSE["services"]["extract"]["build"]["dockerfile_inline"]
    copied = [word for line in recipe.splitlines() if line.startswith("COPY") for word in line.split()[1:-1]]

    assert copied
    assert all((ROOT / name).exists() for name in copied)
