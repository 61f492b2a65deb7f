"""Whatever the order, the repetitions and the restarts: one set of facts ends in one set of standing flags."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.flags import FlagFact, StatementFlagged
from schemas.statements import Extent, Grade, Modality, Polarity, Speaker, StatementFact, StatementRecorded
from schemas.topics import FLAGS, read
from streams.compare.history import History
from tests.compare.build import said, withdrawn
from tests.compare.reference import flags_of, left_standing

DAYS = ["2016", "2016-03", "2016-03-14", "2016-03-12/2016-03-18", "2016-03-15", "2017-12-11", "../2017-12-12", "2017-12-12/.."]
PUBLISHED = [date(2017, 12, 12), date(2017, 12, 13)]
SOURCE, WITNESS = Speaker(name="sources", grade=Grade.UNNAMED), Speaker(name="Ana Delgado", grade=Grade.NAMED)


def mostly(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    """One value most of the time, so that slots agree often enough for flags to be raised."""
    return st.sampled_from([usual] * 3 * len(others) + [*others])


@st.composite
def recorded(draw: st.DrawFn) -> StatementRecorded:
    side = draw(mostly("RUS", None))
    return said(
        draw(mostly("withdrawal", "deployment", "presence", "parade")),
        draw(st.sampled_from(DAYS)),
        side=side,
        place=draw(mostly("SYR", "SYR/aleppo", "SYR/raqqa", "IRQ", None)),
        act=draw(mostly("announced", "denied", "demanded")),
        speaker="Putin" if side else draw(st.sampled_from([SOURCE, WITNESS])),
        polarity=draw(mostly(Polarity.POSITIVE, Polarity.NEGATIVE)),
        extent=draw(mostly(None, *Extent)),
        modality=draw(mostly(Modality.PLANNED, Modality.DONE, Modality.CONDITIONAL)),
        article=draw(st.sampled_from("123456")),
        outlet=draw(st.sampled_from("AB")),
        outcome=draw(mostly(None, "operations continued")),
        content=draw(st.sampled_from(["the troops will leave", "they leave", "the parade is held", "a parade will be held"])),
        published=draw(st.sampled_from(PUBLISHED)),
    )


@st.composite
def histories(draw: st.DrawFn) -> list[StatementFact]:
    """Facts of one installation: statements, some withdrawn, some recorded again by a later revision that moved them."""
    statements = draw(st.lists(recorded(), min_size=4, max_size=12, unique_by=lambda statement: statement.id))
    facts: list[StatementFact] = [*statements]
    for statement in draw(st.lists(st.sampled_from(statements), max_size=3, unique_by=lambda statement: statement.id)):
        facts.append(withdrawn(statement, revision=draw(st.integers(1, 2))))
        moved: dict[str, Any] = {"revision": draw(st.integers(2, 3)), "published": draw(st.sampled_from(PUBLISHED))}
        facts += draw(st.sampled_from([[], [statement.model_copy(update=moved)]]))
    return facts


def content(flags: Iterable[StatementFlagged]) -> dict[str, dict[str, Any]]:
    return {flag.id: flag.model_dump(exclude={"revision"}) for flag in flags}


def taken(facts: Sequence[StatementFact]) -> History:
    history = History()
    for fact in facts:
        history.take(fact)
    return history


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), data=st.data())
def test_any_order_and_any_repetition_end_in_the_flags_found_by_looking_at_everything(
    facts: list[StatementFact], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(facts), max_size=4))
    order = data.draw(st.permutations([*facts, *again]))

    assert content(taken(order).standing().values()) == content(flags_of(left_standing(facts)).values())


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), data=st.data())
def test_after_every_single_fact_the_flags_are_those_found_by_looking_at_everything(
    facts: list[StatementFact], data: st.DataObject
) -> None:
    history, order = History(), data.draw(st.permutations(facts))

    for count, fact in enumerate(order, start=1):
        history.take(fact)
        assert content(history.standing().values()) == content(flags_of(left_standing(order[:count])).values())


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), data=st.data())
def test_a_restart_in_the_middle_changes_no_fact_that_is_published(facts: list[StatementFact], data: st.DataObject) -> None:
    order, at = data.draw(st.permutations(facts)), data.draw(st.integers(0, len(facts)))
    through, first = History(), History()
    published: list[FlagFact] = [flag for fact in order[:at] for flag in first.take(fact)]
    for fact in order[:at]:
        through.take(fact)

    restarted = History.of(data.draw(st.permutations(order[:at])), [read_back(flag) for flag in published])

    assert [restarted.take(fact) for fact in order[at:]] == [through.take(fact) for fact in order[at:]]
    assert restarted.standing() == through.standing()


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), data=st.data())
def test_the_newest_revision_of_each_published_flag_is_what_stands(facts: list[StatementFact], data: st.DataObject) -> None:
    history, newest = History(), dict[str, FlagFact]()
    for fact in data.draw(st.permutations(facts)):
        for flag in history.take(fact):
            flag_id = flag.id if isinstance(flag, StatementFlagged) else flag.flag
            assert flag.revision == (newest[flag_id].revision + 1 if flag_id in newest else 1)
            newest[flag_id] = flag

    assert {flag_id: flag for flag_id, flag in newest.items() if isinstance(flag, StatementFlagged)} == history.standing()


def read_back(flag: FlagFact) -> FlagFact:
    """The flag as it comes back from its topic."""
    back = read(FLAGS, flag.model_dump_json().encode())
    assert isinstance(back, FlagFact)
    return back
