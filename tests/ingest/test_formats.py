"""Which format something is in, and its reader."""

import pytest

from streams.ingest.drafts import BYTES_LIMIT, Format, Raw, Reason, Refusal
from streams.ingest.formats import format_of, read


@pytest.mark.parametrize(
    ("suffix", "head", "kind"),
    [
        (".txt", b"<html>", Format.TEXT),
        (".HTML", b"text", Format.PAGE),
        (".jsonl", b"", Format.LINES),
        (".xml", b"", Format.FEED),
        ("", b"The battalion stays.", Format.TEXT),
        ("", b"---\ntitle: x\n---\n", Format.TEXT),
        ("", b"\xef\xbb\xbf <!doctype html><html>", Format.PAGE),
        ("", b'<?xml version="1.0"?>\n<rss version="2.0">', Format.FEED),
        ("", b'<feed xmlns="http://www.w3.org/2005/Atom">', Format.FEED),
        ("", b'<?xml version="1.0"?><html>', Format.PAGE),
        ("", b'[{"text": "x"}]', Format.JSON),
        ("", b'{\n  "text": "x"\n}', Format.JSON),
        ("", b'{"text": "x"}\n{"text": "y"}', Format.LINES),
        ("", b'{"text": broken\r\n{"text": "y"}', Format.LINES),
        (".md", b"{", Format.JSON),
        ("", b"", Format.TEXT),
    ],
)
def test_the_suffix_names_the_format_else_the_first_bytes_do(suffix: str, head: bytes, kind: Format) -> None:
    assert format_of(suffix, head) is kind


@pytest.mark.parametrize("kind", [Format.TEXT, Format.PAGE, Format.JSON, Format.FEED])
@pytest.mark.parametrize(("body", "reason"), [(b"", Reason.EMPTY), (b" \r\n\t", Reason.EMPTY), (b" x" * BYTES_LIMIT, Reason.TOO_LARGE)])
def test_nothing_and_too_much_are_refused_in_every_format(kind: Format, body: bytes, reason: Reason) -> None:
    (refusal,) = read(Raw("x", body, kind))

    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason


def test_bytes_that_break_a_parser_are_one_refusal() -> None:
    (refusal,) = read(Raw("f.xml", b"<p><item>&#x110000;<article>\x00", Format.FEED))

    assert str(refusal) == "f.xml: malformed: no feed that can be read (ValueError: chr() arg not in range(0x110000))"
