"""When: the date expressions of a text, resolved against the day of its publication.

An own grammar: a report's "Monday" is the last one up to and including its publication, and "last month" or "in 2016" is a stretch of
days, where general date parsers give one day. Weeks begin on Monday, seasons are those of the north. Nothing here knows the clock.
How to count from another date ("two weeks after") is in `offsets`, what each form means in `forms`.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from schemas.base import Interval, edtf
from streams.extract.dates.forms import FORMS, Frame, Match
from streams.extract.dates.offsets import after, before, measure_after, move, relative
from streams.extract.dates.words import BOUNDS, EXPRESSION, SHARES, YEAR_SHARES, Share, may_hold_a_date, plain

__all__ = ["When", "after", "before", "dates_in", "measure_after", "relative"]

REMEMBERED = 256
"""Stretches of text of which the dates are kept: a sentence is looked at for each saying in it."""

Kind = Literal["day", "week", "month", "year", "span"]


class When(NamedTuple):
    """A date expression: its words are `text[start:end]`, `edtf` the days they mean."""

    start: int
    end: int
    edtf: str
    kind: Kind
    words: str


@lru_cache(maxsize=REMEMBERED)
def dates_in(text: str, published: date, *, future: bool = False) -> tuple[When, ...]:
    """All date expressions of a text, in order, not overlapping, the longest first where several begin at one place.

    Words without a year mean the last such day up to and including the publication, or with `future` (in a promise) the next from it on.
    Without `future`, what looks forward ("tomorrow", "next week") is left out, and nothing ends after the publication unless its year is
    written out. "By", "before" and "until" open the start (`../2017-12`), but with `future` they give the named time itself, as a date
    due. "Two days later" is counted from the date before it in the text, "a year earlier" from the publication where there is none.
    Heuristic: event names ("Black Friday"), habits ("every Monday"), quantities ("in 2000 villages") are passed over by lists.
    """
    found: list[When] = []
    for match in EXPRESSION.finditer(text) if may_hold_a_date(text) else ():
        frame = Frame(published, future, found[-1].edtf if found else None)
        if when := _read(match, frame):
            found.append(when)
    return tuple(found)


def _read(match: Match, frame: Frame) -> When | None:
    try:
        whole = _stretch(match, frame)
    except (ValueError, OverflowError):  # 30 February, 999 decades ago
        return None
    days = whole and _within(whole, frame, written_out=bool(re.search(r"\d{4}", match[0])))
    return When(match.start(), match.end(), edtf(*days), _kind(whole), match[0]) if whole and days else None


def _stretch(match: Match, frame: Frame) -> Interval | None:
    lead = plain(match["lead"] or "")
    if lead == "since":
        frame = frame._replace(future=False)
    form = FORMS.get(match.lastgroup or "")
    days = form(match, frame) if form else None
    days = days and _share(match, days, frame)
    return days and _bound(match, lead, days, frame)


def _within(days: Interval, frame: Frame, *, written_out: bool) -> Interval | None:
    if frame.future or written_out or not days.latest:
        return days
    latest = min(days.latest, frame.published)
    return Interval(days.earliest, latest) if not days.earliest or days.earliest <= latest else None


def _kind(days: Interval) -> Kind:
    forms: dict[int, Kind] = {10: "day", 7: "month", 4: "year"}
    weeklong = days.earliest and days.latest and days.latest - days.earliest == timedelta(days=6)
    return "week" if weeklong else forms.get(len(edtf(*days)), "span")


def _bound(match: Match, lead: str, days: Interval, frame: Frame) -> Interval | None:
    if lead not in BOUNDS or not days.earliest or not days.latest or (_is_possessive(match) and lead != "since"):
        return days
    day = timedelta(days=1)
    if lead in {"since", "after"}:
        start = days.earliest if lead == "since" else days.latest + day
        end = None if frame.future and lead == "after" else frame.published
        return Interval(start, end) if end is None or start <= end else None
    if frame.future:
        return days
    return Interval(None, days.earliest - day if lead == "before" else days.latest)


def _is_possessive(match: Match) -> bool:
    """Tell "after Monday's talks", also written without the mark, from "after Monday": that day itself is meant."""
    return match.string[match.end() : match.end() + 1] in ("'", "’") or bool(match["weekday_name"] and match["weekday_name"].endswith("s"))


def _share(match: Match, days: Interval, frame: Frame) -> Interval | None:
    word = plain(match["share"] or match["piece"] or "")
    if not word or not days.earliest or not days.latest or days.earliest == days.latest:
        return days
    if word in {"earlier", "later"}:
        return _side(word, days, frame.published)
    return _split(days.earliest, days.latest, (YEAR_SHARES if _kind(days) == "year" else SHARES)[word])


def _side(word: str, days: Interval, published: date) -> Interval | None:
    start, end = days
    if not start or not end or not start <= published <= end:
        return days
    if word == "earlier":
        return Interval(start, published)
    return Interval(published + timedelta(days=1), end) if published < end else None


def _split(start: date, end: date, share: Share) -> Interval:
    months = (end.year - start.year) * 12 + end.month - start.month + 1 if start.day == 1 else 0
    whole, unit = (months, "month") if months >= share.parts else ((end - start).days + 1, "day")
    size = whole // share.parts
    last = end if share.number == share.parts - 1 else move(start, unit, (share.number + 1) * size) - timedelta(days=1)
    return Interval(move(start, unit, share.number * size), last)
