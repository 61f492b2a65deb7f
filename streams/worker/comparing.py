"""What a worker does with the statements of one batch: compare each in its turn, and bring it to those of other sides."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from schemas.followups import FollowUpFact
from schemas.statements import StatementFact
from schemas.topics import BY_PLACE
from streams.compare.history import ACROSS_SIDES, History
from streams.compare.links import Decision
from streams.envelope import Caused, Record, because, passed_on
from streams.settings import Settings
from streams.worker.journal import Handling


async def take(history: History, facts: Sequence[StatementFact], handled: Sequence[Handling]) -> None:
    """Compare facts one by one. Others come in between: on a busy machine a batch takes longer than a worker may say nothing."""
    for handling, fact in zip(handled, facts, strict=True):
        handling.fact, handling.found = fact, history.take(fact)
        await asyncio.sleep(0)


def decided(history: History, fact: FollowUpFact, handling: Handling) -> list[Caused]:
    """The flags that follow from what people decided."""
    handling.found = history.decide(fact) if isinstance(fact, Decision) else ()
    return because(fact, handling.headers, handling.found)


def keyed_by_place(history: History, facts: Sequence[StatementFact], handled: Sequence[Handling], settings: Settings) -> list[Record]:
    """The records that bring statements, as they came, to those of other sides about the same place; without one they meet nobody there."""
    topic, now = BY_PLACE.full_name(settings.topic_prefix), datetime.now(UTC)
    keys = (history.key(fact, ACROSS_SIDES) for fact in facts)
    found = [(key.encode(), fact, each) for key, fact, each in zip(keys, facts, handled, strict=True) if key]
    return [Record(topic, key, each.message.value, passed_on(fact, each.headers, key, now)) for key, fact, each in found]
