"""Why a statement and an earlier one belong together, in a person's words and as a number."""

from collections.abc import Callable

from rapidfuzz.fuzz import token_set_ratio

from schemas.base import Span
from schemas.flags import Why
from schemas.statements import Slot
from streams.compare.changed import changed
from streams.compare.opposites import opposite
from streams.compare.remembered import Remembered
from streams.compare.rows import Evidence
from streams.compare.text import ALIKE, likeness
from streams.compare.vetoes import VETOES, conflict

WEIGHTS = {"speaker": 1, "side": 4, "action": 5, "actor": 2, "place": 4, "object": 2, "text": 2}
"""How much each slot counts in the score: what the vetoes rest on counts most."""

DIGITS = 4
"""Decimals of a share, so that a flag is written the same everywhere."""

Value = Callable[[Remembered], str | None]

SLOTS: dict[str, Value] = {
    "speaker": lambda s: s.speaker.id or s.speaker.name,
    "side": lambda s: s.claim.side,
    "action": lambda s: s.action,
    "actor": lambda s: s.claim.actor,
    "place": lambda s: s.claim.site or s.claim.place,
    "object": lambda s: s.object,
}
"""What people are shown: slot -> its value in a statement, None where it is not filled. A place without a code may be anywhere."""

WEIGHED: dict[str, Value] = SLOTS | {
    "polarity": lambda s: s.claim.polarity,
    "act": lambda s: s.claim.stance,
    "modality": lambda s: s.claim.modality,
    "content": lambda s: s.content if s.claim.is_topic else None,
}
"""What the vetoes are decided on, likewise."""

SHOWN_BY = {"side": Slot.SPEAKER, "polarity": Slot.CONTENT, "act": Slot.CUE, "modality": Slot.CONTENT}
"""The words that show what has no words of its own."""


def score(new: Remembered, earlier: Remembered) -> float:
    """How well two statements agree, 0 to 1: the weighted share of the slots that at least one of them fills."""
    found = {slot: _agreement(slot, new, earlier) for slot, value in SLOTS.items() if value(new) or value(earlier)}
    found["text"] = likeness(new.content, earlier.content)
    return round(sum(WEIGHTS[slot] * share for slot, share in found.items()) / sum(WEIGHTS[slot] for slot in found), DIGITS)


def why(new: Remembered, earlier: Remembered, rejected: Remembered | None, evidence: tuple[Evidence, Evidence] = ({}, {})) -> Why:
    """Slot by slot what agreed, what differed, what is missing, which vetoes were weighed, and the nearest candidate turned down.

    `evidence` is that of the two statements, in the order of the parameters.
    """
    differed = _differed(new, earlier)
    agreed = [slot for slot in SLOTS if _agreement(slot, new, earlier) >= ALIKE]
    return Why(
        agreed={slot: _pair(slot, new, earlier) for slot in agreed},
        differed={slot: _pair(slot, new, earlier) for slot in differed},
        missing=tuple(slot for slot, value in SLOTS.items() if not (value(new) and value(earlier))),
        changed=changed(new.content, earlier.content),
        spans=_spans((*agreed, *differed, "content"), evidence),
        text=round(likeness(new.content, earlier.content), DIGITS),
        vetoes=tuple(slot for slot in (*VETOES, "content") if slot not in differed and WEIGHED[slot](new) and WEIGHED[slot](earlier)),
        rejected=rejected and {"id": rejected.id, "vetoes": ", ".join(conflict(new.claim, rejected.claim))},
    )


def _spans(slots: tuple[str, ...], evidence: tuple[Evidence, Evidence]) -> dict[Slot, tuple[tuple[Span, ...], tuple[Span, ...]]]:
    shown = dict.fromkeys(SHOWN_BY.get(slot) or Slot(slot) for slot in slots)
    now, before = evidence
    return {slot: (now.get(slot, ()), before.get(slot, ())) for slot in shown if slot in now and slot in before}


def _pair(slot: str, new: Remembered, earlier: Remembered) -> tuple[str, str]:
    return str(WEIGHED[slot](new)), str(WEIGHED[slot](earlier))


def _differed(new: Remembered, earlier: Remembered) -> tuple[str, ...]:
    """The slots that make the relation of it: what is opposite in a reversal, whose claim an echo takes up, what is done by now."""
    if opposite(new.claim, earlier.claim):
        return ("polarity",) if new.claim.action == earlier.claim.action else ("action",)
    return tuple(slot for slot in ("side", "modality") if slot in conflict(new.claim, earlier.claim))


def _agreement(slot: str, new: Remembered, earlier: Remembered) -> float:
    """How far a slot agrees, 0 to 1, in two statements that belong together: two places that both are known then agree."""
    now, then = SLOTS[slot](new), SLOTS[slot](earlier)
    if now is None or then is None:
        return 0
    if slot == "object" or (slot == "action" and new.claim.is_topic):
        return token_set_ratio(now.casefold(), then.casefold()) / 100
    return float(slot == "place" or now.casefold() == then.casefold())
