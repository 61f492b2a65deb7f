"""THE page: every Faust app, topic, table and agent, and so all that happens to an article.

    articles ── extract_statements ──> statements ── compare_with_history ──> flags <── honour_decisions ── followups
                                                             └──> statements-by-place ── compare_across_sides ──> flags

    readings ── take_readings ──> statements               what a newer extractor found in articles of before, when it is promoted
    what fails, wherever it does ──> dead-letters

Each agent publishes, then remembers, and only then its offset moves. Killed at any moment, it does its last messages
again, and that changes nothing, since a fact is named by its content.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from threading import Timer
from typing import Literal, cast

import faust
import structlog
from pydantic import BaseModel
from threadpoolctl import threadpool_limits

from schemas.articles import ArticleFact, ArticlePublished
from schemas.dead_letters import DeadLetter
from schemas.followups import FollowUpFact
from schemas.readings import ArticleReread
from schemas.statements import StatementFact
from schemas.topics import ARTICLES, BY_PLACE, FOLLOWUPS, LARGEST, READINGS, STATEMENTS, TOPICS, Topic, read
from streams import metrics
from streams.acls import Role as AclRole
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE
from streams.compare.links import Decision
from streams.compare.rows import decode, encode
from streams.envelope import Caused, Record, because, buried, record
from streams.errors import SaidBeforeError
from streams.extract.standing import Row, is_newly_read, is_news, reread, supersede
from streams.followup.state import is_next
from streams.kafka import check_allowed, create_topics
from streams.settings import Settings, bootstrap, credentials
from streams.tracing import tracing
from streams.worker.comparing import decided, keyed_by_place, take
from streams.worker.fetching import Transport
from streams.worker.guard import Guard, cannot_go_on, stop_at_once, understood
from streams.worker.histories import Histories
from streams.worker.journal import Handling, Journal, Message
from streams.worker.pulse import Pulse, keep_beating
from streams.worker.reader import Reader, version_of
from streams.worker.recovering import Tables
from streams.worker.rows import Rows
from streams.worker.turns import Table, new_table

Role = Literal["extract", "compare"]

SESSION_SECONDS = 10.0
"""A worker that was killed is missed after this long; then its partitions go to another, or to itself when it is back."""
STOP_SECONDS = 4.0
"""A worker that is told to stop ends what it has in hand, but not later than this: what is left is done again."""
AT_ONCE, WAIT_SECONDS = 500, 0.02
"""Statements that are compared at once where so many wait, and how long the first of them waits for the others."""
TOGETHER = 512 * 1024
"""Bytes of records that are written to a partition at once: half of what a broker takes where nobody has told it otherwise."""

log = structlog.get_logger()


class App(faust.App):
    """An app that knows whether its process was away."""

    pulse: Pulse


def extract_app(settings: Settings, instance: int) -> App:  # noqa: PLR0915  # two agents on the rows of one table
    """Articles -> statements. One row an article, so that a revision or a retraction withdraws what it no longer supports."""
    app = new_app("extract", settings, instance)
    guard = new_guard(app, settings, "extract")
    rows = Rows(new_table(app, "articles"), Row.model_validate_json, as_json)
    turn = asyncio.Lock()  # a row is for one agent at a time
    reader, extractor = Reader(settings.article_seconds, settings.extractor), version_of(settings.extractor)
    app.on_before_shutdown.connect(lambda *_, **__: reader.close())

    @app.agent(source(app, settings, ARTICLES), concurrency=1)
    async def extract_statements(stream: faust.StreamT[bytes]) -> None:
        async for event in stream.events():
            async with guard(event.message) as handling, turn:
                fact = handling.fact = cast(ArticleFact, understood(ARTICLES, event.value))
                if is_news(row := rows.get(event.message.partition, fact.article), fact):
                    found = await reader.read(fact) if isinstance(fact, ArticlePublished) else []
                    row, handling.found = supersede(row, fact, found, extractor)
                    await publish(app, settings, because(fact, handling.headers, handling.found))
                    await rows.write(event.message.partition, {fact.article: row})

    @app.agent(source(app, settings, READINGS), concurrency=1)
    async def take_readings(stream: faust.StreamT[bytes]) -> None:
        async for event in stream.events():
            async with guard(event.message) as handling, turn:
                fact = handling.fact = cast(ArticleReread, understood(READINGS, event.value))
                if is_newly_read(row := rows.get(event.message.partition, fact.article), fact):
                    row, handling.found = reread(row, fact)
                    await publish(app, settings, because(fact, handling.headers, handling.found))
                    await rows.write(event.message.partition, {fact.article: row})

    return app


def compare_app(settings: Settings, instance: int) -> App:
    """Statements -> flags: each side's own history, heeding what people decided, and, keyed anew, between the sides."""
    app = new_app("compare", settings, instance)
    guard = new_guard(app, settings, "compare")
    decisions = Rows(new_table(app, "decisions"), cast(Callable[[bytes], FollowUpFact], partial(read, FOLLOWUPS)), as_json)
    own = Histories(WITHIN_SIDE, Rows(new_table(app, "statements"), decode, encode), decisions)
    others = Histories(ACROSS_SIDES, Rows(new_table(app, "statements-by-place"), decode, encode))

    app.on_rebalance_complete.connect(own.forget)
    app.on_rebalance_complete.connect(others.forget)

    @app.agent(source(app, settings, STATEMENTS), concurrency=1)
    async def compare_with_history(stream: faust.StreamT[bytes]) -> None:
        async for messages in at_once(stream):
            await guard.all(messages, partial(compare, app, settings, STATEMENTS, own))

    @app.agent(source(app, settings, BY_PLACE), concurrency=1)
    async def compare_across_sides(stream: faust.StreamT[bytes]) -> None:
        async for messages in at_once(stream):
            await guard.all(messages, partial(compare, app, settings, BY_PLACE, others))

    @app.agent(source(app, settings, FOLLOWUPS), concurrency=1)
    async def honour_decisions(stream: faust.StreamT[bytes]) -> None:
        async for event in stream.events():
            async with guard(event.message) as handling:
                fact, partition = cast(FollowUpFact, understood(FOLLOWUPS, event.value)), event.message.partition
                newest, handling.fact = decisions.get(partition, fact.group), fact
                if is_next(newest.number if newest else 0, fact):
                    async with own.of(partition) as history:
                        await publish(app, settings, decided(history, fact, handling))
                        await decisions.write(partition, {fact.group: fact, **({fact.id: fact} if isinstance(fact, Decision) else {})})

    return app


