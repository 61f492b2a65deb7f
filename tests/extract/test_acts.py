"""What kind of saying it was, where the cue leaves it open."""

import pytest

from tests.extract.reading import statement

ACCUSED = [
    "Villagers said gunmen had killed nine people.",
    "Villagers said soldiers had bombed the market.",
    "The monitor said warplanes had bombed the market.",
    "Norway's army said militants had killed nine people.",
]
NOT_ACCUSED = [
    "The army said soldiers had killed nine people.",
    "Norway's army said troops had bombed the camp.",
    "Villagers said nine people had been killed.",
    "Villagers said gunmen had killed nobody.",
    "Villagers said a storm had killed nine people.",
    "Villagers said soldiers had not bombed the market.",
]
FORESEEN = [
    "Norway said growth would be two per cent.",
    "Residents said the border would be opened.",
]
ANNOUNCED = [
    "Norway said the border would be opened.",
    "The prime minister said the border would be opened.",
]


DONE_BY_SAYING_SO = [
    ("“We demand an investigation of the attack,” the mayor said.", "investigation demanded", None),
    ("“We condemn the attack. It was cruel,” the mayor said.", "strikes condemned", None),
    ("“I promise that Norway will leave Mali,” the king said.", "withdrawal pledged", "NOR"),
    ("“We call on Norway to leave Mali,” the rebels said.", "withdrawal urged", "NOR"),
    ("“We accuse Norway of bombing the camp,” the rebels said.", "strikes accused", "NOR"),
    ("“We do not demand an investigation,” the mayor said.", "investigation claimed", None),
    ("“They demand an investigation,” the mayor said.", "investigation claimed", None),
]


@pytest.mark.parametrize(("text", "label", "side"), DONE_BY_SAYING_SO)
def test_what_is_done_by_saying_so_is_no_plain_saying(text: str, label: str, side: str | None) -> None:
    found = statement(text)

    assert (found.label, found.actor.side if found.actor else None) == (label, side)


@pytest.mark.parametrize("text", ACCUSED)
def test_who_tells_of_a_hostile_deed_of_the_armed_accuses_them(text: str) -> None:
    assert statement(text).act == "accused"


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_nobody_is_accused_where_the_armed_may_be_the_speakers_own_or_nobody_did_it(text: str) -> None:
    assert statement(text).act == "claimed"


@pytest.mark.parametrize("text", FORESEEN)
def test_what_nobody_wills_and_what_the_nameless_tell_of_is_foreseen(text: str) -> None:
    assert statement(text).act == "predicted"


@pytest.mark.parametrize("text", ANNOUNCED)
def test_who_governs_announces_what_will_be_done(text: str) -> None:
    assert statement(text).act == "announced"
