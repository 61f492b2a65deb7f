from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.flags import Relation
from schemas.statements import StatementRecorded
from streams.compare.relations import by_relation, one_saying, relate
from streams.compare.remembered import Remembered, remember
from streams.compare.ties import Bond
from tests.compare.build import ALL, CONDITIONAL, DONE, NEGATIVE, PART, PLANNED, UNDER_WAY, relation, said

REREPORT, REPEAT, REVERSAL, OUTCOME = Relation.REREPORT, Relation.REPEAT, Relation.REVERSAL, Relation.OUTCOME


@pytest.mark.parametrize(
    ("earlier", "now", "found"),
    [
        (said(day="2016-03-14"), said(day="2017-12-11"), REPEAT),
        (said(day="2017-12-11", article="1"), said(day="2017-12-11", article="2"), REREPORT),
        (said(day="2017-12-11", article="1"), said("presence", day="2017-12-11", article="1"), None),
        (said(day="2017-12-11", article="1"), said(day="2017-12-11", article="1", act="confirmed"), None),  # one breath
        (said(day="2016", article="1"), said(day="2017-12-11", article="1"), REPEAT),  # the article's own memory
        (said(day="2017-12-11"), said(day="2017-12-12"), REPEAT),  # a day apart: two occasions
        (said(day="2017-12-11", article="1"), said(day="2017-12-04/2017-12-12", article="2"), REREPORT),
        (said(day="2016-03-14"), said(day="../2017-12-12"), REREPORT),  # may be that one
        (said(day="../2017-12-12"), said(day="2018-01-05"), REPEAT),
        (said(day="2016-03-14"), said(day="2017-12-11", polarity=NEGATIVE), REVERSAL),
        (said("deployment", day="2016-03-14"), said(day="2017-12-11"), REVERSAL),
        (said("presence", day="2016-03-14"), said(day="2017-12-11", extent=ALL), REVERSAL),
        (said("presence", day="2016-03-14"), said(day="2017-12-11", extent=PART), None),
        (said("deployment", day="2017-12-04/2017-12-08"), said(day="2017-12-06/2017-12-09"), REVERSAL),  # dated to a week each
        (said("deployment", day="2017-11"), said(day="2017-11-20/2017-12-09"), None),  # which came first is not known
        (said("deployment", day="2017-12-11", article="1"), said(day="2017-12-11", article="2"), None),
        (said(day="2016"), said(modality=DONE), OUTCOME),
        (said(modality=DONE), said(day="2018"), None),  # planned once more
        (said(day="2016"), said(modality=UNDER_WAY), REPEAT),
        (said(day="2016"), said(modality=DONE, act="claimed", actor="USA"), None),
        (
            said("strikes", day="2016", content="we will hit the depots of the rebels"),
            said("strikes", modality=DONE, content="a bridge was hit"),
            None,
        ),
        # hard negatives
        (said("weapons test", day="2016", side="PRK", place="PRK"), said("weapons test", side="KOR", place="KOR"), None),
        (said(day="2016", side="USA", place="KOR"), said(side="USA", place="PRK"), None),
        (said("ceasefire", day="2016", side="UN", place="SDN"), said("ceasefire", side="UN", place="SSD"), None),
        (said("aid", day="2016", side="UN", place="COD"), said("aid", side="UN", place="COG"), None),
        (said(day="2016", place="SYR/hmeymim"), said(place="SYR/tartus"), None),
        (said("strikes", day="2016", side="USA", actor="RUS", act="accused"), said("strikes", act="denied"), None),
        (said("strikes", day="2016", act="accused", actor="USA"), said("strikes", act="denied"), None),
        (said(day="2016", side="USA", act="demanded", actor="RUS"), said(actor="RUS"), None),
        (said(day="2016", actor="USA"), said(actor="RUS"), None),
        (said(day="2016", modality=CONDITIONAL), said(), None),
        (said(day="2016"), said(act="doubted"), None),
    ],
)
def test_what_a_statement_is_to_an_earlier_one(earlier: StatementRecorded, now: StatementRecorded, found: Relation | None) -> None:
    assert relation(now, earlier) == found


def test_a_denial_does_not_repeat_what_the_same_side_has_claimed_but_reverses_it() -> None:
    words = "the strikes on the port"
    claimed = said("strikes", "2016", act="claimed", actor="RUS", content=words)
    denied = said("strikes", act="denied", actor="RUS", content=words)

    assert relation(denied, claimed) is REVERSAL


def test_within_an_article_a_dated_and_an_undated_saying_are_two() -> None:
    monday, always = said(day="2017-12-11", article="1"), said(day="../2017-12-12", article="1")
    again = said(day="2017-12-11", article="1", act="confirmed")

    assert not one_saying(remember(always), remember(monday))
    assert one_saying(remember(again), remember(monday))
    assert relation(again, monday) is None


@st.composite
def any_year(draw: st.DrawFn) -> Remembered:
    """Statements of three years, copied ones among them, each published when it was said or long after."""
    said_on = date(2015, 1, 1) + timedelta(draw(st.integers(0, 1200)))
    statement = said(
        draw(st.sampled_from(["withdrawal", "strikes"])),
        draw(st.sampled_from([said_on.isoformat(), f"{said_on - timedelta(6)}/{said_on}", f"../{said_on}", f"{said_on:%Y}"])),
        published=said_on + timedelta(draw(st.sampled_from([0, 0, 200, 500]))),
        side=draw(st.sampled_from(["RUS", "SOHR"])),
        modality=draw(st.sampled_from([PLANNED, DONE])),
        article=draw(st.sampled_from("123")),
        outlet=draw(st.sampled_from("AB")),
        content=draw(st.sampled_from(["the troops will leave by the end of the summer", "the troops left the port at the end of May"])),
    )
    return remember(statement)


@settings(deadline=None)  # a busy machine is no failure
@given(new=any_year(), others=st.lists(st.tuples(any_year(), st.sampled_from(Bond)), max_size=8))
def test_of_many_the_relations_are_those_to_each(new: Remembered, others: list[tuple[Remembered, Bond]]) -> None:
    earlier = sorted((one for one in others if one[0] < new), key=lambda one: one[0])

    related = by_relation(new, earlier)

    each = [(statement, relate(bond, new, statement)) for statement, bond in earlier]
    assert related == {relation: [one for one, its in each if its is relation] for relation in {its for _, its in each} - {None}}