APPS: dict[Role, Callable[[Settings, int], App]] = {"extract": extract_app, "compare": compare_app}


def new_app(role: Role, settings: Settings, instance: int) -> App:
    """An app named `<prefix>-<role>`; each instance has its own directory, where it finds its rows when it is started again."""
    name = f"{settings.topic_prefix}-{role}"
    app = App(
        name,
        broker=[f"kafka://{server}" for server in bootstrap(settings).split(",")],
        broker_credentials=login(settings),
        broker_session_timeout=SESSION_SECONDS,
        producer_acks=-1,
        producer_max_request_size=LARGEST,
        producer_max_batch_size=TOGETHER,
        key_serializer="raw",
        value_serializer="raw",
        datadir=settings.data_dir / name / str(instance),
        store="rocksdb://",
        Table=Table,
        TableManager=Tables,
        table_standby_replicas=0,
        topic_partitions=settings.partitions,
        topic_replication_factor=settings.replication,
        web_enabled=False,
    )
    app.transport = Transport(app.conf.broker_consumer, app)
    app.pulse = Pulse(SESSION_SECONDS)
    keep_whole(app, settings)
    return app


def keep_whole(app: App, settings: Settings) -> None:
    """Have an app end when its process was away, and lose no message and no topic where Faust by itself would."""

    @app.task  # type: ignore[untyped-decorator]  # faust leaves it without types
    async def beat() -> None:
        await keep_beating(app.pulse, stop_at_once)

    @app.on_rebalance_complete.connect
    async def hold(*_: object, **__: object) -> None:
        """Let no message in before Faust has found its offsets: it drops what comes meanwhile, for good where none is committed."""
        app.consumer.stop_flow()

    @app.on_rebalance_complete.connect
    async def follow_topics(*_: object, **__: object) -> None:
        """Have the producer keep track of all its topics: one that it knows by chance is lost at its next look, with what waits for it."""
        producer = await app.maybe_start_producer()
        names = [topic.full_name(settings.topic_prefix) for topic in TOPICS.values()]
        producer._ensure_producer().client.set_topics([*names, *app.tables.changelog_topics])  # asks the broker in its own time


