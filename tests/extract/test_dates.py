import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.base import interval
from streams.extract.dates import after, before, dates_in, relative
from streams.extract.dates.words import EXPRESSION, may_hold_a_date

TUESDAY = date(2017, 12, 12)
MONDAY = date(2017, 12, 11)
SPRING = date(2021, 3, 20)  # a Saturday

PAST = [
    # weekdays
    ("He spoke on Monday.", TUESDAY, [("Monday", "2017-12-11")]),
    ("They met on Monday night.", TUESDAY, [("Monday night", "2017-12-11")]),
    ("Tuesday's statement", TUESDAY, [("Tuesday", "2017-12-12")]),
    ("On Wednesday he left.", TUESDAY, [("Wednesday", "2017-12-06")]),
    ("last Monday", TUESDAY, [("last Monday", "2017-12-11")]),
    ("last Monday", MONDAY, [("last Monday", "2017-12-04")]),
    ("this Monday", TUESDAY, [("this Monday", "2017-12-11")]),
    ("this past Friday", TUESDAY, [("this past Friday", "2017-12-08")]),
    ("next Monday", TUESDAY, []),
    ("Monday and Tuesday", SPRING, [("Monday", "2021-03-15"), ("Tuesday", "2021-03-16")]),
    ("on Thursday last week", TUESDAY, [("Thursday last week", "2017-12-07")]),
    ("on Monday of last week", TUESDAY, [("Monday of last week", "2017-12-04")]),
    ("late on Friday", TUESDAY, [("late on Friday", "2017-12-08")]),
    ("earlier on Friday, late Thursday", TUESDAY, [("earlier on Friday", "2017-12-08"), ("late Thursday", "2017-12-07")]),
    ("since Friday", TUESDAY, [("since Friday", "2017-12-08/2017-12-12")]),
    ("by Monday", TUESDAY, [("by Monday", "../2017-12-11")]),
    ("after Monday’s talks", TUESDAY, [("after Monday", "2017-12-11")]),
    ("after Mondays talks", TUESDAY, [("after Mondays", "2017-12-11")]),
    ("Wednesdays attack killed", TUESDAY, [("Wednesdays", "2017-12-06")]),
    # days named from today
    ("He said today that", TUESDAY, [("today", "2017-12-12")]),
    ("Earlier today, tonight", TUESDAY, [("Earlier today", "2017-12-12"), ("tonight", "2017-12-12")]),
    ("yesterday morning", date(2020, 3, 1), [("yesterday morning", "2020-02-29")]),
    ("the day before yesterday", TUESDAY, [("the day before yesterday", "2017-12-10")]),
    ("last night and this morning", TUESDAY, [("last night", "2017-12-11"), ("this morning", "2017-12-12")]),
    ("tomorrow", TUESDAY, []),
    # weeks, months, years
    ("this week", TUESDAY, [("this week", "2017-12-11/2017-12-12")]),
    ("this month", TUESDAY, [("this month", "2017-12-01/2017-12-12")]),
    ("this year", TUESDAY, [("this year", "2017-01-01/2017-12-12")]),
    ("last week", TUESDAY, [("last week", "2017-12-04/2017-12-10")]),
    ("last month", date(2018, 1, 31), [("last month", "2017-12")]),
    ("last year’s promise", TUESDAY, [("last year", "2016")]),
    ("earlier this week", TUESDAY, [("earlier this week", "2017-12-11/2017-12-12")]),
    ("earlier this month", TUESDAY, [("earlier this month", "2017-12-01/2017-12-12")]),
    ("Earlier this year", TUESDAY, [("Earlier this year", "2017-01-01/2017-12-12")]),
    ("later this month, next week, next year", TUESDAY, []),
    ("late last year", TUESDAY, [("late last year", "2016-09-01/2016-12-31")]),
    ("at the end of last year", TUESDAY, [("at the end of last year", "2016-12")]),
    ("in the second half of this year", TUESDAY, [("in the second half of this year", "2017-07-01/2017-12-12")]),
    ("in the first half of last week", date(2017, 12, 5), [("in the first half of last week", "2017-11-27/2017-11-29")]),
    # months
    ("in March", TUESDAY, [("in March", "2017-03")]),
    ("in March", SPRING, [("in March", "2021-03-01/2021-03-20")]),
    ("in April", SPRING, [("in April", "2020-04")]),
    ("last March", SPRING, [("last March", "2020-03")]),
    ("in early March", TUESDAY, [("in early March", "2017-03-01/2017-03-10")]),
    ("in late May and mid-July", TUESDAY, [("in late May", "2017-05-21/2017-05-31"), ("mid-July", "2017-07-11/2017-07-20")]),
    ("March 2016", TUESDAY, [("March 2016", "2016-03")]),
    ("in September 2015", TUESDAY, [("in September 2015", "2015-09")]),
    ("in June last year", TUESDAY, [("in June last year", "2016-06")]),
    ("at the end of March", TUESDAY, [("at the end of March", "2017-03-21/2017-03-31")]),
    ("a February ceasefire", TUESDAY, [("February", "2017-02")]),
    ("before January 2018", TUESDAY, [("before January 2018", "../2017-12-31")]),
    ("by September", TUESDAY, [("by September", "../2017-09-30")]),
    # days of a month
    ("on March 14", TUESDAY, [("March 14", "2017-03-14")]),
    ("on March 21st", SPRING, [("March 21st", "2020-03-21")]),
    ("14 March", TUESDAY, [("14 March", "2017-03-14")]),
    ("the 14th of March", TUESDAY, [("the 14th of March", "2017-03-14")]),
    ("14 March 2016", TUESDAY, [("14 March 2016", "2016-03-14")]),
    ("March 14, 2016, in Sochi", TUESDAY, [("March 14, 2016", "2016-03-14")]),
    ("SOCHI, Dec. 11 (Agency) -", TUESDAY, [("Dec. 11", "2017-12-11")]),
    ("on Monday, Dec. 11, he", TUESDAY, [("Monday, Dec. 11", "2017-12-11")]),
    ("Mon 18 Jul 2016", TUESDAY, [("Mon 18 Jul 2016", "2016-07-18")]),
    ("March 14-16, 2016", TUESDAY, [("March 14-16, 2016", "2016-03-14/2016-03-16")]),
    ("on 29 February", TUESDAY, [("29 February", "2016-02-29")]),
    ("on 31 December", date(2018, 1, 1), [("31 December", "2017-12-31")]),
    ("December 25, 2019", TUESDAY, [("December 25, 2019", "2019-12-25")]),
    ("In March 14 soldiers died", TUESDAY, [("In March", "2017-03")]),
    ("2016-03-14", TUESDAY, [("2016-03-14", "2016-03-14")]),
    ("13/12/2016 and 12/13/2016", TUESDAY, [("13/12/2016", "2016-12-13"), ("12/13/2016", "2016-12-13")]),
    ("14.03.2016", TUESDAY, [("14.03.2016", "2016-03-14")]),
    # years
    ("in 2016, but", TUESDAY, [("in 2016", "2016")]),
    ("since 2016", TUESDAY, [("since 2016", "2016-01-01/2017-12-12")]),
    ("as early as 2014", TUESDAY, [("as early as 2014", "2014")]),
    ("until 2016", TUESDAY, [("until 2016", "../2016-12-31")]),
    ("after 2016", TUESDAY, [("after 2016", "2017-01-01/2017-12-12")]),
    ("his 2016 announcement", TUESDAY, [("2016", "2016")]),
    ("resolution 1973 (2011)", TUESDAY, [("2011", "2011")]),
    ("2016", TUESDAY, [("2016", "2016")]),
    ("between 2014 and 2016", TUESDAY, [("between 2014 and 2016", "2014-01-01/2016-12-31")]),
    ("from 2014 to 2016", TUESDAY, [("from 2014 to 2016", "2014-01-01/2016-12-31")]),
    ("in 2014-16", TUESDAY, [("in 2014-16", "2014-01-01/2016-12-31")]),
    ("in mid-2016", TUESDAY, [("in mid-2016", "2016-05-01/2016-08-31")]),
    ("in the first half of 2016", TUESDAY, [("in the first half of 2016", "2016-01-01/2016-06-30")]),
    ("at the end of 2017", TUESDAY, [("at the end of 2017", "2017-12")]),
    ("last Christmas", TUESDAY, [("last Christmas", "2016-12")]),
    ("at Christmas 2015", TUESDAY, [("at Christmas 2015", "2015-12")]),
    ("in the 1990s", TUESDAY, [("in the 1990s", "1990-01-01/1999-12-31")]),
    # seasons and weekends
    ("in the summer of 2014", TUESDAY, [("in the summer of 2014", "2014-06-01/2014-08-31")]),
    ("spring 2018", TUESDAY, [("spring 2018", "2018-03-01/2018-05-31")]),
    ("last summer", TUESDAY, [("last summer", "2017-06-01/2017-08-31")]),
    ("this summer", SPRING, []),
    ("over the weekend", TUESDAY, [("over the weekend", "2017-12-09/2017-12-10")]),
    ("at the weekend", SPRING, [("at the weekend", "2021-03-20")]),
    ("last weekend", SPRING, [("last weekend", "2021-03-13/2021-03-14")]),
    # counted
    ("two days ago", TUESDAY, [("two days ago", "2017-12-10")]),
    ("two weeks ago", TUESDAY, [("two weeks ago", "2017-11-25/2017-12-01")]),
    ("three months ago", TUESDAY, [("three months ago", "2017-09")]),
    ("three years ago", TUESDAY, [("three years ago", "2014")]),
    ("just over two years ago", TUESDAY, [("just over two years ago", "2014-01-01/2015-12-31")]),
    ("over two years ago", TUESDAY, [("over two years ago", "2014-01-01/2015-12-31")]),
    ("nearly two years ago", TUESDAY, [("nearly two years ago", "2015-01-01/2016-12-31")]),
    ("less than a week ago", TUESDAY, [("less than a week ago", "2017-12-05/2017-12-12")]),
    ("a few days ago", TUESDAY, [("a few days ago", "2017-12-07/2017-12-10")]),
    ("a year earlier", TUESDAY, [("a year earlier", "2016")]),
    ("In 2016, more than a year earlier", TUESDAY, [("In 2016", "2016"), ("more than a year earlier", "2014-01-01/2015-12-31")]),
    ("On March 14 he spoke. Two days later", TUESDAY, [("March 14", "2017-03-14"), ("Two days later", "2017-03-16")]),
    ("On March 14 and the next day", TUESDAY, [("March 14", "2017-03-14"), ("the next day", "2017-03-15")]),
    ("two days later", TUESDAY, []),
    ("in recent days", TUESDAY, [("in recent days", "2017-12-06/2017-12-12")]),
    ("in recent weeks", TUESDAY, [("in recent weeks", "2017-10-31/2017-12-12")]),
    ("over the past two weeks", TUESDAY, [("over the past two weeks", "2017-11-28/2017-12-12")]),
    ("in the past 24 hours", TUESDAY, [("in the past 24 hours", "2017-12-11/2017-12-12")]),
    ("over\nthe past\nyear", TUESDAY, [("over\nthe past\nyear", "2016-12-12/2017-12-12")]),
]

