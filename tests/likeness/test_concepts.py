"""Words of one meaning: which texts tell of one deed done to one thing, which are of other things, and how a thing's end is told."""

import pytest

from streams.likeness.concepts import agree, differ, ends, gist, is_done_once


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("the neighbours had looted its wheat", "grain"),
        ("to do away with capital punishment", "death penalty"),
        ("an end to whaling", "whaling"),
        ("pupils being fed at home", None),  # actors alone tell no subject; `being` is no bee
        ("the ministry would remain calm", None),
        ("Ruritania of meddling", "interfere"),
        ("the ministries would be relocated", "move"),  # where no thing is told, the deed
        ("it would send the treasures back to Ruritania", "artefact"),
        ("the school's roof was leaking", "school"),  # what owns something is told of
        ("its missiles had shot down the airliner", "airliner"),  # what is hit tells more than what hits it
        ("it will shut the refugee camp", "camp"),
    ],
)
def test_what_a_text_is_about_has_one_name(text: str, subject: str | None) -> None:
    assert gist(text).subject == subject


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ruritania of stealing its grain", "Ruritanian traders had plundered the wheat"),
        ("to wipe out malaria", "malaria would be eradicated within ten years"),
        ("it will put up a fence on the border", "a barrier along the frontier"),
        ("to keep conscription", "the draft would be abolished"),
        ("its agents had bribed witnesses", "witnesses had been paid off"),
        ("the glaciers are lost", "the glaciers could not be saved"),
        ("it will drill for shale gas", "it would leave the shale gas in the ground"),
        ("it will tear down the steelworks", "the steel mill would be kept"),
        ("the virus was under control", "it had the virus in hand"),
    ],
)
def test_two_texts_agree_in_other_words(a: str, b: str) -> None:
    assert agree(a, b)
    assert agree(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ruritania of stealing its grain", "Ruritania of stealing its coal"),
        ("to abolish the tax on bread", "to abolish the tax on cars"),
        ("it will raise the price of cocoa", "it will publish the price of cocoa"),
        ("it will not hand back the missiles it bought", "it will buy no more missiles"),
        ("the army had tortured prisoners", "the rebels had tortured prisoners"),
        ("the army fought the terrorists in the north", "the army drove terrorists out of a suburb"),
    ],
)
def test_what_is_done_to_another_thing_or_by_others_does_not_agree(a: str, b: str) -> None:
    assert not agree(a, b)
    assert not agree(b, a)
    assert differ(a, b) == differ(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("it sent the pandas back", "the pandas were returned"),
        ("to set the captives free", "the captives would be released"),
        ("it tore the old mill down", "the old mill was demolished"),
    ],
)
def test_a_phrasal_verb_is_known_with_its_thing_inside(a: str, b: str) -> None:
    assert gist(a).deeds & gist(b).deeds


def test_one_thing_is_enough_where_something_else_is_known_that_both_are_about() -> None:
    a, b = "checks at the Austrian border", "controls on the frontier with Austria"

    assert agree(a, b, besides=True)
    assert not agree(a, b)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("an end to whaling", True),
        ("to phase out coal", True),
        ("the camp will be shut down", True),
        ("it will keep the camp open", False),
        ("by the end of the year it will build a school", False),
        ("it will not keep the border shut and close the port", False),  # ended twice: nobody knows
    ],
)
def test_that_a_thing_ends_is_told_by_verbs_and_nouns(text: str, told: bool) -> None:
    assert ends(text) is told


def test_what_is_seized_once_is_seized_for_good() -> None:
    assert is_done_once("its coastguard had confiscated two tons of opium")
    assert not is_done_once("it had banned opium")


def test_a_text_without_known_words_is_about_nothing() -> None:
    assert gist("hello") == gist("")
    assert not agree("", "")
    assert not differ("", "to steal grain")
