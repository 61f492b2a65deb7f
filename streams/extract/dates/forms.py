"""The forms in which dates are written: what each one means, seen from the day of publication.

A form is a function from what `EXPRESSION` found and the frame to a stretch of days, or None where it is no date after all.
It raises ValueError or OverflowError for a date that the calendar does not have.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from schemas.base import Interval, interval
from streams.extract.dates.offsets import Amount, amount, relative, shift, unit_of
from streams.extract.dates.words import BOUNDS, FEASTS, INSIDE, MONTHS, NAMED_DAYS, SEASONS, TURNS, WEEKDAYS, plain

Match = re.Match[str]


class Frame(NamedTuple):
    """What words are resolved against: the day of publication, the way they look, the date before them in the text."""

    published: date
    future: bool
    anchor: str | None


def _pick(at: Callable[[int], Interval | None], turn: str, frame: Frame) -> Interval | None:
    """The occurrence, of those `at` so many cycles from the publication's own, that "last", "next" or no word means."""
    turn = {"past": "last", "coming": "next"}.get(turn, turn)
    forward = turn == "next" or (frame.future and turn != "last")
    tests: dict[str, Callable[[Interval], bool]] = {
        "last": lambda days: bool(days.latest and days.latest < frame.published),
        "next": lambda days: bool(days.earliest and days.earliest > frame.published),
        "forward": lambda days: bool(days.latest and days.latest >= frame.published),
        "back": lambda days: bool(days.earliest and days.earliest <= frame.published),
    }
    fits = tests.get(turn) or tests["forward" if forward else "back"]
    candidates = (at(cycle) for cycle in (range(-1, 9) if forward else range(1, -9, -1)))
    return next((days for days in candidates if days and fits(days)), None)


def _iso(match: Match, _frame: Frame) -> Interval:
    return interval(match["iso"])


def _figures(match: Match, _frame: Frame) -> Interval | None:
    """A date in figures, where only one order of day and month can be meant."""
    *parts, year = map(int, re.findall(r"\d+", match["figures"]))
    month, day = sorted(parts)
    return unit_of(date(year, month, day), "day") if day > 12 or day == month else None


def _calendar(match: Match, frame: Frame) -> Interval | None:
    if not (match["day"] or match["day_after"] or match["month_year"] or match["month_year_turn"] or _month_stands_alone(match, frame)):
        return None
    if year := _year_written(match["month_year"], match["month_year_turn"], frame):
        return _days_of(match, year)
    turn = plain(match["month_turn"] or "")
    if turn == "this":
        return _days_of(match, frame.published.year)
    return _pick(lambda cycle: _days_of(match, frame.published.year + cycle), turn, frame)


def _month_stands_alone(match: Match, frame: Frame) -> bool:
    lead, month = plain(match["lead"] or ""), match["month"]
    if lead == "by" and month == "May":  # a speech by May
        return frame.future
    owned = match["owned_month"] is not None and month not in {"March", "May"}
    return bool(owned or lead in BOUNDS | INSIDE or match["share"] or match["piece"] or match["month_turn"])


def _year_written(figures: str | None, turn: str | None, frame: Frame) -> int | None:
    if figures:
        return int(figures)
    return frame.published.year + TURNS[turn] if turn else None


def _days_of(match: Match, year: int) -> Interval | None:
    month = 1 + MONTHS.index(match["month"][:3].lower())
    first, last = match["day"] or match["day_after"], match["last_day"] or match["last_day_after"]
    if not first:
        return unit_of(date(year, month, 1), "month")
    try:
        start, end = (date(year, month, int(re.sub(r"\D", "", day))) for day in (first, last or first))
    except ValueError:  # 29 February of another year
        return None
    return Interval(start, end) if start <= end else None


def _years(match: Match, _frame: Frame) -> Interval | None:
    first, last = match["from_year"], match["to_year"]
    last = first[: 4 - len(last)] + last
    return Interval(date(int(first), 1, 1), date(int(last), 12, 31)) if first < last else None


def _year(match: Match, _frame: Frame) -> Interval | None:
    stands_alone = match["owned_year"] is not None or plain(match["lead"] or "") in BOUNDS | INSIDE or match["share"] or match["piece"]
    return interval(match["year"]) if stands_alone else None


def _decade(match: Match, _frame: Frame) -> Interval:
    return unit_of(date(int(match["decade"][-5:-1]), 1, 1), "decade")


