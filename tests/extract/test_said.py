"""When something was said, as against when it is to happen."""

import pytest

from tests.extract.reading import statement, statements

SAID = [
    ("Norway said on Tuesday that the road was closed.", "2022-09-13", "Tuesday", None),
    ("On Tuesday, Norway said that the road was closed.", "2022-09-13", "Tuesday", None),
    ("The army on September 3 announced a truce.", "2022-09-03", "September 3", None),
    ("The attack on September 3 killed nine, the army announced.", "2022-09-09/2022-09-16", None, None),
    ("Norway said that the road was closed.", "2022-09-09/2022-09-16", None, None),
    ("Norway said on Tuesday that its soldiers would leave Iraq by December.", "2022-09-13", "Tuesday", "2022-12"),
    ("Flights to Libya will resume, the Greek minister, Nikos Vasilakis, announced on Tuesday.", "2022-09-13", "Tuesday", None),
    ("Norway has repeatedly denied bombing a village in Iraq.", "../2022-09-16", None, None),
    ("Norway has repeatedly called for a ceasefire in Iraq.", "../2022-09-16", None, None),
    ("The town is held by rebels, who have demanded a ceasefire.", "../2022-09-16", None, None),
    ("The rebels have kept quiet since calling for a ceasefire.", "../2022-09-16", None, None),
    ("Norway has said in the past the road was closed.", "../2022-09-16", None, None),
    ("Norway said in the past week the road was closed.", "2022-09-09/2022-09-16", "in the past week", None),
    ("The gas was left out in the 2013 declaration and Norway says it has counted nine cases.", "2022-09-09/2022-09-16", None, None),
    ("Prior to his death Norway said the road was closed.", "../2022-09-16", None, None),
    ("The mine closed in 2013. Later that year Norway promised to leave Iraq.", "2013", "Later that year", None),
    ("Nine were shot on Tuesday despite Norway promises of a truce to mark the feast.", "2022-09-09/2022-09-16", None, None),
    ("Norway agreed to destroy its mines in 2013 under a treaty.", "2013", "in 2013", None),
    ("Norway vowed to punish those who fought in 2013.", "2022-09-09/2022-09-16", None, None),
    ("Two hundred were freed on Tuesday but Norway said the road was closed.", "2022-09-09/2022-09-16", None, None),
    ("Norway accused Iraq on Tuesday of closing the road.", "2022-09-13", "Tuesday", None),
    ("Norway accused Iraq before an attack of April 4 of closing the road.", "2022-09-09/2022-09-16", None, None),
]


@pytest.mark.parametrize(("text", "said", "words", "due"), SAID)
def test_a_saying_has_its_own_date(text: str, said: str, words: str | None, due: str | None) -> None:
    found = statement(text)

    assert (found.said, found.said_words, found.due) == (said, words, due)


def test_the_date_of_a_saying_is_no_part_of_what_was_said() -> None:
    found = statement("Norway said on Monday it would withdraw its soldiers from Iraq.")

    assert (found.said, found.content) == ("2022-09-12", "it would withdraw its soldiers from Iraq")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Norway's soldiers will leave Iraq, following an announcement from Ana Delgado on Monday.",
            [("2022-09-12", "Norway's soldiers will leave Iraq")],
        ),
        ("The talks followed an earlier statement on Monday by Ana Delgado.", []),
    ],
)
def test_a_date_alone_is_nothing_that_was_said(text: str, contents: list[tuple[str, str]]) -> None:
    assert [(one.said, one.content) for one in statements(text)] == contents


def test_undated_sayings_of_an_occasion_have_its_date() -> None:
    text = "Ana Delgado visited the harbour on Wednesday. “The harbour is safe,” Delgado said."

    assert statement(text).said == "2022-09-14"


def test_a_saying_is_counted_from_the_event_that_the_sentence_tells() -> None:
    text = (
        "Ana Delgado visited the harbour on Wednesday. "
        "Delgado's visit comes less than a week after she announced that the soldiers would leave Iraq."
    )

    assert [one.said for one in statements(text) if one.action == "withdrawal"] == ["2022-09-07/2022-09-14"]


COUNTED = [
    ("Norway suspended flights on Thursday, a day after Ana Delgado said that the road was closed.", "2022-09-14"),
    ("Rebels shelled a town on Tuesday, hours after Norway announced a ceasefire in Iraq.", "2022-09-13"),
    ("Days after Norway announced that its soldiers would leave Iraq, a base was attacked on Wednesday.", "2022-09-05/2022-09-12"),
    ("Ana Delgado was in Rome on Wednesday. On the eve of the visit, Norway said that the road was closed.", None),
    ("Ana Delgado began a visit to Rome on Wednesday. On the eve of the visit, Norway said that the road was closed.", "2022-09-13"),
]


@pytest.mark.parametrize(("text", "said"), COUNTED)
def test_a_saying_is_dated_by_what_came_before_or_after_it(text: str, said: str | None) -> None:
    assert statements(text)[-1].said == (said or "2022-09-09/2022-09-16")


ATTENDED = [
    ("Speaking in Rome on Monday, Ana Delgado said the road was closed.", "2022-09-12"),
    ("Ana Delgado, speaking in Rome on Monday, said the road was closed.", "2022-09-12"),
    ("Soldiers exchanged fire on Monday, each side accusing the other of breaking the ceasefire.", "2022-09-12"),
    ("Commenting on Monday's raid, Ana Delgado said the road was closed.", None),
    ("Ana Delgado, who went to war on Monday, said the road was closed.", None),
    ("Jaime Berg threatened to begin a strike on Thursday.", None),
    ("Norway's opposition accused the government of rigging Saturday's election.", None),
    ("Flights to Iraq have been suspended since Monday and two officers said that the road was closed.", None),
    ("Norway has promised a reform of the tax law by January.", None),
]


@pytest.mark.parametrize(("text", "said"), ATTENDED)
def test_a_date_of_something_else_does_not_date_a_saying(text: str, said: str | None) -> None:
    assert statements(text)[-1].said == (said or "2022-09-09/2022-09-16")


CONTINUED = [
    ("Two officials said on Monday that the road was closed.", "The officials said the bridge was open.", "2022-09-12"),
    ("Norway's power company said on Monday that the road was closed.", "The bridge was open, the company added.", "2022-09-12"),
    ("The two states said in a statement on Monday that the road was closed.", "The bridge was open, the statement added.", "2022-09-12"),
    ("Two officials said on Monday that the road was closed.", "Other officials said the bridge was open.", None),
    ("Two officials said on Monday that the road was closed.", "The police said the bridge was open.", None),
]


@pytest.mark.parametrize(("first", "then", "said"), CONTINUED)
def test_who_goes_on_speaking_speaks_on_the_same_day(first: str, then: str, said: str | None) -> None:
    assert statements(f"{first} {then}")[-1].said == (said or "2022-09-09/2022-09-16")


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
