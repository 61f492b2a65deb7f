"""Why a statement was flagged, slot by slot, and why the nearest other one was not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from schemas.base import Span
from schemas.flags import StatementFlagged, Why
from schemas.statements import Slot, StatementRecorded
from streams.board.views.marks import Spans
from streams.board.views.words import title

DIFFERENT = {"side": "another", "modality": "other"}
"""Slots that differ without being opposite."""


class Row(NamedTuple):
    """A slot: what decided, its values now and before, and the words that show them."""

    slot: str
    verdict: str
    """`same`, `opposite`, `another`, `other`, `missing` or `changed`."""
    now: str
    before: str
    now_words: str
    before_words: str


class Reasons(NamedTuple):
    """All slots of a flag, how like the words are, which vetoes were considered, and who was turned down."""

    rows: list[Row]
    likeness: str
    vetoes: str
    score: str
    rejected: tuple[str, str, str] | None
    """The nearest other statement: its id, its title, and what parted it."""


Texts = dict[str, str]
"""Id of a statement -> the text of its article in the revision in which its evidence counts."""


def reasons(flag: StatementFlagged, statements: Mapping[str, StatementRecorded], texts: Texts) -> Reasons:
    """The reasons of a flag as a table tells them."""
    why, pair = flag.why, (flag.statement, flag.earlier.best)
    rows = [_row(slot, "same", values, _shown(slot, why, pair, texts)) for slot, values in why.agreed.items()]
    rows += [_row(slot, DIFFERENT.get(slot, "opposite"), values, _shown(slot, why, pair, texts)) for slot, values in why.differed.items()]
    rows += [Row("words", "changed", now, before, "", "") for now, before in why.changed]
    rows += [Row(slot, "missing", "", "", "", "") for slot in why.missing]
    return Reasons(rows, _percent(why.text), ", ".join(why.vetoes), _percent(flag.score), _rejected(why, statements))


def spans_of(
    flag: StatementFlagged, statements: Mapping[str, StatementRecorded], texts: Texts, before: str
) -> tuple[Spans | None, Spans | None]:
    """What to mark in the two passages: what the flag rests on where it is about just these, else all that the statements show."""
    if not flag.why.spans or before != flag.earlier.best:
        return None, None
    first, second = (_spans(flag.why, side, statements.get(name), texts) for side, name in enumerate((flag.statement, before)))
    return first, second


def _spans(why: Why, side: int, one: StatementRecorded | None, texts: Texts) -> Spans:
    """What a flag rests on in one of its two statements, and the words in it that changed."""
    found = _with_due({str(slot): pair[side] for slot, pair in why.spans.items()}, one)
    words = [pair[side] for pair in why.changed]
    return found | {"changed": tuple(_places(words, one, texts.get(one.id, "")))} if one and words else found


def _places(words: Iterable[str], one: StatementRecorded, text: str) -> Iterator[Span]:
    """Where some words first stand in what was said."""
    for word in words:
        places = (text.find(word, *span) for span in one.evidence[Slot.CONTENT])
        if word and (start := next((place for place in places if place >= 0), -1)) >= 0:
            yield start, start + len(word)


def _with_due(spans: Spans, one: StatementRecorded | None) -> Spans:
    """With what no veto hangs on and people want to see all the same: when it was said, and for when it was promised."""
    more = {str(slot): one.evidence[slot] for slot in (Slot.SAID, Slot.DUE, Slot.OUTCOME) if one and slot in one.evidence}
    return more | spans


def _row(slot: str, verdict: str, values: tuple[str, str], words: tuple[str, str]) -> Row:
    now, before = values
    return Row(
        slot,
        verdict,
        now,
        before,
        *("" if word.casefold() == value.casefold() else word for word, value in zip(words, values, strict=True)),
    )


def _shown(slot: str, why: Why, pair: tuple[str, str], texts: Texts) -> tuple[str, str]:
    """The words that show a slot now and before, where the texts are known."""
    spans = next((found for name, found in why.spans.items() if name == slot), ((), ()))
    now, before = (_first(texts.get(name, ""), found) for name, found in zip(pair, spans, strict=True))
    return now, before


def _first(text: str, spans: Iterable[tuple[int, int]]) -> str:
    return next((text[start:end] for start, end in spans if end <= len(text)), "")


def _rejected(why: Why, statements: Mapping[str, StatementRecorded]) -> tuple[str, str, str] | None:
    if not why.rejected:
        return None
    name = why.rejected.get("id", "")
    one = statements.get(name)
    return name, title(one) if one else "a statement that has not arrived yet", why.rejected.get("vetoes", "")


def _percent(share: float) -> str:
    return f"{share:.0%}"
