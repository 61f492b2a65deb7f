"""Comparison alone, with its rows in a store as a worker has them: how long one statement takes as history grows."""

import resource
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from rich.progress import track
from rocksdict import Options, Rdict

from streams.compare.history import WITHIN_SIDE, History
from streams.compare.rows import Row, decode, encode
from tests.bench import Figure
from tests.bench.sayings import sayings

WINDOW = 10_000
"""Statements over which the figures at one size are taken."""
SIZES = (10_000, 100_000, 1_000_000)


def alone(largest: int) -> Iterator[Figure]:
    """p50, p99 and rate at each size up to the largest, the memory of a statement, and how long the index takes to be rebuilt."""
    with TemporaryDirectory() as folder:
        store = Rdict(str(Path(folder)), Options(raw_mode=True))
        yield from _growing(store, [size for size in SIZES if size <= largest])
        begin, before = perf_counter(), _resident()
        rows = (decode(row) for row in store.values())
        history = History.of(WITHIN_SIDE, lambda name: _recalled(store, name), rows, ())
        seconds = perf_counter() - begin
        yield Figure("rebuilding the index", f"{seconds:.1f} s", f"{largest} rows of the store, {largest / seconds:.0f} a second")
        del history, before
        store.close()


def _growing(store: Rdict, sizes: list[int]) -> Iterator[Figure]:
    history = History(WITHIN_SIDE, lambda name: _recalled(store, name))
    statements, known, resident = sayings(sizes[-1]), 0, list[int]()
    rates: dict[int, float] = {}
    for size in sizes:
        for statement in track(
            islice(statements, size - known - WINDOW), f"to {size} statements", total=size - known - WINDOW, transient=True
        ):
            history.take(statement)
            _keep(store, history)
        known, taken = size, []
        resident.append(_resident())
        for statement in islice(statements, WINDOW):
            begin = perf_counter()
            history.take(statement)
            taken.append(perf_counter() - begin)
            _keep(store, history)
        rates[size] = WINDOW / sum(taken)
        p99 = quantiles(taken, n=100)[98]
        yield Figure(
            f"comparison alone at {size}",
            f"p50 {1000 * median(taken):.2f} ms, p99 {1000 * p99:.2f} ms, {rates[size]:.0f} statements/s",
            f"the last {WINDOW} of them; rate {rates[size] / rates[sizes[0]]:.2f} times that at {sizes[0]}",
        )
    if len(sizes) > 1:
        each = (resident[-1] - resident[-2]) / (sizes[-1] - sizes[-2])
        yield Figure(
            "memory of a statement", f"{each:.0f} bytes", f"from {sizes[-2]} to {sizes[-1]} of them, the buffers of the store included"
        )


def _keep(store: Rdict, history: History) -> None:
    for name, row in history.rows.items():
        store[name.encode()] = encode(row)
    history.rows.clear()


def _recalled(store: Rdict, name: str) -> Row | None:
    found = store.get(name.encode())
    return None if found is None else decode(found)


def _resident() -> int:
    """Bytes of memory that this process has now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
