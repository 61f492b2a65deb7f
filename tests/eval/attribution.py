"""Who said what: source, cue and content spans against those that annotators marked (PARC3 and PolNeAR conventions)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from streams.extract.attribution import attributions, joined
from streams.extract.parse import read, span_of
from tests.eval.score import Figure, Spans, added, exact, overlapping, share

ROLES = ("source", "cue", "content")
ANY_DAY = date(2016, 6, 1)
"""Spans do not depend on the day."""

Told = dict[str, Spans]


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """The sayings that the extractor finds in the text of a row, as spans."""
    reading = read(row["text"], ANY_DAY)
    found = joined([one for one in attributions(reading) if one.content])
    told = [{"source": [one.source_span], "cue": [span_of(one.cue)], "content": list(one.content)} for one in found]
    return {"id": row["id"], "attributions": told}


def report(rows: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Name and figure of each measure."""
    pairs = [(_told(mine), _told(gold)) for mine, gold in zip(predictions, rows, strict=True)]
    for role in ROLES:
        yield f"exact {role}", str(added(exact(_spans(mine, role), _spans(gold, role)) for mine, gold in pairs))
    yield "exact, all spans", str(added(exact(_all(mine), _all(gold)) for mine, gold in pairs))
    yield "overlapping content", str(added(overlapping(_spans(mine, "content"), _spans(gold, "content")) for mine, gold in pairs))
    yield "source given content", f"{_sources_given_content(pairs):.3f}"


def _told(row: dict[str, Any]) -> list[Told]:
    return [{role: tuple(map(tuple, one.get(role, ()))) for role in ROLES} for one in row["attributions"]]


def _spans(told: Iterable[Told], role: str) -> list[Spans]:
    return [one[role] for one in told if one[role]]


def _all(told: Iterable[Told]) -> list[tuple[str, Spans]]:
    return [(role, one[role]) for one in told for role in ROLES if one[role]]


def _sources_given_content(pairs: Iterable[tuple[list[Told], list[Told]]]) -> float:
    """Of the contents that overlap a marked one most, how many have a source that overlaps the marked source."""
    matched = [match for mine, gold in pairs for match in _matches(mine, gold)]
    return Figure(sum(matched), len(matched), len(matched)).f1


def _matches(mine: list[Told], gold: list[Told]) -> Iterator[bool]:
    for one in mine:
        best = max(gold, key=lambda other: share(one["content"], other["content"]), default=None)
        if best is not None and best["source"] and share(one["content"], best["content"]):
            yield share(one["source"], best["source"]) > 0
