"""Rows that a worker finds, and can not read."""

import asyncio
from types import SimpleNamespace as Anything

import pytest

from streams.compare.history import WITHIN_SIDE
from streams.compare.rows import Row, decode, encode
from streams.worker.guard import CannotGoOnError
from streams.worker.histories import Histories
from streams.worker.rows import Rows


def rows_of(**stored: bytes) -> Rows[Row]:
    store = {key.encode(): row for key, row in stored.items()}
    return Rows(Anything(data=Anything(offset_key=b"offset", _db_for_partition=lambda _: store)), decode, encode)


def test_a_row_of_another_version_stops_the_worker_instead_of_burying_messages() -> None:
    with pytest.raises(CannotGoOnError, match="SAIDBEFORE_TOPIC_PREFIX"):
        rows_of(one=b"[1,2,3]").get(0, "one")


def test_a_history_is_not_built_from_rows_of_another_version() -> None:
    async def ask() -> None:
        async with Histories(WITHIN_SIDE, rows_of(one=b"[1,2,3]", offset=b"7")).of(0):
            pass

    with pytest.raises(CannotGoOnError, match="another version"):
        asyncio.run(ask())