FUTURE = [
    ("on Monday", TUESDAY, [("Monday", "2017-12-18")]),
    ("on Tuesday", TUESDAY, [("Tuesday", "2017-12-12")]),
    ("next Tuesday", TUESDAY, [("next Tuesday", "2017-12-19")]),
    ("last Monday", TUESDAY, [("last Monday", "2017-12-11")]),
    ("tomorrow", TUESDAY, [("tomorrow", "2017-12-13")]),
    ("later this week", TUESDAY, [("later this week", "2017-12-13/2017-12-17")]),
    ("this year", TUESDAY, [("this year", "2017")]),
    ("next month", TUESDAY, [("next month", "2018-01")]),
    ("early next year", TUESDAY, [("early next year", "2018-01-01/2018-04-30")]),
    ("in March", TUESDAY, [("in March", "2018-03")]),
    ("in March", SPRING, [("in March", "2021-03")]),
    ("on March 14", SPRING, [("March 14", "2022-03-14")]),
    ("by September", TUESDAY, [("by September", "2018-09")]),
    ("by May", TUESDAY, [("by May", "2018-05")]),
    ("by January 2018", TUESDAY, [("by January 2018", "2018-01")]),
    ("before January 2018", TUESDAY, [("before January 2018", "2018-01")]),
    ("by the end of the year", TUESDAY, [("by the end of the year", "2017-12")]),
    ("in the summer", TUESDAY, [("in the summer", "2018-06-01/2018-08-31")]),
    ("over the weekend", TUESDAY, [("over the weekend", "2017-12-16/2017-12-17")]),
    ("before Christmas", TUESDAY, [("before Christmas", "2017-12")]),
    ("on Christmas Day", TUESDAY, [("Christmas Day", "2017-12-25")]),
    ("within two weeks", TUESDAY, [("within two weeks", "2017-12-13/2017-12-26")]),
    ("in two months", TUESDAY, [("in two months", "2018-02")]),
    ("in two weeks’ time", TUESDAY, [("in two weeks’ time", "2017-12-23/2017-12-29")]),
    ("in the coming days", TUESDAY, [("in the coming days", "2017-12-13/2017-12-18")]),
    ("over the next two weeks", TUESDAY, [("over the next two weeks", "2017-12-13/2017-12-26")]),
    ("since Monday", TUESDAY, [("since Monday", "2017-12-11/2017-12-12")]),
    ("after 2020", TUESDAY, [("after 2020", "2021-01-01/..")]),
]

