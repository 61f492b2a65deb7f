"""The day of publication, as outlets, feeds and people write it."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

EARLIEST = date(1605, 1, 1)
"""The year of the first newspaper (the "Relation" of Strasbourg): an earlier day is a mistake, mostly a zero of some computer."""

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")


def day(written: str) -> date:
    """The day in a date: ISO 8601, RFC 5322 (feeds, mail) or words such as `9 June 2021` and `June 9, 2021`.

    Of a time with a zone it is the day as written, which is the outlet's own. Numbers in an order that differs from country
    to country (`03/04/2017`) are not read. Raises ValueError where it is not a day, or one before there were newspapers.
    """
    try:
        found = _parsed(written.strip())
    except (ValueError, OverflowError):
        raise ValueError(f"{written[:40]!r} is not a day") from None
    if found < EARLIEST:
        raise ValueError(f"{written[:40]!r} is before the first newspaper")
    return found


def _parsed(written: str) -> date:
    if iso := _ISO_DAY.match(written):
        return date.fromisoformat(iso[0])
    for form in _IN_WORDS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return parsedate_to_datetime(written).date()
