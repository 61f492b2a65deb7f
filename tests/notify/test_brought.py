"""What targets do not take is brought again, and a notifier that is killed loses nothing."""

import pytest

from schemas.notifications import NotificationFailed, NotificationSent
from streams.notify import outbox
from tests.notify.build import at, flagged, routes, taken_back
from tests.notify.world import AT_ONCE, DEATHS, FIRST, World, raised, saying, world


def test_what_can_not_be_delivered_is_tried_again_less_and_less_often_then_given_up_and_all_of_it_is_recorded() -> None:
    found = world(AT_ONCE + "\nattempts = 4")
    found.is_down = lambda _: True
    flag = raised(found)

    for _ in range(60):
        found.later(seconds=1)

    failures = [fact for fact in found.recorded() if isinstance(fact, NotificationFailed)]
    assert [(fact.attempt, round((fact.at - at("10 12:00")).total_seconds())) for fact in failures] == [(1, 1), (2, 6), (3, 16), (4, 36)]
    assert [fact.again is None for fact in failures] == [False, False, False, True]
    assert {(fact.flag, fact.target, fact.error) for fact in failures} == {(flag, "json", "it is down")}
    assert found.committed == 1
    assert found.flags() == []


def test_a_target_that_is_down_does_not_have_the_others_told_twice() -> None:
    two = routes('[routes.desk]\nto = ["json://up", "xml://down"]\nwait = "0s"\nattempts = 3')
    found = World(two, at("10 12:00"))
    found.works()
    found.happens(FIRST)
    found.is_down = lambda address: "down" in address
    flag = raised(found)

    for _ in range(30):
        found.later(seconds=1)

    assert found.flags() == [flag]
    assert [type(fact) for fact in found.recorded()] == [NotificationFailed] * 3 + [NotificationSent]


def test_a_flag_that_is_withdrawn_when_nobody_knows_whether_it_was_told_is_told_and_corrected() -> None:
    found = world(AT_ONCE + "\ncorrections = true")
    flag = raised(found)
    found.dies = "brought"
    found.later(minutes=1)

    found.happens(taken_back(flagged(saying(1), FIRST)))
    for _ in range(3):
        found.later(minutes=1)

    assert [(message.about, message.flags[0].flag) for message in found.arrived] == [("raised", flag)] * 2 + [("withdrawn", flag)]


def test_a_message_whose_route_is_gone_is_dropped_and_holds_up_nothing() -> None:
    found = world()
    found.is_down = lambda _: True
    raised(found)
    found.later(minutes=0)

    found.terms = found.terms._replace(routes=routes('[routes.chief]\nto = ["json://a"]\nmatch = { side = "FRA" }'))
    found.later(minutes=1)
    found.later(minutes=1)

    assert (outbox.posted(found.database), found.flags(), found.committed) == ([], [], 1)


@pytest.mark.parametrize("place", DEATHS)
@pytest.mark.parametrize("moves", [False, True])
def test_a_process_that_is_killed_loses_nothing_and_tells_twice_only_what_it_had_no_time_to_write_down(place: str, moves: bool) -> None:
    found = world()
    flag = raised(found)

    found.dies = place
    found.later(minutes=1)
    if moves:
        found.moves()
    found.later(minutes=1)
    found.later(minutes=1)

    twice = place == "brought" or (moves and place == "recorded")
    assert found.flags() == [flag] * (1 + twice)
    assert len({message.id for message in found.arrived}) == 1
    assert [fact.flag for fact in found.recorded()] == [flag]
