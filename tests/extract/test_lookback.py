"""Sayings that are only told by their likeness to others."""

import pytest

from tests.extract.reading import statements

NEWS = "Norway announced on Tuesday that it would withdraw its soldiers from Iraq"

ALIKE = [
    (f"{NEWS}. A similar pledge by Denmark in 2020 came to nothing.", "Denmark", "2020", "came to nothing"),
    (f"{NEWS}. The same pledge was made by Denmark in 2016; it was broken within days.", "Denmark", "2016", "it was broken within days"),
    (f"{NEWS}. In 2017 Denmark gave a similar assurance, but its soldiers stayed.", "Denmark", "2017", "its soldiers stayed"),
    (f"{NEWS}, as it had done in May.", "Norway", "2022-05", None),
    ("The government promised, as it did in 2018, to withdraw its soldiers from Iraq.", "government", "2018", None),
    ("Ana Delgado said on Monday that she would withdraw the soldiers from Iraq, as she did in 2016.", "Ana Delgado", "2016", None),
    ("Repeating a pledge he made in 2019, Ola Berg said Norway would withdraw its soldiers from Iraq.", "Ola Berg", "2019", None),
    ("Ola Berg, repeating his pledge of last year, said Norway would withdraw its soldiers from Iraq.", "Ola Berg", "2021", None),
]

UNLIKE = [
    f"{NEWS}. Denmark made a similar pledge.",  # nobody says when
    f"{NEWS}. A similar pledge in 2020 came to nothing.",  # nobody says whose
    f"{NEWS}. A similar bridge was built by Denmark in 2016.",
    f"{NEWS}, as Denmark did in 2016.",
    "The minister said on Tuesday that troops would leave Iraq, as they did in 2016.",
    "Norway will withdraw its soldiers from Iraq as it did in 2016, Ana Delgado said.",
    "In 2020 Denmark gave a similar assurance.",  # like what?
]


@pytest.mark.parametrize(("text", "speaker", "said", "outcome"), ALIKE)
def test_a_saying_told_by_likeness_is_remembered(text: str, speaker: str, said: str, outcome: str | None) -> None:
    found = statements(text)

    assert [(one.speaker.name, one.said, one.outcome) for one in found if one.reported_prior] == [(speaker, said, outcome)]
    assert {one.action for one in found} == {"withdrawal"}
    assert len(found) == 2


@pytest.mark.parametrize("text", UNLIKE)
def test_nothing_is_remembered_without_a_speaker_a_date_and_a_likeness(text: str) -> None:
    assert [one for one in statements(text) if one.reported_prior] == []
