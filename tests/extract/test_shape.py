"""The day that live pages, releases and transcripts give to all that is said in them."""

import pytest

from tests.extract.reading import statements

LIVE = """9.15am: Good morning.
10.02am: “Flights to Libya will resume,” Foreign Minister Ana Delgado says.
10.30: Norway says that its soldiers will leave Iraq."""
RELEASE = """FOR IMMEDIATE RELEASE
Oslo, 14 September 2022
“The soldiers will leave Iraq,” said the Minister of Defence, Ana Delgado."""
UNDATED_RELEASE = """“The soldiers will leave Iraq,” said the Minister of Defence, Ana Delgado.
Media contact: telephone 555 0142"""
TRANSCRIPT = """Daily briefing, Wednesday, September 14, 2022
QUESTION: Are the soldiers coming home?
MS DELGADO: The soldiers will leave Iraq."""

REPORT = """OSLO, Sept 14 (Agency)
Norway said that its soldiers would leave Iraq."""
NUMBERS = """12 soldiers were hurt.
14 villages are empty. Norway said that its soldiers would leave Iraq."""


@pytest.mark.parametrize(
    ("text", "day"),
    [(LIVE, "2022-09-16"), (RELEASE, "2022-09-14"), (UNDATED_RELEASE, "2022-09-16"), (TRANSCRIPT, "2022-09-14")],
    ids=["live", "release", "undated release", "transcript"],
)
def test_the_shape_of_an_article_dates_what_is_said_in_it(text: str, day: str) -> None:
    assert {one.said for one in statements(text) if one.action != "question"} == {day}


@pytest.mark.parametrize("text", [REPORT, NUMBERS], ids=["report", "numbers"])
def test_a_report_is_not_dated_by_its_first_lines(text: str) -> None:
    assert {one.said for one in statements(text)} == {"2022-09-09/2022-09-16"}


def test_a_date_of_its_own_goes_before_that_of_the_shape() -> None:
    assert [one.said for one in statements(f"{LIVE}\n11.00: Norway said on Monday that the road was closed.")][-1] == "2022-09-12"
