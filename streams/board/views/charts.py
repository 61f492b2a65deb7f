"""Counts -> bars of a picture."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

WIDTH, HEIGHT, GAP = 1200, 120, 3
MOST_BARS = 70
ENOUGH = 20
"""Statements that must lie in the last 30 days for these to be shown by themselves."""


class Bar(NamedTuple):
    """A stretch of time: its name, how many statements and flags, and where its bars stand."""

    name: str
    statements: int
    flags: int
    x: float
    width: float
    statements_height: float
    flags_height: float


class Series(NamedTuple):
    """A chart over time: its bars, what each of them is (`day`, `month`), the highest count, and the names under some of the bars."""

    bars: list[Bar]
    unit: str
    highest: int
    names: list[tuple[float, str]]


class Share(NamedTuple):
    """A row of a chart of names: how many statements and flags, and how long its bars are of 100."""

    name: str
    statements: int
    flags: int
    statements_length: float
    flags_length: float


Counts = Mapping[date, int]


def recent(counts: Counts) -> date | None:
    """The first day to be shown: that of the last 30 days where they hold enough, else None for all."""
    if not counts:
        return None
    begin = max(counts) - timedelta(days=29)
    return begin if sum(count for day, count in counts.items() if day >= begin) >= ENOUGH else None


def series(statements: Counts, flags: Counts) -> Series | None:
    """Bars for all days of some counts, or for the months or years of them where there are many."""
    days = [*statements, *flags]
    if not days:
        return None
    unit = _unit((max(days) - min(days)).days)
    names = _names(min(days), max(days), unit)
    said, raised = _summed(statements, unit), _summed(flags, unit)
    highest = max(said[name] for name in names) if said else 1
    step = WIDTH / len(names)
    bars = [
        Bar(
            name,
            said[name],
            raised[name],
            round(at * step, 1),
            round(max(step - GAP, 1), 1),
            *_heights((said[name], raised[name]), highest),
        )
        for at, name in enumerate(names)
    ]
    every = max(1, -(-len(bars) // 7))
    return Series(bars, unit, highest, [(bar.x, bar.name) for bar in bars[::every]])


def _heights(counts: Iterable[int], highest: int) -> list[float]:
    return [round(HEIGHT * count / max(highest, 1), 1) for count in counts]


def _unit(days: int) -> str:
    return "day" if days < MOST_BARS else "month" if days < MOST_BARS * 30 else "year"


def _name(day: date, unit: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]


def _names(first: date, last: date, unit: str) -> list[str]:
    return list(dict.fromkeys(_name(first + timedelta(days=offset), unit) for offset in range((last - first).days + 1)))


def _summed(counts: Counts, unit: str) -> Counter[str]:
    found = Counter[str]()
    for day, count in counts.items():
        found[_name(day, unit)] += count
    return found


def shares(statements: Mapping[str, int], flags: Mapping[str, int], most: int = 12) -> list[Share]:
    """The names with most statements, the most first."""
    rows: Sequence[tuple[str, int]] = sorted(statements.items(), key=lambda row: (-row[1], row[0]))[:most]
    highest = max((count for _, count in rows), default=1)
    return [
        Share(name, count, flags.get(name, 0), round(100 * count / highest, 1), round(100 * min(flags.get(name, 0), highest) / highest, 1))
        for name, count in rows
    ]
