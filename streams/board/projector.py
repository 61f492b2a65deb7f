"""Follows the topics and keeps the read model up to date: the projector, a process of its own beside the page."""

import gc
from collections.abc import Iterator, Mapping
from time import perf_counter
from typing import NamedTuple

import structlog
from sqlalchemy import Engine

from streams import metrics
from streams.acls import Role
from streams.board.project import TAKES, Delivered, positions, project
from streams.board.store import opened, rebuilt, url_of
from streams.envelope import is_replay
from streams.errors import SaidBeforeError
from streams.kafka import Message, Positions, check_allowed, ends, follow_from
from streams.settings import Settings
from streams.worker.journal import tell_of_read

TOPICS = [topic for topic, _ in TAKES.values()]
YOUNG = 1_000_000

log = structlog.get_logger()


class Lag(NamedTuple):
    """How far the read model is behind a topic, in messages."""

    topic: str
    behind: int


def run_projector(settings: Settings) -> int:
    """Keep the read model up to date until it is killed, which loses nothing, or can not go on (1)."""
    metrics.serve(settings, "project")
    try:
        follow_topics(settings)
    except SaidBeforeError as error:
        log.error("projector.ended", error=str(error))
    return SaidBeforeError.exit_code


def look_seldom_for_cycles() -> None:
    """Have Python's collector come every YOUNG objects: facts hold no cycles, and a batch is hundreds of thousands of objects."""
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


def write(engine: Engine, batch: list[Delivered]) -> None:
    """Write a batch, and give back the few cycles that each commit leaves: at one every YOUNG objects they would be 100 MB by then."""
    with engine.begin() as connection:
        project(connection, batch)
    gc.collect(1)


def follow_topics(settings: Settings) -> None:
    """Write everything that comes into the read model, without end. Raises what reading a topic and opening a database raise."""
    look_seldom_for_cycles()
    check_allowed(settings, Role.PROJECT)
    engine = opened(url_of(settings))
    begin_anew_where_the_log_did(settings, engine)
    log.info("projector.started", store=engine.url.render_as_string())
    for batch in batches(settings, engine):
        write(engine, batch)


def batches(settings: Settings, engine: Engine) -> Iterator[list[Delivered]]:
    """What the read model does not hold yet, as it comes."""
    names = {topic.full_name(settings.topic_prefix): topic.name for topic in TOPICS}
    for messages in follow_from(settings, _known(settings, engine), *TOPICS, behind=metrics.Behind(names)):
        if messages:
            began = perf_counter()
            yield [_delivered(names, message) for message in messages]
            tell_of_read(names, messages, began)


def begin_anew_where_the_log_did(settings: Settings, engine: Engine) -> None:
    """Empty a read model that holds more than the log does: it was filled from another one."""
    there, known = ends(settings, *TOPICS), _known(settings, engine)
    if any(offset > there.get(part, 0) for part, offset in known.items()):
        log.warning("board.rebuilt", reason="the log is another one")
        with engine.begin() as connection:
            rebuilt(connection)


def lags(settings: Settings, engine: Engine) -> list[Lag]:
    """How far the read model is behind each topic."""
    there, known = ends(settings, *TOPICS), _known(settings, engine)
    return [Lag(topic.name, _behind(topic.full_name(settings.topic_prefix), there, known)) for topic in TOPICS]


def _behind(name: str, there: Mapping[tuple[str, int], int], known: Mapping[tuple[str, int], int]) -> int:
    return sum(end - known.get(part, 0) for part, end in there.items() if part[0] == name)


def _known(settings: Settings, engine: Engine) -> Positions:
    full = {topic.name: topic.full_name(settings.topic_prefix) for topic in TOPICS}
    with engine.connect() as connection:
        return {(full[topic], partition): offset for (topic, partition), offset in positions(connection).items()}


def _delivered(names: Mapping[str, str], message: Message) -> Delivered:
    return Delivered(names[message.topic], message.partition, message.offset, message.timestamp, message.value, is_replay(message.headers))
