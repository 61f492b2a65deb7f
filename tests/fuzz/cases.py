"""What a case is, how it may end, and how cases are drawn: any one of them comes again by its room, its kind, its number and the seed."""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import cycle, islice
from random import Random
from types import FrameType
from typing import NamedTuple

from tests.fuzz.kinds import Kind

CPU_SECONDS = 20.0
"""What takes longer, of this process's own time, hangs."""


class Outcome(StrEnum):
    """How handling an input may end."""

    DEAD_LETTER = "dead letter"
    REFUSED = "refused"
    TOLD = "told in the log"
    READ = "read all the same"
    CRASHED = "CRASHED"
    HUNG = "HUNG"
    SILENT = "DROPPED SILENTLY"


GOOD = (Outcome.DEAD_LETTER, Outcome.REFUSED, Outcome.TOLD, Outcome.READ)


class HangError(BaseException):
    """An input takes too long; nothing that is expected to go wrong may catch it."""


class Case(NamedTuple):
    """A malformed input: for which room, of which kind, and what it is."""

    room: str
    kind: str
    number: int
    value: bytes


class Ended(NamedTuple):
    """How a case ended, and what was said."""

    case: Case
    outcome: Outcome
    said: str


Handle = Callable[[bytes, Random], tuple[Outcome, str]]


class Room(NamedTuple):
    """What takes bytes: its name, good inputs, the kinds by which these are spoilt, and how it handles one."""

    name: str
    seeds: Sequence[bytes]
    kinds: Sequence[Kind]
    handle: Handle


def ended(room: Room, count: int, seed: int) -> Iterator[Ended]:
    """So many cases of a room, each kind as often as the others, handled."""
    for number, kind in enumerate(islice(cycle(room.kinds), count)):
        draw = Random(f"{seed} {room.name} {kind.__name__} {number}")
        case = Case(room.name, kind.__name__, number, kind(draw, draw.choice(room.seeds)))
        yield Ended(case, *_handled(room, case, draw))


def _handled(room: Room, case: Case, draw: Random) -> tuple[Outcome, str]:
    try:
        with _in_time():
            return room.handle(case.value, draw)
    except HangError:
        return Outcome.HUNG, f"more than {CPU_SECONDS:g} s"
    except Exception as error:  # noqa: BLE001  # that is what is looked for
        return Outcome.CRASHED, f"{type(error).__name__}: {error}"


@contextmanager
def _in_time() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _hangs)
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _hangs(_: int, __: FrameType | None) -> None:
    raise HangError