LEFT_ALONE = [
    "Forces may march on the capital, a second march.",
    "the march on Tripoli",
    "Theresa May gave a speech",
    "a speech by May was well received",
    "March of the volunteers",
    "the Women’s March 2017",
    "the Sunday Times wrote",
    "The Friday Agreement and Good Friday",
    "sales on Black Friday",
    "every Monday, on Mondays, on a Monday",
    "Mondays and Tuesdays, closed Sundays at noon, on Mondays airlines",
    "a Christmas truce on Christmas Island",
    "the following Monday",
    "the first Monday of the siege",
    "1,200 troops and 2,016 men",
    "Resolution 2254",
    "Boeing 1998",
    "in 2016 tons of grain",
    "in 2000 villages",
    "the 2000 troops in the north",
    "more than 2000 people",
    "$2016 and 5.2016",
    "at 2000 GMT, from 1900 local time",
    "pre-2016 and post-2016",
    "In all, 14,000 people of June 300",
    "11/12/2017",
    "31/31/2017 and 2017-02-30",
    "30 February and February 29, 2015",
    "the September 11 attacks",
    "the March 14 alliance",
    "Russia Today and USA Today",
    "the spring in his step since the fall of the city",
    "on the eve of the vote",
    "two weeks after the vote",
    "the year before the war",
    "within a week of the vote",
    "a two-year-old war of six years",
    "for more than two years",
    "hundreds of years ago, 1,000 years ago",
    "999 decades ago",
    "the last week of the siege",
    "Sun, Sat, Mon and Wed",
    "April Smith met August Wilson",
    "the war would end",
    "https://example.org/2016/03/14/talks",
    "",
]


