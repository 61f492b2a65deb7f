import pytest

from schemas.flags import Relation
from schemas.statements import StatementRecorded
from streams.compare.judge import candidates, judge
from streams.compare.remembered import remember
from tests.compare.build import DONE, said

WALL, PAINT = "Mexico will pay for the wall", "a wall of the old palace was painted white"


@pytest.mark.parametrize(
    ("new", "earlier", "verdict"),
    [
        (said(), said(day="2016-03-14"), (Relation.REPEAT, ())),
        (said(modality=DONE), said(day="2016-03-14"), (Relation.OUTCOME, ())),
        (said(side="USA", act="claimed", actor="RUS"), said(day="2016-03-14"), (Relation.ECHO, ())),
        (said(place="IRQ"), said(day="2016-03-14"), (None, ("place",))),
        (said(side="USA"), said(day="2016-03-14"), (None, ("side", "actor"))),
        (said("wall", content=WALL), said("wall", "2016", content=PAINT), (None, ("content",))),
        (said("presence", article="1"), said("withdrawal", article="1", extent="all"), (None, ("time",))),
    ],
)
def test_what_decides_between_two_statements(new: StatementRecorded, earlier: StatementRecorded, verdict: object) -> None:
    assert judge(remember(new), remember(earlier)) == verdict


def test_the_candidate_is_the_likest_of_all_that_other_articles_said_before_whatever_it_is_about() -> None:
    first = said(day="2016-03-14", content="our troops will leave Syria")
    other = said("parade", day="2016-05-09", content="a parade will be held on the square", place="RUS")
    now = said("withdrawal", content="our troops will leave Iraq", place="IRQ")

    found = {statement.id: verdict for statement, verdict in candidates([first, other, now])}

    assert found[first.id] is None
    assert (verdict := found[now.id]) is not None
    assert (verdict.earlier, verdict.relation, verdict.parted_by) == (first, None, ("place",))
    assert 0 < verdict.words < 1
