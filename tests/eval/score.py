"""Precision, recall and F1 of spans, accuracy and macro-F1 of labels, average precision of ranked pairs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]


class Figure(NamedTuple):
    """What was found of what was to be found."""

    right: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0

    def __str__(self) -> str:
        """Write `0.533 (precision 0.600, recall 0.480)`."""
        precision, recall = (self.right / total if total else 0.0 for total in (self.found, self.wanted))
        return f"{self.f1:.3f} (precision {precision:.3f}, recall {recall:.3f})"


def added(figures: Iterable[Figure]) -> Figure:
    """The figure over all of several parts."""
    return Figure(*map(sum, zip(*figures, strict=True)))


def exact(found: Iterable[object], wanted: Iterable[object]) -> Figure:
    """How many things are in both, each counted as often as it is there."""
    mine, gold = Counter(found), Counter(wanted)
    return Figure((mine & gold).total(), mine.total(), gold.total())


def overlapping(found: Sequence[Spans], wanted: Sequence[Spans]) -> Figure:
    """How many span lists share a character with one of the others; each side counted by itself, right is the smaller of the two."""
    hit = sum(any(share(mine, gold) for gold in wanted) for mine in found)
    covered = sum(any(share(mine, gold) for mine in found) for gold in wanted)
    return Figure(min(hit, covered), len(found), len(wanted))


def share(a: Spans, b: Spans) -> int:
    """How many characters two span lists have in common."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def macro_f1(pairs: Sequence[tuple[str | None, str]]) -> float:
    """Mean F1 over the labels that are wanted, of (found, wanted) pairs."""
    labels = {wanted for _, wanted in pairs}
    return sum(_f1_of(label, pairs) for label in labels) / len(labels)


def _f1_of(label: str, pairs: Sequence[tuple[str | None, str]]) -> float:
    right = sum(found == wanted == label for found, wanted in pairs)
    return Figure(right, sum(found == label for found, _ in pairs), sum(wanted == label for _, wanted in pairs)).f1


def average_precision(ranked: Sequence[tuple[float, bool]]) -> float:
    """Mean of the precision at each right one, by falling score; ties in the order given."""
    order = [right for _, right in sorted(ranked, key=lambda pair: -pair[0])]
    precisions = [sum(order[: place + 1]) / (place + 1) for place, right in enumerate(order) if right]
    return sum(precisions) / len(precisions) if precisions else 0.0


def best_f1(ranked: Sequence[tuple[float, bool]]) -> float:
    """The best F1 that any threshold on the score reaches."""
    wanted = sum(right for _, right in ranked)
    order = [right for _, right in sorted(ranked, key=lambda pair: -pair[0])]
    return max((Figure(sum(order[:count]), count, wanted).f1 for count in range(1, len(order) + 1)), default=0.0)
