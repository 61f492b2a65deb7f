"""What is fetched while partitions change hands is given back: Faust would throw it away."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace as Anything
from typing import Any

import pytest
from faust.types import TP

from streams.settings import Settings
from streams.topology import compare_app
from streams.worker.fetching import Records

STATEMENTS, CHANGELOG = TP("statements", 0), TP("changelog", 0)


class Fetcher:
    """Stands for aiokafka's: it has three records of a partition, and gives them when the worker has gone on."""

    _closed = False
    _subscriptions = Anything(fetch_context=nullcontext, is_assigned=lambda partition: partition == STATEMENTS)

    def __init__(self, go_on: Callable[[], None]) -> None:
        self.go_on = go_on
        self.sought: dict[TP, int] = {}

    async def fetched_records(self, partitions: set[TP], **_: object) -> Records:
        self.go_on()
        return {partition: [Anything(offset=offset) for offset in (4, 5, 6)] for partition in partitions or {STATEMENTS}}

    def seek_to(self, partition: TP, offset: int) -> None:
        self.sought[partition] = offset


def hold(app: Any) -> None:
    app.consumer.stop_flow()


def assign(app: Any) -> None:
    app.consumer_generation_id += 1


def nothing(_: Any) -> None:
    """Nothing happens meanwhile."""


@pytest.mark.parametrize(
    ("meanwhile", "given", "sought"),
    [(nothing, [4, 5, 6], {}), (hold, [], {STATEMENTS: 4}), (assign, [], {STATEMENTS: 4})],
    ids=["nothing", "messages are held back", "partitions are assigned anew"],
)
def test_what_is_fetched_across_a_rebalance_is_given_back(
    meanwhile: Callable[[Any], None], given: list[int], sought: dict[TP, int], tmp_path: Path
) -> None:
    async def fetch() -> tuple[Records, Fetcher]:
        app = compare_app(Settings(bootstrap_servers="localhost:9", data_dir=tmp_path), 0)
        fetcher = Fetcher(lambda: meanwhile(app))
        client = Anything(_fetcher=fetcher, _subscription=Fetcher._subscriptions, _closed=False)
        return await _thread(app)._fetch_records(client, {STATEMENTS}), fetcher

    records, fetcher = asyncio.run(fetch())

    assert [record.offset for found in records.values() for record in found] == given
    assert fetcher.sought == sought


def test_a_set_of_partitions_that_is_emptied_meanwhile_does_not_come_to_mean_all(tmp_path: Path) -> None:
    async def fetch() -> Records:
        app = compare_app(Settings(bootstrap_servers="localhost:9", data_dir=tmp_path), 0)
        thread, active = _thread(app), {CHANGELOG}
        thread._consumer = Anything(_fetcher=Fetcher(lambda: None), _max_poll_records=None, _closed=False)

        async def call(fetch_records: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            active.clear()
            return await fetch_records(*args, **kwargs)

        thread.call_thread = call
        found: Records = await thread.getmany(active, 1.0)
        return found

    assert set(asyncio.run(fetch())) == {CHANGELOG}


async def handed_on(to: list[str], held_back: asyncio.Event) -> None:
    """Stands for what Faust does with a message: it goes to its agent, as soon as the flow lets it."""
    if held_back.is_set():
        await asyncio.Event().wait()
    to.append("message")


@pytest.mark.parametrize(("is_held_back", "given"), [(False, ["message"]), (True, [])], ids=["at once", "not while the flow is suspended"])
def test_a_message_is_handed_on(is_held_back: bool, given: list[str], tmp_path: Path) -> None:
    async def hand_on() -> tuple[list[str], int]:
        app: Any = compare_app(Settings(bootstrap_servers="localhost:9", data_dir=tmp_path), 0)
        to, suspended = list[str](), asyncio.Event()
        if is_held_back:
            suspended.set()
        await app.consumer.wait_first(handed_on(to, suspended), suspended.wait())
        await asyncio.sleep(0)
        return to, len(asyncio.all_tasks()) - 1

    assert asyncio.run(hand_on()) == (given, 0)


def test_a_message_is_not_handed_on_by_a_fetcher_that_is_gone(tmp_path: Path) -> None:
    async def hand_on() -> tuple[list[str], int]:
        app: Any = compare_app(Settings(bootstrap_servers="localhost:9", data_dir=tmp_path), 0)
        to, suspended = list[str](), asyncio.Event()
        suspended.set()
        fetcher = asyncio.create_task(app.consumer.wait_first(handed_on(to, suspended), asyncio.Event().wait()))
        asyncio.get_running_loop().call_soon(fetcher.cancel)
        await asyncio.wait([fetcher])
        await asyncio.sleep(0)
        return to, len(asyncio.all_tasks()) - 1

    assert asyncio.run(hand_on()) == ([], 0)


def _thread(app: Any) -> Any:
    return app.consumer._thread
