"""What the processes of an installation hold, looked at again and again, and whether it grows."""

from collections import defaultdict
from statistics import median
from typing import NamedTuple

import psutil

from tests.chaos.hosts import SAIDBEFORE, Installation

MEBIBYTE = 1024 * 1024


class Sample(NamedTuple):
    """What one process holds: resident memory of its own in MiB, without files that are mapped into it; open files and sockets, threads."""

    memory: float
    files: float
    threads: float


Samples = dict[str, list[Sample]]
"""What a process is called -> what it held, at equal intervals."""


class Growth(NamedTuple):
    """Medians of the first and the last third of the samples, of one process."""

    name: str
    before: Sample
    after: Sample

    @property
    def memory_ratio(self) -> float:
        """How many times as much memory it held in the end."""
        return self.after.memory / self.before.memory


def look(running: Installation, samples: Samples) -> None:
    """Add a sample of every process that runs; a worker's reader counts as a process of its own."""
    counted: dict[str, int] = defaultdict(int)
    for process in [psutil.Process(running.kafka.process.pid), *psutil.Process(running.up.pid).children(recursive=True)]:
        try:
            name, sample = _name(process), _sample(process)
        except psutil.Error:
            continue
        counted[name] += 1
        samples.setdefault(f"{name} {counted[name]}" if counted[name] > 1 else name, []).append(sample)


def growths(samples: Samples) -> list[Growth]:
    """How much each process grew from the first third of its samples to the last."""
    return [
        Growth(name, _typical(held[: len(held) // 3]), _typical(held[-(len(held) // 3) :]))
        for name, held in samples.items()
        if len(held) > 2
    ]


def _typical(held: list[Sample]) -> Sample:
    return Sample(*(median(values) for values in zip(*held, strict=True)))


def _sample(process: psutil.Process) -> Sample:
    held = process.memory_info()
    return Sample((held.rss - held.shared) / MEBIBYTE, process.num_fds(), process.num_threads())


def _name(process: psutil.Process) -> str:
    words = process.cmdline()
    if SAIDBEFORE[2] in words:
        return " ".join(word for word in words[words.index(SAIDBEFORE[2]) + 1 :] if not word.startswith("--"))
    if "kafka.Kafka" in words:
        return "broker"
    return "resource tracker" if any("resource_tracker" in word for word in words) else "reader"
