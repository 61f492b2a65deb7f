"""All benches, and the table of what they measure."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from streams import log
from tests.bench import Figure
from tests.bench.board import board
from tests.bench.comparison import SIZES, alone
from tests.bench.extraction import extraction
from tests.bench.flagged import share
from tests.bench.latency import latency
from tests.bench.orders import orders
from tests.bench.streaming import recovery, streaming
from tests.bench.telling import telling

ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "articles" / "fa-kes.jsonl"
LIMIT_SECONDS = 3600


class Bench(StrEnum):
    """What can be measured."""

    EXTRACT = "extract"
    COMPARE = "compare"
    STREAM = "stream"
    RECOVERY = "recovery"
    ORDERS = "orders"
    LATENCY = "latency"
    SHARE = "share"
    BOARD = "board"
    TELLING = "telling"


def bench(
    benches: Annotated[list[Bench] | None, typer.Argument(help="What to measure; all where none is named.")] = None,
    articles: Annotated[Path, typer.Option(metavar="FILE.jsonl", help="Articles to extract from, as JSON lines.")] = ARTICLES,
    size: Annotated[int, typer.Option(help=f"Statements to compare and to recover: one of {SIZES}.")] = SIZES[1],
) -> None:
    """Measure extraction, comparison alone and through Kafka, and the way from an article to a flag; each ends within LIMIT_SECONDS."""
    log.configure()
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(LIMIT_SECONDS)
    shown = Table("measured", "result", "of", "cores", box=None, pad_edge=False)
    for figure in measured(benches or Bench, articles, size):
        typer.echo(f"{figure.what}: {figure.value}", err=True)  # what takes long may be ended before the table is there
        shown.add_row(*figure, str(os.cpu_count()))
    Console().print(shown)


def measured(benches: Iterable[Bench], articles: Path, size: int) -> Iterator[Figure]:
    """The figures of some benches, one after the other; what needs articles is skipped, with a word, where there are none."""
    for one in benches:
        typer.echo(f"measuring: {one}", err=True)
        if one in (Bench.EXTRACT, Bench.SHARE) and not articles.exists():
            typer.echo(f"skipped: there is no {articles}; name a file of articles by --articles", err=True)
            continue
        begin: dict[Bench, Callable[[], Iterator[Figure]]] = {
            Bench.EXTRACT: partial(extraction, articles),
            Bench.COMPARE: partial(alone, size),
            Bench.STREAM: streaming,
            Bench.RECOVERY: partial(recovery, size),
            Bench.ORDERS: orders,
            Bench.LATENCY: latency,
            Bench.SHARE: partial(share, articles),
            Bench.BOARD: board,
            Bench.TELLING: telling,
        }
        yield from begin[one]()


def _too_long(_number: int, _frame: object) -> NoReturn:
    raise TimeoutError(f"not measured within {LIMIT_SECONDS} s")
