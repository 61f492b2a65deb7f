"""Articles that come as JSON."""

import pytest

from streams.ingest.drafts import ArticleDraft, Format, Raw, Reason, Refusal
from streams.ingest.records import read_json


def read(body: bytes) -> list[ArticleDraft | Refusal]:
    return read_json(Raw("news.json", body, Format.JSON))


@pytest.mark.parametrize(
    ("body", "draft"),
    [
        (
            b'{"url": "https://x.example/a", "title": "T", "text": "Words.", "outlet": "Harbour Post", "published": "2021-06-09"}',
            ArticleDraft("news.json", "Words.", "T", "Harbour Post", "2021-06-09", "https://x.example/a"),
        ),
        (b'\xef\xbb\xbf{"text": "Words.", "author": "nobody"}', ArticleDraft("news.json", "Words.")),
        (b'{"text": "&quot;Half &amp;amp; half,&quot; she said."}', ArticleDraft("news.json", '"Half & half," she said.')),
        (b'{"text": "<p>Half go home.</p>\\n<p>Half stay.</p>"}', ArticleDraft("news.json", "Half go home.\nHalf stay.")),
        (b'{"text": "first", "text": "second"}', ArticleDraft("news.json", "second")),
        (b'{"text": "caf\\u00e9 \\ud83d\\ude00"}', ArticleDraft("news.json", "café 😀")),
    ],
)
def test_one_object_is_one_article(body: bytes, draft: ArticleDraft) -> None:
    assert read(body) == [draft]


def test_in_a_list_each_item_stands_for_itself() -> None:
    first, second, third = read(b'[{"text": "One."}, 7, {"text": "Three."}]')

    assert (first, third) == (ArticleDraft("news.json#1", "One."), ArticleDraft("news.json#3", "Three."))
    assert str(second).startswith("news.json#2: malformed: not an object")


@pytest.mark.parametrize(
    ("body", "reason", "advice"),
    [
        (b"12", Reason.MALFORMED, "not an object"),
        (b"null", Reason.MALFORMED, "not an object"),
        (b'{"title": "no text"}', Reason.MALFORMED, "text: Field required"),
        (b'{"text": "x", "published": 2021}', Reason.MALFORMED, "published: Input should be a valid string"),
        (b'{"text": "x"', Reason.MALFORMED, "not JSON: EOF"),
        (b'{"text": "\\ud83d"}', Reason.MALFORMED, "not JSON"),
        (b"[" * 100_000, Reason.MALFORMED, "recursion limit"),
        (b'{"text":' * 100_000, Reason.MALFORMED, "recursion limit"),
        (b"9" * 100_000, Reason.MALFORMED, "not"),
        (b'{"text": "caf\xe9"}', Reason.ENCODING, "byte 13"),
        (b"[]", Reason.EMPTY, "no article"),
    ],
)
def test_broken_json_is_refused(body: bytes, reason: Reason, advice: str) -> None:
    (refusal,) = read(body)

    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason
    assert advice in refusal.advice
