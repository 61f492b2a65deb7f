"""What a sentence is about: its PLOVER root against the one that coders gave it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from schemas.articles import ArticlePublished, article_id
from schemas.ontology import ACTIONS
from streams.extract.article import extract
from streams.extract.meaning import meanings
from streams.extract.parse import paragraphs
from tests.eval.score import macro_f1

ANY_DAY = date(2016, 6, 1)
MERGED = {"RETREAT": "YIELD", "CONCEDE": "YIELD"}
"""Roots of today's PLOVER -> those of the data."""


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """The root of the first statement that has one, else of the deed that the sentence tells in its own voice."""
    text = row["sentence"]
    article = article_id(None, "eval", ANY_DAY, text)
    told = extract(ArticlePublished(article=article, revision=1, text=text, outlet="eval", published=ANY_DAY))
    root = next((one.plover for one in told if one.plover), None) or _own_voice(text)
    return {"plover": MERGED.get(root, root) if root else None}


def _own_voice(text: str) -> str | None:
    roots = [sentence.root for paragraph in paragraphs(text) for sentence in paragraph.doc.sents]
    known = (ACTIONS[one.action].plover for one in meanings(roots) if one.action in ACTIONS)
    return next((root for root in known if root), None)


def report(rows: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Name and figure of each measure."""
    pairs = [(mine["plover"], gold["plover"]) for mine, gold in zip(predictions, rows, strict=True)]
    yield "accuracy", f"{sum(mine == gold for mine, gold in pairs) / len(pairs):.3f}"
    yield "macro-F1", f"{macro_f1(pairs):.3f}"
    yield "without a root", f"{sum(mine is None for mine, _ in pairs) / len(pairs):.3f}"
