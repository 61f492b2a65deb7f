"""What is fetched of a changelog is in its table at once, with how far it goes, or not at all."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace as Anything
from typing import Any

import pytest
from faust.types import TP

from streams.settings import Settings
from streams.topology import compare_app
from streams.worker.fetching import Records

STATEMENTS = TP("statements", 1)
Rows = Sequence[Anything]


def row(offset: int, key: str = "", value: str | None = "said", turn: int = 1) -> Anything:
    """A row as it is fetched, under a key of its own unless one is given."""
    encoded = None if value is None else value.encode()
    return Anything(offset=offset, key=(key or f"key {offset}").encode(), value=encoded, headers=(("turn", str(turn).encode()),))


class Worker:
    """A worker whose consumer fetches what it is told to; its tables are real ones, of two partitions."""

    def __init__(self, home: Path) -> None:
        app: Any = compare_app(Settings(bootstrap_servers="localhost:9", data_dir=home, partitions=2), 0)
        app.conf.tabledir.mkdir(parents=True, exist_ok=True)
        self.app, self.table, self.recovery = app, app.tables["statements"], app.tables.recovery
        self.logs = [TP(self.table.changelog_topic_name, partition) for partition in range(2)]
        self.active = {STATEMENTS, *self.logs}
        self.meanwhile: Callable[[Worker], None] = nothing
        self._fetched: dict[TP, Rows] = {}
        self._positions: dict[TP, int] = {}

    def begin(self, *ends: int, standby: bool = False) -> None:
        """Begin to recover, as Faust does when it has found where the changelogs end."""
        named = ("standby_offsets", "standby_highwaters") if standby else ("active_offsets", "active_highwaters")
        offsets, highwaters = (getattr(self.recovery, name) for name in named)
        for tp, end in zip(self.logs, ends, strict=True):
            (self.recovery.add_standby if standby else self.recovery.add_active)(self.table, tp)
            offsets[tp], highwaters[tp] = -1 if offsets[tp] is None else offsets[tp], end - 1
        self.recovery._set_recovery_started()

    def fetch(self, partition: int, rows: Rows, position: int | None = None, **others: Rows) -> Records:
        """Fetch some rows of a partition, which end before a position; gives what is handed on."""
        tp = self.logs[partition]
        self._positions[tp] = rows[-1].offset + 1 if position is None else position
        self._fetched = {tp: rows, **{TP(topic, 1): found for topic, found in others.items()}}
        return asyncio.run(self._fetch())

    async def _fetch(self) -> Records:
        thread, self._loop = self.app.consumer._thread, asyncio.get_running_loop()
        states = Anything(state_value=lambda tp: Anything(position=self._positions.get(tp), has_valid_position=tp in self._positions))
        subscription = Anything(subscription=Anything(assignment=states), fetch_context=nullcontext, is_assigned=lambda _: False)
        fetcher = Anything(_closed=False, _subscriptions=subscription, fetched_records=self._records)
        thread._consumer = Anything(_fetcher=fetcher, _subscription=subscription, _closed=False, _max_poll_records=None)
        thread.call_thread = self._call
        records: Records = await self.app.consumer._getmany(self.active, 1.0)
        return records

    async def _call(self, fetch: Callable[..., Any], *args: Any, **more: Any) -> Any:
        found = await fetch(*args, **more)
        self.meanwhile(self)
        return found

    async def _records(self, partitions: set[TP], **_: object) -> dict[TP, Rows]:
        return {tp: rows for tp, rows in self._fetched.items() if tp in partitions and rows}

    def stored(self, partition: int) -> dict[str, str]:
        """The rows that are in the store."""
        own = {self.table.data.offset_key, b"__saidbefore\0turn__"}
        return {key.decode(): value.decode() for key, value in self.table._part(partition).items() if key not in own}

    def known(self, partition: int) -> int | None:
        """How far the store says that it goes."""
        offset: int | None = self.table.persisted_offset(self.logs[partition])
        return offset

    def is_recovered(self) -> bool:
        """Whether it goes on."""
        is_set: bool = self.recovery.signal_recovery_end.is_set()
        assert is_set != self.recovery.in_recovery
        return is_set


def nothing(_: Worker) -> None:
    """Nothing happens meanwhile."""


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    return Worker(tmp_path)


@pytest.mark.parametrize(
    ("fetched", "stored", "known"),
    [
        ([([row(0, "a"), row(1, "b")], 2)], {"a": "said", "b": "said"}, 1),
        ([([row(0, "a"), row(1, "b"), row(2, "a", "said again")], 3)], {"a": "said again", "b": "said"}, 2),
        ([([row(0, "a"), row(1, "b"), row(2, "a", None)], 3)], {"b": "said"}, 2),
        ([([row(0, "a")], 1), ([row(1, "a", None)], 2)], {}, 1),
        ([([row(3, "a"), row(9, "b")], 10)], {"a": "said", "b": "said"}, 9),
        ([([row(0, "a"), row(2, "b")], 5)], {"a": "said", "b": "said"}, 4),
        ([([row(0, "a")], 1), ([], 3)], {"a": "said"}, 2),
        ([([row(0, "a"), row(1, "a", "said again")], 2), ([row(0, "a")], 1)], {"a": "said again"}, 1),
        ([([row(0, "a"), row(1, "b")], 2), ([row(1, "b"), row(2, "c")], 3)], {"a": "said", "b": "said", "c": "said"}, 2),
        ([([row(0, "a", turn=2), row(1, "a", "said late", turn=1)], 2)], {"a": "said"}, 1),
        ([([row(0, "a", turn=2)], 1), ([row(1, "a", "said late", turn=1)], 2)], {"a": "said"}, 1),
    ],
    ids=[
        "rows",
        "the last row of a key counts",
        "a row without a value deletes",
        "one that comes later, too",
        "compaction leaves gaps",
        "markers of transactions in between and at the end",
        "markers alone",
        "what has been read already",
        "the last row read comes again first",
        "an owner of before comes too late",
        "too late for what came with an earlier fetch",
    ],
)
def test_what_is_fetched_is_in_the_store_with_how_far_it_goes(
    fetched: list[tuple[Rows, int]], stored: dict[str, str], known: int, worker: Worker
) -> None:
    worker.begin(0, 100)

    for rows, position in fetched:
        worker.fetch(1, rows, position)

    assert worker.stored(1) == stored
    assert worker.known(1) == worker.recovery.active_offsets[worker.logs[1]] == known
    assert not worker.is_recovered()


def test_a_worker_goes_on_when_all_changelogs_have_been_read(worker: Worker) -> None:
    worker.begin(1, 3)

    worker.fetch(0, [row(0)])
    half = worker.is_recovered()
    worker.fetch(1, [row(0)], 3)

    assert not half
    assert worker.is_recovered()


def test_what_is_written_next_follows_upon_markers_at_the_end(worker: Worker) -> None:
    worker.begin(0, 4)

    worker.fetch(1, [row(0), row(1)], 4)

    assert worker.is_recovered()
    assert worker.table._last(1, [4, 5]) == 5


def test_recovery_that_begins_anew_goes_on_where_the_store_ends(worker: Worker) -> None:
    worker.begin(0, 2)
    worker.fetch(1, [row(0), row(1)])

    worker.begin(0, 3)
    anew = worker.is_recovered()
    worker.fetch(1, [row(1), row(2)])

    assert not anew
    assert worker.is_recovered()
    assert len(worker.stored(1)) == 3


def _assign(worker: Worker) -> None:
    worker.app.consumer_generation_id += 1


def _pause(worker: Worker) -> None:
    worker.active.clear()


def _lose(worker: Worker) -> None:
    worker.recovery.active_tps.clear()
    worker.recovery.revoke(worker.logs[1])


@pytest.mark.parametrize("meanwhile", [_assign, _pause, _lose], ids=["partitions are assigned anew", "they are paused", "it is revoked"])
@pytest.mark.parametrize("rows", [[row(0), row(1)], []], ids=["rows", "markers"])
def test_what_comes_when_partitions_have_changed_hands_is_not_taken(
    meanwhile: Callable[[Worker], None], rows: Rows, worker: Worker
) -> None:
    worker.begin(0, 2)
    worker.meanwhile = meanwhile

    handed_on = worker.fetch(1, rows, 2)

    assert handed_on == {}
    assert worker.stored(1) == {}
    assert worker.known(1) is None


def test_what_is_given_back_is_not_taken(worker: Worker) -> None:
    worker.begin(0, 2)
    worker.fetch(1, [row(0)])

    worker._records = _held_back(worker)  # type: ignore[method-assign]
    worker.fetch(1, [row(1)])

    assert worker.known(1) == 0


def _held_back(worker: Worker) -> Callable[..., Any]:
    fetch = worker._records

    async def records(*args: Any, **more: Any) -> dict[TP, Rows]:
        worker.app.consumer.stop_flow()
        return await fetch(*args, **more)

    return records


def test_messages_are_handed_on_and_rows_are_not(worker: Worker) -> None:
    worker.begin(0, 2)

    handed_on = worker.fetch(1, [row(0), row(1)], statements=[row(7)])

    assert [(tp, [message.offset for message in messages]) for tp, messages in handed_on.items()] == [(STATEMENTS, [7])]


def test_a_standby_follows_its_changelog_and_holds_nobody_up(worker: Worker) -> None:
    worker.begin(0, 2, standby=True)

    worker.fetch(1, [row(0, "a")])
    half = worker.app.tables.standbys_ready
    worker.fetch(1, [row(1, "a", "said again")])
    worker.fetch(1, [row(2, "a", "said once more")])

    assert (half, worker.app.tables.standbys_ready) == (False, True)
    assert worker.stored(1) == {"a": "said once more"}
    assert worker.known(1) == worker.recovery.standby_offsets[worker.logs[1]] == 2
    assert worker.recovery.need_recovery() is False


def test_a_batch_that_can_not_be_taken_in_leaves_nothing_behind(worker: Worker) -> None:
    worker.begin(0, 3)
    broken = Anything(offset=2, key=b"key", value=b"said", headers=(("turn", b"?"),))

    with pytest.raises(ValueError, match="invalid literal"):
        worker.fetch(1, [row(0), row(1), broken])

    assert worker.stored(1) == {}
    assert worker.known(1) is None
    assert not worker.is_recovered()
