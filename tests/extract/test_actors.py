"""Who does what is told, and who only has it done to them."""

import pytest

from tests.extract.reading import statement

OWNERS = [
    ("Norway's minister announced the release of two Swedish sailors.", None),
    ("Iraq demanded the withdrawal of Norwegian soldiers.", "NOR"),
    ("Iraq demanded the release of a Norwegian soldier.", None),
    ("Iraq rejected a NATO membership of the kingdom.", None),
    ("Iraq rejected a Norwegian membership of NATO.", "NOR"),
    ("Iraq announced the defeat of Norwegian insurgents.", None),
    ("Norway said that Iraqi rebels launched an offensive on Monday.", None),
    ("Norway said that Iraqi soldiers launched an offensive on Monday.", "IRQ"),
    ("Norway said that Iraqi anti-rebel forces launched an offensive on Monday.", "IRQ"),
    ("Norway said that Iraqi soldiers repelled an offensive on Monday.", None),
    ("Norway said that Iraqi soldiers were killed in the raids.", None),
    ("Norway said that Iraq was receiving reports of shelling.", None),
    ("Norway said that Iraq was behind the raids.", "IRQ"),
    ("Norway condemned the bombing of an Iraqi convoy.", None),
    ("Norway said it was unclear who fired.", None),
    ("“He shelled the mill and then fled,” the king of Norway said.", None),
]


@pytest.mark.parametrize(("text", "side"), OWNERS)
def test_those_to_whom_it_is_done_or_who_oppose_a_state_are_no_actors_of_it(text: str, side: str | None) -> None:
    found = statement(text)

    assert (found.actor.side if found.actor else None) == side


def test_troops_that_are_stationed_act_themselves() -> None:
    found = statement("Norwegian troops were stationed in the hills, Iraq said.")

    assert found.actor is not None
    assert found.actor.side == "NOR"
