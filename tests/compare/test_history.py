from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from schemas.flags import FlagWithdrawn, Relation, StatementFlagged
from schemas.statements import Became, Grade, Speaker, StatementFact, StatementRecorded
from streams.compare import shelves
from tests.compare.build import ALL, DONE, NEGATIVE, PART, UNDER_WAY, said, withdrawn
from tests.compare.ledger import Ledger
from tests.compare.reference import flags_of

REREPORT, REPEAT, REVERSAL, OUTCOME = Relation.REREPORT, Relation.REPEAT, Relation.REVERSAL, Relation.OUTCOME
WILL = said(day="2016-03-14")
WILL_NOT = said(day="2016-09-01", polarity=NEGATIVE)
WILL_AGAIN = said(day="2017-12-11")
PUTIN = Speaker(name="Putin", id="vladimir-putin", role="president", side="RUS", grade=Grade.NAMED)


def kinds(statements: Iterable[StatementRecorded]) -> list[tuple[str, Relation, str]]:
    """Day said, relation and day of the nearest earlier one of each flag, after the statements have come in this order."""
    history, days = Ledger(), {}
    for statement in statements:
        history.take(statement)
        days[statement.id] = statement.said
    return sorted((days[flag.statement], flag.relation, days[flag.earlier.nearest]) for flag in history.standing().values())


def test_the_article_about_syria_repeats_what_it_remembers_of_2016_and_reverses_nothing() -> None:
    told: dict[str, Any] = {"article": "Syria", "published": date(2017, 12, 12), "speaker": PUTIN}
    announced = said("withdrawal", "2017-12-11", extent=PART, object="a significant part of the Russian force", **told)
    stays = said("presence", "2017-12-11", act="pledged", **told)
    in_2016 = said("withdrawal", "2016", object="troops", reported_prior=True, outcome="Russian military operations continued", **told)

    history = Ledger()
    for statement in (announced, stays, in_2016):
        history.take(statement)

    (flag,) = history.standing().values()
    assert (flag.relation, flag.statement, flag.earlier.nearest) == (REPEAT, announced.id, in_2016.id)
    assert (flag.outcome, flag.gap_days, flag.utterances, flag.sources) == ("Russian military operations continued", 345, 2, 1)


@pytest.mark.parametrize(
    ("statements", "flags"),
    [
        ([WILL, WILL_AGAIN], [("2017-12-11", REPEAT, "2016-03-14")]),
        ([WILL, WILL_NOT], [("2016-09-01", REVERSAL, "2016-03-14")]),
        (
            [WILL, WILL_NOT, WILL_AGAIN],
            [
                ("2016-09-01", REVERSAL, "2016-03-14"),
                ("2017-12-11", REPEAT, "2016-03-14"),
                ("2017-12-11", REVERSAL, "2016-09-01"),
            ],
        ),
        (  # the reversal was the first of the two
            [WILL, WILL_NOT, said(day="2016-10-01", polarity=NEGATIVE)],
            [("2016-09-01", REVERSAL, "2016-03-14"), ("2016-10-01", REPEAT, "2016-09-01")],
        ),
        ([said(article="1"), said(article="2")], [("2017-12-11", REREPORT, "2017-12-11")]),
        (  # a rereport of a reversal is no second reversal
            [WILL, WILL_NOT, said(day="2016-09-01", polarity=NEGATIVE, article="2")],
            [("2016-09-01", REREPORT, "2016-09-01"), ("2016-09-01", REVERSAL, "2016-03-14")],
        ),
        (  # said twice in one breath is said once
            [WILL, said(article="1"), said(article="1", act="confirmed")],
            [("2017-12-11", REPEAT, "2016-03-14")],
        ),
        ([WILL, said(modality=DONE)], [("2017-12-11", OUTCOME, "2016-03-14")]),
        ([said("presence", "2016"), said(extent=PART)], []),
        ([said("presence", "2016"), said(extent=ALL)], [("2017-12-11", REVERSAL, "2016")]),
        ([said(day="2016", place="PRK"), said(place="KOR")], []),
    ],
)
def test_which_flags_are_raised(statements: list[StatementRecorded], flags: list[tuple[str, Relation, str]]) -> None:
    assert kinds(statements) == kinds(reversed(statements)) == flags


def test_ten_outlets_on_one_announcement_are_one_utterance_of_ten_sources() -> None:
    history = Ledger()
    history.take(WILL)
    reports = [said(article=f"article {n}", outlet=f"outlet {n}") for n in range(10)]
    for report in reports:
        history.take(report)
    later = said(day="2018-02-01", outlet="outlet 3")

    (flag,) = history.take(later)

    assert isinstance(flag, StatementFlagged)
    assert (flag.relation, flag.utterances, flag.sources, flag.gap_days) == (REPEAT, 3, 11, 52)
    assert (flag.earlier.nearest, flag.earlier.first) == (min(reports, key=lambda report: report.article).id, WILL.id)


