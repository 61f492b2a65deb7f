"""Whether this process was away for so long that others have its partitions: it was stopped, or had no processor.

Who comes back still has a message in hand, and does not hear at once that it is another's by now. What it would write then is old news:
statements of a revision that has been superseded, and a row behind that of the new owner, which nobody would ever put right.
"""

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import NoReturn

from streams.worker.guard import CannotGoOnError

BEAT_SECONDS = 1.0


class Pulse:
    """Beats as long as the event loop runs; `check` is asked before anything is written."""

    def __init__(self, longest: float, clock: Callable[[], float] = monotonic) -> None:
        """`longest`: seconds after which a worker that says nothing loses its partitions."""
        self._longest, self._clock = longest, clock
        self._last: float | None = None

    def beat(self) -> None:
        """Say that the loop runs. Raises CannotGoOnError as `check` does."""
        self.check()
        self._last = self._clock()

    def check(self) -> None:
        """Raises CannotGoOnError where the last beat is too long ago; before the first one nothing is known to be wrong."""
        if self._last is not None and (away := self._clock() - self._last) > self._longest:
            raise CannotGoOnError(f"it was away for {away:.0f} s: others have its partitions by now")


async def keep_beating(pulse: Pulse, stop: Callable[[Exception], NoReturn]) -> None:
    """Beat until the task is cancelled, or end the process where it was away."""
    while True:
        try:
            pulse.beat()
        except CannotGoOnError as error:
            stop(error)
        await asyncio.sleep(BEAT_SECONDS)
