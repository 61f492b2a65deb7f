"""Whatever the order, the repetitions and the restarts: one set of facts ends in one set of standing flags."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.flags import StatementFlagged, flag_of
from schemas.followups import FollowUpUndone, ThreadsMerged, ThreadSplit
from schemas.statements import Extent, Grade, Modality, Polarity, Speaker, StatementFact, StatementRecorded, claim_group
from streams.compare import shelves
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE, Scope
from streams.compare.links import Decision
from tests.compare.build import said, withdrawn
from tests.compare.ledger import Ledger
from tests.compare.reference import flags_of, left_standing

DAYS = ["2016", "2016-03", "2016-03-14", "2016-03-12/2016-03-18", "2016-03-15", "2017-12-11", "../2017-12-12", "2017-12-12/.."]
PUBLISHED = [date(2017, 12, 12), date(2017, 12, 13)]
DECIDED = datetime(2024, 3, 14, 9, tzinfo=UTC)
SOURCE, WITNESS = Speaker(name="sources", grade=Grade.UNNAMED), Speaker(name="Ana Delgado", grade=Grade.NAMED)


CONTENTS = ["the troops will leave", "they leave", "the parade is held", "a parade will be held", "no parade is held", "the guns left"]


def mostly(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    """One value most of the time, so that slots agree often enough for flags to be raised."""
    return st.sampled_from([usual] * 3 * len(others) + [*others])


@st.composite
def recorded(draw: st.DrawFn) -> StatementRecorded:
    side = draw(mostly("RUS", "USA", None))
    return said(
        draw(mostly("withdrawal", "deployment", "presence", "parade")),
        draw(st.sampled_from(DAYS)),
        side=side,
        place=draw(mostly("SYR", "SYR/aleppo", "SYR/raqqa", "IRQ", None)),
        act=draw(mostly("announced", "denied", "demanded")),
        actor=draw(mostly("RUS", None)),
        speaker="Putin" if side else draw(st.sampled_from([SOURCE, WITNESS])),
        polarity=draw(mostly(Polarity.POSITIVE, Polarity.NEGATIVE)),
        extent=draw(mostly(None, *Extent)),
        modality=draw(mostly(Modality.PLANNED, Modality.DONE, Modality.CONDITIONAL)),
        article=draw(st.sampled_from("123456")),
        outlet=draw(st.sampled_from("AB")),
        outcome=draw(mostly(None, "operations continued")),
        content=draw(st.sampled_from(CONTENTS)),
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


@st.composite
def decided(draw: st.DrawFn, statements: list[StatementRecorded]) -> list[Decision]:
    """What people decide about statements of one claim group, perhaps one against the other."""
    group = draw(st.sampled_from(sorted({claim_group(statement) for statement in statements})))
    ids = sorted({statement.id for statement in statements if claim_group(statement) == group})
    some = st.lists(st.sampled_from(ids), min_size=1, max_size=2)
    fields = st.fixed_dictionaries({"number": st.integers(1, 3), "statement": st.sampled_from(ids), "others": some})
    kinds: list[type[ThreadSplit | ThreadsMerged]] = [ThreadSplit, ThreadsMerged]
    found: list[Decision] = [
        draw(st.sampled_from(kinds))(group=group, by="Rosa Lind", **draw(fields)) for _ in range(draw(st.integers(0, 3)))
    ]
    for number in range(4, 4 + draw(st.integers(0, 2)) if found else 4):
        undoes = draw(st.sampled_from([decision.id for decision in found]))
        found.append(FollowUpUndone(group=group, number=number, by="Rosa Lind", at=DECIDED, undoes=undoes))
    return found


SCOPES = st.sampled_from([WITHIN_SIDE, ACROSS_SIDES])


def content(flags: Iterable[StatementFlagged]) -> dict[str, dict[str, Any]]:
    return {flag.id: flag.model_dump(exclude={"revision"}) for flag in flags}


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), scope=SCOPES, data=st.data())
def test_any_order_and_any_repetition_end_in_the_flags_found_by_looking_at_everything(
    facts: list[StatementFact], scope: Scope, data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(facts), max_size=4))
    order = data.draw(st.permutations([*facts, *again]))

    assert content(Ledger.after(order, scope).standing().values()) == content(flags_of(left_standing(facts), scope).values())


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), scope=SCOPES, depth=st.integers(1, 3), data=st.data())
def test_where_only_the_last_few_of_a_claim_are_looked_back_at_the_order_makes_no_difference_either(
    facts: list[StatementFact], scope: Scope, depth: int, data: st.DataObject
) -> None:
    ledger, order = Ledger(scope), data.draw(st.permutations(facts))

    with patch.multiple(shelves, DEPTH=depth, FEW=depth):
        for count, fact in enumerate(order, start=1):
            ledger.take(fact)
            assert content(ledger.standing().values()) == content(flags_of(left_standing(order[:count]), scope).values())


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), scope=SCOPES, data=st.data())
def test_after_every_single_fact_the_flags_are_those_found_by_looking_at_everything(
    facts: list[StatementFact], scope: Scope, data: st.DataObject
) -> None:
    ledger, order = Ledger(scope), data.draw(st.permutations(facts))

    for count, fact in enumerate(order, start=1):
        ledger.take(fact)
        assert content(ledger.standing().values()) == content(flags_of(left_standing(order[:count]), scope).values())


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), data=st.data())
def test_what_people_decide_holds_whenever_it_comes(facts: list[StatementFact], data: st.DataObject) -> None:
    decisions = data.draw(decided([fact for fact in facts if isinstance(fact, StatementRecorded)]))
    order: Sequence[StatementFact | Decision] = data.draw(st.permutations([*facts, *decisions, *decisions]))

    wanted = flags_of(left_standing(facts), WITHIN_SIDE, decisions)

    assert content(Ledger.after(order).standing().values()) == content(wanted.values())


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), scope=SCOPES, data=st.data())
def test_a_restart_in_the_middle_changes_no_fact_that_is_published(facts: list[StatementFact], scope: Scope, data: st.DataObject) -> None:
    order, at = data.draw(st.permutations(facts)), data.draw(st.integers(0, len(facts)))
    through, restarted = Ledger.after(order[:at], scope), Ledger.after(order[:at], scope)

    restarted.restart(data.draw(st.permutations(sorted(restarted.stored))))

    assert [restarted.take(fact) for fact in order[at:]] == [through.take(fact) for fact in order[at:]]


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), scope=SCOPES, data=st.data())
def test_what_was_published_but_not_stored_before_a_crash_is_published_alike_again(
    facts: list[StatementFact], scope: Scope, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(facts))
    ledger = Ledger.after(order[:-1], scope)

    published = ledger.lost(order[-1])
    ledger.restart()

    assert ledger.take(order[-1]) == published


@settings(deadline=None)  # a busy machine is no failure
@given(facts=histories(), scope=SCOPES, data=st.data())
def test_a_flag_is_revised_one_by_one(facts: list[StatementFact], scope: Scope, data: st.DataObject) -> None:
    revisions: dict[str, list[int]] = {}
    for flag in Ledger.after(data.draw(st.permutations(facts)), scope).published:
        revisions.setdefault(flag_of(flag), []).append(flag.revision)

    assert all(seen == [*range(1, len(seen) + 1)] for seen in revisions.values())
