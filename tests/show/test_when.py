"""Dates and distances in words."""

import pytest

from streams.show.when import adverbial, distance, in_words, is_a_day


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017-12-11", "11 December 2017"),
        ("2017-12-01", "1 December 2017"),
        ("2020-04", "April 2020"),
        ("2016", "2016"),
        ("../2017-12-12", "by 12 December 2017"),
        ("2017-12-05/..", "from 5 December 2017"),
        ("../..", "at some time"),
        ("2017-12-05/2017-12-12", "5 to 12 December 2017"),
        ("2017-11-28/2017-12-05", "28 November to 5 December 2017"),
        ("2016-12-28/2017-01-03", "28 December 2016 to 3 January 2017"),
        ("2016-12-05/2017-12-05", "5 December 2016 to 5 December 2017"),
        ("2017-03/2017-05", "March to May 2017"),
        ("2014/2016", "2014 to 2016"),
        ("2016/2017-03-05", "2016 to 5 March 2017"),
        ("2017-03/2017-03", "March 2017"),
    ],
)
def test_a_date_is_told_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("2018", "in 2018"), ("2018-05", "in May 2018"), ("2018-05-03", "on 3 May 2018"), ("../2018-05-03", "by 3 May 2018")],
)
def test_a_date_stands_in_a_sentence(edtf: str, words: str) -> None:
    assert adverbial(edtf) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (59, "59 days"),
        (60, "2 months"),
        (345, "11 months"),
        (365, "1 year"),
        (412, "1 year 2 months"),
        (731, "2 years"),
        (10_000, "27 years 5 months"),
    ],
)
def test_a_distance_is_told_in_days_or_in_years_and_months(days: int, words: str) -> None:
    assert distance(days) == words


@pytest.mark.parametrize(
    ("edtf", "certain"),
    [("2018-05-03", True), ("2018-05-03/2018-05-03", True), ("2018-05", False), ("2018", False), ("../2018-05-03", False)],
)
def test_only_a_day_is_a_day(edtf: str, *, certain: bool) -> None:
    assert is_a_day(edtf) is certain
