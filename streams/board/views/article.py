"""An article's text in parts that a page can bear, with its statements in their places."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from schemas.base import Span, interval
from schemas.statements import Slot, StatementRecorded
from streams.board.views.marks import Mark, Piece, evidence, marks, pieces, regions, shows
from streams.board.views.words import Claim, claim, said

PART = 16_000
"""Characters of a text on one page, about."""
MOST_STATEMENTS = 60
"""Statements that are told on one page."""


class Place(NamedTuple):
    """A stretch of a text: its pieces, and the numbers of the statements that it shows; none where it is plain."""

    pieces: list[Piece]
    statements: tuple[int, ...]


class Told(NamedTuple):
    """A statement beside the text: its number on the page, the claim, and slot by slot what was read."""

    number: int
    id: str
    claim: Claim
    when: str
    slots: list[tuple[str, str]]
    thread: bool


class Text(NamedTuple):
    """A part of an article: which of how many, its places in order, and the statements that it shows."""

    part: int
    parts: int
    places: list[Place]
    told: list[Told]
    left_out: int


def parts(text: str) -> list[Span]:
    """Where a text is cut: behind the last line end of a part, else behind its last blank, else anywhere."""
    found, start = list[Span](), 0
    while len(text) - start > PART * 1.25:
        end = next((cut for sign in ("\n", " ") if (cut := text.rfind(sign, start + PART // 2, start + PART) + 1)), start + PART)
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def part_of(cuts: Sequence[Span], place: int) -> int:
    """The number, from 1 on, of the part in which a place lies."""
    return next((number for number, (start, end) in enumerate(cuts, 1) if start <= place < end), 1)


def shown(text: str, statements: Iterable[StatementRecorded], threads: Iterable[str], part: int = 1) -> Text:
    """A part of a text with those of some statements that lie in it; `threads` are the ids of those that have a thread."""
    cuts = parts(text)
    number = min(max(part, 1), len(cuts))
    window = cuts[number - 1]
    within = sorted((one for one in statements if shows(one, text) and _lies(one, window)), key=beginning)
    kept, linked = within[:MOST_STATEMENTS], set(threads)
    told = [_told(at, one, one.id in linked) for at, one in enumerate(kept, 1)]
    return Text(number, len(cuts), _places(text, window, kept), told, len(within) - len(kept))


def beginning(statement: StatementRecorded) -> int:
    """Where the words of a statement begin in the text of its article."""
    return statement.evidence[Slot.CONTENT][0][0]


def _lies(statement: StatementRecorded, window: Span) -> bool:
    return any(start < window[1] and end > window[0] for start, end in _spans(statement))


def _spans(statement: StatementRecorded) -> list[Span]:
    return [span for found in statement.evidence.values() for span in found]


def _places(text: str, window: Span, statements: Sequence[StatementRecorded]) -> list[Place]:
    """The text of a window, plain stretches and those that statements show by turns."""
    owners = [(span, number) for number, one in enumerate(statements, 1) for span in _spans(one)]
    drawn = sorted({mark for one in statements for mark in marks(evidence(one))})
    found, at = list[Place](), window[0]
    for start, end in regions(_clipped(span, window) for span, _ in owners if _meets(span, window)):
        found += [Place([Piece(text[at:start], ())], ())] if at < start else []
        numbers = tuple(sorted({number for span, number in owners if _meets(span, (start, end))}))
        found.append(Place(pieces(text, (start, end), _between(drawn, start, end)), numbers))
        at = end
    return [*found, Place([Piece(text[at : window[1]], ())], ())] if at < window[1] else found


def _between(drawn: Sequence[Mark], start: int, end: int) -> list[Mark]:
    return [mark for mark in drawn if mark.start < end and mark.end > start]


def _meets(span: Span, window: Span) -> bool:
    return span[0] < window[1] and span[1] > window[0]


def _clipped(span: Span, window: Span) -> Span:
    return max(span[0], window[0]), min(span[1], window[1])


def _told(number: int, one: StatementRecorded, thread: bool) -> Told:
    return Told(number, one.id, claim(one), said(one), slots(one), thread)


def slots(one: StatementRecorded) -> list[tuple[str, str]]:
    """What was read, slot by slot; what is not known is left out."""
    speaker, place, actor = one.speaker, one.place, one.actor
    who = ", ".join(part for part in (speaker.name, speaker.role, speaker.side, speaker.grade) if part)
    found = {
        "speaker": who,
        "act": str(one.act),
        "action": f"{one.action} ({one.family}), {one.modality}, {one.polarity}",
        "actor": actor and f"{actor.name}{f' ({actor.side})' if actor.side else ''}",
        "object": one.object,
        "place": place and f"{place.name}{f' ({place.code})' if place.code else ''}",
        "said": f"{said(one)}{f', from “{one.said_words}”' if one.said_words else ''}",
        "due": one.due and _due(one.due),
        "outcome": one.outcome,
        "codes": ", ".join(f"{name} {code}" for name, code in (("PLOVER", one.plover), ("CAMEO", one.cameo)) if code),
        "sure": f"{one.confidence:.0%}",
    }
    return [(name, value) for name, value in found.items() if value]


def _due(due: str) -> str:
    earliest, latest = interval(due)
    last = latest or earliest
    return f"{due}, by {last}" if last and last.isoformat() != due else due


def safe_link(url: str | None) -> str | None:
    """An address that a page may link to: of the web, and nothing else."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.netloc else None