@pytest.mark.parametrize(("text", "published", "expected"), PAST)
def test_a_report_looks_back_from_its_publication(text: str, published: date, expected: list[tuple[str, str]]) -> None:
    assert [(when.words, when.edtf) for when in dates_in(text, published)] == expected


@pytest.mark.parametrize(("text", "published", "expected"), FUTURE)
def test_a_promise_looks_forward_from_its_publication(text: str, published: date, expected: list[tuple[str, str]]) -> None:
    assert [(when.words, when.edtf) for when in dates_in(text, published, future=True)] == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert dates_in(text, TUESDAY) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Monday", "day"), ("last week", "week"), ("this month", "month"), ("in March", "month"), ("in 2016", "year"), ("since 2016", "span")],
)
def test_the_kind_is_that_of_the_words_even_where_the_publication_cuts_the_days(text: str, kind: str) -> None:
    assert [when.kind for when in dates_in(text, TUESDAY)] == [kind]


@pytest.mark.parametrize(
    ("words", "anchor", "expected"),
    [
        ("less than a week after", "2017-12-11", "2017-12-11/2017-12-18"),
        ("less than a week before", "2017-12-11", "2017-12-04/2017-12-11"),
        ("within a week of", "2017-12-11", "2017-12-04/2017-12-18"),
        ("two weeks after", "2017-11-21", "2017-12-02/2017-12-08"),
        ("just two weeks before", "2017-12-11", "2017-11-24/2017-11-30"),
        ("a day after", "2017-12-11", "2017-12-12"),
        ("the day before", "2017-12-11", "2017-12-10"),
        ("the next day", "2017-12-11", "2017-12-12"),
        ("the same day", "2017-12-11", "2017-12-11"),
        ("a week earlier", "2017-12-11", "2017-12-01/2017-12-07"),
        ("days after", "2017-12-11", "2017-12-13/2017-12-20"),
        ("hours after", "2017-12-11", "2017-12-11"),
        ("shortly after", "2017-12-11", "2017-12-11/2017-12-18"),
        ("months before", "2017-12-11", "2017-03-01/2017-10-31"),
        ("the previous month", "2017-03-31", "2017-02"),
        ("a year later", "2016", "2017"),
        ("more than a year later", "2016-03", "2017-01-01/2018-12-31"),
        ("a decade earlier", "2016", "2006"),
        ("a day after", "../2017-12-11", "../2017-12-12"),
        ("999 decades earlier", "2016", None),
        ("after", "2017-12-11", None),
        ("two weeks", "2017-12-11", None),
    ],
)
def test_an_offset_is_counted_from_its_anchor(words: str, anchor: str, expected: str | None) -> None:
    assert relative(words, anchor) == expected


