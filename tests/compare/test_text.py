import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.compare.text import ALIKE, SAME_EVENT, VERBATIM, likeness

SENTENCE = "half of the battalion would be home by September"
SPEECH = (
    "Thank you all for coming out in this weather. Our miners have waited a long time for this day, and I will not keep them waiting. "
    "From the first of March every pit in the north will pay a living wage. There is more to say about the railways, but not tonight."
)

COPIES = [
    (SENTENCE, SENTENCE),
    (SENTENCE, "Half of the battalion will be home by September."),
    ("The dam holds, and nobody need leave the valley", "The dam holds and nobody needs to leave the valley"),
]
REPEATS = [
    (SENTENCE, "In September half of the soldiers will be home"),
    ("Russia will withdraw its troops from Syria", "Russian forces are to leave Syria"),
    ("withdrawal of troops", "troops withdrawn"),
    ("We pay the lowest pensions in Europe", "Pensions here are the lowest anywhere in Europe"),
    ("The flood killed 20,000 people", "The flood killed 40,000 people"),  # a changed claim
    ("twenty trawlers were sunk", "20 trawlers sank"),
    (SPEECH, "From the first of March every pit in the north will pay a living wage"),
    ("strikes", "air strikes"),
]
NO_REPEATS = [
    ("Lisbon has the dirtiest trams in the country", "New York has the dirtiest trams in the country"),
    ("North Korea has fired a missile", "South Korea has bought a missile"),
    (SENTENCE, "the battalion would leave before the rains"),
    (SENTENCE, "prices of bread rose"),
    ("it was as it is", SENTENCE),
    ("", SENTENCE),
    (SPEECH, "The railways will be sold by the end of the year"),
    ("the harvest was good", "the harvest festival was cancelled"),
]


@pytest.mark.parametrize(("one", "other"), COPIES)
def test_a_copy_is_told_from_what_is_only_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= VERBATIM


@pytest.mark.parametrize(("one", "other"), [*COPIES, *REPEATS])
def test_texts_that_make_one_claim(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize(("one", "other"), REPEATS)
def test_what_is_said_in_other_words_is_no_copy(one: str, other: str) -> None:
    assert likeness(one, other) < VERBATIM


@pytest.mark.parametrize(("one", "other"), NO_REPEATS)
def test_texts_that_make_two_claims(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 15 people were killed", "40 people were killed"),
        ("nine civilians died in the raid on Afrin", "three civilians died in the raid on Hama"),
    ],
)
def test_a_short_report_with_another_number_tells_of_another_event(one: str, other: str) -> None:
    assert likeness(one, other) < SAME_EVENT


def test_a_report_in_nearly_the_same_words_tells_of_the_same_event() -> None:
    rockets = "rockets hit the suburbs of Ariha before dawn"

    assert likeness(rockets, "before dawn, rockets hit Ariha and its suburbs") >= SAME_EVENT


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("the tax will help the poor", "the taxes would help the poor", "the tax will not help the poor"),
        ("Athens will close the port", "Athens is to close the port", "Lisbon will close the port"),
        ("the port has 300 berths", "the port has 300 cranes and berths", "the port has 250 berths"),
        ("soldiers will leave", "troops will leave", "tourists will leave"),
    ],
)
def test_what_counts_against_likeness(text: str, near: str, far: str) -> None:
    assert likeness(text, near) > likeness(text, far)


def test_texts_without_a_word_are_alike_only_if_the_same() -> None:
    assert likeness("...", "...") == 1
    assert likeness("...", "!") == 0


PIECES = [*"Lisbon will not leave the 300 troops in Mali . — 20,000 killed “ ” U.S. NATO we're".split(), "\n"]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES)).map(" ".join))


@given(TEXTS, TEXTS)
def test_likeness_lies_between_0_and_1_and_does_not_ask_which_text_came_first(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


@given(TEXTS)
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert likeness(text, text) == pytest.approx(1, abs=1e-12)
