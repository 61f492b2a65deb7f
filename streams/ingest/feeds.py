"""Reads the items of an RSS or Atom feed, with the content that the feed itself carries."""

from html import unescape
from io import BytesIO
from typing import Any

import feedparser

from streams.ingest.drafts import ArticleDraft, Raw, Reason, Refusal
from streams.ingest.pages import fragment_text


def read_feed(raw: Raw) -> list[ArticleDraft | Refusal]:
    """The items of a feed, each named `feed#2`; the outlet is the feed's title."""
    feed = feedparser.parse(BytesIO(raw.body))  # bytes alone would be tried as a file's name first
    if not feed.version:
        return [Refusal(raw.name, Reason.MALFORMED, "not an RSS or Atom feed")]
    outlet = feed.feed.get("title")
    items = [_draft(f"{raw.name}#{number}", entry, outlet) for number, entry in enumerate(feed.entries, 1)]
    return [*items] or [Refusal(raw.name, Reason.EMPTY, "the feed has no items")]


def _draft(source: str, entry: Any, outlet: str | None) -> ArticleDraft:
    body = next(iter(entry.get("content", [])), None) or entry.get("summary_detail", {})
    title = entry.get("title_detail", {})
    return ArticleDraft(
        source,
        _text(body),
        title=unescape(title["value"]) if title.get("type") == "text/html" else title.get("value"),
        outlet=outlet,
        published=entry.get("published") or entry.get("updated"),
        url=entry.get("link"),
    )


def _text(body: Any) -> str:
    value = body.get("value", "")
    return str(value) if body.get("type") == "text/plain" else fragment_text(value)
