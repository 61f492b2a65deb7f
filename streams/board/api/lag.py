"""How far the read model is behind the log, asked of the broker beside the requests: none of them waits for a broker that is gone."""

from threading import Lock, Thread
from time import monotonic
from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from streams.board.projector import Lag, lags
from streams.errors import SaidBeforeError
from streams.settings import Settings

OLD_SECONDS = 5.0
FIRST_SECONDS = 3.0


class Looked(NamedTuple):
    """What was found out last, and when; `why` says why there are no lags."""

    lags: tuple[Lag, ...]
    why: str
    at: float

    @property
    def behind(self) -> int:
        """Messages that the read model does not hold yet."""
        return sum(lag.behind for lag in self.lags)


class Lookout:
    """Asks now and then; what it tells is a few seconds old."""

    def __init__(self, settings: Settings, engine: Engine) -> None:
        self._settings, self._engine = settings, engine
        self._last = Looked((), "the broker was not asked yet", float("-inf"))
        self._looking: Thread | None = None
        self._lock = Lock()

    def now(self) -> Looked:
        """What is known, and have it found out anew where that is old. The first time it waits a little."""
        with self._lock:
            first = self._last.at == float("-inf")
            if monotonic() - self._last.at > OLD_SECONDS and not (self._looking and self._looking.is_alive()):
                self._looking = Thread(target=self._look, name="lag", daemon=True)
                self._looking.start()
        if first and self._looking:
            self._looking.join(FIRST_SECONDS)
        return self._last

    def _look(self) -> None:
        try:
            self._last = Looked(tuple(lags(self._settings, self._engine)), "", monotonic())
        except (SaidBeforeError, DBAPIError) as error:
            self._last = Looked((), str(error), monotonic())
