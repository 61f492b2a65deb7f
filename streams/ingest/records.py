"""Reads articles that come as JSON: one object, or a list of them. JSON lines are read with it too, a line at a time."""

from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from streams.ingest.drafts import ArticleDraft, Raw, Reason, Refusal, characters
from streams.ingest.markup import plain


class Record(BaseModel):
    """One article as JSON, its text plain or HTML; other keys are passed over, and of a key given twice the last one counts."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def read_json(raw: Raw) -> list[ArticleDraft | Refusal]:
    """The articles of one JSON value; of a list each item stands for itself, named `file#2`."""
    text = characters(raw)
    if isinstance(text, Refusal):
        return [text]
    try:
        value = from_json(text)
    except ValueError as error:
        return [Refusal(raw.name, Reason.MALFORMED, f"not JSON: {error}")]
    if isinstance(value, list):
        return [_draft(f"{raw.name}#{number}", item) for number, item in enumerate(value, 1)] or [_nothing(raw)]
    return [_draft(raw.name, value)]


def drafted(source: str, record: Record) -> ArticleDraft:
    """What a record gives, under a name for people."""
    return ArticleDraft(source, plain(record.text), **record.model_dump(exclude={"text"}))


def _draft(source: str, value: Any) -> ArticleDraft | Refusal:
    try:
        return drafted(source, Record.model_validate(value))
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{first['loc'][0]}: {first['msg']}" if first["loc"] else "not an object"
        return Refusal(source, Reason.MALFORMED, f"{problem}; give an object with `text`, `title`, `outlet`, `published`, `url`")


def _nothing(raw: Raw) -> Refusal:
    return Refusal(raw.name, Reason.EMPTY, "the list has no article")
