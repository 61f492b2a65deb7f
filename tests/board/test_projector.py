"""The projector through Apache Kafka: a read model that is gone, or that was filled from another log, comes back from this one."""

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, update

from schemas.topics import topic_of
from streams.board.api.lag import Workers, of_workers
from streams.board.projector import begin_anew_where_the_log_did, lags, look_seldom_for_cycles, write
from streams.board.store import opened, url_of
from streams.board.tables import offsets, statements
from streams.kafka import create_topics, publish
from streams.settings import Settings
from tests.board.log import delivered, demo
from tests.board.serving import projecting
from tests.board.test_kill import held
from tests.kafka.workers import until

pytestmark = pytest.mark.kafka


def test_the_overview_knows_how_far_the_workers_are_and_that_nobody_is_at_work(settings: Settings) -> None:
    create_topics(settings)
    publish(settings, demo())
    written = Counter(topic_of(fact).name for fact in demo())

    looked = until(of_workers(settings).now, lambda looked: bool(looked.lags))

    left = {"extract": written["articles"], "compare": written["statements"], "threads": written["flags"]}
    assert looked.lags == tuple(Workers(role, 0, behind) for role, behind in left.items()), looked.why


@contextmanager
def up_to_date(settings: Settings) -> Iterator[Engine]:
    """The read model after a projector has read all that there is."""
    process, engine = get_context("forkserver").Process(target=projecting, args=(settings,)), opened(url_of(settings))
    process.start()
    until(lambda: sum(lag.behind for lag in lags(settings, engine)), lambda behind: behind == 0)
    process.kill()
    process.join()
    yield engine
    engine.dispose()


def test_a_read_model_that_was_deleted_comes_back_from_the_log(settings: Settings) -> None:
    create_topics(settings)
    publish(settings, demo())
    with up_to_date(settings) as engine:
        before = held(engine)

    for file in settings.data_dir.glob("board.db*"):
        file.unlink()
    with up_to_date(settings) as engine:
        assert held(engine) == before

        with engine.begin() as connection:
            connection.execute(update(offsets).values(offset=offsets.c.offset + 1))
        begin_anew_where_the_log_did(settings, engine)
        with engine.connect() as connection:
            assert connection.scalar(select(func.count()).select_from(statements)) == 0


def test_a_batch_leaves_nothing_for_the_collector_that_comes_seldom(tmp_path: Path) -> None:
    engine, usual = opened(f"sqlite:///{tmp_path}/board.db"), gc.get_threshold()
    look_seldom_for_cycles()
    try:
        write(engine, delivered(demo()))
        assert gc.get_count()[0] < 100
    finally:
        gc.set_threshold(*usual)
        engine.dispose()
