"""Flags, time, dead targets and killed notifiers in any order: each flag is told once."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from schemas.flags import StatementFlagged
from schemas.notifications import NotificationSent
from tests.notify.build import flagged, taken_back
from tests.notify.world import AT_ONCE, DEATHS, FIRST, saying, world

NUMBERS = st.integers(1, 6)


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
