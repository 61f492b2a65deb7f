"""Rows of one kind in a table, partition by partition."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from streams.worker.guard import cannot_go_on
from streams.worker.turns import Table

Row = TypeVar("Row")

READ = "read what another version remembered; set another SAIDBEFORE_TOPIC_PREFIX and ingest again"
"""What a worker can not do with rows that it does not understand; its messages are not to blame, and are not to be buried."""


class Rows(Generic[Row]):
    """A view of a table of bytes to bytes as rows of one kind, each in the partition of the event that it came from."""

    def __init__(self, table: Table, decode: Callable[[bytes], Row], encode: Callable[[Row], bytes]) -> None:
        self._table = table
        self._decode = decode
        self._encode = encode

    def get(self, partition: int, key: str) -> Row | None:
        """The row under a key, if there is one. The partition must be assigned to this worker."""
        row = self._table.row(partition, key.encode())
        with cannot_go_on(READ):
            return None if row is None else self._decode(row)

    def all(self, partition: int) -> Iterator[Row]:
        """All rows of a partition that is assigned to this worker."""
        return map(self._decode, self.encoded(partition))

    def encoded(self, partition: int) -> Iterator[bytes]:
        """The same, as they are stored."""
        return self._table.rows(partition)

    async def write(self, partition: int, rows: Mapping[str, Row]) -> None:
        """Write rows, so that no kill leaves the store and its changelog apart. Raises CannotGoOnError."""
        if rows:
            with cannot_go_on("remember"):
                self._table.app.pulse.check()
                await self._table.write(partition, {key.encode(): self._encode(row) for key, row in rows.items()})
