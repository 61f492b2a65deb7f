"""Times of the day, over midnight and over changes of the clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from streams.notify.clock import clock, hours, next_time, rests_until, span

BERLIN, UTC_ZONE = ZoneInfo("Europe/Berlin"), ZoneInfo("UTC")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("90s", timedelta(seconds=90)),
        ("5m", timedelta(minutes=5)),
        ("4h", timedelta(hours=4)),
        ("1d", timedelta(days=1)),
        ("0s", timedelta(0)),
    ],
)
def test_a_span_is_a_number_and_a_unit(text: str, meant: timedelta) -> None:
    assert span(text) == meant


@pytest.mark.parametrize(
    ("read", "text"), [(span, "5 min"), (span, "5"), (span, "-5m"), (clock, "7:30"), (clock, "25:00"), (hours, "22:00")]
)
def test_what_is_no_time_is_refused(read: object, text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(text)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("quiet", "zone", "at", "until"),
    [
        ("22:00-07:00", UTC_ZONE, "2026-03-10 21:59", "2026-03-10 21:59"),
        ("22:00-07:00", UTC_ZONE, "2026-03-10 22:00", "2026-03-11 07:00"),
        ("22:00-07:00", UTC_ZONE, "2026-03-11 03:00", "2026-03-11 07:00"),
        ("22:00-07:00", UTC_ZONE, "2026-03-11 07:00", "2026-03-11 07:00"),
        ("12:00-13:00", UTC_ZONE, "2026-03-11 12:30", "2026-03-11 13:00"),
        ("12:00-13:00", UTC_ZONE, "2026-03-11 23:30", "2026-03-11 23:30"),
        ("22:00-07:00", BERLIN, "2026-03-10 21:30", "2026-03-11 06:00"),  # 22:30 there; winter
        ("22:00-07:00", BERLIN, "2026-07-10 20:30", "2026-07-11 05:00"),  # the same in summer
        ("22:00-07:00", BERLIN, "2026-03-28 23:00", "2026-03-29 05:00"),  # the night that lacks an hour
        ("22:00-07:00", BERLIN, "2026-10-24 22:00", "2026-10-25 06:00"),  # the night that has one more
        ("01:00-02:30", BERLIN, "2026-03-29 00:30", "2026-03-29 01:30"),  # 02:30 is skipped: when it is skipped
        ("01:00-02:30", BERLIN, "2026-10-25 00:15", "2026-10-25 00:30"),  # 02:30 comes twice: the first ends it
        ("01:00-02:30", BERLIN, "2026-10-25 01:15", "2026-10-25 01:15"),
    ],
)
def test_quiet_hours_end(quiet: str, zone: ZoneInfo, at: str, until: str) -> None:
    assert rests_until(hours(quiet), zone, utc(at)) == utc(until)


def test_without_quiet_hours_nothing_rests() -> None:
    assert rests_until(None, UTC_ZONE, utc("2026-03-11 03:00")) == utc("2026-03-11 03:00")


@pytest.mark.parametrize(
    ("zone", "after", "next_"),
    [
        (UTC_ZONE, "2026-03-10 07:29", "2026-03-10 07:30"),
        (UTC_ZONE, "2026-03-10 07:30", "2026-03-11 07:30"),
        (BERLIN, "2026-03-28 06:30", "2026-03-29 05:30"),  # 23 hours later
        (BERLIN, "2026-10-24 05:30", "2026-10-25 06:30"),  # 25 hours later
    ],
)
def test_a_time_of_the_day_comes_again(zone: ZoneInfo, after: str, next_: str) -> None:
    assert next_time(time(7, 30), zone, utc(after)) == utc(next_)
