"""Rows of a Faust table, partition by partition, written so that no kill leaves the store and its changelog apart."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from rocksdict import WriteBatch

from streams.worker.guard import cannot_go_on

Row = TypeVar("Row")

READ = "read what another version remembered; set another SAIDBEFORE_TOPIC_PREFIX and ingest again"
"""What a worker can not do with rows that it does not understand; its messages are not to blame, and are not to be buried."""


class Rows(Generic[Row]):
    """A view of a table of bytes to bytes as rows of one kind, each in the partition of the event that it came from."""

    def __init__(self, table: Any, decode: Callable[[bytes], Row], encode: Callable[[Row], bytes]) -> None:
        self._table = table
        self._decode = decode
        self._encode = encode

    def get(self, partition: int, key: str) -> Row | None:
        """The row under a key, if there is one. The partition must be assigned to this worker."""
        row = self._store(partition).get(key.encode())
        with cannot_go_on(READ):
            return None if row is None else self._decode(row)

    def all(self, partition: int) -> Iterator[Row]:
        """All rows of a partition that is assigned to this worker."""
        return map(self._decode, self.encoded(partition))

    def encoded(self, partition: int) -> Iterator[bytes]:
        """The same, as they are stored."""
        own = self._table.data.offset_key
        return (row for key, row in self._store(partition).items() if key != own)

    async def write(self, partition: int, rows: Mapping[str, Row]) -> None:
        """Write rows to the changelog, wait for it, then to the store, and with them how far the changelog got.

        A table's own `table[key] = row` does not wait. Then a worker that is killed has rows that the changelog lacks, finds the
        statement known when it comes again, and the worker that takes over its partition never hears of it. Raises CannotGoOnError.
        """
        encoded = {key.encode(): self._encode(row) for key, row in rows.items()}
        if not encoded:
            return
        with cannot_go_on("remember"):
            self._table.app.pulse.check()
            producer, log = await self._table.app.maybe_start_producer(), self._table.changelog_topic_name
            logged = await asyncio.gather(*[await producer.send(log, key, row, partition, None, None) for key, row in encoded.items()])
            batch = WriteBatch(raw_mode=True)
            for key, row in encoded.items():
                batch.put(key, row)
            batch.put(self._table.data.offset_key, str(max(entry.offset for entry in logged)).encode())
            self._store(partition).write(batch)

    def _store(self, partition: int) -> Any:
        """The store of a partition. Faust's own look-up goes by the one event in work."""
        return self._table.data._db_for_partition(partition)
