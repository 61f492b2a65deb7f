"""Tables whose changelog is written in turns: what arrives from an owner of before, after another has taken over, does not count.

A worker that a cut network or a pause hides for longer than its session loses its partitions, but what it has sent already may be
held back, and reach the changelog behind the rows of the new owner. So whoever begins to write a partition opens a turn, with a number
above all that it has read there, and every row bears the number of its turn in a header: a fencing token (M. Kleppmann, Designing
Data-Intensive Applications, chapter 8). Nobody else may write in between: each write must follow upon the last offset that is known
here. If it does not, this worker has missed something, and ends before it relies on what it has.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import faust
from rocksdict import WriteBatch

OPENED = b"__saidbefore\0turn__"
"""The key under which the newest turn is written."""
MEGABYTE = 1024 * 1024
TURN = "turn"
"""The header that has the number of a row's turn."""


class OvertakenError(Exception):
    """Something was written to a changelog that this worker has not read."""


class Table(faust.Table[bytes, bytes]):
    """A table of bytes to bytes whose rows are written in turns."""

    data: Any
    app: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.turns: dict[int, int] = {}
        """Partition -> the turn that this worker has opened there since its partitions were assigned."""
        self.late: dict[int, set[bytes]] = defaultdict(set)
        """Partition -> keys of rows that arrived too late: the changelog has them last, and should not."""

    async def on_rebalance(self, *args: Any, **more: Any) -> None:
        """Open new turns from now on."""
        self.turns.clear()
        await super().on_rebalance(*args, **more)

    def take(self, partition: int, messages: Iterable[Any], reached: int) -> None:
        """Take in what the changelog has up to an offset, but for what came too late; that offset is written with the rows."""
        newest, rows = self._newest(partition), list[tuple[bytes, bytes | None]]()
        for message in messages:
            if (turn := _turn(message)) < newest:
                self.late[partition].add(message.key)
                continue
            newest = turn
            rows.append((message.key, message.value))
        self._keep(partition, [*rows, (OPENED, str(newest).encode())], reached)

    def row(self, partition: int, key: bytes) -> bytes | None:
        """The row under a key, if there is one. The partition must be assigned to this worker."""
        found: bytes | None = self._part(partition).get(key)
        return found

    def rows(self, partition: int) -> Iterator[bytes]:
        """All rows of a partition that is assigned to this worker."""
        own = {self.data.offset_key, OPENED}
        return (row for key, row in self._part(partition).items() if key not in own)

    async def write(self, partition: int, rows: Mapping[bytes, bytes]) -> None:
        """Write rows to the changelog, wait for it, then to the store, and with them how far the changelog got. Raises OvertakenError.

        A table's own `table[key] = row` does not wait. Then a worker that is killed has rows that the changelog lacks, finds the
        statement known when it comes again, and the worker that takes over its partition never hears of it.
        """
        if partition not in self.turns:
            await self._open(partition)
        await self._write(partition, rows, self.turns[partition])

    async def _open(self, partition: int) -> None:
        """Open a turn, and write once more what has a row behind it in the changelog that came too late."""
        turn = self._newest(partition) + 1
        await self._write(partition, {OPENED: str(turn).encode()}, turn)
        late = self.late.pop(partition, set())
        await self._write(partition, {key: row for key in late if (row := self.row(partition, key)) is not None}, turn)
        self.turns[partition] = turn

    async def _write(self, partition: int, rows: Mapping[bytes, bytes], turn: int) -> None:
        producer, headers = await self.app.maybe_start_producer(), [(TURN, str(turn).encode())]
        sent = [await producer.send(self.changelog_topic_name, key, row, partition, None, headers) for key, row in rows.items()]
        last = self._last(partition, [entry.offset for entry in await asyncio.gather(*sent)])
        self._keep(partition, rows.items(), last)

    def _keep(self, partition: int, rows: Iterable[tuple[bytes, bytes | None]], reached: int) -> None:
        """Write rows to the store, and with them how far the changelog got; one without a value says that there is none any more."""
        batch = WriteBatch(raw_mode=True)
        for key, row in rows:
            if row is None:
                batch.delete(key)
            else:
                batch.put(key, row)
        batch.put(self.data.offset_key, str(reached).encode())
        self._part(partition).write(batch)

    def _last(self, partition: int, offsets: list[int]) -> int:
        """The last of the offsets at which something was written. Raises OvertakenError where they do not follow upon what is known."""
        first = int(self._part(partition).get(self.data.offset_key) or -1) + 1
        if sorted(offsets) != list(range(first, first + len(offsets))):
            raise OvertakenError(f"somebody else has written to {self.changelog_topic_name}, partition {partition}, from {first} on")
        return first + len(offsets) - 1

    def _newest(self, partition: int) -> int:
        """The newest turn that is known of a partition; 0 before the first."""
        return int(self._part(partition).get(OPENED) or 0)

    def _part(self, partition: int) -> Any:
        """The store of a partition. Faust's own look-up goes by the one event in work."""
        return self.data._db_for_partition(partition)


def new_table(app: faust.App, name: str) -> Table:
    """A table of an app. Each partition is a store of its own, hence small buffers."""
    options = {"driver": "rocksdict", "block_cache_size": 8 * MEGABYTE, "write_buffer_size": 8 * MEGABYTE}
    return cast(Table, app.Table(name, key_type=bytes, value_type=bytes, options=options))


def _turn(message: Any) -> int:
    """The turn that a message opens or belongs to; 0 where an earlier version wrote it."""
    if message.key == OPENED:
        return int(message.value)
    return int(dict(message.headers or ()).get(TURN, 0))
