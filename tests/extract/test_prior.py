"""How an article shows that it looks back at a saying from before the news."""

import pytest

from tests.extract.reading import statements

REMEMBERED = [
    ("Norway had said on Sunday that its soldiers would leave Iraq.", "2022-09-11"),
    ("Norway had ruled out a withdrawal of its soldiers from Iraq two weeks ago.", "2022-08-30/2022-09-05"),
    ("Earlier this month Norway ruled out a withdrawal of its soldiers from Iraq.", "2022-09-01/2022-09-16"),
    ("Last month, Norway rejected a ceasefire in Iraq.", "2022-08"),
    ("Norway had already announced that its soldiers would leave Iraq.", "../2022-09-16"),
    ("Norway previously said that its soldiers would leave Iraq.", "../2022-09-16"),
    ("Norway, which had promised to withdraw its soldiers from Iraq, opened a base on Monday.", "../2022-09-16"),
    ("Norway opened a base despite earlier assurances by Denmark that no soldiers would be sent to Iraq.", "../2022-09-16"),
    ("Nobody should forget how Norway had said that its soldiers would leave Iraq.", "../2022-09-16"),
    ("Norway's pledge of 2013 to withdraw its soldiers from Iraq is forgotten.", "2013"),
    ("Norway announced a withdrawal from Iraq in 2019.", "2019"),
    ("Norway, which had in 2013 promised to withdraw its soldiers from Iraq, opened a base on Monday.", "2013"),
    ("After a crash in 2011 Norway vowed to withdraw its soldiers from Iraq.", "2011"),
    ("As a candidate in 2012, Ana Delgado vowed to withdraw the soldiers from Iraq.", "2012"),
]

NEWS = [
    "Norway said on Sunday that its soldiers had left Iraq.",
    "Norway has already announced that its soldiers will leave Iraq.",
    "Norway said this week that its soldiers would leave Iraq.",
    "Norway said earlier on Friday that its soldiers would leave Iraq.",
    "Norway said that its soldiers had left Iraq in 2019.",
    "Norway accused Denmark of a massacre in 2012.",
    "Norway said its army had bombed the town last month and accused Iraq of a strike on a village.",
    "Norway, which withdrew its soldiers from Iraq in 2019, denied bombing a village.",
    "Flights to Iraq stopped two weeks ago, Norway said.",
]


@pytest.mark.parametrize(("text", "said"), REMEMBERED)
def test_what_was_said_before_the_news_is_remembered(text: str, said: str) -> None:
    assert [(one.said, one.reported_prior) for one in statements(text)] == [(said, True)]


@pytest.mark.parametrize("text", NEWS)
def test_news_is_not_remembered(text: str) -> None:
    assert {one.reported_prior for one in statements(text)} == {False}
