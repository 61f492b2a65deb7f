"""`python -m tests.bench`: measure, and print one table."""

import os
import signal
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from streams import log
from tests.bench import Figure
from tests.bench.comparison import alone, through_faust
from tests.bench.extraction import extraction
from tests.bench.latency import latency

ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "articles" / "fa-kes.jsonl"
LIMIT_SECONDS = 180


class Bench(StrEnum):
    """What can be measured."""

    EXTRACT = "extract"
    COMPARE = "compare"
    LATENCY = "latency"


def bench(
    benches: Annotated[list[Bench] | None, typer.Argument(help="What to measure; all where none is named.")] = None,
    articles: Annotated[Path, typer.Option(metavar="FILE.jsonl", help="Articles to extract from, as JSON lines.")] = ARTICLES,
) -> None:
    """Measure extraction, comparison and the way from an article to a flag; it ends after 3 minutes at the latest."""
    log.configure()
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(LIMIT_SECONDS)
    shown = Table("measured", "result", "of", "cores", box=None, pad_edge=False)
    for figure in measured(benches or Bench, articles):
        shown.add_row(*figure, str(os.cpu_count()))
    Console().print(shown)


def measured(benches: Iterable[Bench], articles: Path) -> Iterator[Figure]:
    """The figures of some benches, one after the other; extraction is skipped, with a word, where there are no articles."""
    for one in benches:
        typer.echo(f"measuring: {one}", err=True)
        match one:
            case Bench.EXTRACT if not articles.exists():
                typer.echo(f"skipped: there is no {articles}; name a file of articles by --articles", err=True)
            case Bench.EXTRACT:
                yield from extraction(articles)
            case Bench.COMPARE:
                yield from alone()
                yield from through_faust()
            case Bench.LATENCY:
                yield from latency()


def _too_long(_number: int, _frame: object) -> NoReturn:
    raise TimeoutError(f"not measured within {LIMIT_SECONDS} s")


if __name__ == "__main__":
    typer.run(bench)
