"""Follow-ups, silences and articles that programs send, over a log in memory."""

from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from streams.board.act import NotReadBackError
from streams.kafka import BrokerUnreachableError
from tests.board.direct import Log

V1 = "/api/v1"
SILENCE = {"matcher": {"side": "PRT"}, "until": "2999-01-01", "reason": "the summer exercise"}


def decide(client: TestClient, thread: str, command: dict[str, Any], seen: int | None = 0, **headers: str) -> Response:
    body = {"command": command} | ({} if seen is None else {"seen": seen})
    return client.post(
        f"{V1}/threads/{thread}/followups", json=body, headers={name.replace("_", "-"): tag for name, tag in headers.items()}
    )


@pytest.fixture
def thread(client: TestClient) -> str:
    return str(client.get(f"{V1}/threads").json()["threads"][0]["id"])


def test_a_decision_counts_and_is_told_of_the_thread(client: TestClient, thread: str) -> None:
    made = decide(client, thread, {"do": "assign", "to": "Rosa Lind"})

    assert made.status_code == 201, made.text
    found = client.get(f"{V1}/threads/{thread}").json()
    assert (found["assignee"], found["decided"], found["decisions"]) == ("Rosa Lind", 1, [made.json()])
    assert client.get(f"{V1}/followups/{made.json()['id']}").json()["counts"]
    assert client.get(f"{V1}/threads", params={"assignee": "Rosa Lind"}).json()["total"] == 1


@pytest.mark.parametrize(
    "command",
    [
        {"do": "acknowledge"},
        {"do": "note", "text": "ask the ministry"},
        {"do": "schedule", "due": "2999-01-01"},
        {"do": "resolve", "resolution": "abandoned", "text": "they stayed"},
    ],
)
def test_every_command_is_a_fact(client: TestClient, thread: str, log: Log, command: dict[str, Any]) -> None:
    assert decide(client, thread, command).status_code == 201
    assert len(log.written) == 1


def test_who_has_not_seen_the_newest_decision_gets_a_conflict_and_nothing_is_written(client: TestClient, thread: str, log: Log) -> None:
    decide(client, thread, {"do": "acknowledge"})

    late = decide(client, thread, {"do": "assign", "to": "Rosa Lind"}, seen=0)

    assert late.status_code == 409
    assert late.json()["type"].endswith("/conflict")
    assert "meanwhile" in late.json()["detail"]
    assert len(log.written) == 1


def test_the_tag_of_a_thread_may_stand_for_what_was_seen(client: TestClient, thread: str) -> None:
    tag = client.get(f"{V1}/threads/{thread}").headers["etag"]

    first = decide(client, thread, {"do": "acknowledge"}, seen=None, If_Match=tag)
    late = decide(client, thread, {"do": "assign", "to": "Rosa Lind"}, seen=None, If_Match=tag)

    assert first.status_code == 201
    assert late.status_code == 412


@pytest.mark.parametrize(("tag", "status"), [(None, 428), ("*", 422), ('"of a page"', 422), ('W/"a.1.20200101.99999999999999999999"', 422)])
def test_who_does_not_say_what_was_seen_is_asked_to(client: TestClient, thread: str, tag: str | None, status: int) -> None:
    headers = {"If_Match": tag} if tag else {}

    assert decide(client, thread, {"do": "acknowledge"}, seen=None, **headers).status_code == status


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ({"do": "reopen"}, "open already"),
        ({"do": "undo", "fact": "x"}, "nothing of the name"),
        ({"do": "split", "statement": "x"}, "not one of this thread"),
        ({"do": "merge", "other": "x"}, "no statement"),
    ],
)
def test_what_can_not_be_done_is_refused_with_the_reason(client: TestClient, thread: str, command: dict[str, Any], why: str) -> None:
    response = decide(client, thread, command)

    assert response.status_code == 422
    assert response.json()["type"].endswith("/refused")
    assert why in response.json()["detail"]


@pytest.mark.parametrize("command", [{"do": "forget"}, {}, {"do": "note"}, {"do": "note", "text": "a", "loud": True}, []])
def test_what_is_no_command_is_told(client: TestClient, thread: str, command: Any) -> None:
    response = decide(client, thread, command)

    assert response.status_code == 422
    assert response.json()["faults"]


