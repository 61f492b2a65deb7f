"""A line of time: days -> places on it, and where it is divided."""

from calendar import month_abbr
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

MOST_TICKS = 12
YEAR = 365.25


class Scale(NamedTuple):
    """Two days and their places."""

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date) -> float:
        """Where a day is."""
        return round(self.left + (self.right - self.left) * ((day - self.first) / (self.last - self.first)), 1)


class Tick(NamedTuple):
    """A division: where it is, and what it is called."""

    x: float
    name: str


def scale_of(first: date, last: date, left: float, right: float) -> Scale:
    """A scale on which some days lie, with a little room on both sides."""
    room = max(timedelta(days=5), (last - first) / 40)
    return Scale(_moved(first, -room), _moved(last, room), left, right)


def ticks(scale: Scale) -> list[Tick]:
    """Years, or months, or days, whichever are neither too many nor too few."""
    days = (scale.last - scale.first).days
    if days > 2 * YEAR:
        step = max(1, -(-round(days / YEAR) // MOST_TICKS))
        return [Tick(scale.place(day), str(day.year)) for day in _years(scale) if day.year % step == 0]
    if days > 62:
        step = 1 if days < 200 else 3
        return [Tick(scale.place(day), f"{month_abbr[day.month]} {day.year}") for day in _months(scale) if (day.month - 1) % step == 0]
    step = max(1, days // 8)
    found = [scale.first + timedelta(days=offset) for offset in range(step // 2, days, step)]
    return [Tick(scale.place(day), f"{day.day} {month_abbr[day.month]}") for day in found]


def _years(scale: Scale) -> Iterator[date]:
    return (date(year, 1, 1) for year in range(scale.first.year + 1, scale.last.year + 1))


def _months(scale: Scale) -> Iterator[date]:
    span = range(scale.first.year * 12 + scale.first.month, scale.last.year * 12 + scale.last.month)
    return (date(number // 12, number % 12 + 1, 1) for number in span)


def _moved(day: date, by: timedelta) -> date:
    """A day some days away, as far as there are days."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))