def test_a_thread_that_slots_alone_tie_is_counted_to_its_beginning() -> None:
    history = Ledger()
    for number in range(2 * shelves.DEPTH):
        history.take(said(day=(date(2010, 1, 1) + timedelta(30 * number)).isoformat(), outlet=f"outlet {number}"))

    (flag,) = history.take(said(day="2019-01-01"))

    assert isinstance(flag, StatementFlagged)
    assert (flag.utterances, flag.sources) == (2 * shelves.DEPTH + 1, 2 * shelves.DEPTH + 1)


def test_a_look_back_gives_way_to_the_report_from_the_day_and_keeps_what_it_tells() -> None:
    told: dict[str, Any] = {"outcome": "operations continued", "became": Became.CONTRADICTED}
    look_back = said(day="2016", reported_prior=True, **told, article="now", published=date(2017, 12, 12))
    now = said(day="2017-12-11", article="now", published=date(2017, 12, 12))
    history = Ledger()
    history.take(now)
    (raised,) = history.take(look_back)

    rereport, outcome, revised = history.take(WILL)

    assert isinstance(raised, StatementFlagged)
    assert isinstance(rereport, StatementFlagged)
    assert isinstance(outcome, StatementFlagged)
    assert isinstance(revised, StatementFlagged)
    assert (rereport.statement, rereport.relation, rereport.earlier.nearest) == (look_back.id, REREPORT, WILL.id)
    assert (outcome.statement, outcome.relation, outcome.outcome) == (look_back.id, OUTCOME, "operations continued")
    assert outcome.became is Became.CONTRADICTED
    assert (revised.id, revised.revision, revised.earlier.nearest) == (raised.id, 2, WILL.id)
    assert (revised.outcome, revised.gap_days, revised.utterances) == ("operations continued", 637, 2)


def test_the_outcome_told_last_is_the_one_known() -> None:
    first = said(day="2016-03-14", outcome="half of them left", article="1", published=date(2016, 6, 1))
    newest = said(day="2016-03-14", outcome="all came back", article="2", published=date(2019, 1, 1))
    history = Ledger()
    for statement in (newest, first, WILL_AGAIN):
        history.take(statement)

    assert {flag.outcome for flag in history.standing().values() if flag.statement == WILL_AGAIN.id} == {"all came back"}


@pytest.mark.parametrize(("then", "gap"), [("2017-12-01", 10), ("2016", 345), ("../2017-12-01", None)])
def test_the_gap_is_counted_between_last_days_and_not_at_all_from_an_undated_saying(then: str, gap: int | None) -> None:
    history = Ledger()
    history.take(said(day=then))

    (flag,) = history.take(WILL_AGAIN)

    assert isinstance(flag, StatementFlagged)
    assert flag.gap_days == gap


def test_the_nearest_candidate_turned_down_is_named_also_when_it_comes_late() -> None:
    history = Ledger()
    for statement in (WILL, WILL_AGAIN):
        history.take(statement)
    iraq = said(day="2017-05-01", place="IRQ")

    (flag,) = history.take(iraq)

    assert isinstance(flag, StatementFlagged)
    assert (flag.statement, flag.why.rejected) == (WILL_AGAIN.id, {"id": iraq.id, "vetoes": "place"})


def test_what_an_article_says_in_the_same_breath_is_no_candidate_to_turn_down() -> None:
    history = Ledger()
    for statement in (WILL, said("presence", "2017-12-10/2017-12-11", article="1"), said(article="1")):
        history.take(statement)

    assert [flag.why.rejected for flag in history.standing().values()] == [None]


def test_a_candidate_turned_down_is_named_no_more_when_a_revision_moves_it_behind() -> None:
    iraq, now = said(place="IRQ", published=date(2017, 12, 12)), said(article="1", published=date(2017, 12, 13))
    history = Ledger()
    for statement in (WILL, iraq, now):
        history.take(statement)
    before = [flag.why.rejected for flag in history.standing().values()]

    history.take(iraq.model_copy(update={"revision": 2, "published": date(2017, 12, 14)}))

    assert before == [{"id": iraq.id, "vetoes": "place"}]
    assert [flag.why.rejected for flag in history.standing().values()] == [None]