def test_the_caller_may_ask_for_either_side_of_the_anchor() -> None:
    assert before("2017-12-11", "less than a week after") == "2017-12-04/2017-12-11"
    assert after("2017-12-11", "less than a week before") == "2017-12-11/2017-12-18"


def test_an_anchor_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="not an EDTF"):
        relative("a day after", "Monday")


PIECES = [text for text, *_ in PAST + FUTURE] + LEFT_ALONE
PIECE_TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=6).map(" ".join)
WORD_TEXTS = st.lists(st.sampled_from(sorted({word for piece in PIECES for word in piece.split()})), max_size=25).map(" ".join)
TEXTS = st.text() | PIECE_TEXTS | WORD_TEXTS
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(TEXTS, DAYS, st.booleans())
def test_words_are_those_of_their_span_in_order_and_the_days_are_edtf(text: str, published: date, future: bool) -> None:
    found = dates_in(text, published, future=future)

    assert all(text[when.start : when.end] == when.words and interval(when.edtf) for when in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found == dates_in(text, published, future=future)


@given(TEXTS, DAYS)
def test_a_report_never_dates_after_its_publication_what_has_no_year_written_out(text: str, published: date) -> None:
    for when in dates_in(text, published):
        latest = interval(when.edtf).latest
        assert re.search(r"\d{4}", when.words) or (latest and latest <= published)


@given(TEXTS)
def test_no_expression_is_in_a_text_without_a_sign_of_a_date(text: str) -> None:
    assert may_hold_a_date(text) or EXPRESSION.search(text) is None


@given(TEXTS, DAYS)
def test_any_words_may_be_asked_for_an_offset(text: str, day: date) -> None:
    found = relative(text, day.isoformat())

    assert found is None or interval(found)