def _season(match: Match, frame: Frame) -> Interval | None:
    turn, name = plain(match["season_turn"] or ""), match["season_name"].lower()

    def of_year(year: int) -> Interval:
        first = date(year, SEASONS[name], 1)
        return Interval(first, unit_of(first, "month", 2).latest)

    if year := _year_written(match["season_year"], match["season_year_turn"], frame):
        return of_year(year)
    if name == "fall" or not (turn or plain(match["lead"] or "") in BOUNDS | INSIDE | {"over"}):
        return None
    return of_year(frame.published.year) if turn == "this" else _pick(lambda cycle: of_year(frame.published.year + cycle), turn, frame)


def _feast(match: Match, frame: Frame) -> Interval | None:
    turn, day = plain(match["feast_turn"] or ""), plain(match["feast_day"] or "")
    if not (day or turn or plain(match["lead"] or "") in BOUNDS | INSIDE | {"at", "over"}):
        return None

    def of_year(year: int) -> Interval:
        return unit_of(date(year, 12, FEASTS.get(day, 1)), "day" if day else "month")

    if year := _year_written(match["feast_year"], match["feast_year_turn"], frame):
        return of_year(year)
    return _pick(lambda cycle: of_year(frame.published.year + cycle), turn, frame)


def _weekday(match: Match, frame: Frame) -> Interval | None:
    number = WEEKDAYS.index(match["weekday_name"][:3].lower())

    def of_week(steps: int) -> Interval:
        return unit_of(frame.published, "day", number - frame.published.weekday() + 7 * steps)

    if match["weekday_week"]:
        return of_week(TURNS[match["weekday_week"]])
    return _pick(of_week, plain(match["weekday_turn"] or ""), frame)


def _weekend(match: Match, frame: Frame) -> Interval | None:
    def of_week(steps: int) -> Interval:
        saturday = frame.published + timedelta(days=5 - frame.published.weekday() + 7 * steps)
        return Interval(saturday, saturday + timedelta(days=1))

    return _pick(of_week, plain(match["weekend_turn"] or ""), frame)


def _named_day(match: Match, frame: Frame) -> Interval:
    steps = next((steps for name, steps in NAMED_DAYS.items() if plain(match["named"]).startswith(name)), 0)
    return unit_of(frame.published, "day", steps)


def _period(match: Match, frame: Frame) -> Interval | None:
    turn = plain(match["period_turn"])
    if turn == "the" and not (match["share"] or match["piece"]):
        return None
    return unit_of(frame.published, match["period_unit"], TURNS.get(turn, 0))


def _beside(match: Match, frame: Frame) -> Interval | None:
    found = frame.anchor and relative(match["beside"], frame.anchor)
    return interval(found) if found else None


def _counted(match: Match, frame: Frame) -> Interval | None:
    by = amount(match[0])  # with its lead: "over two years ago"
    if not by:
        return None
    word = match["counted_from"]
    if word is None:
        return _ahead(by, plain(match["lead"] or ""), frame) if frame.future else None
    anchor = interval(frame.anchor) if frame.anchor and word != "ago" else None
    if word == "later":
        return anchor and shift(anchor, by, 1)
    return shift(anchor or _today(frame), by, -1)


def _today(frame: Frame) -> Interval:
    return Interval(frame.published, frame.published)


def _past(match: Match, frame: Frame) -> Interval:
    return shift(_today(frame), _length(match["past"])._replace(least=0), -1)


def _coming(match: Match, frame: Frame) -> Interval:
    return _from_tomorrow(_length(match["coming"]), frame)


def _length(words: str) -> Amount:
    return amount(words) or Amount(1, 1, plain(words).rpartition(" ")[2])


def _from_tomorrow(by: Amount, frame: Frame) -> Interval:
    end = shift(_today(frame), by._replace(least=0), 1).latest
    return Interval(frame.published + timedelta(days=1), end)


def _ahead(by: Amount, lead: str, frame: Frame) -> Interval | None:
    if lead == "within" or (lead == "in" and not by.least):
        return _from_tomorrow(by, frame)
    return shift(_today(frame), by, 1) if lead == "in" else None


FORMS: dict[str, Callable[[Match, Frame], Interval | None]] = {
    "iso": _iso, "figures": _figures, "calendar": _calendar, "years": _years, "year": _year, "decade": _decade, "season": _season,
    "feast": _feast, "weekend": _weekend, "weekday": _weekday, "named": _named_day, "period": _period, "beside": _beside, "past": _past,
    "coming": _coming, "counted": _counted,
}  # fmt: skip
"""Name of the group in `EXPRESSION` -> what it means."""
