"""How far the read model and the workers are behind the log, asked beside the requests: none of them waits for a broker that is gone."""

from collections.abc import Callable, Iterable
from functools import partial
from threading import Lock, Thread
from time import monotonic
from typing import Generic, NamedTuple, Protocol, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from streams.board.projector import Lag, lags
from streams.errors import SaidBeforeError
from streams.kafka.looking import READERS, groups
from streams.settings import Settings

OLD_SECONDS = 5.0
FIRST_SECONDS = 3.0


class Behind(Protocol):
    """Whatever is behind the log."""

    @property
    def behind(self) -> int:
        """By how many messages."""


Late = TypeVar("Late", bound=Behind)


class Workers(NamedTuple):
    """The workers of a role: how many are at work, and how many messages they have not handled yet."""

    role: str
    members: int
    behind: int


class Looked(NamedTuple, Generic[Late]):
    """What was found out last, and when; `why` says why there are no lags."""

    lags: tuple[Late, ...]
    why: str
    at: float

    @property
    def behind(self) -> int:
        """Messages that are left to be read."""
        return sum(lag.behind for lag in self.lags)


class Lookout(Generic[Late]):
    """Asks now and then; what it tells is a few seconds old."""

    def __init__(self, ask: Callable[[], Iterable[Late]]) -> None:
        self._ask = ask
        self._last: Looked[Late] = Looked((), "the broker was not asked yet", float("-inf"))
        self._looking: Thread | None = None
        self._lock = Lock()

    def now(self) -> Looked[Late]:
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
            self._last = Looked(tuple(self._ask()), "", monotonic())
        except (SaidBeforeError, DBAPIError) as error:
            self._last = Looked((), str(error), monotonic())


def of_board(settings: Settings, engine: Engine) -> Lookout[Lag]:
    """How far the read model is behind each topic."""
    return Lookout(lambda: lags(settings, engine))


def of_workers(settings: Settings) -> Lookout[Workers]:
    """How far the workers are; the notifier is asked for only where one is to run, or does."""
    return Lookout(partial(_workers, settings))


def _workers(settings: Settings) -> list[Workers]:
    found = [Workers(role, group.members, group.behind) for role, group in groups(settings, READERS).items()]
    return [each for each in found if each.members or each.role != "notify" or settings.notify_routes]
