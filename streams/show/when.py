"""Dates and distances in time in a person's words."""

from calendar import month_name
from itertools import takewhile

from schemas.base import interval

DAYS_COUNTED = 60
"""From so many days on a distance is told in months and years."""

_DAYS_A_MONTH = 365.2425 / 12
_OPEN = ("..", "")


def in_words(edtf: str) -> str:
    """An EDTF date or interval: `11 December 2017`, `2016`, `by 12 December 2017`, `5 to 12 December 2017`, `at some time`."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _words(start)
    if start in _OPEN:
        return "at some time" if end in _OPEN else f"by {_words(end)}"
    return f"from {_words(start)}" if end in _OPEN else _between(_words(start), _words(end))


def adverbial(edtf: str) -> str:
    """The same as it stands in a sentence: `on 11 December 2017`, `in 2016`, `by 12 December 2017`."""
    if "/" in edtf:
        return in_words(edtf)
    return f"{'on' if is_a_day(edtf) else 'in'} {in_words(edtf)}"


def is_a_day(edtf: str) -> bool:
    """Whether a date tells the very day."""
    earliest, latest = interval(edtf)
    return earliest is not None and earliest == latest


def distance(days: int) -> str:
    """A number of days in words: `1 day`, `59 days`, `9 months`, `1 year 2 months`; a month is the twelfth part of a mean year."""
    if days < DAYS_COUNTED:
        return _counted(days, "day")
    years, months = divmod(round(days / _DAYS_A_MONTH), 12)
    return " ".join(_counted(count, unit) for count, unit in ((years, "year"), (months, "month")) if count)


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _words(part: str) -> str:
    year, *rest = part.split("-")
    month, *day = map(int, rest) if rest else (0,)
    return " ".join([*map(str, day), month_name[month], year]).strip()


def _between(start: str, end: str) -> str:
    """Two dates, what they have in common told once: `28 November to 5 December 2017`."""
    first, last = start.split(), end.split()
    pairs = zip(reversed(first), reversed(last), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) if len(first) == len(last) else 0
    return " ".join([*first[: len(first) - shared], "to", end]) if shared < len(first) else end
