"""Texts with spans of evidence -> pieces to be marked, whatever overlaps."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from schemas.base import Span
from schemas.statements import Slot, StatementRecorded

MARGIN = 300
"""Characters shown around what a passage is about, at most."""
Spans = dict[str, tuple[Span, ...]]
"""Slot -> its spans in a text."""


class Mark(NamedTuple):
    """A stretch of a text and what it shows."""

    start: int
    end: int
    slot: str


class Piece(NamedTuple):
    """A stretch of a text in which nothing begins or ends, with the names of the slots that it shows, in order."""

    text: str
    slots: tuple[str, ...]


class Passage(NamedTuple):
    """The words around a statement in its article; `cut` where the text goes on before or behind."""

    pieces: list[Piece]
    cut: tuple[bool, bool]


def pieces(text: str, window: Span, marks: Iterable[Mark]) -> list[Piece]:
    """The part of a text in a window, cut wherever a mark begins or ends."""
    first, last = window
    within = [Mark(max(mark.start, first), min(mark.end, last), mark.slot) for mark in marks]
    within = [mark for mark in within if mark.start < mark.end]
    bounds = sorted({first, last, *(bound for mark in within for bound in mark[:2])})
    begins, ends = _by(within, 0), _by(within, 1)
    open_now, found = Counter[str](), list[Piece]()
    for start, end in pairwise(bounds):
        open_now.update(begins.get(start, ()))
        open_now.subtract(ends.get(start, ()))
        found.append(Piece(text[start:end], tuple(sorted(slot for slot, count in open_now.items() if count > 0))))
    return found


def _by(marks: Iterable[Mark], side: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for mark in marks:
        found.setdefault(int(mark[side]), []).append(mark.slot)
    return found


def passage(statement: StatementRecorded, text: str | None, spans: Spans | None = None) -> Passage:
    """A statement in the words around it, with some slots marked, else those of its evidence; where the text is not known, its content."""
    spans = evidence(statement) if spans is None else spans
    if text is None or not shows(statement, text):
        text, spans = statement.content, moved(spans, statement)
        return Passage(pieces(text, (0, len(text)), marks(spans)), (False, False))
    window = around(
        text, [span for slot in (Slot.CONTENT, Slot.ACTION) for span in spans.get(slot, ())] or statement.evidence[Slot.CONTENT]
    )
    return Passage(pieces(text, window, marks(spans)), (_goes_on(text, window[0] - 1), _goes_on(text, window[1])))


def _goes_on(text: str, place: int) -> bool:
    """Whether a paragraph goes on at a place."""
    return 0 <= place < len(text) and text[place] != "\n"


def evidence(statement: StatementRecorded) -> Spans:
    """All that a statement shows, by the names of its slots."""
    return {str(slot): spans for slot, spans in statement.evidence.items()}


def shows(statement: StatementRecorded, text: str) -> bool:
    """Whether a text is the one in whose characters the evidence of a statement counts."""
    return statement.content in _words(text, statement.evidence[Slot.CONTENT])


def _words(text: str, spans: Iterable[Span]) -> set[str]:
    found = [text[start:end] for start, end in spans]
    return {*found, " ".join(found), "".join(found)}


def marks(spans: Spans) -> list[Mark]:
    """All spans but those of the whole content, as marks."""
    return [Mark(*span, slot) for slot, found in spans.items() if slot != Slot.CONTENT for span in found]


def moved(spans: Spans, statement: StatementRecorded) -> Spans:
    """Spans in an article's text -> spans in the content of a statement, as far as they lie in it."""
    length = len(statement.content)
    start = next((first for first, last in statement.evidence[Slot.CONTENT] if last - first == length), None)
    if start is None:
        return {}
    inside = {slot: tuple((a - start, b - start) for a, b in found if start <= a < b <= start + length) for slot, found in spans.items()}
    return {slot: found for slot, found in inside.items() if found}


def around(text: str, spans: Sequence[Span]) -> Span:
    """The paragraph around some spans, or as much of it as lies near the first of them."""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    if last - first > 4 * MARGIN:
        first, last = spans[0]
    start = max(text.rfind("\n", 0, first) + 1, first - MARGIN)
    line_end = text.find("\n", last)
    end = min(line_end if line_end >= 0 else len(text), last + MARGIN)
    return _at_blank(text, start, first), end if end >= len(text) or text[end] == "\n" else text.rfind(" ", last, end) + 1 or end


def _at_blank(text: str, start: int, first: int) -> int:
    return start if start == 0 or text[start - 1] == "\n" else (text.find(" ", start, first) + 1 or start)


def regions(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap or touch as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
