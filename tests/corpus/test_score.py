"""The measure itself, on statements written for it."""

from typing import Any

import pytest

from schemas.statements import Slot, StatementRecorded
from tests.compare.build import said
from tests.corpus.ratchet import tightened
from tests.corpus.read import HERE, Example, Expectation, Expected, published
from tests.corpus.score import hold, statements
from tests.eval.score import Figure

ARTICLE = published(HERE / "danish-soldiers-leave-iraq.txt")
WORDS = "Danish soldiers"


def recorded(at: int = 0, **changes: Any) -> StatementRecorded:
    span = (at, at + len(WORDS))
    return said(day="2019-05-19", side="DNK", place="IRQ", **{"speaker": "Henrik Lund", **changes}).model_copy(
        update={"evidence": {Slot.SPEAKER: (span,), Slot.CUE: (span,), Slot.CONTENT: (span,)}}
    )


def expected(**changes: Any) -> Expected:
    slots = {"label": "withdrawal announced", "speaker": "Henrik Lund", "side": "DNK", "place": "IRQ", "said": "2019-05-19"}
    return Expected(**{"words": WORDS, **slots, **changes})


def example(*told: Expected, others: int = 0, spurious: int = 0) -> Example:
    return Example("danish", ARTICLE, Expectation(others=others, spurious=spurious, statements=told))


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, set()),
        ({"place": None}, {"place"}),
        ({"side": "NOR", "said": "2019"}, {"side", "said"}),
        ({"speaker": "Lund"}, set()),  # in short
        ({"speaker": "Danish minister"}, {"speaker"}),
        ({"due": "2019-09"}, {"due"}),
        ({"quotation": True}, {"quotation"}),
    ],
)
def test_only_the_slots_that_an_expectation_sets_are_held_against_the_record(changes: dict[str, Any], wrong: set[str]) -> None:
    (match,) = hold(example(expected(**changes)), [recorded()]).matches

    assert set(match.wrong()) == wrong
    assert match.found == (not wrong)


def test_a_statement_from_other_words_is_not_the_expected_one() -> None:
    result = hold(example(expected()), [recorded(at=len(WORDS))])

    assert [match.got for match in result.matches] == [None]
    assert result.excess == 1


def test_of_two_records_from_the_same_words_the_one_that_agrees_is_paired() -> None:
    other, right = recorded(action="presence", act="pledged"), recorded()

    result = hold(example(expected(), others=1), [other, right])

    assert [match.got for match in result.matches] == [right]
    assert (result.further, result.excess) == ([other], 0)


def test_a_mark_does_not_decide_which_of_two_statements_a_record_is() -> None:
    plain, marked = expected(), expected(words="Danish soldiers based", missed=True)

    for told in ((plain, marked), (marked, plain)):
        result = hold(example(*told), [recorded()])

        assert [match.expected for match in result.matches if match.got] == [told[0]]


def test_the_figures_count_what_is_wholly_right() -> None:
    results = [hold(example(expected()), [recorded()]), hold(example(expected(place=None), expected(words="Sunday")), [recorded()])]

    assert statements(results) == Figure(right=1, found=2, wanted=3)
    assert Figure(right=1, found=2, wanted=3).f1 == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("told", "spurious", "after"),
    [
        (expected(missed=True), 1, (expected(), 0)),
        (expected(place=None, missed=True), 0, (expected(place=None, missed=True), 0)),
        (expected(place=None), 0, (expected(place=None), 0)),
    ],
)
def test_a_mark_goes_when_it_is_outlived_and_never_comes(told: Expected, spurious: int, after: tuple[Expected, int]) -> None:
    tight = tightened(hold(example(told, spurious=spurious), [recorded()]))

    assert (tight.statements, tight.spurious) == ((after[0],), after[1])
