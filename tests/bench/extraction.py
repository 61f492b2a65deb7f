"""Extraction: articles a second beside spaCy's full parse of the same texts, where the time goes, and memory."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TypeVar

import psutil

from schemas.articles import ArticlePublished
from streams.commands.gather import gather
from streams.extract.article import extract
from streams.extract.cast import cast_of
from streams.extract.merge import sayings
from streams.extract.parse import paragraphs, read
from streams.extract.parse.model import installed
from streams.extract.record import recorded
from streams.extract.said.lookback import with_remembered
from streams.extract.tellings import told_in
from streams.extract.version import EXTRACTOR
from tests.bench import Figure

WARM_UP, MEASURED = 10, 200

Result = TypeVar("Result")


def extraction(file: Path) -> Iterator[Figure]:
    """Figures of one process, then of one process a core."""
    warm_up, measured = sample(file)
    yield from _beside_the_parse(warm_up, measured)
    yield from _stages(measured)
    yield from _on_all_cores(warm_up, measured)


def sample(file: Path) -> tuple[list[ArticlePublished], list[ArticlePublished]]:
    """Some articles of a file to warm up, and others to measure; each time the same ones."""
    found = [one for one in gather([str(file)], None) if isinstance(one, ArticlePublished)]
    chosen = Random(1).sample(found, k=min(len(found), WARM_UP + MEASURED))
    return chosen[:WARM_UP], chosen[WARM_UP:]


def _beside_the_parse(warm_up: list[ArticlePublished], measured: list[ArticlePublished]) -> Iterator[Figure]:
    """Take turns, article by article, so that whatever else the machine does slows both down alike."""
    spent: Counter[str] = Counter()
    full = installed().load()
    for article in warm_up:
        extract(article)
        full(article.text)
    for article in measured:
        _timed(spent, "extract", lambda: extract(article))  # noqa: B023  # called at once
        _timed(spent, "parse", lambda: full(article.text))  # noqa: B023
    words = sum(len(article.text.split()) for article in measured) / len(measured)
    of = f"{len(measured)} articles of {words:.0f} words"
    yield Figure("extraction, one process", f"{len(measured) / spent['extract']:.1f} articles/s", of)
    yield Figure("spaCy's full parse, one process", f"{len(measured) / spent['parse']:.1f} articles/s", "the same, in turns")
    yield Figure("extraction against the parse", f"{spent['parse'] / spent['extract']:.2f} times as fast", "the same")


def _stages(measured: list[ArticlePublished]) -> Iterator[Figure]:
    spent: Counter[str] = Counter()
    for article in measured:
        _timed(spent, "parse", lambda: paragraphs(article.text, article.title))  # noqa: B023
        reading = _timed(spent, "read", lambda: read(article.text, article.published, article.title))  # noqa: B023
        cast = _timed(spent, "cast", lambda: cast_of(reading))  # noqa: B023
        told = _timed(spent, "tell", lambda: with_remembered(told_in(reading, cast), cast))  # noqa: B023
        _timed(spent, "merge", lambda: [recorded(one, article, EXTRACTOR) for one in sayings(told)])  # noqa: B023
    spent["quotations, names"] = spent.pop("read") - spent["parse"]
    for stage, seconds in spent.most_common():
        yield Figure(f"of it: {stage}", f"{seconds / spent.total():.0%}", "the same")


def _on_all_cores(warm_up: list[ArticlePublished], measured: list[ArticlePublished]) -> Iterator[Figure]:
    cores = os.cpu_count() or 1
    with get_context("spawn").Pool(cores) as pool:
        _extracted(pool, warm_up * cores)
        begin = perf_counter()
        memory = _extracted(pool, measured)
        seconds = perf_counter() - begin
    yield Figure("extraction, a process a core", f"{len(measured) / seconds:.1f} articles/s", f"{cores} processes")
    yield Figure("memory of such a process", f"{max(memory):.0f} MB", "at most, with all it has loaded")


def _extracted(pool: Pool, articles: list[ArticlePublished]) -> list[float]:
    return list(pool.imap_unordered(_memory_after, articles))


def _memory_after(article: ArticlePublished) -> float:
    """Extract, and return the memory that this process holds then, in MB: the most it ever held would count what it was forked from."""
    extract(article)
    rss: int = psutil.Process().memory_info().rss
    return rss / 1024**2


def _timed(spent: Counter[str], stage: str, work: Callable[[], Result]) -> Result:
    begin = perf_counter()
    result = work()
    spent[stage] += perf_counter() - begin  # type: ignore[assignment]  # a counter of seconds
    return result
