"""What a sentence is about: its PLOVER root against the one that coders gave it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from streams.extract.attribution import attributions
from streams.extract.parse import Reading, read
from streams.extract.parse.words import Sentence as Span
from streams.extract.roots import event_of
from streams.extract.roots.deeds import Event
from tests.eval.score import macro_f1

ANY_DAY = date(2016, 6, 1)
MERGED = {"RETREAT": "YIELD", "CONCEDE": "YIELD"}
"""Roots of today's PLOVER -> those of the data."""

SANCTIONS = "163"
"""The CAMEO code of economic sanctions: SANCTION in PLOVER, but the data's coders took them for measures of coercion (CAMEO 172)."""


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """The root of what the sentence tells, by somebody's saying or in its own voice."""
    reading = read(row["sentence"], ANY_DAY)
    event = event_of(_main(reading), attributions(reading))
    return {"plover": _of_the_data(event) if event is not None else None}


def _main(reading: Reading) -> Span:
    """The longest of the pieces that a sentence with a dateline, a title or a headline in front is split into; one with a verb first."""
    pieces = [piece for paragraph in reading.paragraphs for piece in paragraph.doc.sents]
    return max(pieces, key=lambda piece: (piece.root.pos_ in ("VERB", "AUX"), len(piece)))


def _of_the_data(event: Event) -> str:
    return "COERCE" if event.root == "SANCTION" and event.cameo == SANCTIONS else MERGED.get(event.root, event.root)


def report(rows: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Name and figure of each measure."""
    pairs = [(mine["plover"], gold["plover"]) for mine, gold in zip(predictions, rows, strict=True)]
    yield "accuracy", f"{sum(mine == gold for mine, gold in pairs) / len(pairs):.3f}"
    yield "macro-F1", f"{macro_f1(pairs):.3f}"
    yield "without a root", f"{sum(mine is None for mine, _ in pairs) / len(pairs):.3f}"
