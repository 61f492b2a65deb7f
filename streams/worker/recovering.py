"""Faust's recovery of tables, by whole batches: what is fetched of a changelog goes to its table at once, not row by row.

Faust makes an event of each row, has it wait in a queue, and asks after each whether it was the last.
"""

from collections.abc import Iterable
from time import monotonic
from typing import Any

from faust.tables import TableManager, recovery
from faust.types import TP
from mode import Service


class _Recovery(recovery.Recovery):
    """Faust's own, but that the consumer brings the rows: all that it has fetched, before it fetches more."""

    tp_to_table: Any

    @Service.task
    async def _slurp_changelogs(self) -> None:
        """Nothing comes through Faust's queue."""

    def _set_recovery_started(self) -> None:
        self.signal_recovery_end.clear()
        super()._set_recovery_started()

    def take(self, tp: TP, rows: Iterable[Any], position: int) -> None:
        """Take in the rows that were fetched of a changelog, all of which has been read up to a position.

        It may be beyond the last row: markers of transactions and what compaction leaves out have offsets, too.
        """
        offsets, reached = self.active_offsets if tp in self.active_tps else self.standby_offsets, position - 1
        known = offsets.get(tp)
        if known is not None and reached > known:
            self.tp_to_table[tp].take(tp.partition, (row for row in rows if row.offset > known), reached)
            offsets[tp] = reached
            self._last_flush_at = self._active_events_received_at[tp] = monotonic()

    def look(self) -> None:
        """See whether all rows have been taken in, and let the worker go on where they have."""
        if self.in_recovery and not self.need_recovery():
            self._set_recovery_ended()
            self.signal_recovery_end.set()
        if self.standby_highwaters and not self.standby_remaining_total():
            self.tables.on_standbys_ready()


class Tables(TableManager):
    """Faust's manager of tables, with that recovery."""

    _recovery: _Recovery | None = None

    @property
    def recovery(self) -> _Recovery:
        """What recovers all tables."""
        if self._recovery is None:
            self._recovery = _Recovery(self.app, self, beacon=self.beacon, loop=self.loop)
        return self._recovery


_Recovery.logger, Tables.logger = recovery.Recovery.logger, TableManager.logger  # they tell no more than Faust's own
