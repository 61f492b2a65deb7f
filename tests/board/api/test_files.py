"""The feed and the exports, parsed back by what reads them elsewhere."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import feedparser
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from schemas.flags import Relation
from streams.board.api import written
from streams.board.api.feed import atom
from streams.board.api.rows import COLUMNS
from streams.board.inbox import Filter, Line, Waiting, every
from streams.board.store import reading
from tests.board.api.asking import HERE

V1 = "/api/v1"
HOSTILE = '=HYPERLINK("https://evil.example";"<b>&amp;</b>\x0b")'


@pytest.fixture
def hostile(light: Engine) -> Iterator[list[Line]]:
    """Lines in which people say what programs could take for more than words."""
    with reading(light) as connection:
        lines = list(every(connection, Filter(), date(2024, 1, 1)))
        yield [line._replace(now=line.now.model_copy(update={"content": HOSTILE, "title": HOSTILE, "outlet": HOSTILE})) for line in lines]


def test_the_feed_is_read_by_feed_readers_under_ids_that_stay(client: TestClient) -> None:
    threads = client.get(f"{V1}/threads").json()["threads"]

    found = feedparser.parse(client.get("/feed.atom").content)

    assert not found.bozo
    assert {entry.id for entry in found.entries} == {f"urn:uuid:{thread['flag']['id']}" for thread in threads}
    assert [entry.updated_parsed for entry in found.entries] == sorted((entry.updated_parsed for entry in found.entries), reverse=True)
    assert all(entry.link.startswith(f"{HERE}/threads/") for entry in found.entries)


def test_each_filter_is_a_feed_of_its_own(client: TestClient) -> None:
    whole, part = (feedparser.parse(client.get(path).content) for path in ("/feed.atom", "/feed.atom?side=PRT"))

    assert whole.feed.id != part.feed.id
    assert part.feed.id == feedparser.parse(client.get("/feed.atom?side=PRT&state=open").content).feed.id
    assert (len(whole.entries), len(part.entries)) == (2, 1)
    assert "side=PRT" in part.feed.title
    assert client.get("/feed.atom", headers={"If-None-Match": client.get("/feed.atom").headers["etag"]}).status_code == 304


def test_what_is_told_in_the_feed_is_text(hostile: list[Line]) -> None:
    found = feedparser.parse(atom(hostile, Filter(), "http://testserver/"), sanitize_html=False)

    assert not found.bozo
    assert '=HYPERLINK("https://evil.example";"<b>&amp;</b>")' in found.entries[0].summary


def test_the_table_has_a_row_for_each_thread(client: TestClient) -> None:
    threads = client.get(f"{V1}/threads").json()["threads"]

    found = list(csv.DictReader(io.StringIO(client.get("/export.csv").text)))

    assert list(found[0]) == list(COLUMNS)
    assert [row["thread"] for row in found] == [thread["id"] for thread in threads]
    assert [row["now_content"] for row in found] == [thread["now"]["content"] for thread in threads]
    assert [row["before_said"] for row in found] == [thread["before"]["said"] for thread in threads]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_no_cell_is_a_formula_to_a_spreadsheet(hostile: list[Line], text: str) -> None:
    line = hostile[0]._replace(now=hostile[0].now.model_copy(update={"content": text}))

    table = b"".join(written.as_csv(None, [line], "")).decode()  # type: ignore[arg-type]  # no question is asked
    (row,) = csv.DictReader(io.StringIO(table, newline=""))

    assert row["now_content"] == f"'{text}"
    assert row["score"][0].isdigit()


def test_lines_of_json_are_threads_as_the_interface_tells_them(client: TestClient) -> None:
    lines = client.get("/export.jsonl").text.splitlines()

    assert list(map(json.loads, lines)) == client.get(f"{V1}/threads").json()["threads"]


def test_parquet_has_typed_columns(client: TestClient) -> None:
    response = client.get("/export.parquet")

    table = pq.read_table(io.BytesIO(response.content))
    first = table.to_pylist()[0]
    thread = client.get(f"{V1}/threads").json()["threads"][0]
    assert table.num_rows == 2
    assert isinstance(first["raised"], datetime)
    assert isinstance(first["now_published"], date)
    assert (first["thread"], first["weight"], first["score"]) == (thread["id"], thread["weight"], thread["flag"]["score"])
    assert response.headers["content-disposition"] == 'attachment; filename="threads.parquet"'


@pytest.mark.parametrize("path", ["/export.csv", "/export.jsonl", "/export.parquet", "/export.jsonld"])
def test_a_filter_that_shows_nothing_gives_a_file_without_threads(client: TestClient, path: str) -> None:
    response = client.get(path, params={"side": "XXX"})

    assert response.status_code == 200
    assert b"Mali" not in response.content


def test_a_thread_is_reviewed_in_words_where_people_resolved_it_and_else_not_rated(client: TestClient) -> None:
    thread = client.get(f"{V1}/threads").json()["threads"][0]
    client.post(
        f"{V1}/threads/{thread['id']}/followups",
        json={"command": {"do": "resolve", "resolution": "abandoned", "text": "they stayed"}, "seen": 0},
    )

    document = client.get("/export.jsonld", params={"state": "all"}).json()

    rated, other = document["@graph"]
    assert document["@context"] == "https://schema.org"
    assert {review["@type"] for review in document["@graph"]} == {"ClaimReview"}
    assert (rated["reviewRating"], "reviewRating" in other) == ({"@type": "Rating", "alternateName": "abandoned"}, False)
    assert "they stayed" in rated["reviewBody"]
    assert rated["itemReviewed"]["author"]["name"] == thread["now"]["speaker"]["name"]
    assert rated["itemReviewed"]["firstAppearance"]["url"] == thread["before"]["url"]


def test_a_false_alarm_says_nothing_of_the_claim(client: TestClient) -> None:
    thread = client.get(f"{V1}/threads").json()["threads"][0]["id"]
    client.post(f"{V1}/threads/{thread}/followups", json={"command": {"do": "resolve", "resolution": "false alarm"}, "seen": 0})

    reviews = client.get("/export.jsonld", params={"state": "resolved"}).json()["@graph"]

    assert [review.get("reviewRating") for review in reviews] == [None]


def test_many_threads_are_written_as_they_are_asked_for(light: Engine) -> None:
    taken: list[int] = []
    with reading(light) as connection:
        honest = next(every(connection, Filter(), date(2024, 1, 1)))

    def endless() -> Iterator[Line]:
        for number in range(1_000_000):
            taken.append(number)
            yield honest

    first = next(iter(written.as_jsonl(None, endless(), "")))  # type: ignore[arg-type]  # no question is asked
    group: Any = written.as_parquet(None, endless(), "")  # type: ignore[arg-type]

    assert json.loads(first)["flag"]["relation"] in set(Relation)
    assert len(taken) == 1
    next(group)
    assert len(taken) == 1 + written.GROUP


def test_every_state_can_be_exported(client: TestClient) -> None:
    assert all(client.get("/export.jsonl", params={"state": state}).status_code == 200 for state in Waiting)
