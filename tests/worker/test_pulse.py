"""A process that was away for too long writes nothing any more."""

import pytest

from streams.worker.guard import CannotGoOnError
from streams.worker.pulse import Pulse


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_who_was_away_for_longer_than_a_session_can_not_go_on() -> None:
    clock = Clock()
    pulse = Pulse(10, clock)
    pulse.beat()

    clock.now = 10.5

    for away in (pulse.check, pulse.beat):
        with pytest.raises(CannotGoOnError, match="away for 10 s"):
            away()


def test_who_beats_goes_on_and_before_the_first_beat_everything_may_take_its_time() -> None:
    clock = Clock()
    pulse = Pulse(10, clock)

    for clock.now in (100.0, 109.0, 118.0):
        pulse.check()
        pulse.beat()
