"""Answers that may be some seconds old, so that many who ask at once cost what one does."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The last answer to a question, as long as it is fresh."""

    def __init__(self, seconds: float, now: Callable[[], float] = monotonic) -> None:
        self._seconds, self._now = seconds, now
        self._lock = Lock()
        self._value: tuple[Value, float] | None = None

    def get(self, ask: Callable[[], Value]) -> Value:
        """The answer that is kept, or a new one; whoever comes while that is asked for has the old one, and waits where there is none."""
        held = self._value
        if held and (self._is_fresh(held) or self._lock.locked()):
            return held[0]
        with self._lock:
            held = self._value
            if held is None or not self._is_fresh(held):
                self._value = held = (ask(), self._now())
            return held[0]

    def _is_fresh(self, held: tuple[Value, float]) -> bool:
        return self._now() - held[1] < self._seconds