def test_a_head_that_comes_late_joins_utterances_also_for_those_who_can_not_follow_it() -> None:
    """Aleppo and Raqqa are two until a report of both is found, which has them done while `now` plans."""
    both = said(day="2016-03-14", modality=DONE)
    aleppo = said(day="2016-03-13/2016-03-15", place="SYR/aleppo", modality=UNDER_WAY)
    raqqa = said(day="2016-03-13/2016-03-16", place="SYR/raqqa", modality=UNDER_WAY)
    iraq, now = said(day="2017-01-01", place="IRQ"), said(day="2017-12-11")
    history = Ledger()
    for statement in (aleppo, raqqa, iraq, now):
        history.take(statement)
    before = {flag.statement: flag.utterances for flag in history.standing().values()}

    history.take(both)

    assert before == {now.id: 3}
    assert {flag.statement: flag.utterances for flag in history.standing().values()} == {aleppo.id: 1, raqqa.id: 1, now.id: 2}


def test_a_withdrawn_statement_takes_its_flags_with_it_and_a_newer_revision_brings_them_back() -> None:
    history = Ledger()
    for statement in (WILL, WILL_AGAIN):
        history.take(statement)

    (gone,) = history.take(withdrawn(WILL))
    restored = history.take(WILL.model_copy(update={"revision": 3}))

    assert isinstance(gone, FlagWithdrawn)
    assert (gone.statement, gone.revision, gone.reason) == (WILL_AGAIN.id, 2, "history")
    assert [(flag.type, flag.revision) for flag in restored] == [("StatementFlagged", 3)]
    assert [(flag.type, flag.revision) for flag in history.take(withdrawn(WILL_AGAIN))] == [("FlagWithdrawn", 4)]


def test_a_flag_goes_because_its_own_statement_went_or_because_its_history_did() -> None:
    history = Ledger()
    for statement in (WILL, WILL_AGAIN):
        history.take(statement)

    (own,) = history.take(withdrawn(WILL_AGAIN))

    assert isinstance(own, FlagWithdrawn)
    assert own.reason == "withdrawn"


@pytest.mark.parametrize("order", [1, -1])
def test_a_withdrawal_beats_a_recording_of_the_same_revision_whichever_comes_first(order: int) -> None:
    history = Ledger()
    history.take(WILL)

    for fact in (WILL_AGAIN, withdrawn(WILL_AGAIN, revision=1))[::order]:
        history.take(fact)

    assert history.standing() == {}


def test_an_older_revision_that_comes_late_changes_nothing() -> None:
    history = Ledger()
    history.take(WILL)
    history.take(WILL_AGAIN.model_copy(update={"revision": 3}))
    before = history.standing()

    assert history.take(withdrawn(WILL_AGAIN, revision=2)) == []
    assert history.take(WILL_AGAIN) == []
    assert history.standing() == before


def test_a_fact_taken_twice_publishes_nothing_the_second_time() -> None:
    history = Ledger()
    facts: list[StatementFact] = [WILL, WILL_NOT, WILL_AGAIN, withdrawn(WILL_NOT)]
    for fact in facts:
        history.take(fact)

    assert [history.take(fact) for fact in facts] == [[], [], [], []]


def test_a_revision_that_moves_a_statement_moves_its_flags() -> None:
    later = said(day="2016-03-14", article="1")
    history = Ledger()
    for statement in (later, said(day="2016-03-14", article="2", published=date(2016, 3, 15))):
        history.take(statement)

    history.take(later.model_copy(update={"revision": 2, "published": date(2016, 3, 16)}))

    (flag,) = history.standing().values()
    assert (flag.statement, flag.relation) == (later.id, REREPORT)


def test_facts_published_but_not_remembered_before_a_crash_are_published_alike_again() -> None:
    history = Ledger.after([WILL])
    published = history.lost(WILL_AGAIN)
    history.restart()

    assert history.take(WILL_AGAIN) == published
    assert history.take(WILL_AGAIN) == []


def test_an_article_may_come_after_many_others() -> None:
    history = Ledger()
    sayings = [said(day=f"2017-{month:02}-01") for month in range(2, 13)]
    for statement in sayings:
        history.take(statement)

    late = history.take(said(day="2017-01-01"))

    assert len(late) == len(sayings)
    assert history.standing().keys() == flags_of([*sayings, said(day="2017-01-01")]).keys()


def test_what_was_done_since_is_known_of_the_earlier_one_when_it_is_said_again() -> None:
    flags = Ledger.after([WILL, said(day="2016-06-01", modality=DONE), WILL_AGAIN]).standing().values()

    (flag,) = [flag for flag in flags if flag.relation is REPEAT]
    assert (flag.earlier.nearest, flag.outcomes) == (WILL.id, {WILL.id: "carried out"})


def test_who_says_the_opposite_of_what_he_planned_has_given_it_up() -> None:
    (flag,) = Ledger.after([WILL, WILL_NOT]).standing().values()

    assert (flag.relation, flag.became) == (REVERSAL, "abandoned")
