"""What a saying is about and what kind of saying it was: label, polarity, modality."""

import pytest

from tests.extract.reading import statement, statements

LABELS = [
    ("Norway said it would withdraw its soldiers from Iraq.", "withdrawal announced", "positive", "planned"),
    ("Norway said it would not withdraw its soldiers from Iraq.", "withdrawal pledged", "negative", "planned"),
    ("Norway said its soldiers had left Iraq.", "withdrawal claimed", "positive", "done"),
    ("Norway said its soldiers were leaving Iraq.", "withdrawal claimed", "positive", "under way"),
    ("Norway said its soldiers might leave Iraq.", "withdrawal stated", "positive", "conditional"),
    ("Norway said its soldiers would leave Iraq if the fighting stopped.", "withdrawal stated", "positive", "conditional"),
    ("Norway said it would keep its soldiers in Iraq.", "presence pledged", "positive", "planned"),
    ("Norway denied bombing a village in Iraq.", "strikes denied", "negative", "done"),
    ("Norway said it had bombed no village in Iraq.", "strikes denied", "negative", "done"),
    ("Norway said that nobody had been killed.", "killing claimed", "negative", "done"),
    ("Norway said not a single soldier would be withdrawn.", "withdrawal pledged", "negative", "planned"),
    ("Norway said the soldiers who know nobody would be withdrawn.", "withdrawal announced", "positive", "planned"),
    ("Iraq said Norwegian aircraft had bombed a village.", "strikes accused", "positive", "done"),
    ("Iraq accused Norway of bombing a village.", "strikes accused", "positive", "done"),
    ("Iraq demanded that Norway withdraw its soldiers.", "withdrawal demanded", "positive", "planned"),
    ("Iraq said Norway should lift the sanctions.", "lifting sanctions demanded", "positive", "planned"),
    ("Iraq said Norway would impose sanctions.", "sanctions predicted", "positive", "planned"),
    ("Iraq's army has defeated the insurgents, Iraq said.", "victory claimed", "positive", "done"),
    ("Norway promised to cut taxes.", "tax cut pledged", "positive", "planned"),
    ("Norway announced that direct flights to Iraq would resume.", "flights announced", "positive", "planned"),
    ("Norway expressed its outrage at the bombing of a village.", "strikes condemned", "positive", "done"),
    ("Norway refused to lift the sanctions.", "lifting sanctions rejected", "negative", "planned"),
    ("Norway threatened to expel the diplomats.", "expelling diplomats threatened", "positive", "planned"),
]

EXTENTS = [
    ("Norway said all its soldiers would leave Iraq.", "all"),
    ("Norway said half of its soldiers would leave Iraq.", "part"),
    ("Norway said 300 soldiers would leave Iraq.", "part"),
    ("Norway said Norwegian soldiers would leave Iraq.", None),
]


@pytest.mark.parametrize(("text", "label", "polarity", "modality"), LABELS)
def test_a_saying_is_named_by_its_act_and_its_action(text: str, label: str, polarity: str, modality: str) -> None:
    found = statement(text)

    assert (found.label, found.polarity, found.modality) == (label, polarity, modality)


@pytest.mark.parametrize(("text", "extent"), EXTENTS)
def test_the_words_tell_how_many_leave(text: str, extent: str | None) -> None:
    assert statement(text).extent == extent


def test_what_the_ontology_does_not_know_is_kept_under_its_topic() -> None:
    found = statement("The mayor of Bergen said the library needed a roof.")

    assert (found.family, found.action, found.act) == ("topic", "roof", "stated")


def test_who_finds_that_an_announcement_is_about_something_else_doubts_it() -> None:
    text = "Norway announced that its soldiers would leave Iraq. Analysts said the announcement was more about votes than about Iraq."

    assert [found.label for found in statements(text)] == ["withdrawal announced", "withdrawal doubted"]
