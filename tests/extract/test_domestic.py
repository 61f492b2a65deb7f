"""Which state something is in that no words place."""

import pytest

from tests.extract.reading import statements

AT_HOME = [
    ("Norway said the lockdown would be lifted. Norway is glad.", "NOR"),
    ("Norway's justice minister announced an investigation of two judges.", "NOR"),
    ("Norwegians will vote in May, the council said.", "NOR"),
    ("The union demanded that the lockdown be lifted. It has shut the shops of Norway since March, and the schools of Norway.", "NOR"),
    # what others do to a state
    ("Norway accused Sweden of interfering in the vote. The vote was held in Norway on Monday.", "NOR"),
    ("Norway said its harbour office was hit by a cyberattack. It was the second attack on Norway in a year.", "NOR"),
    ("The militia announced a ceasefire. Fighting began in Mali in May, and half of Mali is cut off.", "MLI"),
]
NOWHERE = [
    "Norway said it would cut taxes. Norway is glad.",
    "Norway said its soldiers would withdraw. Norway is glad.",
    "Norway threatened to begin air strikes. Norway is proud.",
    "The militia said nine people were killed. A Norwegian ship was near.",
    "The union demanded an inquiry. A minister of Norway met one of Sweden.",
]


@pytest.mark.parametrize(("text", "code"), AT_HOME)
def test_what_a_state_does_at_home_or_suffers_is_in_that_state(text: str, code: str) -> None:
    first, *_ = statements(text)

    assert first.place is not None
    assert first.place.code == code


@pytest.mark.parametrize("text", NOWHERE)
def test_what_may_be_anywhere_is_in_no_state_for_that(text: str) -> None:
    assert [one.place for one in statements(text)] == [None]
