"""What hangs together, and how much it weighs."""

from datetime import UTC, date, datetime

import pytest

from schemas.flags import Earlier, Relation, StatementFlagged, Why
from schemas.followups import Matcher
from streams.board.threads import row
from streams.followup.commands import Silence
from streams.followup.decide import silence
from streams.followup.threads import Found, Link, Raised, Said, apart, silenced_until, traits_of, utterances
from streams.followup.weight import brief, reasons, total, weigh
from tests.followup.build import DAY, decided

AT = datetime(2024, 3, 14, 9, tzinfo=UTC)


def said(name: str, day: str, group: str = "PRT:forces", outlet: str = "Harbour Post", due: date | None = None) -> Said:
    when, (side, family) = date.fromisoformat(day), group.split(":")
    return Said(name, group, side, family, "Ana Delgado", "ana-delgado", "MLI", when, when, when, outlet, due, None)


def flag(statement: str, other: str, relation: Relation, group: str = "PRT:forces", outcome: str | None = None) -> StatementFlagged:
    earlier, why = Earlier(nearest=other, first=other, best=other), Why(agreed={}, text=0.5)
    counts = {"utterances": 2, "sources": 1, "score": 0.9}
    return StatementFlagged(relation=relation, statement=statement, group=group, earlier=earlier, outcome=outcome, why=why, **counts)


def raised(flagged: StatementFlagged, group: str | None = "PRT:forces") -> Raised:
    return Raised(brief(flagged), AT, group)


A, B, C = said("a", "2016-11-14"), said("b", "2017-12-11"), said("c", "2018-07-03", outlet="Sahel Star")


def names(found: list[Found]) -> list[list[str]]:
    return [[one.id for one in each.statements] for each in found]


@pytest.mark.parametrize(
    ("links", "threads"),
    [
        ([], [["a"], ["b"], ["c"]]),
        ([Link("b", "a", Relation.REPEAT)], [["a", "b"], ["c"]]),
        ([Link("c", "b", Relation.REVERSAL), Link("b", "a", Relation.REREPORT)], [["a", "b", "c"]]),
        ([Link("b", "gone", Relation.REPEAT)], [["a"], ["b"], ["c"]]),  # a statement that has not arrived
    ],
)
def test_links_hold_statements_together_in_the_order_in_which_they_were_said(links: list[Link], threads: list[list[str]]) -> None:
    assert names(apart([C, A, B], links, [])) == threads


def test_another_side_is_not_of_the_thread_and_what_it_tells_of_the_outcome_is_shown_there() -> None:
    other = said("z", "2019-01-01", group="FRA:forces")
    told = raised(flag("z", "a", Relation.OUTCOME, group="FRA:forces", outcome="they left"))
    echo = raised(flag("z", "a", Relation.ECHO, group="FRA:forces"))

    found = apart([A, other], [Link("z", "a", Relation.OUTCOME), Link("z", "a", Relation.ECHO)], [told, echo])

    assert names(found) == [["a"], ["z"]]
    assert [[each.flag.relation for each in one.raised] for one in found] == [[Relation.OUTCOME], [Relation.ECHO]]


def test_copies_are_one_utterance_however_they_are_linked() -> None:
    copies = [Link("c", "b", Relation.REREPORT), Link("b", "a", Relation.REPEAT)]

    assert utterances([A, B, C], copies) == [("a",), ("b", "c")]


def test_the_row_of_a_thread_tells_its_weightiest_flag() -> None:
    repeat, reversal = raised(flag("b", "a", Relation.REPEAT)), raised(flag("c", "b", Relation.REVERSAL))
    links = [Link("b", "a", Relation.REPEAT), Link("c", "b", Relation.REVERSAL)]

    found = row(Found([A, B, C], links, [repeat, reversal]), [], [])

    assert (found["id"], found["flag"], found["now"], found["before"]) == ("a", reversal.flag.id, "c", "b")
    assert (found["statements"], found["utterances"], found["sources"], found["relations"]) == (3, 3, 2, "repeat reversal")
    assert (found["first_day"], found["last_day"], found["status"]) == (date(2016, 11, 14), date(2018, 7, 3), "open")


def test_a_thread_of_copies_alone_has_no_flag_to_tell() -> None:
    found = row(Found([A, B], [Link("b", "a", Relation.REREPORT)], [raised(flag("b", "a", Relation.REREPORT))]), [], [])

    assert (found["flag"], found["weight"], found["raised"]) == (None, 0, None)


@pytest.mark.parametrize(("outcome", "due"), [(None, date(2024, 6, 1)), ("they left", None)])
def test_a_promise_is_due_until_it_is_known_what_became_of_it(outcome: str | None, due: date | None) -> None:
    promised = said("b", "2023-12-11", due=date(2024, 6, 1))
    found = row(Found([A, promised], [], [raised(flag("b", "a", Relation.REPEAT, outcome=outcome))]), [], [])

    assert found["due"] == due


def test_reversals_and_repeats_with_an_outcome_weigh_more_than_repeats_and_these_more_than_echoes() -> None:
    order = [
        flag("b", "a", Relation.REVERSAL),
        flag("b", "a", Relation.OUTCOME),
        flag("b", "a", Relation.REPEAT),
        flag("b", "a", Relation.ECHO),
        flag("b", "a", Relation.REREPORT),
    ]
    weights = [weigh(brief(one)) for one in order]

    assert weights == sorted(weights, reverse=True)
    assert weigh(brief(flag("b", "a", Relation.REPEAT, outcome="they left"))) == weights[0]
    most = total(reasons(brief(order[2]), 1000, [str(number) for number in range(1000)]))
    assert most < weights[0]  # however often it was said


def test_a_weight_is_the_sum_of_its_reasons() -> None:
    found = reasons(brief(flag("b", "a", Relation.REPEAT, outcome="they left")), 3, {"Harbour Post", "Sahel Star"})

    assert [str(reason.why) for reason in found] == [
        "said before",
        "what became of it is known",
        "said 3 times",
        "told by 2 outlets",
        "as sure as 90%",
    ]
    assert total(found) == 200 + 100 + 12 + 4 + 18


def test_a_thread_rests_until_the_last_day_of_the_silences_that_match() -> None:
    silences = [
        silence(Silence(matcher=Matcher(side="PRT"), until=date(2024, 4, 1), reason="known"), decided(1), DAY),
        silence(Silence(matcher=Matcher(side="PRT", place="MLI"), until=date(2024, 5, 1), reason="known"), decided(1), DAY),
        silence(Silence(matcher=Matcher(side="PRT", place="SYR"), until=date(2024, 6, 1), reason="known"), decided(1), DAY),
    ]

    assert silenced_until(traits_of([A, B]), silences) == date(2024, 5, 1)
    assert silenced_until(traits_of([A, B]), silences[2:]) is None
