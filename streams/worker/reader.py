"""Reading language in other processes: it never stalls the event loop, uses every core, and what takes too long can be ended."""

import asyncio
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from importlib import import_module
from multiprocessing.connection import wait
from threading import Thread

from pebble import ProcessExpired, ProcessPool

from schemas.articles import ArticlePublished
from schemas.statements import StatementRecorded
from streams.worker.guard import CannotGoOnError, RefusedError

LANGUAGE = "en"
OURS = "streams.extract"
"""The package of our extractor: its version is `version.EXTRACTOR`, it reads by `article.extract`; another one has the same two."""
START_SECONDS = 60.0
"""A process has loaded its language model after this long, or never will."""
FIRST = ArticlePublished(article="", revision=1, text="Lisbon said its troops had left Mali.", outlet="", published=date(2021, 6, 9))
"""What each process reads at first: it loads model and tables, which are no part of the time that an article takes."""


class Reader:
    """One process that reads articles, one at a time. A reading that is ended takes the process along; the next one gets a new one."""

    def __init__(self, seconds: float, extractor: str = OURS) -> None:
        self._seconds, self._extractor = seconds, extractor
        context = multiprocessing.get_context("spawn")  # a fork would take over the threads' locks of Kafka and RocksDB
        self._pool = ProcessPool(max_workers=1, initializer=_prepare, initargs=[extractor], context=context)

    async def read(self, article: ArticlePublished) -> list[StatementRecorded]:
        """The statements in the text of an article.

        Raises RefusedError for another language (`language`), for a reading that takes too long (`time`) or that ends its
        process (`error`); CannotGoOnError where no process can be started; and whatever the extractor itself raises.
        """
        if article.language != LANGUAGE:
            raise RefusedError("language", f"can not read {article.language!r}, only {LANGUAGE!r}")
        task = self._pool.schedule(_extract, args=[self._extractor, article], timeout=self._seconds)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(task), self._seconds + START_SECONDS)
        except ProcessExpired as error:
            raise _ended(error) from None
        except (TimeoutError, RuntimeError) as error:
            if not self._pool.active:
                raise CannotGoOnError(f"no process can be started to read articles: {error}") from error
            if isinstance(error, TimeoutError):
                raise _too_long(self._seconds) from None
            raise

    def close(self) -> None:
        """End the process, with what it is reading."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it without types
        self._pool.join()


Read = Callable[[ArticlePublished], list[StatementRecorded]]


@contextmanager
def reading_ahead(articles: Sequence[ArticlePublished], processes: int, seconds: float, extractor: str = OURS) -> Iterator[Read]:
    """Read articles in several processes at once; ask inside for the statements of each, in the order of the articles.

    To ask raises RefusedError (`time`, `error`) where an article takes too long or ends its process, and whatever the extractor raises.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPool(max_workers=min(processes, len(articles)), initializer=_prepare, initargs=[extractor], context=context)
    try:
        found = pool.map(partial(_extract, extractor), articles, timeout=seconds).result()
        yield lambda _article: _next(found, seconds)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it without types
        pool.join()


def version_of(extractor: str) -> str:
    """The version of an extractor, given its package; the extractor itself is not loaded."""
    version: str = import_module(f"{extractor}.version").EXTRACTOR
    return version


def _next(found: Iterator[list[StatementRecorded]], seconds: float) -> list[StatementRecorded]:
    try:
        return next(found)
    except TimeoutError:
        raise _too_long(seconds) from None
    except ProcessExpired as error:
        raise _ended(error) from None


def _too_long(seconds: float) -> RefusedError:
    return RefusedError("time", f"not read within {seconds:g} s")


def _ended(error: ProcessExpired) -> RefusedError:
    return RefusedError("error", f"reading it ended the process with code {error.exitcode}")


def _prepare(extractor: str) -> None:
    Thread(target=_follow_parent, daemon=True).start()
    _extract(extractor, FIRST)


def _follow_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _extract(extractor: str, article: ArticlePublished) -> list[StatementRecorded]:
    extracted: list[StatementRecorded] = import_module(f"{extractor}.article").extract(article)
    return extracted
