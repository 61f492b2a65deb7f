"""What it takes to tell of each statement that is compared, beside comparing it: of CPU time, which other work disturbs less."""

import os
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import process_time
from typing import cast

from schemas.statements import StatementFact, StatementRecorded
from schemas.topics import STATEMENTS
from streams import log
from streams.compare.history import WITHIN_SIDE, History
from streams.compare.rows import Row
from streams.envelope import ARTICLE_TIME, Cause, record
from streams.kafka import Message
from streams.worker.guard import understood
from streams.worker.journal import Journal
from tests.bench import Figure
from tests.bench.sayings import sayings

STATEMENTS_TOLD, AT_ONCE = 4_000, 500


def telling() -> Iterator[Figure]:
    """How much of the CPU time of a statement goes into its line and its metrics, where many are compared at once and where one is."""
    for at_once in (AT_ONCE, 1):
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
            log.configure("json")
            compared, told = _measured(at_once)
        share = f"{told / STATEMENTS_TOLD * 1e6:.0f} µs of CPU time a statement, {told / (compared + told):.1%} of it"
        yield Figure(f"telling of what is compared, {at_once} at once", share, f"{STATEMENTS_TOLD}, read and compared, not published")
    log.configure()


def _measured(at_once: int) -> tuple[float, float]:
    """Seconds of CPU time: to read and compare statements, and to tell of them."""
    journal, rows = Journal({STATEMENTS.full_name("saidbefore"): STATEMENTS.name}), dict[str, Row]()
    history, found = History(WITHIN_SIDE, rows.get), islice(sayings(STATEMENTS_TOLD), STATEMENTS_TOLD)
    compared = told = 0.0
    while messages := [_message(offset, statement) for offset, statement in enumerate(islice(found, at_once))]:
        begin = process_time()
        handled = [journal.begin(message) for message in messages]
        began = process_time()
        for handling in handled:
            handling.fact = understood(STATEMENTS, handling.message.value)
            handling.found = history.take(cast(StatementFact, handling.fact))
        taken = process_time()
        journal.end(handled)
        compared, told = compared + taken - began, told + process_time() - taken + began - begin
        rows |= history.rows
        history.rows.clear()
    return compared, told


def _message(offset: int, statement: StatementRecorded) -> Message:
    now = datetime.now(UTC)
    to, key, value, headers = record(
        statement, "saidbefore", now, Cause(statement.article, carried=((ARTICLE_TIME, now.isoformat().encode()),))
    )
    return Message(to, 0, offset, 0, key, value, headers)
