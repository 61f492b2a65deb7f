"""Deciding, silencing and ingesting over a real broker, with a projector that reads it all back."""

from collections.abc import Iterator
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from schemas.topics import ARTICLES
from streams.board.project import project
from streams.board.projector import batches
from streams.board.store import opened, url_of
from streams.kafka import create_topics, publish, read_all
from streams.settings import Settings
from tests.board.api.asking import service
from tests.board.log import demo

pytestmark = pytest.mark.kafka
V1 = "/api/v1"
PATIENCE_SECONDS = 60


def project_until(settings: Settings, engine: Engine, ended: Event) -> None:
    for batch in batches(settings, engine):
        with engine.begin() as connection:
            project(connection, batch)
        if ended.is_set():
            return


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """A board whose projector follows the topics, which hold the demo's facts."""
    create_topics(settings)
    publish(settings, demo())
    engine, ended = opened(url_of(settings)), Event()
    projector = Thread(target=project_until, args=(settings, engine, ended))
    projector.start()
    with service(settings, engine) as found:
        until(lambda: found.get(f"{V1}/threads").json()["total"] == 2)
        yield found
    ended.set()
    publish(settings, demo()[:1])  # so that the projector has something to wake up for
    projector.join(PATIENCE_SECONDS)
    engine.dispose()


def until(holds: Any) -> None:
    deadline = monotonic() + PATIENCE_SECONDS
    while not holds():
        assert monotonic() < deadline
        sleep(0.1)


def test_what_is_decided_and_sent_goes_over_the_log_and_comes_back(client: TestClient, settings: Settings) -> None:
    thread = client.get(f"{V1}/threads").json()["threads"][0]["id"]
    body = {"command": {"do": "assign", "to": "Rosa Lind"}, "seen": 0}

    first, late = (client.post(f"{V1}/threads/{thread}/followups", json=body) for _ in range(2))

    assert (first.status_code, late.status_code) == (201, 409), first.text
    assert client.get(f"{V1}/threads/{thread}").json()["assignee"] == "Rosa Lind"
    silenced = client.post(f"{V1}/silences", json={"matcher": {"side": "PRT"}, "until": "2999-01-01", "reason": "known"})
    assert client.delete(f"{V1}/silences/{silenced.json()['id']}").status_code == 200

    article = {"text": "Portugal will withdraw its battalion from Mali.", "published": "2021-06-09", "url": "https://post.example/mali"}
    told = [client.post(f"{V1}/articles", json=article | {"title": title}).json() for title in ("Mali", "Mali", "Mali, once more")]
    assert [(each["outcome"], each["revision"]) for each in told] == [("new", 1), ("known", None), ("revised", 2)]
    until(lambda: client.get(f"{V1}/articles/{told[0]['article']}").status_code == 200)
    assert len(read_all(settings, ARTICLES)[0]) == 2 + sum(type(fact).__name__ == "ArticlePublished" for fact in demo())
    withdrawn = client.post(f"{V1}/articles/{told[0]['article']}/retraction", json={"reason": "never said"})
    assert (withdrawn.status_code, withdrawn.json()["revision"]) == (201, 3)
    assert client.post(f"{V1}/articles/none/retraction", json={}).status_code == 404
    until(lambda: client.get(f"{V1}/articles", params={"retracted": "true"}).json()["total"] == 1)
    assert client.get("/readyz").json()["status"] == "ready"