def login(settings: Settings) -> faust.SASLCredentials | faust.SSLCredentials | None:
    """How Faust is let in, by the same settings as kafka-python."""
    mechanism, username, password, ssl_context = credentials(settings)
    if mechanism:
        return faust.SASLCredentials(mechanism=mechanism, username=username, password=password, ssl_context=ssl_context)
    return faust.SSLCredentials(ssl_context) if ssl_context else None


def source(app: App, settings: Settings, topic: Topic) -> faust.TopicT:
    """A topic whose messages come as bytes, empty ones too: what Faust itself would fail to decode, it would drop."""
    return app.topic(topic.full_name(settings.topic_prefix), key_type=bytes, value_type=bytes, allow_empty=True)


def as_json(row: BaseModel) -> bytes:
    """A row as JSON."""
    return row.model_dump_json().encode()


def new_guard(app: App, settings: Settings, role: Role) -> Guard:
    """A guard that writes to the dead letters of this installation, ends this process, and tells of each message."""
    names = {topic.full_name(settings.topic_prefix): topic.name for topic in TOPICS.values()}
    journal = Journal(names, tracing(settings, role))

    async def bury(letter: DeadLetter, message: Message) -> None:
        to, key, value, headers = buried(letter, message.key, message.headers, settings.topic_prefix, datetime.now(UTC))
        await (await app.send(to, key=key, value=value, headers=headers))

    @app.on_rebalance_complete.connect
    async def forget(*_: object, **__: object) -> None:
        journal.forget()

    metrics.watch(lambda: journal.lags(app.consumer))
    return Guard(bury, stop_at_once, settings.max_failures, journal)


async def compare(app: App, settings: Settings, topic: Topic, histories: Histories, handled: Sequence[Handling]) -> None:
    """Compare the statements in messages of one partition with its history, and publish what follows."""
    facts = [cast(StatementFact, understood(topic, handling.message.value)) for handling in handled]
    async with histories.of(handled[0].message.partition) as history:
        again = keyed_by_place(history, facts, handled, settings) if topic is STATEMENTS else []
        await take(history, facts, handled)
        found = [flag for each in handled if each.fact for flag in because(each.fact, each.headers, each.found)]
        await publish(app, settings, found, again)


async def at_once(stream: faust.StreamT[bytes]) -> AsyncIterator[list[list[Message]]]:
    """The messages of a stream that have come by now, those of one partition together; acknowledged when all of them are handled."""
    async for events in cast(faust.Stream[bytes], stream).take_events(AT_ONCE, within=WAIT_SECONDS):
        partitions: dict[int, list[Message]] = {}
        for event in events:
            partitions.setdefault(event.message.partition, []).append(event.message)
        yield list(partitions.values())


async def publish(app: App, settings: Settings, facts: Sequence[Caused], again: Sequence[Record] = ()) -> None:
    """Write facts to their topics, and records to theirs, and wait until every copy has them. Raises CannotGoOnError."""
    with cannot_go_on("publish"):
        app.pulse.check()
        records = [*(record(fact, settings.topic_prefix, datetime.now(UTC), cause) for fact, cause in facts), *again]
        producer = await app.maybe_start_producer()
        await asyncio.gather(*[await producer.send(to, key, value, None, None, headers) for to, key, value, headers in records])


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
        check_allowed(settings, AclRole(role))
        create_topics(settings)
        app = APPS[role](settings, instance)
        metrics.serve(settings, f"{role}-{instance}")
        app.conf.datadir.mkdir(parents=True, exist_ok=True)
        with threadpool_limits(1, "blas"):  # short vectors are multiplied sooner than shared out
            Worker(app).execute_from_commandline()
    except SaidBeforeError as error:
        log.error("worker.not_started", role=role, error=str(error))
        return error.exit_code
    except SystemExit as ended:
        return cast(int, ended.code)
