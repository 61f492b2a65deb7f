"""Who a speaker is: a name, an office, a seat, a pronoun, and the side it speaks for."""

from datetime import date

import pytest

from tests.extract.reading import statements

SPEAKERS = [
    ("Portugal's defence minister, Ana Delgado, said the road was closed.", "Ana Delgado", "ana-delgado", "PRT", "named"),
    ("Ana Delgado, the Portuguese defence minister, said the road was closed.", "Ana Delgado", "ana-delgado", "PRT", "named"),
    ("The Kremlin said the road was closed.", "Kremlin", None, "RUS", "body"),
    ("Moscow said the road was closed.", "Moscow", None, "RUS", "body"),
    ("The Turkish foreign ministry said the road was closed.", "Turkish foreign ministry", None, "TUR", "body"),
    ("NATO said the road was closed.", "NATO", "nato", "NATO", "body"),
    ("US officials said the road was closed.", "US officials", None, "USA", "unnamed"),
    ("Several witnesses said the road was closed.", "Several witnesses", None, None, "unnamed"),
    ("“The road is closed,” reports Reuters.", "Reuters", "reuters", None, "outlet"),
    ("Others said the road was closed.", "Others", None, None, "unnamed"),
]


@pytest.mark.parametrize(("text", "name", "known_as", "side", "grade"), SPEAKERS)
def test_a_speaker_has_name_side_and_grade(text: str, name: str, known_as: str | None, side: str | None, grade: str) -> None:
    (found,) = statements(text)

    assert found.speaker.model_dump(exclude={"role"}) == {"name": name, "id": known_as, "side": side, "grade": grade}


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel met the mayor. She said the road was closed.",
        "Angela Merkel met the mayor. The German chancellor said the road was closed.",
        "Angela Merkel met the mayor. Merkel said the road was closed.",
    ],
)
def test_pronouns_offices_and_surnames_are_the_person_named_before(text: str) -> None:
    (found,) = statements(text, date(2016, 5, 4))

    assert (found.speaker.name, found.speaker.id, found.speaker.side) == ("Angela Merkel", "angela-merkel", "DEU")


def test_a_thing_does_not_speak() -> None:
    assert statements("The figures say that the road is closed.") == []
