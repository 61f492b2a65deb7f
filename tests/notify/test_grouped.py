"""What people are told of threads: one message of many flags, what was withdrawn, and nothing of what somebody has seen."""

from datetime import date

import pytest

from schemas.followups import FollowUpAcknowledged, FollowUpSilenced, Matcher
from schemas.notifications import About
from tests.notify.build import flagged, taken_back
from tests.notify.world import AT_ONCE, BY, FIRST, raised, saying, world


def test_flags_of_one_thread_are_grouped_whatever_flag_ties_them() -> None:
    found = world('wait = "10m"')
    then, now = saying(1), saying(2)
    found.happens(then, now, flagged(then, FIRST, "reversal"), flagged(now, then))

    found.later(minutes=10)

    assert [len(message.flags) for message in found.arrived] == [2]
    assert {entry.thread for message in found.arrived for entry in message.flags} == {FIRST.id}


def test_an_echo_is_a_thread_of_its_own_and_an_outcome_that_another_side_tells_is_in_that_of_what_was_said() -> None:
    found = world('wait = "10m"')
    then, echo, outcome = saying(1), saying(2, side="FRA"), saying(3, side="USA")
    found.happens(then, echo, outcome, flagged(then, FIRST), flagged(echo, then, "echo"), flagged(outcome, then, "outcome"))

    found.later(minutes=10)

    told = {entry.statement: entry.thread for message in found.arrived for entry in message.flags}
    assert told == {then.id: FIRST.id, outcome.id: FIRST.id, echo.id: echo.id}


def test_a_thread_that_somebody_has_seen_is_known_by_any_of_its_statements() -> None:
    found = world('wait = "10m"\nrepeat = "0s"')
    first, then, now = saying(1), saying(2), saying(3)
    acknowledged = FollowUpAcknowledged(group="RUS:forces", number=1, statement=first.id, seen=(first.id, then.id), **BY)
    found.happens(first, then, now, flagged(then, first), acknowledged)
    found.later(minutes=1)

    found.happens(flagged(then, FIRST, revision=2), flagged(first, FIRST), flagged(now, FIRST))
    found.later(minutes=10)

    assert [entry.statement for message in found.arrived for entry in message.flags] == [now.id]


def test_after_a_message_the_thread_rests_for_the_repeat_interval_over_a_restart() -> None:
    found = world('wait = "5m"\nrepeat = "4h"')
    first = raised(found, 1)
    found.later(minutes=5)
    second = raised(found, 2)
    found.later(hours=1)
    found.moves()

    found.later(minutes=179)
    before = found.flags()
    found.later(minutes=2)

    assert before == [first]
    assert found.flags() == [first, second]


def test_a_flag_that_is_withdrawn_before_it_was_told_is_not_told() -> None:
    found = world('wait = "10m"\ncorrections = true')
    raised(found)
    found.later(minutes=1)

    found.happens(taken_back(flagged(saying(1), FIRST)))
    found.later(minutes=30)

    assert found.arrived == []
    assert found.committed == 2


def test_a_flag_that_is_withdrawn_while_its_message_is_on_the_way_takes_the_message_back_and_the_others_are_told() -> None:
    found = world(AT_ONCE)
    found.is_down = lambda _: True
    raised(found, 1)
    left = raised(found, 2)
    found.later(minutes=0)

    found.happens(taken_back(flagged(saying(1), FIRST)))
    found.is_down = lambda _: False
    found.later(minutes=1)

    assert [[entry.flag for entry in message.flags] for message in found.arrived] == [[left]]


@pytest.mark.parametrize(("text", "told"), [(AT_ONCE + "\ncorrections = true", ["raised", "withdrawn"]), (AT_ONCE, ["raised"])])
def test_a_flag_that_is_withdrawn_after_it_was_told_is_corrected_where_the_route_says_so(text: str, told: list[About]) -> None:
    found = world(text)
    raised(found)
    found.later(minutes=1)

    found.happens(taken_back(flagged(saying(1), FIRST)))
    found.later(minutes=1)
    found.later(minutes=1)

    assert [message.about for message in found.arrived] == told
    assert found.committed == 2


def test_a_flag_that_is_raised_again_is_not_told_again() -> None:
    found = world()
    flag = raised(found)
    found.later(minutes=1)

    found.happens(taken_back(flagged(saying(1), FIRST)), flagged(saying(1), FIRST, revision=3))
    found.later(minutes=1)

    assert found.flags() == [flag]


def test_silenced_threads_and_those_that_somebody_has_seen_are_not_told() -> None:
    found = world('wait = "10m"\nrepeat = "0s"')
    matcher = Matcher(place="MLI")
    raised(found, 1)
    raised(found, 2, place="MLI")
    acknowledged = FollowUpAcknowledged(group="RUS:forces", number=1, statement=FIRST.id, seen=(FIRST.id, saying(1).id), **BY)
    silenced = FollowUpSilenced(group=matcher.group, number=1, matcher=matcher, until=date(2026, 3, 10), reason="noise", **BY)
    found.happens(acknowledged, silenced)
    news = raised(found, 3)

    found.later(minutes=10)

    assert found.flags() == [news]
    assert found.quiet == {"seen": 1, "silenced": 1}
