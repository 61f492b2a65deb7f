"""Rows that a worker finds, and can not read."""

import asyncio
from types import SimpleNamespace as Anything
from typing import cast

import pytest

from streams.compare.history import WITHIN_SIDE
from streams.compare.rows import Row, decode, encode
from streams.worker.guard import CannotGoOnError
from streams.worker.histories import Histories
from streams.worker.rows import Rows
from streams.worker.turns import Table


def rows_of(**stored: bytes) -> Rows[Row]:
    table = Anything(row=lambda _, key: stored[key.decode()], rows=lambda _: iter(stored.values()))
    return Rows(cast(Table, table), decode, encode)


def test_a_row_of_another_version_stops_the_worker_instead_of_burying_messages() -> None:
    with pytest.raises(CannotGoOnError, match="SAIDBEFORE_TOPIC_PREFIX"):
        rows_of(one=b"[1,2,3]").get(0, "one")


def test_a_history_is_not_built_from_rows_of_another_version() -> None:
    async def ask() -> None:
        async with Histories(WITHIN_SIDE, rows_of(one=b"[1,2,3]")).of(0):
            pass

    with pytest.raises(CannotGoOnError, match="another version"):
        asyncio.run(ask())
