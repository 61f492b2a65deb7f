"""Times of the day and spans of time, as a file of routes gives them. All instants are UTC, so that no change of the clocks misleads."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def span(text: str) -> timedelta:
    """`90s`, `5m`, `4h`, `1d`. Raises ValueError."""
    if not (found := re.fullmatch(r"(\d{1,6})([smhd])", text)):
        raise ValueError(f"{text!r} is not a span of time: write 90s, 5m, 4h or 1d")
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def clock(text: str) -> time:
    """`07:30`. Raises ValueError."""
    if not re.fullmatch(r"\d\d:\d\d", text):
        raise ValueError(f"{text!r} is not a time of the day: write 07:30")
    return time.fromisoformat(text)


class Hours(NamedTuple):
    """Hours of every day, over midnight where they end earlier than they begin."""

    start: time
    end: time


def hours(text: str) -> Hours:
    """`22:00-07:00`. Raises ValueError."""
    start, _, end = text.partition("-")
    found = Hours(clock(start.strip()), clock(end.strip()))
    if found.start == found.end:
        raise ValueError(f"{text!r} begins when it ends: leave it out, or give two times")
    return found


def next_time(at: time, zone: ZoneInfo, after: datetime) -> datetime:
    """The first instant later than `after` at which clocks in a zone show a time; what they skip is when they have skipped it."""
    day = after.astimezone(zone).date()
    instants = (_instant(day + timedelta(days), at, zone) for days in (0, 1, 2))
    return next(instant for instant in instants if instant > after)


def rests_until(quiet: Hours | None, zone: ZoneInfo, at: datetime) -> datetime:
    """The instant itself, or the end of the quiet hours in which it lies."""
    if quiet is None:
        return at
    day = at.astimezone(zone).date()
    for start in (day - timedelta(1), day):
        begins, ends = _bounds(quiet, zone, start)
        if begins <= at < ends:
            return ends
    return at


def _bounds(quiet: Hours, zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    over_midnight = timedelta(quiet.end < quiet.start)
    return _instant(day, quiet.start, zone), _instant(day + over_midnight, quiet.end, zone)


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
