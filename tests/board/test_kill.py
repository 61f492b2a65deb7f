"""Whenever a projector is killed, the read model ends as if it had not been: no row is lost or doubled."""

from collections.abc import Iterator
from multiprocessing import get_context
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from streams.board import tables
from streams.board.project import project
from streams.board.search import NAME
from streams.board.store import opened
from tests.bench.boards import log
from tests.board.projecting import FLAGS, STATEMENTS, projecting

KILLS = 20
MOST_WRITES = 40
"""Commands after which a projector is killed at the latest: about three transactions."""
PATIENCE_SECONDS = 60
COUNTED_UP = {"number", "place"}


def held(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but that of changes; keys that count up may have gaps."""
    with engine.connect() as connection:
        kept = {table: [column for column in table.columns if column.name not in COUNTED_UP] for table in tables.metadata.sorted_tables}
        found = {table.name: connection.execute(select(*columns)).all() for table, columns in kept.items() if table is not tables.meta}
        words = connection.execute(text(f"SELECT text FROM {NAME}")).all()
    return {name: sorted(map(tuple, rows), key=repr) for name, rows in {**found, "words": words}.items()}


@pytest.fixture
def undisturbed() -> Iterator[Engine]:
    """A read model of the whole log, written in one transaction."""
    engine = opened("sqlite://")
    with engine.begin() as connection:
        project(connection, list(log(STATEMENTS, FLAGS)))
    yield engine
    engine.dispose()


def test_a_projector_killed_in_the_middle_of_its_work_loses_and_doubles_nothing(url: str, undisturbed: Engine) -> None:
    random, context, kills = Random(1), get_context("forkserver"), 0
    context.set_forkserver_preload(["tests.board.projecting"])
    finished = False
    while not finished:
        heard, told = context.Pipe(duplex=False)
        process = context.Process(target=projecting, args=(url, told))
        process.start()
        told.close()
        for _ in range(random.randint(1, MOST_WRITES) if kills < KILLS else 1_000_000):
            assert heard.poll(PATIENCE_SECONDS)
            if finished := heard.recv() == "done":
                break
        process.kill()
        process.join()
        heard.close()
        kills += not finished

    engine = opened(url)
    assert kills == KILLS
    assert held(engine) == held(undisturbed)
    engine.dispose()
