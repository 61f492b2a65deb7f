"""The same words of another thing: which texts are told apart by what stands in one place of them."""

import pytest

from streams.likeness.exchanged import are_elsewhere, exchanged, name_others, share_a_name


@pytest.mark.parametrize(
    ("a", "b", "another"),
    [
        ("Ruritania will hire three thousand teachers", "Ruritania will hire three thousand nurses", True),
        ("it will raise duties on imported steel", "it will raise duties on imported almonds", True),
        ("the town will repair the road to the coast", "the town will repair the road to the mountains", True),
        ("a fence on the Croatian border", "a fence on the Hungarian border", True),
        ("a referendum on migrants would be held", "a referendum on the Olympic games would be held", True),
        ("Ruritania will hire three thousand teachers", "Ruritania will hire three thousand teachers again", False),
        ("Ruritania will buy 40 tanks", "Ruritania will buy 60 tanks", False),  # a changed number is told as changed
        ("traders had stolen its wheat", "traders had stolen its grain", False),  # one meaning
        ("the Syrian border would be shut", "the Syria border would be shut", False),
        ("Ruritania is leaving the postal union", "Ruritania will rejoin the postal union", False),  # another deed, not another thing
        ("it will scrap the toll on the bridge", "it will double the toll on the bridge", False),
        ("an end to whaling was announced", "the whale hunt is over, the minister said on Monday", False),  # other words altogether
        ("it was a plot to discredit him", "it was a plot to discredit Okello", False),  # who is meant by a pronoun
    ],
)
def test_the_same_words_of_another_thing_are_told_apart(a: str, b: str, another: bool) -> None:
    assert exchanged(a, b) is exchanged(b, a) is another


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("its dam was drying up the Mekong", "the reservoir had not drained the Mekong", True),
        ("controls on the Austrian border", "checks at the frontier with Austria", True),
        ("Ruritania will build a dam", "Ruritania will build a road", False),  # who acts names nothing that is acted on
        ("the dam will be built", "the Mekong dam will be built", False),
    ],
)
def test_a_name_that_both_texts_have_is_found_in_each_form(a: str, b: str, shared: bool) -> None:
    assert share_a_name(a, b) is share_a_name(b, a) is shared


@pytest.mark.parametrize(
    ("a", "b", "others", "elsewhere"),
    [
        ("it will shut the Omoro refugee camp", "the army camp at Zarumo would stay open", True, True),
        ("it will shut the Omoro refugee camp", "the camp at Omoro would stay open", False, False),
        ("it will quit the Postal Union", "it would stay in the Customs League", True, False),
        ("it will quit the Postal Union", "it would stay in the union", False, False),
    ],
)
def test_texts_that_name_other_things_or_other_places_are_told_apart(a: str, b: str, others: bool, elsewhere: bool) -> None:
    assert name_others(a, b) is name_others(b, a) is others
    assert are_elsewhere(a, b) is are_elsewhere(b, a) is elsewhere
