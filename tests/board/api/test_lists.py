"""Threads, statements, flags and articles, as programs read them."""

from typing import Any

import pytest
from starlette.testclient import TestClient

V1 = "/api/v1"


def told(client: TestClient, path: str, **query: Any) -> Any:
    response = client.get(V1 + path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_threads_come_the_weightiest_first_with_both_statements(client: TestClient) -> None:
    page = told(client, "/threads")

    assert [thread["weight"] for thread in page["threads"]] == sorted([thread["weight"] for thread in page["threads"]], reverse=True)
    assert page["total"] == len(page["threads"]) == 2
    assert all(thread["now"]["id"] == thread["flag"]["statement"] for thread in page["threads"])
    assert page["threads"][0]["weight"] == sum(reason["points"] for reason in page["threads"][0]["reasons"])


@pytest.mark.parametrize(
    ("query", "sides"),
    [
        ({"side": "PRT"}, ["PRT"]),
        ({"family": "flights"}, ["GRC"]),
        ({"relation": "reversal"}, ["PRT"]),
        ({"relation": "echo"}, []),
        ({"since": "2019-01-01"}, ["GRC"]),
        ({"until": "2018-01-01"}, ["PRT"]),
        ({"state": "acknowledged"}, []),
        ({"state": "all"}, ["PRT", "GRC"]),
        ({"assignee": "-"}, ["PRT", "GRC"]),
        ({"assignee": "Rosa Lind"}, []),
        ({"words": "Mali"}, ["PRT"]),
        ({"words": '"no such phrase"'}, []),
    ],
)
def test_a_filter_shows_only_what_it_means(client: TestClient, query: dict[str, str], sides: list[str]) -> None:
    assert [thread["side"] for thread in told(client, "/threads", **query)["threads"]] == sides


@pytest.mark.parametrize(("path", "items"), [(f"/{name}", name) for name in ("threads", "statements", "flags", "articles")])
def test_pages_one_by_one_are_the_whole_list(client: TestClient, path: str, items: str) -> None:
    whole = told(client, path)

    pages, after = [], None
    while True:
        page = told(client, path, size=1, **({"after": after} if after else {}))
        pages += page[items]
        after = page["next"]
        if after is None:
            break

    assert pages == whole[items]
    assert whole["total"] == len(pages) > 1


def test_a_thread_is_found_by_any_of_its_statements(client: TestClient) -> None:
    thread = told(client, "/threads")["threads"][0]

    found = told(client, f"/threads/{thread['id']}")

    assert found["statement_count"] == len(found["statements"]) == sum(map(len, found["told_together"]))
    assert all(told(client, f"/threads/{statement['id']}")["id"] == thread["id"] for statement in found["statements"])
    assert thread["flag"] in [each["flag"] for each in found["flags"]]


def test_a_statement_that_nothing_is_linked_with_is_a_thread_by_itself(client: TestClient) -> None:
    alone = next(each for each in told(client, "/statements")["statements"] if each["thread"] is None)

    found = told(client, f"/threads/{alone['statement']['id']}")

    assert [statement["id"] for statement in found["statements"]] == [alone["statement"]["id"]]
    assert found["weight"] == 0


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ({"side": "PRT"}, lambda said: said["speaker"]["side"] == "PRT"),
        ({"family": "flights"}, lambda said: said["family"] == "flights"),
        ({"place": "MLI"}, lambda said: said["place"]["code"] == "MLI"),
        ({"until": "2018-01-01"}, lambda said: said["published"] < "2018-02-01"),
    ],
)
def test_statements_are_filtered(client: TestClient, query: dict[str, str], holds: Any) -> None:
    found = [each["statement"] for each in told(client, "/statements", **query)["statements"]]

    assert found
    assert all(map(holds, found))


def test_statements_are_searched_in_their_words_too(client: TestClient) -> None:
    every, some = told(client, "/statements")["total"], told(client, "/statements", words="withdrawing")["total"]

    assert 0 < some < every


def test_an_article_has_its_text_and_its_statements_evidence_fits(client: TestClient) -> None:
    heard = told(client, "/statements")["statements"][0]

    article = told(client, f"/articles/{heard['statement']['article']}")

    text = article["revisions"][-1]["text"]
    spans = heard["statement"]["evidence"]["content"]
    assert heard in article["statements"]
    assert all(text[start:end] in heard["statement"]["content"] for start, end in spans)


@pytest.mark.parametrize("path", ["/threads/x", "/statements/x", "/articles/x", "/followups/x", "/nothing"])
def test_what_is_not_there_is_a_problem_with_a_way_out(client: TestClient, path: str) -> None:
    response = client.get(V1 + path)

    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"].endswith("/unknown")
    assert response.json()["detail"]


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ({"since": "yesterday"}, "query.since"),
        ({"size": "0"}, "query.size"),
        ({"sides": "PRT"}, "query.sides"),
        ({"words": "a\0b"}, "query.words"),
    ],
)
def test_a_query_that_is_not_valid_is_told_field_by_field(client: TestClient, query: dict[str, str], where: str) -> None:
    response = client.get(f"{V1}/threads", params=query)

    assert response.status_code == 422
    assert [fault["where"] for fault in response.json()["faults"]] == [where]


@pytest.mark.parametrize("after", ["x", "W10=", "WzFlMzAsICIyMDIwLTAxLTAxIiwgImEiXQ==", "Ww=="])
@pytest.mark.parametrize("path", ["/threads", "/statements", "/flags", "/followups"])
def test_a_cursor_that_no_page_gave_is_refused(client: TestClient, path: str, after: str) -> None:
    response = client.get(V1 + path, params={"after": after})

    assert response.status_code == 422
    assert "begin again" in response.json()["detail"]


@pytest.mark.parametrize("path", ["/threads", "/statements", "/flags", "/followups", "/silences"])
def test_what_has_not_changed_is_not_sent_again(client: TestClient, path: str) -> None:
    tag = client.get(V1 + path).headers["etag"]

    again = client.get(V1 + path, headers={"If-None-Match": f'"other", {tag}'})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert client.get(V1 + path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 13),
        ({"outlet": "Sahel Star"}, 3),
        ({"outlet": "no such outlet"}, 0),
        ({"since": "2018-07-05", "until": "2018-07-05"}, 1),
        ({"retracted": "true"}, 0),
        ({"retracted": "false"}, 13),
    ],
)
def test_articles_by_what_they_are(client: TestClient, query: dict[str, str], count: int) -> None:
    page = told(client, "/articles", **query)

    assert (page["total"], len(page["articles"])) == (count, count)


def test_a_listed_article_tells_its_newest_revision_and_how_much_of_what_it_records_stands(client: TestClient) -> None:
    one = told(client, "/articles", outlet="Coastal Times", since="2018-07-05", until="2018-07-05")["articles"][0]
    found = told(client, f"/articles/{one['article']}")

    assert one == told(client, "/articles", url=one["url"])["articles"][0]
    assert (one["title"], one["revision"], one["retracted"]) == ("Battalion stays after all", 1, False)
    assert one["statements"] == sum(each["stands"] for each in found["statements"]) > 0
