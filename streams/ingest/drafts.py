"""What passes between the steps of ingest: bytes as they came, what a reader makes of them, and why something is refused."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

BYTES_LIMIT = 10_000_000
"""The largest file, page, feed or line of JSON lines that is read, in bytes; a file of JSON lines may be of any size."""

TEXT_LIMIT = 1_000_000
"""The longest text of one article, in characters; a novel has about a tenth of it."""


class Reason(StrEnum):
    """Why something is not an article that can be published: a closed list."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    EMPTY = "empty"
    ENCODING = "encoding"
    MALFORMED = "malformed"
    NO_ARTICLE = "no-article"
    NO_DATE = "no-date"
    BAD_DATE = "bad-date"
    FUTURE_DATE = "future-date"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something was not ingested: which one, why, and what to do. Its `str` is one line for people."""

    source: str
    reason: Reason
    advice: str

    def __str__(self) -> str:
        return " ".join(f"{self.source}: {self.reason}: {self.advice}".split())


class Format(StrEnum):
    """The formats that ingest reads."""

    TEXT = "text"
    PAGE = "HTML"
    JSON = "JSON"
    LINES = "JSON lines"
    FEED = "feed"


class Raw(NamedTuple):
    """Bytes as they came, and what is known of them: a name for people, and for a page from the web its address and charset."""

    name: str
    body: bytes
    format: Format
    address: str | None = None
    charset: str | None = None


class ArticleDraft(NamedTuple):
    """What a reader found, as written: nothing is checked or normalised yet."""

    source: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def characters(raw: Raw) -> str | Refusal:
    """The text of bytes that have to be UTF-8, or UTF-16 with its byte order mark; a refusal tells the first byte that is not."""
    charset = "utf-16" if raw.body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return raw.body.decode(charset)
    except UnicodeDecodeError as error:
        return Refusal(raw.name, Reason.ENCODING, f"byte {error.start} is not {charset.removesuffix('-sig').upper()}; save it as UTF-8")
