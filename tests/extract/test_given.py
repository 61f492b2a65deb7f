"""What somebody promises is given, and when what is said without a verb of its own is to be."""

import pytest

from tests.extract.reading import statement

PROMISED = [
    ("Norway pledged tanks for Mali.", "arms supply pledged"),
    ("Norway promised money for the villages.", "aid pledged"),
    ("Norway pledged soldiers for the mission.", "deployment pledged"),
    ("Norway pledged police officers for Mali.", "deployment pledged"),
    ("Norway promised a vote in May.", "election pledged"),
    ("Norway pledged loyalty.", "loyalty pledged"),
    ("Norway announced tanks with blue stripes.", "tank announced"),
]

TIMES = [
    # nouns of what is promised, asked for or threatened
    ("Norway threatened another missile test.", "planned"),
    ("Norway demanded freedom for Ana Delgado.", "planned"),
    ("Norway demanded that the rebels let the prisoners go.", "planned"),
    ("The king ordered the border to be sealed.", "planned"),
    # gerunds of what somebody is accused of, or denies
    ("Norway accused Mali of sending soldiers to Chad.", "done"),
    ("Norway denied sending soldiers to Chad.", "done"),
    ("Norway accused Mali of planning a deployment to Chad.", "planned"),
    # what is agreed on, what somebody is ready for, what is led on
    ("Norway and Mali agreed on a ceasefire, the minister said.", "planned"),
    ("Norway is ready to withdraw its soldiers, the minister said.", "planned"),
    ("Norway is going to close the lake, the minister said.", "planned"),
    ("The ferry is to return in May, the minister said.", "planned"),
    ("Norway agreed that its soldiers had left Mali.", "done"),
    ("Norway is going home, the minister said.", "under way"),
]

DEMANDED = [
    ("Talks with Mali are urgently needed, Norway said.", "talks demanded"),
    ("Talks with Mali are necessary, Norway said.", "talks demanded"),
    ("Talks with Mali are useful, Norway said.", "talks claimed"),
]


@pytest.mark.parametrize(("text", "label"), PROMISED)
def test_what_states_give_is_given_where_it_is_promised(text: str, label: str) -> None:
    assert statement(text).label == label


@pytest.mark.parametrize(("text", "modality"), TIMES)
def test_what_has_no_time_of_its_own_has_that_of_the_saying(text: str, modality: str) -> None:
    assert statement(text).modality == modality


@pytest.mark.parametrize(("text", "label"), DEMANDED)
def test_what_is_needed_is_demanded(text: str, label: str) -> None:
    assert statement(text).label == label
