"""The day of publication."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.ingest.dates import day


@pytest.mark.parametrize(
    "written",
    [
        "2021-06-09",
        " 2021-06-09 ",
        "2021-06-09T23:30:00-05:00",  # the tenth in London; the outlet's own day counts
        "2021-06-09T00:30:00+0300",
        "2021-06-09 10:00:00 UTC",
        "Wed, 09 Jun 2021 23:30:00 -0500",
        "9 June 2021",
        "9 Jun 2021",
        "June 9, 2021",
    ],
)
def test_a_day_is_read_as_it_is_written(written: str) -> None:
    assert day(written) == date(2021, 6, 9)


@pytest.mark.parametrize(
    "written",
    [
        "2017-13-40",
        "2017-02-29",
        "2017",
        "2017-12",
        "03/04/2017",
        "yesterday",
        "",
        "0001-01-01",
        "2017-12-111",
        "1 Jan 2017 00:00:00 +99999999",
    ],
)
def test_what_is_not_a_day_is_an_error_that_quotes_it(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a day|before the first newspaper") as caught:
        day(written)

    assert repr(written) in str(caught.value)


@given(st.text() | st.from_regex(r"\d{1,4}[-/ ]\w{2,4}[-/ ]\d{2,4} ?[\d:]* ?[+-]?\d*"))
@settings(deadline=None)
def test_no_text_raises_anything_but_a_value_error(written: str) -> None:
    try:
        found = day(written)
    except ValueError:
        return
    assert isinstance(found, date)
