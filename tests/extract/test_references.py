"""Bodies that are named once and then pointed at, by a noun or a pronoun."""

from datetime import date

import pytest

from tests.extract.reading import statements

POINTING = [
    # a noun of its kind
    ("Amnesty International accused Chad of torture. The group said the road was closed.", "AMNESTY"),
    ("Amnesty International accused Boko Haram of murder. The rights group said the road was closed.", "AMNESTY"),
    ("Boko Haram attacked a town that Amnesty International visited. The militant group said the road was closed.", "BOKOHARAM"),
    ("Oxfam sent doctors to Yemen. The charity said the road was closed.", "OXFAM"),
    ("NATO met in Brussels. The alliance said the road was closed.", "NATO"),
    ("The European Union met. A spokesman for the bloc said the road was closed.", "EU"),
    ("Colombia freed two members of the ELN. The group's commander said the road was closed.", "ELN"),
    # the main word of its name
    ("The European Commission met. The Commission said the road was closed.", "EU"),
    ("The Syrian Observatory for Human Rights said so. The observatory said the road was closed.", "SOHR"),
    ("The State Department said nothing. The department said the road was closed.", "USA"),
    # a word that had a side before
    ("The Sudanese army left. Kenya stayed. The army said the road was closed.", "SDN"),
    ("It is up to the foreign ministry in Algiers. The ministry said the road was closed.", "DZA"),
    # beside a noun that cannot speak
    ("The militant group Boko Haram said the road was closed.", "BOKOHARAM"),
    ("The rescuers known as the White Helmets said the road was closed.", "WHITEHELMETS"),
    # pronouns and documents
    ("Oxfam opened a camp in Chad. It said the road was closed.", "OXFAM"),
    ("The Serbian government met. It said the road was closed.", "SRB"),
    ("The Nigerian army issued a statement. The statement said the road was closed.", "NGA"),
    ("A statement by the Finnish foreign ministry said the road was closed.", "FIN"),
    ("A UN report said the road was closed.", "UN"),
    ("Amnesty International blamed the Kenyan army for the attack, though it denied any part in it.", "KEN"),
]

NOT_POINTING = [
    "Amnesty International met. A group said the road was closed.",
    "Amnesty International met. Another rights group said the road was closed.",
    "Boko Haram met. The rights group said the road was closed.",
    "The Free Syrian Army left. The army said the road was closed.",
    "Oxfam met. The Lake Chad group said the road was closed.",
]


@pytest.mark.parametrize(("text", "side"), POINTING)
def test_a_body_is_meant_by_what_points_at_it(text: str, side: str) -> None:
    assert statements(text)[-1].speaker.side == side


@pytest.mark.parametrize("text", NOT_POINTING)
def test_what_can_be_another_body_means_none(text: str) -> None:
    assert statements(text)[-1].speaker.side is None


def test_a_body_that_is_pointed_at_is_the_body_that_was_named() -> None:
    text = "Amnesty International accused Chad of torture. The group said the road was closed. It added that the bridge was closed."

    assert {one.speaker.id for one in statements(text)} == {"amnesty-international"}


def test_they_are_those_who_spoke_before() -> None:
    text = "Activists in Lagos said the road was closed. They said the bridge was closed."

    assert {one.speaker.name for one in statements(text)} == {"Activists"}


@pytest.mark.parametrize(
    "text",
    [
        "Amnesty International met. It was not possible to verify the claim.",
        "According to 12 civilians, the road was closed.",
        "The road was closed when at least 35 people died.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Recep Tayyip Erdogan spoke. In a call with Russian President Vladimir Putin the president said it was late.",
         "Recep Tayyip Erdogan", "TUR"),
        ("In a call with Russian President Vladimir Putin the president said it was late.", "president", None),
        ("Recep Tayyip Erdogan spoke. The Turkish foreign minister said it was late.", "Mevlut Cavusoglu", "TUR"),
        ("The Red Cross official said it was late. An al-Qaida official, Omar Sadiq, died.", "Red Cross official", "ICRC"),
        ("Peru's interior minister, Luis Vega, left. The minister said it was late.", "Luis Vega", "PER"),
        ("Kenya's foreign minister, Jane Wambui, left. The Peruvian minister said it was late.", "Peruvian minister", "PER"),
        ("The former Russian president said it was late.", "former Russian president", "RUS"),
        ("The leader of Turkey's main opposition party said it was late.", "leader of Turkey's main opposition party", None),
        ("Estonia's government fell. The prime minister said it was late.", "prime minister", "EST"),
        ("Peru's minister Luis Vega left. Vega's deputy said it was late.", "Vega's deputy", "PER"),
    ],
)  # fmt: skip
def test_an_office_is_that_of_its_holder_and_of_nobody_else(text: str, name: str, side: str | None) -> None:
    found = statements(text, date(2017, 5, 4))[-1].speaker

    assert (found.name if found.id is None or found.name == name else name, found.side) == (name, side)


@pytest.mark.parametrize(
    ("text", "known_as"),
    [
        ("Barack Obama spoke in Chicago. The former president said it was late.", "barack-obama"),
        ("Joe Biden spoke in Chicago. The vice president said it was late.", None),
        ("Mike Pence met Donald Trump. The vice president said it was late.", "mike-pence"),
        ("A spokesman for presidential candidate Hillary Clinton said it was late.", None),
    ],
)
def test_a_former_office_is_that_of_who_bore_it(text: str, known_as: str | None) -> None:
    assert statements(text, date(2019, 5, 4))[-1].speaker.id == known_as
