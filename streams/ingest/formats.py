"""Which format something is in, and its reader."""

import re
from collections.abc import Callable

from streams.ingest.drafts import BYTES_LIMIT, ArticleDraft, Format, Raw, Reason, Refusal
from streams.ingest.feeds import read_feed
from streams.ingest.pages import read_page
from streams.ingest.records import read_json
from streams.ingest.texts import read_text

SUFFIXES = {
    ".txt": Format.TEXT,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".json": Format.JSON,
    ".jsonl": Format.LINES,
    ".ndjson": Format.LINES,
    ".xml": Format.FEED,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
}
_READERS: dict[Format, Callable[[Raw], list[ArticleDraft | Refusal]]] = {
    Format.TEXT: read_text,
    Format.PAGE: read_page,
    Format.JSON: read_json,
    Format.FEED: read_feed,
}
_FEED = re.compile(rb"<(rss|feed|rdf:rdf)\b", re.IGNORECASE)


def format_of(suffix: str, head: bytes) -> Format:
    """The format that a file's suffix names, else the one that the first bytes look like."""
    return SUFFIXES.get(suffix.lower()) or sniff(head)


def sniff(head: bytes) -> Format:
    """The format that the first bytes look like; text where they look like nothing else."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        return Format.FEED if _FEED.search(start[:1024]) else Format.PAGE
    if start.startswith(b"{"):
        first = start.split(b"\n", 1)[0].rstrip()
        return Format.LINES if first.endswith(b"}") or b"\n{" in start else Format.JSON
    return Format.JSON if start.startswith(b"[") else Format.TEXT


def read(raw: Raw) -> list[ArticleDraft | Refusal]:
    """All that is in the bytes, in their order: drafts, and refusals of what cannot be read. Never raises.

    JSON lines come here a line at a time, each as JSON.
    """
    if len(raw.body) > BYTES_LIMIT:
        return [Refusal(raw.name, Reason.TOO_LARGE, f"more than {BYTES_LIMIT // 1_000_000} MB; split it, or give JSON lines")]
    if not raw.body.strip():
        return [Refusal(raw.name, Reason.EMPTY, "there is nothing in it")]
    try:
        return _READERS[raw.format](raw)
    except Exception as error:  # noqa: BLE001  parsers of foreign HTML and feeds raise what they like; the rest of the batch goes on
        return [Refusal(raw.name, Reason.MALFORMED, f"no {raw.format} that can be read ({type(error).__name__}: {error})")]
