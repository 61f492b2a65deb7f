"""When what is planned is to happen, as against every other date in what is said."""

import pytest

from tests.extract.reading import statement, statements

PLANS = [  # read on Friday 2022-09-16
    ("Norway said on Tuesday that its soldiers would leave Iraq by December.", "2022-12"),
    ("Norway will withdraw its soldiers from Iraq, in the west, by January, the ministry said on Monday.", "2023-01"),
    ("Norway promised to end its strikes in Iraq within ten days.", "2022-09-17/2022-09-26"),
    ("Norway promised to end its strikes in Iraq within 60 days.", "2022-09-17/2022-11-15"),
    ("Norway promised that its soldiers would leave Iraq next spring.", "2023-03-01/2023-05-31"),
    ("Norway promised that its soldiers would leave Iraq next week.", "2022-09-19/2022-09-25"),
    ("Norway promised that its soldiers would leave Iraq in the coming weeks.", "2022-09-17/2022-10-28"),
    ("Norway promised that its soldiers would leave Iraq by the end of the year.", "2022-12"),
    ("Norway promised that its soldiers would leave Iraq before Christmas.", "2022-12"),
    ("Norway promised a reform of the tax law by January.", "2023-01"),
    ("Norway's bakers will be ready for the fair in 2024, the ministry said.", "2024"),  # a topic that the ontology does not know
    ("Norway's soldiers to leave Iraq on Monday, says ministry", "2022-09-19"),
    ("Norway declared on Tuesday a truce in Iraq set to begin on Wednesday.", "2022-09-14"),  # seen from Tuesday
    ("Norway said the withdrawal from Iraq expected in March would go ahead.", "2023-03"),
]

NO_PLANS = [
    "Norway promised to respond to Monday's attack in Iraq.",
    "Norway promised to respond to an August 21 attack in Iraq.",
    "Norway promised to observe the 2013 ceasefire in Iraq.",
    "Norway promised to release the soldiers captured in May.",
    "Norway said its troops, deployed in March, would leave Iraq.",
    "Norway will end the strikes that it began in Iraq two weeks ago, the ministry said.",
    "Norway said on Monday it would withdraw its soldiers from Iraq.",
    "Norway's soldiers left Iraq on Monday, the ministry said.",
    "OSLO, Sept 16 (Agency) - Norway will withdraw its soldiers from Iraq, the ministry said.",
]


@pytest.mark.parametrize(("text", "due"), PLANS)
def test_what_is_planned_is_due_on_its_date(text: str, due: str) -> None:
    assert [one.due for one in statements(text)] == [due]


@pytest.mark.parametrize("text", NO_PLANS)
def test_other_dates_are_not_due(text: str) -> None:
    assert [one.due for one in statements(text)] == [None]


def test_what_was_promised_long_ago_was_due_soon_after() -> None:
    found = statement("Norway promised in May 2019 to withdraw its soldiers from Iraq before Christmas.")

    assert (found.said, found.due) == ("2019-05", "2019-12")
