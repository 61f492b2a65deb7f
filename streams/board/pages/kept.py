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
        """The answer that is kept, or a new one; whoever comes while it is asked for waits for it."""
        with self._lock:
            if self._value is None or self._now() - self._value[1] >= self._seconds:
                self._value = (ask(), self._now())
            return self._value[0]
