"""Names with hyphens and particles, and the ways in which one person's name is written."""

import pytest

from streams.extract.cast.names import is_same_name
from tests.extract.reading import statements


@pytest.mark.parametrize(
    ("text", "name", "known_as"),
    [
        ("President Ahmed al-Sharif said it was late.", "Ahmed al-Sharif", "ahmed-al-sharif"),
        ("Mohammed bin Rashid al-Maktoum said it was late.", "Mohammed bin Rashid al-Maktoum", "mohammed-bin-rashid-al-maktoum"),
        ("Foreign Minister Ursula von der Heide said it was late.", "Ursula von der Heide", "ursula-von-der-heide"),
        ("Jean-Claude Mimran, the mayor of Dakar, said it was late.", "Jean-Claude Mimran", "jean-claude-mimran"),
        ("Philippine Defence Secretary Ramon Ilagan said it was late.", "Ramon Ilagan", "ramon-ilagan"),
        ("Kim Jong-un said it was late.", "Kim Jong-un", "kim-jong-un"),
        ("Director of the Lagos Institute Ana Delgado said it was late.", "Ana Delgado", "ana-delgado"),
        ("Pope Francis said it was late.", "Pope Francis", "pope-francis"),
        ("Kansas Gov. Ana Delgado said it was late.", "Ana Delgado", "ana-delgado"),
        ("Supreme Court Justice Ana Delgado said it was late.", "Ana Delgado", "ana-delgado"),
        ("Nairobi Sen. Jane Wambui-Otieno said it was late.", "Jane Wambui-Otieno", "jane-wambui-otieno"),
        ("President Shin Dong-in said it was late.", "Shin Dong-in", "shin-dong-in"),
        ("Analyst Seo Hae-in said it was late.", "Seo Hae-in", "seo-hae-in"),
        ("The president of the Lomba Coalition Anas Marwan said it was late.", "Anas Marwan", "anas-marwan"),
        ("“It was late” Jens Holm spokesman for the Lagos Observatory said.", "Jens Holm", "jens-holm"),
        ("Kenneth Hale deputy director of the Institute for Roads said it was late.", "Kenneth Hale", "kenneth-hale"),
        ("The envoy for Libya, Stefanie Kohl, said it was late.", "Stefanie Kohl", "stefanie-kohl"),
    ],
)
def test_a_name_stays_whole(text: str, name: str, known_as: str) -> None:
    (found,) = statements(text)

    assert (found.speaker.name, found.speaker.id) == (name, known_as)


@pytest.mark.parametrize(
    "text",
    [
        "Egypt's minister Yusuf Abdel Karim said it was late. Abdel Karim said it was cold.",
        "Egypt's minister Yusuf Abdel Karim said it was late. Yusuf Abdulkarim said it was cold.",
        "Egypt's spokesman Tariq al-Hamid said it was late. Al-Hamid said it was cold.",
        "Mr. Luis Vega of Peru said it was late. Mr. Vega said it was cold.",
        "China's spokesman Guo Wenbin said it was late. Guo said it was cold.",
        "Peru's spokesman Luis Vega III said it was late. Vega said it was cold.",
    ],
)
def test_a_person_named_again_has_the_same_id_and_side(text: str) -> None:
    first, second = (one.speaker for one in statements(text))

    assert (first.id, first.side, first.role) == (second.id, second.side, second.role)
    assert first.id is not None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Rami Abdel Rahman", "Rami Abdulrahman", True),
        ("Abdel Rahman", "Rami Abdel Rahman", True),
        ("Ana Delgado", "Delgado", True),
        ("Asma al-Assad", "Bashar al-Assad", False),
        ("George Bush", "Barbara Bush", False),
        ("Luis Vega Jr.", "Vega", True),
        ("Luis Vega III", "Karim Musa III", False),
        ("Ana Delgado", "Ana Duarte", False),
        ("al", "al", False),
    ],
)
def test_two_ways_of_writing_are_of_one_person_or_not(one: str, other: str, expected: bool) -> None:
    assert is_same_name(one, other) is expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Earlier the reporter said it was late.", "reporter"),
        ("Wednesday Kenya's army said it was late.", "Kenya's army"),
        ("The Today group in Lagos said it was late.", "Today group"),
        ("In the meantime local sources said it was late.", "local sources"),
        ("In the last 48 hours military sources said it was late.", "military sources"),
    ],
)
def test_what_stands_before_a_source_is_no_part_of_its_name(text: str, name: str) -> None:
    (found,) = statements(text)

    assert found.speaker.name == name


def test_what_a_clause_tells_of_somebody_is_not_whom_he_speaks_for() -> None:
    text = "He met his foe Turkish President Omar Erdal who has backed opposition groups. Erdal said it was late."

    assert statements(text)[-1].speaker.side == "TUR"
