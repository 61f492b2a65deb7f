"""How a board lets people in: on a laptop by one-time codes, or a team by names and passwords."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from anyio import CapacityLimiter
from sqlalchemy import Engine

from streams.board.access.sessions import LAPTOP, TEAM, Lifetime

EVERY_NAME = ("*",)
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
HASHES_AT_ONCE = 2  # of 64 MiB each


@dataclass(frozen=True)
class Access:
    """The store and the clock, how people come (by codes or passwords), how long they stay, and the hosts that are served (`*`: all).

    The board is served at the root of its host.
    """

    store: Engine
    clock: Callable[[], datetime]
    on_laptop: bool
    lifetime: Lifetime
    hosts: tuple[str, ...]
    hashing: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(HASHES_AT_ONCE))


def laptop(store: Engine, clock: Callable[[], datetime], host: str = LOOPBACK[0]) -> Access:
    """For a board bound to loopback: the login page asks for the printed address, and no other name of this host is served.

    Otherwise a page of another site could have its own name resolved to 127.0.0.1, and read the board.
    """
    return Access(store, clock, on_laptop=True, lifetime=LAPTOP, hosts=(*LOOPBACK, f"[{host}]" if ":" in host else host))


def team(store: Engine, clock: Callable[[], datetime], hosts: Iterable[str] = EVERY_NAME) -> Access:
    """For a board that others reach: by name and password, at the hosts given (`board.example.org`, without a port) and at loopback.

    A proxy before it passes on the header Host, and in X-Forwarded-Proto and -For what the browser speaks and where it is.
    """
    return Access(store, clock, on_laptop=False, lifetime=TEAM, hosts=(*hosts, *LOOPBACK))
