"""What people decide about statements, whatever the order in which it is told."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from schemas.followups import FollowUpUndone, ThreadsMerged, ThreadSplit
from streams.compare.links import Decision, Links

DAY = datetime(2024, 3, 14, 9, tzinfo=UTC)


def split(number: int) -> ThreadSplit:
    return ThreadSplit(group="PRT:forces", number=number, statement="b", others=("a",), by="Rosa Lind", at=DAY)


def merged(number: int) -> ThreadsMerged:
    return ThreadsMerged(group="PRT:forces", number=number, statement="a", others=("b",), by="Rosa Lind", at=DAY)


def undone(decision: Decision, number: int) -> FollowUpUndone:
    return FollowUpUndone(group="PRT:forces", number=number, by="Rosa Lind", at=DAY, undoes=decision.id)


@pytest.mark.parametrize(
    ("decisions", "parted", "joined"),
    [
        ([], False, []),
        ([split(1)], True, []),
        ([merged(1)], False, ["b"]),
        ([split(1), merged(2)], False, ["b"]),
        ([merged(1), split(2)], True, []),
        ([split(1), undone(split(1), 2)], False, []),  # as if it had never been decided
        ([merged(1), split(2), undone(split(2), 3)], False, ["b"]),  # what held before holds again
        ([split(1), undone(split(1), 2), undone(undone(split(1), 2), 3)], True, []),  # who takes back that he took it back
    ],
)
def test_the_newest_decision_holds_that_nobody_took_back(decisions: list[Decision], parted: bool, joined: list[str]) -> None:
    for order in permutations(decisions):
        links = Links()
        for decision in (*order, *order):
            links.take(decision)

        assert (links.may_not("a", "b"), links.may_not("b", "a"), links.joined("a")) == (parted, parted, joined)


def test_a_decision_that_changes_nothing_touches_nothing() -> None:
    links = Links()

    assert links.take(split(1)) == {"a", "b"}
    assert links.take(split(1)) == set()
    assert links.take(split(2)) == set()
    assert links.take(undone(split(2), 3)) == set()
    assert links.take(undone(split(1), 4)) == {"a", "b"}
