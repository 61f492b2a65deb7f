"""What a reprocessing writes tells nobody anything, and nothing that people were to be told of is lost to it."""

from typing import Any

import pytest

from schemas.flags import StatementFlagged
from schemas.followups import FollowUpAcknowledged
from schemas.statements import claim_group
from tests.compare.build import said
from tests.notify.build import at, flagged, route, taken_back
from tests.notify.world import World

FIRST = said(day="2016-03-14")
NOW = said(day="2026-03-10", actor="RUS")
AGAIN = said(day="2026-03-10", known_as=NOW.id)
THIRD = said(day="2026-03-10", act="pledged", known_as=NOW.id)
FLAG: StatementFlagged = flagged(NOW, FIRST)
BY: dict[str, Any] = {"by": "Rosa Lind", "at": at("10 12:00"), "group": claim_group(NOW)}


def world(text: str = 'wait = "10m"\nrepeat = "0s"') -> World:
    made = World(route(text), at("10 12:00"))
    made.happens(FIRST)
    made.works()
    return made


@pytest.mark.parametrize(("minutes", "told"), [(0, [flagged(AGAIN, FIRST).id]), (30, [FLAG.id])])
def test_what_waits_is_told_as_it_is_read_now_and_what_was_told_is_not_told_again(minutes: int, told: list[str]) -> None:
    found = world()
    found.happens(NOW, FLAG)
    found.later(minutes=minutes)

    found.happens(taken_back(FLAG), AGAIN, flagged(AGAIN, FIRST), is_replay=True)
    found.later(minutes=30)

    assert found.flags() == told


def test_what_waits_is_told_once_however_often_it_is_read_again() -> None:
    found, second = world(), flagged(AGAIN, FIRST)
    found.happens(NOW, FLAG)

    found.happens(taken_back(FLAG), AGAIN, second, is_replay=True)
    found.happens(taken_back(second), THIRD, flagged(THIRD, FIRST), is_replay=True)
    found.later(minutes=30)

    assert found.flags() == [flagged(THIRD, FIRST).id]


def test_who_has_seen_a_saying_has_seen_it_under_its_new_id_and_a_copy_of_it() -> None:
    found = world('wait = "0s"\nrepeat = "0s"')
    found.happens(NOW, FLAG)
    found.later(minutes=1)
    copy = said(day="2026-03-10", article="a copy")
    found.happens(FollowUpAcknowledged(**BY, number=1, statement=FIRST.id, seen=(FIRST.id, NOW.id)))
    found.happens(taken_back(FLAG), AGAIN, flagged(AGAIN, FIRST), is_replay=True)

    found.happens(taken_back(flagged(AGAIN, FIRST)))
    found.happens(flagged(AGAIN, FIRST, revision=3), copy, flagged(copy, AGAIN, "rereport"))
    found.later(minutes=1)

    assert found.flags() == [FLAG.id]
    assert found.quiet["seen"] == 1
