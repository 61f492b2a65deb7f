"""The histories of a worker: one a partition, built from its rows when it is first asked for."""

import asyncio
import gc
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial

from schemas.followups import FollowUpFact
from streams.compare.history import History, Scope
from streams.compare.links import Decision
from streams.compare.rows import Row, Standing, standing
from streams.worker.guard import cannot_go_on
from streams.worker.rows import READ, Rows

AT_ONCE = 1_000
"""Rows that are read without a break."""
SELDOM = 100
"""How often what is young is looked through for garbage until all is: what is remembered stays, and grows with each statement."""


class Histories:
    """What a worker remembers of the partitions that are assigned to it. `forget` when they are assigned anew."""

    def __init__(self, scope: Scope, rows: Rows[Row], decisions: Rows[FollowUpFact] | None = None) -> None:
        self._scope = scope
        self._rows = rows
        self._decisions = decisions
        self._built: dict[int, History] = {}
        self._locks: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def forget(self, *_: object, **__: object) -> None:
        """On a rebalance: let all histories go; what was published and written stays."""
        self._built.clear()

    @asynccontextmanager
    async def of(self, partition: int) -> AsyncIterator[History]:
        """The history of a partition for one agent at a time: inside, take facts and publish what follows; then its rows are written.

        A history on which something failed is ahead of its rows, and so is let go. Raises CannotGoOnError where rows can not be written.
        """
        async with self._locks[partition]:
            history = self._built.get(partition) or await self._build(partition)
            try:
                yield history
            except BaseException:
                self._built.pop(partition, None)
                raise
            await self._rows.write(partition, history.rows)
            history.rows.clear()

    async def _build(self, partition: int) -> History:
        """Build a history, letting other tasks in now and then; not in a thread, since a store is not to be read from two at once."""
        rows: list[Standing] = []
        with cannot_go_on(READ), _remembering():
            for row in self._rows.encoded(partition):
                rows.append(standing(row))
                if len(rows) % AT_ONCE == 0:
                    await asyncio.sleep(0)
            followups = self._decisions.all(partition) if self._decisions else ()
            decisions = [fact for fact in followups if isinstance(fact, Decision)]
            history = self._built[partition] = History.of(self._scope, partial(self._rows.get, partition), rows, decisions)
        return history


@contextmanager
def _remembering() -> Iterator[None]:
    """While much is remembered: it stays, and need not be looked through for garbage again and again, then or later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*gc.get_threshold()[:2], SELDOM)
        gc.enable()
