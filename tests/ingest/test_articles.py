"""From a source to its articles."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.articles import ArticlePublished
from streams.ingest.articles import articles, articles_in
from streams.ingest.drafts import Format, Raw, Reason, Refusal
from streams.ingest.formats import sniff
from streams.ingest.normal import normalise
from streams.ingest.records import read_json
from streams.ingest.texts import read_text

SENTENCE = "Half of the battalion would be home by September, the minister said."
TODAY = date(2021, 6, 10)


def line(text: str, published: str = "2021-06-09") -> str:
    return f'{{"text": "{text}", "published": "{published}"}}'


def told(found: ArticlePublished | Refusal) -> str:
    return f"{Path(found.source).name} {found.reason}" if isinstance(found, Refusal) else found.text


def test_a_broken_file_or_line_is_named_and_the_rest_go_on(tmp_path: Path, today: date) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join([line("One."), '{"text": broken', line("Three."), "7", line("Five.", "2021-07-01")]))
    (tmp_path / "b.txt").write_bytes(b"\xff")
    (tmp_path / "c.txt").write_text(f"---\npublished: 2021-06-09\n---\n{SENTENCE}\r\n")
    (tmp_path / "d.html").write_bytes(b"")

    found = [told(one) for one in articles([str(tmp_path), str(tmp_path / "nowhere.txt"), str(tmp_path / "c.txt")], today=today)]

    assert found == [
        *("One.", "a.jsonl:2 malformed", "Three.", "a.jsonl:4 malformed", "a.jsonl:5 future-date"),
        *("b.txt encoding", SENTENCE, "d.html empty", "nowhere.txt missing", SENTENCE),
    ]


def test_the_day_given_dates_what_has_none(tmp_path: Path, today: date) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)

    (refused,) = articles([str(path)], today=today)
    (found,) = articles([str(path)], date(2021, 6, 1), today=today)

    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.NO_DATE
    assert isinstance(found, ArticlePublished)
    assert found.published == date(2021, 6, 1)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_page_says_the_same_in_every_charset(charset: str, today: date) -> None:
    text = "“Half of the café’s battalion” would be home by September, the minister said."
    body = f'<html><head><meta charset="{charset}"></head><body><article><p>{text}</p></article></body></html>'.encode(charset)

    (found,) = articles_in(Raw("a.html", body, Format.PAGE), today, today)

    assert isinstance(found, ArticlePublished)
    assert found.text == text


PIECES = st.sampled_from(
    [b"---\n", b"title: x\n", b"published: 2021-06-09\n", b'{"text": "', b'"}', b"[", b"<html>", b"<p>", b"<rss version='2.0'>"]
)
HOSTILE = st.binary() | st.lists(
    PIECES | st.binary(max_size=8) | st.text(max_size=8).map(lambda text: text.encode("utf-8", "replace"))
).map(b"".join)


@given(HOSTILE, st.sampled_from([None, Format.TEXT, Format.PAGE, Format.JSON, Format.FEED]))
@settings(deadline=None)
def test_any_bytes_are_articles_or_refusals(body: bytes, kind: Format | None) -> None:
    guessed = sniff(body)
    raw = Raw("x", body, kind or (Format.JSON if guessed is Format.LINES else guessed))

    for found in articles_in(raw, TODAY, TODAY):
        assert isinstance(found, Refusal) or found.text == normalise(found.text)


@given(HOSTILE)
@settings(deadline=None)
def test_our_own_readers_need_no_guard(body: bytes) -> None:
    assert read_text(Raw("x", body, Format.TEXT))
    assert read_json(Raw("x", body, Format.JSON))
