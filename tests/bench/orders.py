"""One set of articles in many orders: the flags that stand in the end must be the same ones."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from random import Random

from rich.console import Console
from rich.progress import track

from schemas.flags import StatementFlagged
from schemas.statements import StatementRecorded
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE
from tests.bench import Figure
from tests.bench.sayings import sayings
from tests.compare.ledger import Ledger

ARTICLES, ORDERS = 1_000, 50


def orders() -> Iterator[Figure]:
    """How many results the same articles have in random orders."""
    articles = [list(statements) for _, statements in groupby(sayings(2 * ARTICLES, an_article=2), lambda statement: statement.article)]
    random, results = Random(ORDERS), list[dict[str, StatementFlagged]]()
    for _ in track(range(ORDERS), "orders", console=Console(stderr=True), transient=True):
        random.shuffle(articles)
        if (result := standing(articles)) not in results:
            results.append(result)
    yield Figure(
        "results of one set of articles",
        str(len(results)),
        f"{ARTICLES} articles, {2 * ARTICLES} statements, {len(results[0])} flags, in {ORDERS} orders",
    )


def standing(articles: Sequence[Sequence[StatementRecorded]]) -> dict[str, StatementFlagged]:
    """The flags that stand after some articles, by id; how often they were revised on the way depends on the order and is left out."""
    statements = [statement for article in articles for statement in article]
    flags = [flag for scope in (WITHIN_SIDE, ACROSS_SIDES) for flag in Ledger.after(statements, scope).standing().values()]
    return {flag.id: flag.model_copy(update={"revision": 1}) for flag in flags}
