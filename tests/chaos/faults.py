"""What can go wrong: each fault breaks something for a while, and heals it. A table of them."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import Random
from time import sleep
from typing import NamedTuple

import psutil

from tests.chaos.hosts import Installation, ip

SHORT, LONG = (1.0, 4.0), (11.0, 14.0)
"""Seconds for which something stands still: less and more than a worker may be silent before its partitions go to others."""
ADDED_INSTANCE = 50

Deed = Callable[[Installation, Random], None]


class Fault(NamedTuple):
    """What happens, under a name, and is over when `deed` returns; where `is_possible` says no, this machine does not allow it."""

    name: str
    deed: Deed
    is_possible: Callable[[Installation], bool] = lambda _: True


def killed(*words: str) -> Deed:
    """A process of `up` is ended by SIGKILL, with no time to finish anything; it is started again."""

    def deed(running: Installation, _: Random) -> None:
        if process := running.process(*words):
            with suppress(psutil.NoSuchProcess):
                process.kill()

    return deed


def stopped(seconds: tuple[float, float], *words: str) -> Deed:
    """A process of `up` stands still for some seconds, and then goes on as if nothing had been."""

    def deed(running: Installation, random: Random) -> None:
        if process := running.process(*words):
            with suppress(psutil.NoSuchProcess):
                process.suspend()
                sleep(random.uniform(*seconds))
                process.resume()

    return deed


def _nothing(_running: Installation, _random: Random) -> None:
    pass


def _broker_killed(running: Installation, _: Random) -> None:
    running.kafka.process.kill()


def _broker_stopped(running: Installation, random: Random) -> None:
    broker = running.kafka.process
    os.kill(broker.pid, signal.SIGSTOP)
    sleep(random.uniform(*SHORT))
    os.kill(broker.pid, signal.SIGCONT)


def _all_killed(running: Installation, _: Random) -> None:
    """`up` itself is ended, and started again by whoever looks after it."""
    running.up.kill()
    running.up.wait()
    running.start_up()


def _disk_full(running: Installation, random: Random) -> None:
    filler = running.settings.data_dir / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(1024 * 1024)):
            pass
    sleep(random.uniform(*SHORT))
    filler.unlink()


def _workers_added(running: Installation, random: Random) -> None:
    running.add("extract", ADDED_INSTANCE)
    running.add("compare", ADDED_INSTANCE)
    sleep(random.uniform(*LONG))
    running.remove_added()


def _cable_cut(seconds: tuple[float, float], running: Installation, random: Random) -> None:
    assert running.cable
    ip(f"link set {running.cable.near} down")
    sleep(random.uniform(*seconds))
    ip(f"link set {running.cable.near} up")


def _has_cable(running: Installation) -> bool:
    return running.cable is not None


def _is_small(running: Installation) -> bool:
    return os.path.ismount(running.settings.data_dir)


NOTHING = Fault("nothing", _nothing)
FAULTS = (
    Fault("extract worker killed", killed("worker extract")),
    Fault("extract worker stopped, shortly", stopped(SHORT, "worker extract")),
    Fault("extract worker stopped, for long", stopped(LONG, "worker extract")),
    Fault("compare worker killed", killed("worker compare --instance 0")),
    Fault("compare worker stopped, shortly", stopped(SHORT, "worker compare --instance 1")),
    Fault("compare worker stopped, for long", stopped(LONG, "worker compare --instance 1")),
    Fault("projector killed", killed("worker project")),
    Fault("board killed", killed("streams.cli board")),
    Fault("notifier killed", killed("streams.cli notify")),
    Fault("notifier stopped, for long", stopped(LONG, "streams.cli notify")),
    Fault("broker killed", _broker_killed),
    Fault("broker stopped", _broker_stopped),
    Fault("all but the broker killed", _all_killed),
    Fault("state directory full", _disk_full, _is_small),
    Fault("workers added and removed", _workers_added),
    Fault("network cut, shortly", partial(_cable_cut, SHORT), _has_cable),
    Fault("network cut, for long", partial(_cable_cut, LONG), _has_cable),
)
