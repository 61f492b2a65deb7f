"""What people are told over time: each flag once, whatever happens to the notifier, and nothing of what is history."""

from datetime import date
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from schemas.flags import StatementFlagged
from schemas.followups import FollowUpAcknowledged, FollowUpSilenced, Matcher
from schemas.notifications import About, NotificationFailed, NotificationSent
from schemas.statements import StatementRecorded
from schemas.topics import key_of
from tests.compare.build import said
from tests.notify.build import at, flagged, route, routes, taken_back
from tests.notify.world import DEATHS, World

AT_ONCE = 'wait = "0s"\nrepeat = "0s"'
FIRST = said(day="2016-03-14")
NUMBERS = st.integers(1, 6)
BY: dict[str, Any] = {"by": "Rosa Lind", "at": at("10 12:00")}


def saying(number: int, **changes: Any) -> StatementRecorded:
    return said(day="2026-03-10", article=f"article {number}", **changes)


def world(text: str = AT_ONCE) -> World:
    """A world in which a notifier has run for a while."""
    made = World(route(text), at("10 12:00"))
    made.happens(FIRST)
    made.works()
    return made


def raised(found: World, number: int = 1, relation: str = "repeat", **changes: Any) -> str:
    """A statement is recorded and flagged; gives the id of the flag."""
    now = saying(number, **changes)
    flag = flagged(now, FIRST, relation)
    found.happens(now, flag)
    return flag.id


def test_a_flag_is_told_once_and_the_log_says_so() -> None:
    found = world()
    flag = raised(found)

    found.later(minutes=0)
    found.later(minutes=1)

    assert found.flags() == [flag]
    assert [(fact.type, fact.flag, fact.route, fact.thread) for fact in found.recorded()] == [("NotificationSent", flag, "desk", FIRST.id)]
    assert found.committed == 1


def test_a_fact_that_is_written_twice_is_one_fact() -> None:
    about = {"route": "desk", "flag": "f-1", "group": "RUS:forces", "thread": "s-1"}
    first, again = (NotificationSent(**about, message=name, at=at(when)) for name, when in (("m-1", "10 12:00"), ("m-2", "11 12:00")))

    assert first.id == again.id
    assert key_of(first) == "RUS:forces"
    assert first.id != NotificationSent(**about, about=About.WITHDRAWN, message="m-1", at=at("10 12:00")).id


def test_what_was_there_at_the_very_first_start_is_history() -> None:
    found = World(route(AT_ONCE), at("10 12:00"))
    found.happens(FIRST)
    raised(found, 1)
    found.works()

    news = raised(found, 2)
    found.later(minutes=1)

    assert found.flags() == [news]


def test_a_new_revision_and_a_rereport_are_no_news() -> None:
    found = world()
    flag = raised(found)
    found.later(minutes=1)

    found.happens(flagged(saying(1), FIRST, revision=2, sources=5))
    raised(found, 2, "rereport")
    found.later(minutes=1)

    assert found.flags() == [flag]


def test_a_message_tells_what_is_known_when_it_is_sent() -> None:
    found = world('wait = "10m"')
    raised(found)
    found.later(minutes=1)
    found.happens(flagged(saying(1), FIRST, revision=2, sources=5))

    found.later(minutes=10)

    assert [entry.sources for message in found.arrived for entry in message.flags] == [5]


def test_the_notifier_that_takes_over_on_another_host_tells_what_was_left_and_nothing_twice() -> None:
    found = world('wait = "10m"\nrepeat = "0s"')
    first = raised(found, 1)
    found.later(minutes=10)
    left = raised(found, 2, place="MLI")
    found.later(minutes=1)

    found.moves()
    found.later(minutes=10)

    assert found.flags() == [first, left]


def test_a_log_that_is_written_again_from_the_beginning_tells_nothing() -> None:
    found = world()
    flag = raised(found)
    found.later(minutes=1)
    log = [written.fact for name in ("statements", "flags") for written in found.log[name]]

    found.is_made_anew()
    found.works()
    found.happens(*log)
    found.later(minutes=1)

    assert found.flags() == [flag]


def test_a_backfill_tells_nothing_whoever_has_never_heard_of_it() -> None:
    found = world()
    raised(found, 1, published="2026-03-01")

    found.later(minutes=1)

    assert (found.flags(), found.quiet) == ([], {"old news": 1})


def test_a_record_that_is_marked_as_a_replay_tells_nothing_and_what_waits_already_is_told() -> None:
    found = world('wait = "10m"')
    waits = raised(found, 1)
    found.later(minutes=1)

    found.happens(flagged(saying(1), FIRST), saying(2), flagged(saying(2), FIRST), is_replay=True)
    found.later(minutes=30)

    assert found.flags() == [waits]


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


class Notifying(RuleBasedStateMachine):
    """Flags are raised and withdrawn, time passes, targets are down, and the notifier is killed wherever it can be, or moved."""

    text = AT_ONCE

    def __init__(self) -> None:
        super().__init__()
        self.world = world(f"attempts = 30\n{self.text}")
        self.newest: dict[int, int] = {}
        self.killed = self.moved = False

    def flag(self, number: int) -> StatementFlagged:
        return flagged(saying(number), FIRST, "reversal" if number > 4 else "repeat", revision=self.newest[number])

    @rule(number=NUMBERS)
    def is_raised(self, number: int) -> None:
        if not self.newest.get(number, 0) % 2:  # odd revisions stand
            self.newest[number] = self.newest.get(number, 0) + 1
            self.world.happens(saying(number), self.flag(number))

    @rule(number=NUMBERS)
    def is_withdrawn(self, number: int) -> None:
        if self.newest.get(number, 0) % 2:
            self.world.happens(taken_back(self.flag(number)))
            self.newest[number] += 1

    @rule(minutes=st.sampled_from([0, 1, 10, 300]))
    def time_passes(self, minutes: int) -> None:
        self.world.later(minutes=minutes)

    @rule(place=st.sampled_from(DEATHS))
    def is_killed(self, place: str) -> None:
        self.world.dies, self.killed = place, True

    @rule()
    def moves(self) -> None:
        self.world.moves()
        self.moved = True

    @rule(is_down=st.booleans())
    def targets_go_down_and_up(self, is_down: bool) -> None:
        self.world.is_down = lambda _: is_down

    def teardown(self) -> None:
        self.world.is_down, self.world.dies = lambda _: False, None
        for _ in range(3):
            self.world.later(hours=25)
        told, sent = self.world.flags(), [fact.flag for fact in self.world.recorded() if isinstance(fact, NotificationSent)]
        standing = {self.flag(number).id for number, newest in self.newest.items() if newest % 2}
        assert standing <= set(sent) <= set(told)
        assert len(sent) == len(set(sent))
        assert self.moved or set(sent) == set(told)
        assert self.moved or self.killed or sorted(sent) == sorted(told)
        assert self.world.committed == len(self.world.log["flags"])
        self.world.database.close()


class Grouping(Notifying):
    text = 'wait = "5m"\nrepeat = "1h"\nimmediate = ["reversal"]\nquiet_hours = "20:00-06:00"'


class Digesting(Notifying):
    text = 'digest = "12:07"\nimmediate = ["reversal"]'


@pytest.mark.parametrize("machine", [Notifying, Grouping, Digesting])
def test_whatever_happens_each_flag_that_stands_is_told_and_recorded_once(machine: type[Notifying]) -> None:
    run_state_machine_as_test(machine, settings=settings(max_examples=40, stateful_step_count=25, deadline=None))
