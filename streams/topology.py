"""THE page: every Faust app, topic, table and agent, and so all that happens to an article.

    articles ── extract_statements ──> statements ── compare_with_history ──> flags
                        └── what fails ──> dead-letters <── what fails ──┘

Each agent publishes, then remembers, and only then its offset moves. Killed at any moment, it does its last messages
again, and that changes nothing, since a fact is named by its content.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from threading import Timer
from typing import Any, Literal, cast

import faust
import structlog

from schemas.articles import ArticleFact, ArticlePublished
from schemas.base import Fact
from schemas.flags import FlagFact, flag_of
from schemas.statements import StatementFact, statement_of
from schemas.topics import ARTICLES, DEAD_LETTERS, FLAGS, LARGEST, STATEMENTS, DeadLetter, Topic, read
from streams.compare.history import History
from streams.envelope import record
from streams.errors import SaidBeforeError
from streams.extract.standing import Row, is_news, supersede
from streams.kafka import create_topics
from streams.settings import Settings, bootstrap, credentials
from streams.worker.guard import Guard, cannot_go_on, stop_at_once, understood
from streams.worker.reader import Reader
from streams.worker.rows import Rows

Role = Literal["extract", "compare"]

SESSION_SECONDS = 10.0
"""A worker that was killed is missed after this long; then its partitions go to another, or to itself when it is back."""
STOP_SECONDS = 4.0
"""A worker that is told to stop ends what it has in hand, but not later than this: what is left is done again."""
MEGABYTE = 1024 * 1024

log = structlog.get_logger()


def extract_app(settings: Settings, instance: int) -> faust.App:
    """Articles -> statements. One row an article, so that a revision or a retraction withdraws what it no longer supports."""
    app = new_app("extract", settings, instance)
    guard = new_guard(app, settings)
    rows = Rows(new_table(app, "articles"), Row.model_validate_json)
    reader = Reader(settings.article_seconds)
    app.on_before_shutdown.connect(lambda *_, **__: reader.close())

    @app.agent(source(app, settings, ARTICLES), concurrency=1)
    async def extract_statements(stream: faust.StreamT[bytes]) -> None:
        async for event in stream.events():
            async with guard(event.message):
                fact = cast(ArticleFact, understood(ARTICLES, event.value))
                if is_news(row := rows.get(fact.article), fact):
                    found = await reader.read(fact) if isinstance(fact, ArticlePublished) else []
                    row, facts = supersede(row, fact, found)
                    await publish(app, settings, facts)
                    await rows.write({fact.article: row}, event.message.partition)

    return app


def compare_app(settings: Settings, instance: int) -> faust.App:
    """Statements -> flags. One row a statement and a flag; what is searched over them is in memory, built anew from the rows."""
    app = new_app("compare", settings, instance)
    guard = new_guard(app, settings)
    statements = Rows(new_table(app, "statements"), cast(Callable[[bytes], StatementFact], partial(read, STATEMENTS)))
    flags = Rows(new_table(app, "flags"), cast(Callable[[bytes], FlagFact], partial(read, FLAGS)))
    history = History.of([], [])

    @app.on_rebalance_complete.connect
    async def recall(*_: object, **__: object) -> None:
        nonlocal history
        history = History.of(list(statements), list(flags))

    @app.agent(source(app, settings, STATEMENTS), concurrency=1)
    async def compare_with_history(stream: faust.StreamT[bytes]) -> None:
        async for event in stream.events():
            async with guard(event.message):
                fact = cast(StatementFact, understood(STATEMENTS, event.value))
                found = history.take(fact)
                await publish(app, settings, found)
                await flags.write({flag_of(flag): flag for flag in found}, event.message.partition)
                await statements.write({(key := statement_of(fact)): history.newest(key)}, event.message.partition)

    return app


APPS: dict[Role, Callable[[Settings, int], faust.App]] = {"extract": extract_app, "compare": compare_app}


def new_app(role: Role, settings: Settings, instance: int) -> faust.App:
    """An app named `<prefix>-<role>`; each instance has its own directory, where it finds its rows when it is started again."""
    name = f"{settings.topic_prefix}-{role}"
    app = faust.App(
        name,
        broker=[f"kafka://{server}" for server in bootstrap(settings).split(",")],
        broker_credentials=login(settings),
        broker_session_timeout=SESSION_SECONDS,
        producer_acks=-1,
        producer_max_request_size=LARGEST,
        key_serializer="raw",
        value_serializer="raw",
        datadir=settings.data_dir / name / str(instance),
        store="rocksdb://",
        table_standby_replicas=0,
        topic_partitions=settings.partitions,
        topic_replication_factor=settings.replication,
        web_enabled=False,
    )

    @app.on_rebalance_complete.connect
    async def hold(*_: object, **__: object) -> None:
        """Let no message in before Faust has found its offsets: it drops what comes meanwhile, for good where none is committed."""
        app.consumer.stop_flow()

    return app


def login(settings: Settings) -> faust.SASLCredentials | faust.SSLCredentials | None:
    """How Faust is let in, by the same settings as kafka-python."""
    mechanism, username, password, ssl_context = credentials(settings)
    if mechanism:
        return faust.SASLCredentials(mechanism=mechanism, username=username, password=password, ssl_context=ssl_context)
    return faust.SSLCredentials(ssl_context) if ssl_context else None


def source(app: faust.App, settings: Settings, topic: Topic) -> faust.TopicT:
    """A topic whose messages come as bytes, empty ones too: what Faust itself would fail to decode, it would drop."""
    return app.topic(topic.full_name(settings.topic_prefix), key_type=bytes, value_type=bytes, allow_empty=True)


def new_table(app: faust.App, name: str) -> Any:
    """A table of bytes to bytes. Each partition is a store of its own, hence small buffers."""
    options = {"driver": "rocksdict", "block_cache_size": 8 * MEGABYTE, "write_buffer_size": 8 * MEGABYTE}
    return app.Table(name, key_type=bytes, value_type=bytes, options=options)


def new_guard(app: faust.App, settings: Settings) -> Guard:
    """A guard that writes to the dead letters of this installation and ends this process."""

    async def bury(letter: DeadLetter, key: bytes | None) -> None:
        await (await app.send(DEAD_LETTERS.full_name(settings.topic_prefix), key=key, value=letter.model_dump_json().encode()))

    return Guard(bury, stop_at_once, settings.max_failures)


async def publish(app: faust.App, settings: Settings, facts: Sequence[Fact]) -> None:
    """Write facts to their topics and wait until every copy has them. Raises CannotGoOnError."""
    with cannot_go_on("publish"):
        records = [record(fact, settings.topic_prefix, datetime.now(UTC)) for fact in facts]
        await asyncio.gather(*[await app.send(to, key=key, value=value, headers=headers) for to, key, value, headers in records])
    for fact in facts:
        log.info("fact.published", type=type(fact).__name__, id=fact.id)


class Worker(faust.Worker):
    """A worker without banner, web and logging of its own, that stops in bounded time."""

    def __init__(self, app: faust.App) -> None:
        super().__init__(app, quiet=True, override_logging=False, redirect_stdouts=False, loop=asyncio.new_event_loop())
        self.spinner = None

    async def on_startup_finished(self) -> None:
        """Tell that its tables are recovered and messages are handled."""
        log.info("worker.started", app=self.app.conf.id)

    async def stop(self) -> None:
        """Stop, but not later than STOP_SECONDS from now."""
        deadline = Timer(STOP_SECONDS, os._exit, args=[1])
        deadline.daemon = True
        deadline.start()
        await super().stop()


def run_worker(role: Role, settings: Settings, instance: int = 0) -> int:
    """Run one worker until it is told to stop (0) or can not go on (1). `instance` tells workers of one data directory apart."""
    try:
        create_topics(settings)
        app = APPS[role](settings, instance)
        app.conf.datadir.mkdir(parents=True, exist_ok=True)
        Worker(app).execute_from_commandline()
    except SaidBeforeError as error:
        log.error("worker.not_started", role=role, error=str(error))
        return error.exit_code
    except SystemExit as ended:
        return cast(int, ended.code)
