"""The day that the shape of an article gives to all that is said in it: entries of a live page, releases, transcripts."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from streams.extract.dates import When, dates_in
from streams.extract.parse import Reading
from streams.extract.said.dating import Said, as_said

ENTRY = re.compile(
    r"^[ \t]*\(?(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?[ \t]?(?:[ap]\.?m\b\.?|(?<=[.:]\d\d)(?:\b|h\b))", re.MULTILINE | re.IGNORECASE
)
"""A time of the day that opens a line: "10.02am", "14:30"."""

ENTRIES = 2
"""So many lines that open with a time make a live page."""

RELEASE = re.compile(
    r"^[ \t]*(?:for immediate release|(?:press|media|news) (?:release|statement)|(?:media|press) contact|notes? (?:to|for) editors)\b",
    re.MULTILINE | re.IGNORECASE,
)
TRANSCRIPT = re.compile(r"^[ \t]*(?:QUESTION|Q|MODERATOR|HOST|INTERVIEWER|REPORTER)[ \t]*:", re.MULTILINE)

HEADING = 4
"""Lines at the top that may tell the day."""
LONGEST_HEADING = 120
"""Characters; a longer line is no heading."""


def day_of_shape(position: int, reading: Reading) -> Said | None:
    """The day on which what stands at a place of the text was said, where the article is written as it is said."""
    return _of_entry(position, reading) or _heading(reading.text, reading.published)


def _of_entry(position: int, reading: Reading) -> Said | None:
    """An entry of a live page is written on the day of its publication."""
    opened = _entries(reading.text)
    in_entry = len(opened) >= ENTRIES and bisect_right(opened, position) > 0
    return Said(reading.published.isoformat()) if in_entry else None


@lru_cache(maxsize=1)
def _entries(text: str) -> tuple[int, ...]:
    """Where the lines begin that open with a time; kept for one text, since each of its sayings asks."""
    return tuple(entry.start() for entry in ENTRY.finditer(text))


@lru_cache(maxsize=1)
def _heading(text: str, published: date) -> Said | None:
    """The day at the top of a release or of a transcript; a release without one is of the day of its publication."""
    release = RELEASE.search(text)
    if release is None and not TRANSCRIPT.search(text):
        return None
    days = [when for start, line in _headings(text) for when in _days_in(line, start, published)]
    return as_said(days[0]) if days else Said(published.isoformat()) if release else None


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """The short lines at the top, with where they begin."""
    lines = (line for line in re.finditer(r"[^\n]+", text) if line.group().strip())
    return ((line.start(), line.group()) for line in islice(lines, HEADING) if len(line.group()) <= LONGEST_HEADING)


def _days_in(line: str, start: int, published: date) -> list[When]:
    found = (when for when in dates_in(line, published) if when.kind == "day")
    return [when._replace(start=when.start + start, end=when.end + start) for when in found]
