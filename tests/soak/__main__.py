"""`python -m tests.soak`: the same articles revised again and again, as fast as they are read, and what the processes hold meanwhile.

What was said is remembered for good, and memory grows with it by design; so the articles go back and forth between two texts, and
the history stays as long as it was while everything that there is to do is done: read, recorded, withdrawn, flagged, told, shown.
"""

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Annotated, NamedTuple

import typer
from rich.console import Console
from rich.table import Table

from schemas.articles import ArticlePublished
from schemas.topics import ARTICLES, STATEMENTS
from streams import log
from streams.kafka import behind, publish
from streams.settings import Settings
from tests.chaos.hosts import Installation, installation
from tests.chaos.stream import articles
from tests.soak.samples import Samples, growths, look

KEPT, AT_ONCE = 400, 50
"""Articles that are revised again and again, and how many at once."""
LOOK_SECONDS, LAST_SECONDS = 5.0, 120.0
TOLERANCE = 1.1
"""How many times as much memory a process may hold in the last third as in the first."""
WHOLE_HEAP = "-Xms512m -XX:+AlwaysPreTouch"
"""Kafka's heap taken whole at the start: it is bounded, fills to its bound in an hour, and what grows besides would be lost in that."""


class Lag(NamedTuple):
    """Messages that wait for the workers, by topic."""

    articles: int
    statements: int

    @property
    def leaves_room(self) -> bool:
        """Whether more articles may be sent: only then does nobody rest, and does nothing pile up before the slowest."""
        return self.articles < ENOUGH.articles and self.statements < ENOUGH.statements


ENOUGH = Lag(articles=150, statements=1_000)


def soak(
    minutes: Annotated[float, typer.Option(help="How long.")] = 30.0,
    warm_up: Annotated[float, typer.Option(help="Minutes before the first sample: what is kept for use again is full by then.")] = 8.0,
) -> None:
    """Keep an installation at full load, then print memory, files, threads and lag, early and late; exit code 1 where memory grew."""
    log.configure()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.environ["JDK_JAVA_OPTIONS"] = WHOLE_HEAP
    with TemporaryDirectory(prefix="saidbefore-soak-") as home, installation(Path(home), far=False) as running:
        samples, lags, sent = _under_load(running, minutes * 60, warm_up * 60)
        drained = _drained(running.settings)
    Console().print(_table(samples))
    third = len(lags) // 3
    for topic in Lag._fields:
        early, late = (sum(getattr(lag, topic) for lag in part) / third for part in (lags[:third], lags[-third:]))
        typer.echo(f"{topic} waiting: {early:.0f} in the first third, {late:.0f} in the last")
    typer.echo(f"{sent} articles in {minutes:g} minutes; all read and compared {drained:.0f} s after the last")
    raise typer.Exit(int(any(growth.memory_ratio > TOLERANCE for growth in growths(samples))))


def _under_load(running: Installation, seconds: float, warm_up: float) -> tuple[Samples, list[Lag], int]:
    samples, lags, sent = Samples(), list[Lag](), 0
    begin, revisions = monotonic(), _revisions()
    while (elapsed := monotonic() - begin) < seconds:
        if (lag := waiting(running.settings)).leaves_room:
            sent += publish(running.settings, [next(revisions) for _ in range(AT_ONCE)])
        if elapsed > warm_up and elapsed - warm_up > len(lags) * LOOK_SECONDS:
            look(running, samples)
            lags.append(lag)
        sleep(LOOK_SECONDS / 20)
    return samples, lags, sent


def _revisions() -> Iterator[ArticlePublished]:
    """Articles without end: each has two texts, and its revisions go back and forth between them."""
    random, today = Random(1), datetime.now(UTC).date()
    texts = [
        fact for fact in articles(random, range(4 * KEPT), today).facts if isinstance(fact, ArticlePublished) and fact.language == "en"
    ]
    for revision in count(1):
        for number in range(KEPT):
            found = texts[2 * number + revision % 2]
            yield ArticlePublished(
                article=f"article {number}",
                revision=revision,
                text=found.text,
                outlet=found.outlet,
                published=found.published,
                language="en",
            )


def waiting(settings: Settings) -> Lag:
    """How many articles are not yet read, and how many facts about statements not yet compared."""
    return Lag(behind(settings, "extract", ARTICLES), behind(settings, "compare", STATEMENTS))


def _drained(settings: Settings) -> float:
    begin = monotonic()
    while sum(waiting(settings)) and monotonic() - begin < LAST_SECONDS:
        sleep(1)
    return monotonic() - begin


def _table(samples: Samples) -> Table:
    shown = Table("process", "memory, MiB", "times", "files", "threads", box=None, pad_edge=False)
    for each in growths(samples):
        pairs = [f"{early:.0f} -> {late:.0f}" for early, late in zip(each.before, each.after, strict=True)]
        shown.add_row(each.name, pairs[0], f"{each.memory_ratio:.2f}", *pairs[1:])
    return shown


if __name__ == "__main__":
    typer.run(soak)
