"""What became of a remembered saying, as the article goes on to tell."""

import pytest

from schemas.statements import Became
from streams.extract.lexicon import outcomes
from tests.extract.reading import statements

PLEDGE = "In 2019 Norway pledged to withdraw its soldiers from Iraq"

TOLD = [
    (f"{PLEDGE}, but the soldiers stayed.", "the soldiers stayed"),
    (f"{PLEDGE}, and patrols continued.", "patrols continued"),
    (f"{PLEDGE}; it has since been carried out.", "it has since been carried out"),
    (f"{PLEDGE}; the minister dropped out nine days later.", "the minister dropped out nine days later"),
    (f"{PLEDGE}. Yet patrols continue.", "patrols continue"),
    (f"{PLEDGE}. That never happened.", "That never happened"),
    (f"{PLEDGE}.\nBut patrols continued.", "patrols continued"),
    (f"{PLEDGE}.\nThe pledge was never kept.", "The pledge was never kept"),
    (f"{PLEDGE}. No one ever left.", "No one ever left"),
    (f"{PLEDGE}. The pledge never became law.", "The pledge never became law"),
    (f"{PLEDGE}. The pledge was honoured in part.", "The pledge was honoured in part"),
    (f"{PLEDGE}. They are still there.", "They are still there"),
    ("Norway's pledge in 2019 to withdraw its soldiers from Iraq was never carried out.", "was never carried out"),
    ("Norway's 2019 pledge to withdraw its soldiers from Iraq was overturned by a court.", "was overturned by a court"),
    ("Norway's 2019 pledge to withdraw its soldiers from Iraq came to nothing.", "came to nothing"),
]

NOT_TOLD = [
    f"{PLEDGE}.",
    f"{PLEDGE}. The parliament met in May.",
    f"{PLEDGE}.\nTalks continue in Oslo.",
    f"{PLEDGE}. The road is closed.\nBut Denmark is open.",
    f"{PLEDGE}. No wounded were seen.",
    f"{PLEDGE}. He remains popular.",
    f"{PLEDGE}. It held elections in May.",
    f"{PLEDGE}, and the army bought lorries.",
    f"{PLEDGE}; the minister wants more of them.",
    f"{PLEDGE}. The pledge will be kept.",
    f"{PLEDGE}. But Denmark said that the road was closed.",
    "Norway pledged on Tuesday to withdraw its soldiers from Iraq, but patrols continued.",  # no outcome yet: this is the news
    "Norway's pledge in 2019 to withdraw its soldiers from Iraq was a surprise.",
]


@pytest.mark.parametrize(("text", "outcome"), TOLD)
def test_what_became_of_a_remembered_saying(text: str, outcome: str) -> None:
    assert statements(text)[0].outcome == outcome


@pytest.mark.parametrize(
    ("told", "became"),
    [
        (", but the soldiers stayed.", Became.CONTRADICTED),
        (", and patrols continued.", Became.CONTRADICTED),
        ("; it has since been carried out.", Became.CARRIED_OUT),
        (". The pledge was honoured in part.", Became.CARRIED_OUT),
        (".\nThe pledge was never kept.", Became.ABANDONED),
        (". The pledge was dropped.", Became.ABANDONED),
        (". The pledge was overturned by a court.", Became.ABANDONED),
        (". They are still there.", None),
        (", but the army bought lorries.", None),
    ],
)
def test_what_kind_of_outcome_it_is(told: str, became: Became | None) -> None:
    assert statements(f"{PLEDGE}{told}")[0].became is became


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_merely_follows_is_no_outcome(text: str) -> None:
    assert statements(text)[0].outcome is None


def test_an_outcome_is_of_one_of_four_kinds() -> None:
    assert set(outcomes().values()) == {"kept", "broken", "undone", "lasted"}
