"""Which earlier quotation a quotation repeats, replayed in the order of their dates without looking ahead."""

from collections.abc import Iterator
from typing import Any

from streams.compare.text import likeness
from tests.eval.score import average_precision, best_f1


def predict_all(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each quotation the nearest earlier one and how like it is."""
    return [{"id": row["id"], **_nearest(row, rows[:place])} for place, row in enumerate(rows)]


def _nearest(row: dict[str, Any], earlier: list[dict[str, Any]]) -> dict[str, Any]:
    best = max(earlier, key=lambda one: likeness(row["quote"], one["quote"]), default=None)
    return {"nearest": best["id"] if best else None, "score": round(likeness(row["quote"], best["quote"]), 4) if best else 0.0}


def report(rows: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Name and figure of each measure."""
    claims = {row["id"]: set(row["claims"]) for row in rows}
    repeats = [bool(claims[row["id"]] & set().union(*(claims[one["id"]] for one in rows[:place]))) for place, row in enumerate(rows)]
    ranked = [(one["score"], repeat) for one, repeat in zip(predictions, repeats, strict=True)]
    hits = [bool(claims[one["id"]] & claims.get(one["nearest"], set())) for one, repeat in zip(predictions, repeats, strict=True) if repeat]
    yield "average precision", f"{average_precision(ranked):.3f}"
    yield "best F1", f"{best_f1(ranked):.3f}"
    yield "hit@1", f"{sum(hits) / len(hits):.3f}"
