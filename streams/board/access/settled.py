"""How a board lets people in: on a laptop by one-time codes, or a team by names and passwords."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from anyio import CapacityLimiter
from sqlalchemy import Engine

from streams.board.access.sessions import LAPTOP, TEAM, Lifetime

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
HASHES_AT_ONCE = 2  # of 64 MiB each


@dataclass(frozen=True)
class Access:
    """The store, what time it is, how long sessions last, and the hosts that are served (`*`: all)."""

    store: Engine
    clock: Callable[[], datetime]
    lifetime: Lifetime
    hosts: tuple[str, ...]
    hashing: CapacityLimiter

    @property
    def on_laptop(self) -> bool:
        """Whether people come by one-time codes instead of passwords."""
        return self.lifetime is LAPTOP


def laptop(store: Engine, clock: Callable[[], datetime]) -> Access:
    """For a board bound to loopback: the login page asks for the printed address, and no other name of this host is served.

    Otherwise a page of another site could have its own name resolved to 127.0.0.1, and read the board.
    """
    return Access(store, clock, LAPTOP, LOOPBACK, CapacityLimiter(HASHES_AT_ONCE))


def team(store: Engine, clock: Callable[[], datetime], hosts: Iterable[str] = ("*",)) -> Access:
    """For a board that others reach: by name and password, at the hosts given (`board.example.org`, without a port)."""
    return Access(store, clock, TEAM, tuple(hosts), CapacityLimiter(HASHES_AT_ONCE))
