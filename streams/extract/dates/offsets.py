"""Stretches of time counted from others: "two weeks ago", "less than a week after", "the previous month".

What comes out is as exact as the words: "two days ago" is a day, "two weeks ago" the seven days around it, "two months ago" that
month, "two years ago" that year; "less than a week before" all days of that week.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from schemas.base import Interval, edtf, interval
from streams.extract.dates.words import AMOUNT, BARE_PLURAL, LESS, MORE, NEARLY, NEIGHBOURS, NUMBERS, SOON, UNITS, plain

Direction = Literal[-1, 1]
_FORWARD = re.compile(r"\b(?:after|later|since|following|next)\b")
_BACKWARD = re.compile(r"\b(?:before|earlier|prior|previous|previously|ago)\b")
_EITHER = re.compile(r"\bwithin\b.*\bof\b")


_MEASURE = re.compile(rf"(?:{AMOUNT.pattern}|(?<!\w)(?:{'|'.join(SOON)}))(?=\s+after\s*\Z)", re.IGNORECASE)


class Amount(NamedTuple):
    """How far: from `least` to `most` units (`day`, `week`, `month`, `year`); up to `most` where `least` is 0."""

    least: int
    most: int
    unit: str


def amount(words: str) -> Amount | None:
    """The first amount of time in the words, or None: "nearly two weeks", "a few days", "months", "shortly"."""
    if match := AMOUNT.search(words):
        return _counted(match)
    days = next((days for word, days in SOON.items() if re.search(rf"\b{word}\b", plain(words))), None)
    return Amount(0, days, "day") if days else None


def _counted(match: re.Match[str]) -> Amount:
    least, most = _number(match["count"])
    about = plain(match["about"] or "")
    least = 0 if about in LESS else least - (about in NEARLY)
    most += about in MORE
    unit, size = UNITS[match["unit"].lower()]
    if unit == "hour":
        return Amount(least * size // 24, most * size // 24, "day")
    return Amount(least * size, most * size, unit)


def _number(words: str | None) -> tuple[int, int]:
    if words is None:
        return BARE_PLURAL
    word = plain(words)
    return (NUMBERS | NEIGHBOURS).get(word) or (int(word), int(word))


def unit_of(day: date, unit: str, steps: int = 0) -> Interval:
    """The calendar's day, week (from Monday), month, year or decade in which `day` lies, or the one so many steps on."""
    if unit == "decade":
        first = day.year // 10 * 10 + 10 * steps
        return Interval(date(first, 1, 1), date(first + 9, 12, 31))
    first_day = move(day, unit, steps)
    if unit == "week":
        monday = first_day - timedelta(days=first_day.weekday())
        return Interval(monday, monday + timedelta(days=6))
    return interval(first_day.isoformat()[: {"year": 4, "month": 7, "day": 10}[unit]])


def move(day: date, unit: str, steps: int) -> date:
    """The day so many days, weeks, months or years on; the last of the month where that month is too short."""
    if unit in {"day", "week"}:
        return day + timedelta(days=steps * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + steps * (12 if unit == "year" else 1), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(anchor: Interval, by: Amount, direction: Direction) -> Interval:
    """The stretch that lies `by` before (-1) or after (1) the anchor; an open side stays open.

    Raises ValueError or OverflowError where the calendar does not reach that far.
    """
    first, last = sorted((direction * by.least, direction * by.most))
    around = _around if by.least else _exactly
    return Interval(
        anchor.earliest and around(anchor.earliest, by.unit, first).earliest,
        anchor.latest and around(anchor.latest, by.unit, last).latest,
    )


def _around(day: date, unit: str, steps: int) -> Interval:
    if unit != "week":
        return unit_of(day, unit, steps)
    centre = move(day, unit, steps)
    return Interval(centre - timedelta(days=3), centre + timedelta(days=3))


def _exactly(day: date, unit: str, steps: int) -> Interval:
    moved = move(day, unit, steps)
    return Interval(moved, moved)


def measure_after(words: str) -> tuple[int, int] | None:
    """Where in some words the amount of time stands that they close with before "after": "talks broke off, `a day` after"."""
    found = _MEASURE.search(words)
    return found.span() if found else None


def before(anchor: str, words: str) -> str | None:
    """The EDTF stretch that lies the amount in the words before an EDTF anchor, or None where the words tell no amount.

    `before("2017-12-11", "less than a week after")` is the week up to the anchor: the direction in the words is not looked at.
    Raises ValueError where the anchor is not EDTF.
    """
    return _offset(anchor, words, -1)


def after(anchor: str, words: str) -> str | None:
    """As `before`, to the other side."""
    return _offset(anchor, words, 1)


def _offset(anchor: str, words: str, direction: Direction) -> str | None:
    days, by = interval(anchor), amount(words)
    try:
        return edtf(*shift(days, by, direction)) if by else None
    except (ValueError, OverflowError):
        return None


def relative(words: str, anchor: str) -> str | None:
    """The EDTF stretch that words like "two weeks after", "a day earlier", "within a week of" or "the same day" mean from an EDTF anchor.

    None where they tell no amount or no direction. Raises ValueError where the anchor is not EDTF.
    """
    text = plain(words)
    if re.search(r"\bsame day\b", text):
        return anchor
    if _FORWARD.search(text):
        return after(anchor, text)
    if _BACKWARD.search(text):
        return before(anchor, text)
    return _around_anchor(anchor, text) if _EITHER.search(text) else None


def _around_anchor(anchor: str, words: str) -> str | None:
    earlier, later = before(anchor, words), after(anchor, words)
    return edtf(interval(earlier).earliest, interval(later).latest) if earlier and later else None
