"""Rows of a Faust table: id -> one small model as JSON, written so that no kill leaves the store and its changelog apart."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from streams.worker.guard import cannot_go_on

Model = TypeVar("Model", bound=BaseModel)


class Rows(Generic[Model]):
    """A view of a table of bytes to bytes as rows of one kind. A row lies in the partition of the event being handled."""

    def __init__(self, table: Any, read: Callable[[bytes], Model]) -> None:
        self._table = table
        self._read = read

    def get(self, key: str) -> Model | None:
        """The row under a key, if there is one."""
        row = self._table.get(key.encode())
        return None if row is None else self._read(row)

    def __iter__(self) -> Iterator[Model]:
        """All rows in the partitions assigned to this worker."""
        return map(self._read, self._table.values())

    async def write(self, rows: Mapping[str, Model], partition: int) -> None:
        """Write rows to the changelog, wait for it, then to the store, then note in the store how far it got.

        `partition` is that of the event being handled: a table's rows lie there, whatever their keys.
        A table's own `table[key] = row` does not wait. Then a worker that is killed has rows that the changelog lacks, finds the
        statement known when it comes again, and the worker that takes over its partition never hears of it. Raises CannotGoOnError.
        """
        encoded = {key.encode(): row.model_dump_json().encode() for key, row in rows.items()}
        with cannot_go_on("remember"):
            logged = await asyncio.gather(*[await self._log(key, row, partition) for key, row in encoded.items()])
            for (key, row), entry in zip(encoded.items(), logged, strict=True):
                self._table.data[key] = row
                self._table.data.set_persisted_offset(entry.topic_partition, entry.offset)

    async def _log(self, key: bytes, row: bytes, partition: int) -> Awaitable[Any]:
        sent: Awaitable[Any] = await self._table.changelog_topic.send(key=key, value=row, partition=partition)
        return sent
