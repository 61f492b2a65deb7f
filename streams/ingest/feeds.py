"""Reads the items of an RSS or Atom feed, with the content that the feed itself carries."""

import re
from html import unescape
from io import BytesIO
from typing import Any

import feedparser

from streams.ingest.drafts import ArticleDraft, Raw, Reason, Refusal
from streams.ingest.furniture import without_furniture
from streams.ingest.markup import plain

_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)


def read_feed(raw: Raw) -> list[ArticleDraft | Refusal]:
    """The items of a feed, each named `feed#2`; the outlet is the feed's title."""
    if declares_entities(raw.body):
        return [Refusal(raw.name, Reason.MALFORMED, "it declares XML entities, which are not read; give the feed without a DTD of its own")]
    feed = feedparser.parse(BytesIO(raw.body))  # bytes alone would be tried as a file's name first
    if not feed.version:
        return [Refusal(raw.name, Reason.MALFORMED, "not an RSS or Atom feed")]
    outlet = feed.feed.get("title")
    items = [_draft(f"{raw.name}#{number}", entry, outlet) for number, entry in enumerate(feed.entries, 1)]
    return [*items] or [Refusal(raw.name, Reason.EMPTY, "the feed has no items")]


def declares_entities(body: bytes) -> bool:
    """Whether XML, in whichever width of characters, declares entities of its own: they can name files, or unfold without end."""
    return bool(_ENTITY.search(body.translate(None, b"\0")))


def _draft(source: str, entry: Any, outlet: str | None) -> ArticleDraft:
    bodies = [*entry.get("content", []), entry.get("summary_detail", {})]
    title = entry.get("title_detail", {})
    return ArticleDraft(
        source,
        max(map(_text, bodies), key=len),
        title=unescape(title["value"]) if title.get("type") == "text/html" else title.get("value"),
        outlet=outlet,
        published=entry.get("published") or entry.get("updated"),
        url=entry.get("link"),
    )


def _text(body: Any) -> str:
    value = str(body.get("value", ""))
    return without_furniture(value) if body.get("type") == "text/plain" else plain(value)
