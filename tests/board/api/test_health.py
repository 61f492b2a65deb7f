"""Metrics and health: what watches the board reads."""

from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from schemas.base import content_id
from streams.board.api import lag
from streams.board.projector import Lag
from streams.kafka import BrokerUnreachableError
from streams.settings import Settings
from tests.board.api.asking import service
from tests.board.log import demo


def samples(client: TestClient) -> dict[tuple[str, ...], float]:
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain")
    found = text_string_to_metric_families(response.text)
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value for family in found for sample in family.samples
    }


@pytest.fixture(autouse=True)
def lags(monkeypatch: pytest.MonkeyPatch) -> list[Lag]:
    """How far the board is behind, as the broker would say."""
    known = [Lag("statements", 3), Lag("flags", 0)]
    monkeypatch.setattr(lag, "lags", lambda *_: known)
    return known


def test_metrics_tell_what_was_read_what_waits_and_how_far_behind(client: TestClient) -> None:
    found = samples(client)

    read = {name[1]: count for name, count in found.items() if name[0] == "saidbefore_board_messages_read_total"}
    assert sum(read.values()) == len(demo())
    assert found["saidbefore_board_changes_total",] == 1
    assert found["saidbefore_board_threads", "no", "open"] == 2
    assert found["saidbefore_board_lag_messages", "statements"] == 3


def test_requests_are_timed_by_the_route_that_they_met(client: TestClient) -> None:
    client.get(f"/api/v1/threads/{content_id('a')}")
    client.get(f"/api/v1/threads/{content_id('b')}")
    client.get("/nowhere")

    counted = {name[1:]: count for name, count in samples(client).items() if name[0] == "saidbefore_board_request_seconds_count"}

    assert counted == {("GET", "/api/v1/threads/{statement}", "404"): 2, ("GET", "none", "404"): 1}


def test_two_applications_count_apart(client: TestClient, light: Engine, tmp_path: Path) -> None:
    with service(Settings(bootstrap_servers="127.0.0.1:1", data_dir=tmp_path / "other"), light) as other:
        client.get("/healthz")

        assert not [name for name in samples(other) if name[0] == "saidbefore_board_request_seconds_count"]


def test_a_board_that_is_not_far_behind_is_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {"status": "ready", "changes": 1, "behind": 3, "why": None}


def test_a_board_far_behind_is_not_ready(client: TestClient, lags: list[Lag]) -> None:
    lags.append(Lag("articles", 50_000))

    response = client.get("/readyz")

    assert (response.status_code, response.json()["behind"]) == (503, 50_003)


def test_a_board_whose_broker_is_gone_tells_so_and_is_asked_all_the_same(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> list[Lag]:
        raise BrokerUnreachableError("no answer from Kafka")

    monkeypatch.setattr(lag, "lags", gone)

    response = client.get("/readyz")

    assert (response.status_code, response.json()["why"]) == (200, "no answer from Kafka")
    assert not [name for name in samples(client) if name[0] == "saidbefore_board_lag_messages"]


def test_a_read_model_that_is_gone_is_told(client: TestClient, light: Engine) -> None:
    with light.begin() as connection:
        connection.execute(text("DROP TABLE meta"))

    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
    problem = client.get("/api/v1/threads")
    assert (problem.status_code, problem.headers["content-type"]) == (503, "application/problem+json")
