"""Reads plain text, with or without front matter.

Front matter stands at the very top between two lines `---`, one `key: value` a line; of the keys `title`, `outlet`, `published`, `url`
and `language` the last one given counts, others are passed over. A text that begins with anything else has none.
"""

from itertools import takewhile

from streams.ingest.drafts import ArticleDraft, Raw, Reason, Refusal, characters

FENCE = "---"
KEYS = ("title", "outlet", "published", "url", "language")


def read_text(raw: Raw) -> list[ArticleDraft | Refusal]:
    """The one article of a text file."""
    text = characters(raw)
    return [text if isinstance(text, Refusal) else _draft(raw, text)]


def _draft(raw: Raw, text: str) -> ArticleDraft | Refusal:
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != FENCE:
        return ArticleDraft(raw.name, text, url=raw.address)
    front = list(takewhile(lambda line: line.rstrip() != FENCE, lines[1:]))
    if len(front) + 1 == len(lines):
        return Refusal(raw.name, Reason.MALFORMED, "its front matter has no end; close it with a line `---`")
    if bad := next((number for number, line in enumerate(front, 2) if line.strip() and ":" not in line), None):
        return Refusal(raw.name, Reason.MALFORMED, f"line {bad} of its front matter is not `key: value`")
    return ArticleDraft(raw.name, "\n".join(lines[len(front) + 2 :]), **{"url": raw.address, **_fields(front)})


def _fields(front: list[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in front)
    values = {key.strip().lower(): _unquoted(value.strip()) for key, _, value in pairs}
    return {key: values[key] for key in KEYS if values.get(key)}


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
