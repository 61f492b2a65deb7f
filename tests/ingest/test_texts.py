"""Plain text, with or without front matter."""

import pytest

from streams.ingest.drafts import ArticleDraft, Format, Raw, Reason, Refusal
from streams.ingest.texts import read_text


def read_one(body: str | bytes) -> ArticleDraft | Refusal:
    (found,) = read_text(Raw("news.txt", body.encode() if isinstance(body, str) else body, Format.TEXT))
    return found


@pytest.mark.parametrize(
    ("body", "draft"),
    [
        ("The battalion stays.", ArticleDraft("news.txt", "The battalion stays.")),
        ("\ufeffThe battalion stays.", ArticleDraft("news.txt", "The battalion stays.")),
        ("title: not front matter\n\nText.", ArticleDraft("news.txt", "title: not front matter\n\nText.")),
        (
            "---\ntitle: Mali: half home\noutlet: Harbour Post\npublished: 2021-06-09\nurl: https://x.example/a\nlanguage: en\n---\nText.",
            ArticleDraft("news.txt", "Text.", "Mali: half home", "Harbour Post", "2021-06-09", "https://x.example/a", "en"),
        ),
        ('\ufeff---\r\nTitle: "Half go home"\r\n\r\nauthor: nobody\r\n---\r\nText.', ArticleDraft("news.txt", "Text.", "Half go home")),
        ("---\ntitle: The soldiers'\noutlet: ''\n---\nText.", ArticleDraft("news.txt", "Text.", "The soldiers'")),
        ("---\ntitle: first\ntitle: second\noutlet:\n---\nText.", ArticleDraft("news.txt", "Text.", "second")),
        ("---\n---\nText.\n---\nMore.", ArticleDraft("news.txt", "Text.\n---\nMore.")),
    ],
)
def test_front_matter_stands_between_two_fences_at_the_top(body: str, draft: ArticleDraft) -> None:
    assert read_one(body) == draft


@pytest.mark.parametrize(
    ("body", "reason", "advice"),
    [
        (b"Caf\xe9 closed.", Reason.ENCODING, "byte 3 is not UTF-8"),
        (b"\xff\xfeT\x00e", Reason.ENCODING, "byte 4 is not UTF-16"),
        (b"---\ntitle: never closed\n\nText.", Reason.MALFORMED, "has no end"),
        (b"---", Reason.MALFORMED, "has no end"),
        (b"---\ntitle: x\nno colon\n---\nText.", Reason.MALFORMED, "line 3 of its front matter"),
    ],
)
def test_a_broken_text_is_refused_with_the_place(body: bytes, reason: Reason, advice: str) -> None:
    refusal = read_one(body)

    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason
    assert advice in refusal.advice


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_says_the_same_in_each_unicode_charset(charset: str) -> None:
    assert read_one("“No,” she said.".encode(charset)) == ArticleDraft("news.txt", "“No,” she said.")


def test_a_text_from_the_web_has_its_address() -> None:
    assert read_text(Raw("x", b"Text.", Format.TEXT, address="https://x.example/a")) == [
        ArticleDraft("x", "Text.", url="https://x.example/a")
    ]
