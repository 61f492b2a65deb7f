"""`python -m tests.compare.same [FILE.jsonl]`: one digest of all that is flagged over many statements, and the CPU time of it.

A change that makes comparison faster must leave the digest as it is: run it before and after. The statements are made up, or extracted
from a file of articles; they are taken in order, then some of them in another order, and some of these withdrawn.
"""

import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time

import typer

from schemas.articles import ArticlePublished
from schemas.statements import StatementFact, StatementRecorded
from streams.commands.gather import gather
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE, History
from streams.extract.article import extract
from streams.local import in_order
from tests.bench.sayings import sayings
from tests.compare.build import withdrawn

COUNT = 5000
ANOTHER_ORDER, WITHDRAWN = 0.3, 0.03
"""Shares of the statements."""


def statements(files: list[Path]) -> list[StatementRecorded]:
    """Those of the articles in some files, or else some made-up ones."""
    articles = in_order(one for one in gather([*map(str, files)], None) if isinstance(one, ArticlePublished))
    return [one for article in articles for one in extract(article)] if files else [*sayings(COUNT)]


def orders(some: list[StatementRecorded]) -> Iterator[list[StatementFact]]:
    """The facts that are taken, one history after the other."""
    random = Random(1)
    mixed = random.sample(some, round(ANOTHER_ORDER * len(some)))
    yield [*some]
    yield [*mixed, *map(withdrawn, random.sample(mixed, round(WITHDRAWN * len(some))))]


def flagged(facts: Iterable[StatementFact]) -> Iterator[str]:
    """Every fact about flags, as it would be published."""
    histories = [History(scope) for scope in (WITHIN_SIDE, ACROSS_SIDES)]
    return (found.model_dump_json() for fact in facts for history in histories for found in history.take(fact))


if __name__ == "__main__":
    taken, begin = list(orders(statements([*map(Path, sys.argv[1:])]))), process_time()
    lines = [line for facts in taken for line in flagged(facts)]
    typer.echo(f"{sha256(''.join(lines).encode()).hexdigest()}  {len(lines)} facts about flags, {process_time() - begin:.1f} s of CPU time")
