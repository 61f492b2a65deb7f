"""Which earlier quotation a quotation repeats, replayed in the order of their dates without looking ahead.

Each quotation is an article of its day, read as `scan` reads it; what it is likest to is told by its statements.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rich.console import Console
from rich.progress import track

from schemas.articles import ArticlePublished, article_id
from streams.compare.nearest import Nearest
from streams.extract.article import extract
from tests.eval.score import average_precision, best_f1

Row = dict[str, Any]

INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
"""Quotation marks inside a quotation are single ones."""


def predict_all(rows: list[Row]) -> list[Row]:
    """For each quotation the nearest earlier one and how like it is."""
    history = Nearest()
    return [_replayed(row, history) for row in track(rows, "reading", console=Console(stderr=True), transient=True)]


def _replayed(row: Row, history: Nearest) -> Row:
    """What the statements of a quotation are likest to; 0 where none was read. Afterwards they are history themselves."""
    statements = extract(article(row))
    found = [best for statement in statements if (best := history.best(statement)) is not None]
    for statement in statements:
        history.add(statement)
    nearest, score = max(found, key=lambda best: best[1], default=(None, 0.0))
    return {"id": row["id"], "nearest": nearest and nearest.outlet, "score": round(score, 4)}


def article(row: Row) -> ArticlePublished:
    """A quotation as an article of its day; the outlet is the row's id, by which the row of a statement is known."""
    text = f"{row['speaker']} said: “{' '.join(row['quote'].translate(INNER).split())}”"
    day = date.fromisoformat(row["date"])
    return ArticlePublished(article=article_id(None, row["id"], day, text), revision=1, text=text, outlet=row["id"], published=day)


def report(rows: list[Row], predictions: list[Row]) -> Iterator[tuple[str, str]]:
    """Name and figure of each measure."""
    claims = {row["id"]: set(row["claims"]) for row in rows}
    repeats = [bool(claims[row["id"]] & set().union(*(claims[one["id"]] for one in rows[:place]))) for place, row in enumerate(rows)]
    ranked = [(one["score"], repeat) for one, repeat in zip(predictions, repeats, strict=True)]
    hits = [bool(claims[one["id"]] & claims.get(one["nearest"], set())) for one, repeat in zip(predictions, repeats, strict=True) if repeat]
    yield "average precision", f"{average_precision(ranked):.3f}"
    yield "best F1", f"{best_f1(ranked):.3f}"
    yield "hit@1", f"{sum(hits) / len(hits):.3f}"
