"""Articles a second of one process that extracts, beside spaCy's full parse of the same texts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import perf_counter

from schemas.articles import ArticlePublished
from streams.commands.gather import gather
from streams.extract.article import extract
from streams.extract.model import installed
from tests.bench import Figure

WARM_UP, MEASURED = 5, 100


def extraction(file: Path) -> Iterator[Figure]:
    """Take turns, article by article, so that whatever else the machine does slows both down alike."""
    chosen, full = sample(file), installed().load()
    for article in chosen[:WARM_UP]:
        extract(article)
        full(article.text)
    pairs = [(seconds(lambda: extract(article)), seconds(lambda: full(article.text))) for article in chosen[WARM_UP:]]  # noqa: B023
    extracting, parsing = map(sum, zip(*pairs, strict=True))
    words = sum(len(article.text.split()) for article in chosen[WARM_UP:])
    of = f"{len(pairs)} articles of {words / len(pairs):.0f} words"
    yield Figure("extraction, one process", f"{len(pairs) / extracting:.1f} articles/s", of)
    yield Figure("spaCy's full parse, one process", f"{len(pairs) / parsing:.1f} articles/s", "the same, in turns")
    yield Figure("extraction against the parse", f"{extracting / parsing:.2f} times as long", "the same")


def sample(file: Path) -> list[ArticlePublished]:
    """Some articles of a file, each time the same ones."""
    found = [one for one in gather([str(file)], None) if isinstance(one, ArticlePublished)]
    return Random(1).sample(found, k=min(len(found), WARM_UP + MEASURED))


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin
