"""Reading in another process: what takes too long or breaks is refused, and the next article is read."""

import asyncio
import multiprocessing
from collections.abc import Iterator
from datetime import date
from multiprocessing.process import BaseProcess

import psutil
import pytest

from schemas.articles import ArticlePublished
from streams.extract.article import extract
from streams.worker.guard import RefusedError
from streams.worker.reader import Reader

LINE = "President Vladimir Putin announced on Monday that Russia would withdraw its troops from Syria.\n\n"


def article(text: str, language: str = "en") -> ArticlePublished:
    return ArticlePublished(article="article", revision=1, text=text, outlet="Harbour Post", published=date(2021, 6, 9), language=language)


SHORT, ENDLESS = article(LINE), article(LINE * 20_000)


@pytest.fixture
def reader() -> Iterator[Reader]:
    reader = Reader(seconds=2)
    yield reader
    reader.close()


def test_it_reads_what_the_extractor_reads(reader: Reader) -> None:
    assert asyncio.run(reader.read(SHORT)) == extract(SHORT)


def test_another_language_is_refused(reader: Reader) -> None:
    with pytest.raises(RefusedError, match="'fr'") as refused:
        asyncio.run(reader.read(article("Rien.", language="fr")))

    assert refused.value.reason == "language"


def test_a_reading_that_takes_too_long_is_ended_and_the_next_article_is_read(reader: Reader) -> None:
    with pytest.raises(RefusedError, match="not read within 2 s") as refused:
        asyncio.run(reader.read(ENDLESS))

    assert refused.value.reason == "time"
    assert asyncio.run(reader.read(SHORT)) == extract(SHORT)


def test_a_reading_that_ends_its_process_is_refused_and_the_next_article_is_read(reader: Reader) -> None:
    async def read_and_kill() -> None:
        await reader.read(SHORT)
        (process,) = multiprocessing.active_children()
        reading, idle = asyncio.create_task(reader.read(ENDLESS)), _worked(process)
        while _worked(process) < idle + 0.2:
            await asyncio.sleep(0)
        process.kill()
        await reading

    with pytest.raises(RefusedError, match="ended the process with code") as refused:
        asyncio.run(read_and_kill())

    assert refused.value.reason == "error"
    assert asyncio.run(reader.read(SHORT)) == extract(SHORT)


def _worked(process: BaseProcess) -> float:
    return psutil.Process(process.pid).cpu_times().user
