"""Which of the statements that two extractors found in one article record the same saying."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from schemas.base import Span
from schemas.statements import Slot, StatementRecorded

LEAST = 0.3
"""From this share of common characters on, what is said is the same; with the same cue any common character is enough."""


class Matched(NamedTuple):
    """The statements of an article before and now: those that record one saying in pairs, and the others."""

    pairs: list[tuple[StatementRecorded, StatementRecorded]]
    lost: list[StatementRecorded]
    gained: list[StatementRecorded]


def matched(before: Sequence[StatementRecorded], now: Sequence[StatementRecorded]) -> Matched:
    """Pair statements one to one: those of one id, then those that the same characters show, the likest first.

    Where the two were read from different revisions, characters are no measure, and the words of what is said are.
    """
    by_id = {statement.id: statement for statement in now}
    pairs = [(old, by_id[old.id]) for old in before if old.id in by_id]
    taken = {old.id for old, _ in pairs}
    old_left, new_left = ([one for one in side if one.id not in taken] for side in (before, now))
    unlike = sorted((-likeness(old, new), i, j) for i, old in enumerate(old_left) for j, new in enumerate(new_left))
    mine, yours = set[int](), set[int]()
    for away, i, j in unlike:
        if away and i not in mine and j not in yours:
            mine.add(i)
            yours.add(j)
            pairs.append((old_left[i], new_left[j]))
    lost = [one for i, one in enumerate(old_left) if i not in mine]
    return Matched(pairs, lost, [one for j, one in enumerate(new_left) if j not in yours])


def likeness(old: StatementRecorded, new: StatementRecorded) -> float:
    """How much speaks for one saying, 0 where nothing does enough: what is said, then the words that say so and who said it."""
    if old.revision != new.revision:
        content = _share(old.content.lower().split(), new.content.lower().split())
        return content if content >= LEAST else 0
    content, cue, speaker = (
        _share(*(_characters(one.evidence[slot]) for one in (old, new))) for slot in (Slot.CONTENT, Slot.CUE, Slot.SPEAKER)
    )
    return content + cue / 2 + speaker / 4 if content >= LEAST or (content and cue) else 0


def _share(one: Iterable[object], other: Iterable[object]) -> float:
    a, b = set(one), set(other)
    return len(a & b) / len(a | b)


def _characters(spans: Iterable[Span]) -> Iterable[int]:
    return chain.from_iterable(range(start, end) for start, end in spans)
