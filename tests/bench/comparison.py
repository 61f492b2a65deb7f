"""Comparison alone, with its rows in a store as a worker has them: how long one statement takes as history grows."""

import gc
import resource
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from rich.progress import track
from rocksdict import Options, Rdict
from threadpoolctl import threadpool_limits

from schemas.statements import StatementRecorded
from streams.compare.history import WITHIN_SIDE, History
from streams.compare.rows import Row, decode, encode, row_of, standing
from tests.bench import Figure
from tests.bench.sayings import sayings

WINDOW = 10_000
"""Statements over which the figures at one size are taken."""
SIZES = (10_000, 100_000, 300_000, 1_000_000)
COMPARED = 100_000
"""So many statements are compared one by one. Of more only the last are, twice WINDOW; those before are remembered as they are, without
heads and flags, since to compare a million one by one takes too long."""


class Taken(NamedTuple):
    """What it took to compare one statement, and whether it was flagged."""

    seconds: float
    of_cpu: float
    is_flagged: bool


class Bench:
    """A history that grows, and its rows in a store."""

    def __init__(self, store: Rdict, count: int) -> None:
        self.store = store
        self.history = History(WITHIN_SIDE, self._recalled)
        self._statements = sayings(count)
        self._known = 0

    def grow(self, size: int) -> None:
        """Bring the history to a size."""
        if size > COMPARED:
            for statement in self._next(size - WINDOW):
                self.store[statement.id.encode()] = encode(row_of(statement, {}))
            self.rebuild()
        for statement in self._next(size):
            self._take(statement)
        gc.freeze()  # as a worker does

    def window(self) -> list[Taken]:
        """Compare some more, each by the clock."""
        return [self._take(statement) for statement in self._next(self._known + WINDOW)]

    def rebuild(self) -> float:
        """Build the history from its rows alone; returns how many seconds of CPU time that takes."""
        del self.history
        gc.collect()
        gc.disable()
        begin = process_time()
        self.history = History.of(WITHIN_SIDE, self._recalled, map(standing, self.store.values()), ())
        taken = process_time() - begin
        gc.enable()
        return taken

    def _next(self, size: int) -> Iterator[StatementRecorded]:
        count, self._known = size - self._known, size
        return iter(track(islice(self._statements, count), f"to {size} statements", total=count, transient=True))

    def _take(self, statement: StatementRecorded) -> Taken:
        begin, of_cpu = perf_counter(), process_time()
        facts = self.history.take(statement)
        taken = Taken(perf_counter() - begin, process_time() - of_cpu, any(fact.statement == statement.id for fact in facts))
        for name, row in self.history.rows.items():
            self.store[name.encode()] = encode(row)
        self.history.rows.clear()
        return taken

    def _recalled(self, name: str) -> Row | None:
        found = self.store.get(name.encode())
        return None if found is None else decode(found)


def alone(largest: int) -> Iterator[Figure]:
    """p50, p99 and rate at each size up to the largest, the memory of a statement, and how long the index takes to be rebuilt."""
    with TemporaryDirectory() as folder, threadpool_limits(1, "blas"):  # as a worker does
        store = Rdict(str(Path(folder)), Options(raw_mode=True))
        bench = Bench(store, largest)
        yield from _growing(bench, [size for size in SIZES if size <= largest])
        seconds = bench.rebuild()
        of = f"{largest} rows of the store, {largest / seconds:.0f} a second"
        yield Figure("rebuilding the index", f"{seconds:.1f} s of CPU time", of)
        store.close()


def _growing(bench: Bench, sizes: list[int]) -> Iterator[Figure]:
    rates, resident = list[float](), list[int]()
    for size in sizes:
        bench.grow(size - WINDOW)
        resident.append(_resident())
        window = bench.window()
        rates.append(WINDOW / sum(taken.of_cpu for taken in window))
        yield _of_a_window(size, window, rates)
    if len(sizes) > 1:
        each = (resident[-1] - resident[0]) / (sizes[-1] - sizes[0])
        yield Figure(
            "memory of a statement", f"{each:.0f} bytes", f"from {sizes[0]} to {sizes[-1]} of them, the buffers of the store included"
        )


def _of_a_window(size: int, window: list[Taken], rates: list[float]) -> Figure:
    p50, p99 = (1000 * quantiles([taken.seconds for taken in window], n=100)[part] for part in (49, 98))
    cpu50, cpu99 = (1000 * quantiles([taken.of_cpu for taken in window], n=100)[part] for part in (49, 98))
    flagged = sum(taken.is_flagged for taken in window) / WINDOW
    return Figure(
        f"comparison alone at {size}",
        f"p50 {p50:.2f} ms, p99 {p99:.2f} ms; of CPU time {cpu50:.2f} ms, {cpu99:.2f} ms, {rates[-1]:.0f} statements/s",
        f"the last {WINDOW} of them, {flagged:.1%} flagged; rate {rates[-1] / rates[0]:.2f} times that at {SIZES[0]}",
    )


def _resident() -> int:
    """Bytes of memory that this process has now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
