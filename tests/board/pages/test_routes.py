"""What the pages answer, without a browser."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from schemas.articles import ArticlePublished, ArticleRetracted
from schemas.followups import FollowUpAcknowledged, FollowUpAssigned, FollowUpSilenced, Matcher
from schemas.statements import StatementRecorded
from streams.board.views.article import MOST_STATEMENTS
from tests.board.log import demo
from tests.board.pages.served import LARGEST_PAGE, Served, wait_until
from tests.board.views.said import flag, statement

STATEMENTS = [fact for fact in demo() if isinstance(fact, StatementRecorded)]
MALI = next(one for one in STATEMENTS if one.content == "Portugal will not withdraw its battalion from Mali")
AGAIN = next(one for one in STATEMENTS if one.content == "Portugal will withdraw its battalion from Mali by June")
BANGUI = next(one for one in STATEMENTS if one.place and one.place.code == "CAF")
SENTENCE = "On Monday Ana Delgado, the defence minister, said that they would leave Mali by June, but patrols went on {:03}."
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def ids(text: str) -> list[str]:
    return re.findall(r'<li class="line[^>]* id="t-([^"]+)"', text)


def acknowledged(number: int) -> FollowUpAcknowledged:
    return FollowUpAcknowledged(group="PRT:forces", number=number, by="Rosa Lind", at=NOW, statement=MALI.id, seen=THREAD)


THREAD = tuple(one.id for one in STATEMENTS if one.speaker.id == "ana-delgado" and one.place and one.place.code == "MLI")


def test_a_line_is_understood_without_a_click(board: Served) -> None:
    text = board.get("/").text

    line = text[text.index('class="line reversal"') : text.index('class="line repeat"')]
    told = " ".join(re.sub(r"<[^>]+>", " ", line).split())
    assert "Reversed" in told
    assert "Ana Delgado PRT no withdrawal pledged (the opposite of before) Mali" in told
    assert "Now Portugal will not withdraw its battalion from Mali 3 July 2018 · Coastal Times" in told
    assert "Before Portugal will withdraw its battalion from Mali by June 11 December 2017 · Harbour Post" in told
    assert "Became Portuguese patrols continued" in told
    assert "7 months after the last time" in told
    assert "3 outlets, 3 sayings" in told
    assert "300 reversed" in told


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 2),
        ("side=PRT", 1),
        ("side=PRT&relation=repeat", 1),
        ("relation=echo", 0),
        ("family=flights", 1),
        ("place=LBY", 1),
        ("speaker=ana-delgado", 1),
        ("since=2019-01-01", 1),
        ("until=2016-12-31", 1),
        ("state=all", 2),
        ("state=resolved", 0),
        ("assignee=-", 2),
        ("assignee=Rosa", 0),
        ("words=battalion", 1),
        ("words=%22flights+to+Libya%22", 1),
        ("words=%22battalion+Portugal%22", 0),
    ],
)
def test_the_filter_is_in_the_address(board: Served, query: str, shown: int) -> None:
    answer = board.get(f"/?{query}")

    assert answer.status_code == 200
    assert len(ids(answer.text)) == shown
    assert shown or 'class="empty"' in answer.text


def test_an_empty_field_of_a_form_leaves_the_address(board: Served) -> None:
    answer = board.get("/?side=PRT&family=&words=")

    assert (answer.status_code, answer.headers["location"]) == (303, "/?side=PRT")


@pytest.mark.parametrize("query", ["since=yesterday", "relation=twin", "state=lost", "after=nonsense", "after=e30="])
def test_an_address_that_can_not_be_understood_says_so(board: Served, query: str) -> None:
    answer = board.get(f"/?{query}")

    assert answer.status_code == 422
    assert "can not be understood" in answer.text


@pytest.mark.parametrize("path", ["/threads/none", "/articles/none", "/threads/a%00b", "/articles/%00", f"/threads/{'x' * 3000}"])
def test_what_is_not_there_is_told_in_words(board: Served, path: str) -> None:
    answer = board.get(path)

    assert answer.status_code == 404
    assert "There is no such" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        f"/articles/{AGAIN.article}?revision=x&part=99999999999",
        f"/articles/{AGAIN.article}?revision=7&part=-1&statement=%00",
        f"/threads/{MALI.id}?flag=%00&before=none",
        f"/silences?side={'x' * 2000}&place=%00",
        "/overview?days=%00",
    ],
)
def test_whatever_else_is_asked_is_left_out(board: Served, path: str) -> None:
    assert board.get(path).status_code == 200


def test_all_that_a_filter_shows_can_be_taken_along(board: Served) -> None:
    text = board.get("/?side=PRT").text
    assert [board.get(path).status_code for path in re.findall(r'href="(/(?:export|feed)\.[^"]+)"', text)] == [200] * 5


def test_a_thread_is_found_by_any_of_its_statements(board: Served) -> None:
    titles = {re.findall(r"<h1>.*?</h1>", board.get(f"/threads/{one}").text)[0] for one in (MALI.id, AGAIN.id, THREAD[0])}

    assert len(titles) == 1


def test_a_thread_tells_why_and_why_not(board: Served) -> None:
    text = board.get(f"/threads/{MALI.id}").text

    assert '<tr class="opposite"><th scope="row">polarity</th>' in text
    assert '<mark class="s-action " title="action">withdraw</mark>' in text
    assert f'<a href="/threads/{BANGUI.id}">' in text
    assert "parted by place" in text


def test_numbers_and_names_that_changed_are_marked(board: Served) -> None:
    flights = next(one for one in STATEMENTS if one.content == "flights to Libya would resume in April")
    text = board.get(f"/threads/{flights.id}").text

    assert re.findall(r'<mark class="s-changed s-due " title="changed, due">(\w+)</mark>', text) == ["April", "July"]


def test_any_earlier_saying_can_be_set_beside(board: Served) -> None:
    text = board.get(f"/threads/{MALI.id}?before={AGAIN.id}").text

    assert "Before · 11 December 2017" in text
    assert "Before · 14 November 2016" in board.get(f"/threads/{MALI.id}").text


def test_the_timeline_shows_what_is_vague_reversed_and_told(board: Served) -> None:
    text = board.get(f"/threads/{MALI.id}").text
    svg = text[text.index('<svg class="timeline"') : text.index("</svg>", text.index('<svg class="timeline"'))]

    assert re.findall(r'<a href="#u-\d" class="([^"]+)"', svg) == ["prior vague", "said", "said", "reversal", "outcome"]
    assert "style=" not in text


def test_a_statement_alone_has_a_page(board: Served) -> None:
    text = board.get(f"/threads/{BANGUI.id}").text

    assert "Nothing in this thread has been flagged" in text
    assert "Acknowledge" in text


def test_history_tells_who_decided_what(own: Served) -> None:
    assigned = FollowUpAssigned(group="PRT:forces", number=2, by="Rosa Lind", at=NOW, statement=MALI.id, seen=THREAD, to="Ben Okoro")
    own.more([acknowledged(1), assigned])

    text = own.get(f"/threads/{MALI.id}").text
    assert re.search(r"<b><bdi>Rosa Lind</bdi></b>\s*<bdi>assigned to Ben Okoro</bdi>", text)
    assert 'name="seen" value="2"' in text
    assert len(ids(own.get("/").text)) == 1
    assert len(ids(own.get("/?state=acknowledged&assignee=Ben+Okoro").text)) == 1


def test_a_silence_is_listed_with_what_rests_by_it(own: Served) -> None:
    silence = FollowUpSilenced(
        group="PRT:*", number=1, by="Rosa Lind", at=NOW, matcher=Matcher(side="PRT"), until=date(2999, 1, 1), reason="a known exercise"
    )
    own.more([silence])

    text = own.get("/silences").text
    assert "a known exercise" in text
    assert "1 thread<" in text
    assert len(ids(own.get("/").text)) == 1
    assert len(ids(own.get("/?state=silenced").text)) == 1


def test_the_form_of_a_silence_is_filled_from_the_address_and_tells_what_it_means(board: Served) -> None:
    text = board.get("/silences?side=PRT&family=forces").text

    assert 'name="side" value="PRT"' in text
    assert "1 open thread" in text


def test_an_article_shows_its_statements_in_place_and_links_to_the_original(board: Served) -> None:
    text = board.get(f"/articles/{AGAIN.article}?statement={AGAIN.id}").text

    assert f'href="{AGAIN.url}" rel="noopener noreferrer external"' in text
    assert '<mark class="s-place " title="place">Mali</mark>' in text
    assert 'class="focus"' in text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<b>", "ftp://a.example/x", "//a.example"])
def test_only_addresses_of_the_web_are_linked(own: Served, url: str) -> None:
    own.more([ArticlePublished(article="a-1", revision=1, text="Words.", outlet="Post", published=date(2020, 1, 1), url=url)])

    assert "the original" not in own.get("/articles/a-1").text


def test_revisions_are_told_with_their_differences_and_a_retraction_too(own: Served) -> None:
    first = ArticlePublished(article="a-1", revision=1, text="One day.\nHe left.", outlet="Post", published=date(2020, 1, 1))
    second = ArticlePublished(article="a-1", revision=2, text="One day.\nHe stayed.", outlet="Post", published=date(2020, 1, 1))
    own.more([first, second, ArticleRetracted(article="a-1", revision=3, reason="it never happened")])

    text = own.get("/articles/a-1").text
    assert '<p dir="auto">He <del>left</del><ins>stayed</ins>.</p>' in text
    assert "Withdrawn by the outlet" in text
    assert "it never happened" in text
    assert "He left." in own.get("/articles/a-1?revision=1").text


def test_the_overview_tells_what_is_overdue_and_that_kafka_does_not_answer(board: Served) -> None:
    text = board.get("/overview").text

    assert "Direct flights to Libya" not in text
    assert "flights to Libya would resume in April" in text
    assert "no answer from Kafka" in text
    assert "Harbour Post" in text


def test_a_thread_of_many_sayings_stays_light(own: Served) -> None:
    said = [
        statement(f"They will leave Mali, time {day}", str(date(2010, 1, 1) + timedelta(days=day)), outlet=f"Post {day % 40}")
        for day in range(600)
    ]
    own.more([*said, *(flag(now, before) for before, now in pairwise(said))])

    answer = own.get(f"/threads/{said[300].id}")
    assert "600 sayings" in answer.text
    assert "sayings between are left out" in answer.text
    assert len(answer.content) < LARGEST_PAGE


def test_an_article_full_of_statements_stays_light(own: Served) -> None:
    told = [SENTENCE.format(number) for number in range(300)]
    said = [statement(words, article="full", evidence=_evidence(number * (len(words) + 1))) for number, words in enumerate(told)]
    own.more([ArticlePublished(article="full", revision=1, text=" ".join(told), outlet="Post", published=date(2020, 1, 1)), *said])

    answer = own.get("/articles/full")
    assert answer.text.count('<li id="n-') == MOST_STATEMENTS
    assert len(answer.content) < LARGEST_PAGE


def _evidence(start: int) -> dict[str, list[tuple[int, int]]]:
    spans = {
        "content": (0, len(SENTENCE) - 2),
        "said": (3, 9),
        "speaker": (10, 43),
        "cue": (45, 49),
        "action": (66, 71),
        "place": (72, 76),
        "due": (77, 84),
        "outcome": (90, 107),
    }
    return {slot: [(start + first, start + last)] for slot, (first, last) in spans.items()}


def test_whoever_listens_hears_of_changes_and_is_let_go_at_the_end(own: Served) -> None:
    with own.client.stream("GET", "/live") as answer:
        lines = answer.iter_lines()
        assert answer.headers["content-type"].startswith("text/event-stream")
        first = next(line for line in lines if line.startswith("data:"))
        own.more([acknowledged(1)])
        second = next(line for line in lines if line.startswith("data:"))
    assert int(second.removeprefix("data: ")) == int(first.removeprefix("data: ")) + 1


def test_news_of_a_thread_are_told_only_where_there_are_any(own: Served) -> None:
    text = own.get(f"/threads/{MALI.id}").text
    path = re.findall(r'hx-get="(/threads/[^"]+/news\?version_seen=[^"]+)"', text)[0]
    assert own.get(path).status_code == 204

    own.more([acknowledged(1)])
    wait_until(lambda: own.get(path).status_code == 200)
