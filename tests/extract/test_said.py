"""When something was said, as against when it is to happen."""

import pytest

from tests.extract.reading import statement, statements

SAID = [
    ("Norway said on Tuesday that the road was closed.", "2022-09-13", "Tuesday", None),
    ("On Tuesday, Norway said that the road was closed.", "2022-09-13", "Tuesday", None),
    ("Norway said that the road was closed.", "2022-09-09/2022-09-16", None, None),
    ("Norway said on Tuesday that its soldiers would leave Iraq by December.", "2022-09-13", "Tuesday", "2022-12"),
    ("Flights to Libya will resume, the Greek minister, Nikos Vasilakis, announced on Tuesday.", "2022-09-13", "Tuesday", None),
    ("Norway has repeatedly denied bombing a village in Iraq.", "../2022-09-16", None, None),
    ("Norway has repeatedly called for a ceasefire in Iraq.", "../2022-09-16", None, None),
    ("Two hundred were freed on Tuesday but Norway said the road was closed.", "2022-09-09/2022-09-16", None, None),
    ("Norway accused Iraq before an attack of April 4 of closing the road.", "2022-09-09/2022-09-16", None, None),
]


@pytest.mark.parametrize(("text", "said", "words", "due"), SAID)
def test_a_saying_has_its_own_date(text: str, said: str, words: str | None, due: str | None) -> None:
    found = statement(text)

    assert (found.said, found.said_words, found.due) == (said, words, due)


def test_the_date_of_a_saying_is_no_part_of_what_was_said() -> None:
    found = statement("Norway said on Monday it would withdraw its soldiers from Iraq.")

    assert (found.said, found.content) == ("2022-09-12", "it would withdraw its soldiers from Iraq")


def test_undated_sayings_of_an_occasion_have_its_date() -> None:
    text = "Ana Delgado visited the harbour on Wednesday. “The harbour is safe,” Delgado said."

    assert statement(text).said == "2022-09-14"


def test_a_saying_is_counted_from_the_event_that_the_sentence_tells() -> None:
    text = (
        "Ana Delgado visited the harbour on Wednesday. "
        "Delgado's visit comes less than a week after she announced that the soldiers would leave Iraq."
    )

    assert [one.said for one in statements(text) if one.action == "withdrawal"] == ["2022-09-07/2022-09-14"]


def test_a_saying_long_before_the_news_is_a_prior_one_with_what_became_of_it() -> None:
    found = statement("Norway made a pledge to withdraw its soldiers from Iraq in 2019, but the soldiers stayed.")

    assert (found.said, found.reported_prior, found.outcome) == ("2019", True, "the soldiers stayed")


def test_a_similar_saying_is_about_the_same_place() -> None:
    text = (
        "Norway announced on Tuesday that its soldiers would leave Iraq. "
        "Norway made a similar announcement about withdrawing soldiers in 2019, but patrols went on."
    )

    now, before = statements(text)

    assert now.place == before.place
    assert (before.said, before.outcome) == ("2019", "patrols went on")