def test_a_body_that_is_no_json_is_a_problem(client: TestClient, thread: str) -> None:
    headers = {"content-type": "application/json"}

    assert client.post(f"{V1}/threads/{thread}/followups", content=b"{", headers=headers).status_code == 422
    assert client.post(f"{V1}/threads/{thread}/followups", content=b"\xff", headers=headers).status_code == 400


def test_nobody_decides_about_what_is_not_there(client: TestClient) -> None:
    assert decide(client, "x", {"do": "acknowledge"}).status_code == 404


def test_a_broker_that_is_gone_is_told(client: TestClient, thread: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> int:
        raise BrokerUnreachableError("no answer from Kafka")

    monkeypatch.setattr("streams.board.act.publish", gone)

    response = decide(client, thread, {"do": "acknowledge"})

    assert response.status_code == 503
    assert response.json()["detail"] == "no answer from Kafka"


def test_a_board_that_is_slow_to_read_back_says_where_to_ask(client: TestClient, thread: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> int:
        raise NotReadBackError("the-fact")

    monkeypatch.setattr("streams.board.act.publish", slow)

    response = decide(client, thread, {"do": "acknowledge"})

    assert (response.status_code, response.json()["id"]) == (202, "the-fact")
    assert response.headers["location"] == f"{V1}/followups/the-fact"


def test_a_silence_begins_is_listed_and_ends(client: TestClient) -> None:
    made = client.post(f"{V1}/silences", json=SILENCE)

    assert made.status_code == 201, made.text
    assert client.get(f"{V1}/silences").json()["silences"] == [made.json()]
    assert client.get(f"{V1}/threads", params={"side": "PRT"}).json()["total"] == 0
    ended = client.delete(f"{V1}/silences/{made.json()['id']}")
    assert ended.status_code == 200, ended.text
    assert client.get(f"{V1}/silences").json()["silences"] == []
    assert client.delete(f"{V1}/silences/{made.json()['id']}").status_code == 422
    assert client.delete(f"{V1}/silences/x").status_code == 404


def test_a_matcher_that_leaves_none_out_asks_again(client: TestClient) -> None:
    everything = SILENCE | {"matcher": {}}

    assert client.post(f"{V1}/silences", json=everything).status_code == 422
    assert client.post(f"{V1}/silences", json=everything | {"everything": True}).status_code == 201


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"published": None}, "no-date"),
        ({"published": "soon"}, "bad-date"),
        ({"published": "2999-01-01"}, "future-date"),
        ({"text": " "}, "empty"),
        ({"language": "fr"}, "language"),
        ({"text": "word " * 200_001}, "too-large"),
    ],
)
def test_an_article_is_refused_for_the_reasons_of_ingest(client: TestClient, changes: dict[str, Any], reason: str) -> None:
    article = {"text": "Portugal will withdraw its battalion from Mali.", "published": "2021-06-09"} | changes

    response = client.post(f"{V1}/articles", json=article)

    assert response.status_code == 422
    assert response.json()["reason"] == reason


def test_an_article_of_a_megabyte_is_taken(client: TestClient) -> None:
    article = {"text": "Portugal will withdraw its battalion from Mali. " * 20_000, "published": "2021-06-09"}

    response = client.post(f"{V1}/articles", json=article)

    assert (response.status_code, response.json()["outcome"]) == (201, "new")


def test_an_article_that_its_outlet_has_withdrawn_is_so_once_and_goes_on_being_told(client: TestClient, log: Log) -> None:
    article = client.get(f"{V1}/articles", params={"outlet": "Coastal Times"}).json()["articles"][0]
    path = f"{V1}/articles/{article['article']}/retraction"

    first, again = (client.post(path, json={"reason": "the ministry never said so"}) for _ in range(2))

    assert (first.status_code, first.json()["outcome"], first.json()["revision"]) == (201, "retracted", 2)
    assert (again.status_code, again.json()["outcome"], again.json()["revision"]) == (200, "known", 2)
    assert len(log.written) == 1
    (listed,) = client.get(f"{V1}/articles", params={"retracted": "true"}).json()["articles"]
    assert (listed["article"], listed["title"], listed["retracted"]) == (article["article"], article["title"], True)
    assert client.get(f"{V1}/articles/{article['article']}").json()["revisions"][-1]["reason"] == "the ministry never said so"


def test_an_article_that_nobody_knows_can_not_be_withdrawn(client: TestClient, log: Log) -> None:
    answer = client.post(f"{V1}/articles/none/retraction", json={})

    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (404, "unknown")
    assert log.written == []
