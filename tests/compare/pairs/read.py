"""Reads the pairs, and finds what a scan makes of them."""

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from schemas.articles import ArticlePublished, article_id
from schemas.flags import Relation
from streams.local import Batch, in_order, scan

HERE = Path(__file__).parent
FILES = ("negatives", "positives", "topics", "unseen", "reworded", "rereports", "flagged")
"""Topics are positives of which most are about things for which the ontology has no action; those of `unseen` and `reworded` were written
before the rules were mended that they ask for, and the negatives of their kinds with them.

What is in `flagged` has no relation, and is flagged still.
"""
OF_ONE_CLAIM = frozenset({Relation.REREPORT, Relation.REPEAT, Relation.REVERSAL})
"""The relations held here: a promise that is carried out later is none of these, whatever else it may be."""


ALSO_RIGHT = {"quoted": frozenset({Relation.REREPORT})}
"""Kind -> relations that a negative of it may have: who quotes what another has said reports it again."""


class Pair(NamedTuple):
    """Two articles, earlier and later, and the relation expected between them, if any; the id tells the pair for good."""

    id: str
    kind: str
    expected: Relation | None
    earlier: ArticlePublished
    later: ArticlePublished


def pairs(name: str) -> list[Pair]:
    """All pairs of a file, in its order."""
    with (HERE / name).with_suffix(".tsv").open(newline="") as lines:
        return [_pair(row) for row in csv.DictReader(lines, dialect=csv.excel_tab, quoting=csv.QUOTE_NONE)]


@cache
def batch(pair: Pair) -> Batch:
    """What a scan of the two articles records and flags. Raises ValueError where one of them can not be read."""
    found = scan(in_order([pair.earlier, pair.later]))
    if found.failed:
        raise ValueError(found.failed[0])
    return found


def relations(pair: Pair) -> frozenset[Relation]:
    """The relations of the later article's statements to the earlier one's."""
    found = batch(pair)
    article_of = {statement.id: statement.article for statement in found.statements.values()}
    flags = (flag for flag in found.flags if article_of[flag.statement] == pair.later.article)
    resting = (flag for flag in flags if pair.earlier.article in {article_of[one] for one in flag.earlier.model_dump().values()})
    return frozenset(flag.relation for flag in resting) & OF_ONE_CLAIM


def holds(pair: Pair) -> bool:
    """Whether a pair has the relation expected, or none where none is."""
    found = relations(pair)
    return pair.expected in found if pair.expected else not found - ALSO_RIGHT.get(pair.kind, frozenset())


def share(held: Iterable[Pair]) -> float:
    """The share of pairs that hold, 0 to 1: the recall where they have a relation."""
    results = [holds(pair) for pair in held]
    return sum(results) / len(results)


def _pair(row: dict[str, str]) -> Pair:
    expected = Relation(row["expected"]) if row["expected"] != "none" else None
    return Pair(row["id"], row["kind"], expected, _article(row, "earlier"), _article(row, "later"))


def _article(row: dict[str, str], which: str) -> ArticlePublished:
    text, outlet, day = row[which], row[f"{which}_outlet"], date.fromisoformat(row[f"{which}_published"])
    url = f"https://pairs.example/{row['id']}/{which}"
    return ArticlePublished(article=article_id(url, outlet, day, text), revision=1, text=text, outlet=outlet, published=day, url=url)
