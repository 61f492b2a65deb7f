"""What web pages print around an article."""

import pytest

from streams.extract.parse.stamps import stamped_at, unstamped


@pytest.mark.parametrize(
    ("stamp", "rest"),
    [
        ("AFP Sunday 15 Feb 2015 ", "At least nine soldiers left Mali, the army said."),
        ("Lisbon AFP Saturday 7 Oct 2017 ", "Portuguese soldiers left Mali, the army said."),
        ("AFP ", "Portuguese soldiers left Mali, the army said."),
        ("Afp - ", "The army left Mali."),
        ("Sat 24 Aug 2013 at 2354 ", "The army left Mali."),
        ("Last updated at Jun 142016 LISBON ", "A soldier left Mali, the army said."),
        ("Published October 10 2014 ", "Nine soldiers have left Mali."),
        ("Date of publication 17 October 2016 ", "Nine soldiers have left Mali."),
        ("21.02.2015 ", "Nine soldiers have left Mali."),
        ("07.10.2017(updated 1500 07.10.2017) Get short URL 11990 ", "Portugal's ministry denied it."),
        ("Print Tweet Views 1430", " Nine soldiers have left Mali."),
        ("Print Tweet", " Nine soldiers have left Mali."),
        ("LISBON (Reuters)", " Nine soldiers have left Mali."),
        ("(TRT World and Agencies)", " Nine soldiers have left Mali."),
        ("REUTERS/Ana Delgado", " Nine soldiers have left Mali."),
        ("Views 24 Related Portugal sees snow Army chief denies it", ". Nine soldiers have left Mali."),
        ("Tags Mali Lisbon United Nations", " Nine soldiers have left Mali."),
        ("Related News Portugal sees snow Category News A picture says more than words", ""),
        ("... 15 Related Portugal sees snow Army chief denies it Tags snow", ""),
        ("Tags Mali al-Qaeda Lisbon", " Nine soldiers have left Mali."),
        ("Tags Mali snow army withdrawal Kidal", " The army has left Mali."),
        ("Topic Flights over Mali (31) 0 12", " Nine soldiers have left Mali."),
        ("Slideshow (3 Images)", " Nine soldiers have left Mali."),
    ],
)
def test_a_stamp_is_blank_and_the_rest_stays_where_it_was(stamp: str, rest: str) -> None:
    assert unstamped(stamp + rest) == " " * len(stamp) + rest


def test_the_stamp_behind_a_title_begins_the_text() -> None:
    text = "Portugal to leave Mali in May AP Monday 9 Jun 2014 Activists said nine soldiers had left."

    assert text[stamped_at(text) :].startswith("AP Monday")


@pytest.mark.parametrize("text", ["Portugal left Mali. It was AP Monday 9 Jun 2014 Activists", "Portugal left Mali on Monday 9 June 2014."])
def test_a_day_amid_a_text_is_no_stamp(text: str) -> None:
    assert stamped_at(text) is None


@pytest.mark.parametrize(
    "paragraph",
    [
        "On Sunday 15 February 2015 the army left Mali.",
        "Saturday's meeting was short, the minister said.",
        "Published reports were false, the ministry said.",
        "The army updated the list on 7 October 2017 in Lisbon.",
        "The related news was false, the ministry said.",
        "Tags on the shells were Portuguese, the army said.",
        "May 5 is a holiday, the minister said.",
        "Views differ, the minister said.",
        "Reuters said on Sunday that the army had left.",
        "AFP journalists saw the army leave.",
    ],
)
def test_what_is_told_of_a_day_stays(paragraph: str) -> None:
    assert unstamped(paragraph) == paragraph
