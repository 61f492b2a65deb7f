"""Why a statement and an earlier one belong together, in a person's words and as a number."""

from collections.abc import Callable

from schemas.flags import Why
from schemas.ontology import Family
from schemas.statements import StatementRecorded
from streams.compare.opposites import opposite, polarity, same_action, stance
from streams.compare.text import ALIKE, likeness
from streams.compare.vetoes import VETOES, conflict, whose

WEIGHTS = {"speaker": 1, "side": 4, "action": 5, "actor": 2, "place": 4, "object": 2, "text": 2}
"""How much each slot counts in the score: what the vetoes rest on counts most."""

DIGITS = 4
"""Decimals of a share, so that a flag is written the same everywhere."""


def _place(statement: StatementRecorded) -> str | None:
    """The place as far as it is known; a name that no code stands for may be anywhere."""
    return (statement.place.id or statement.place.code) if statement.place else None


def _topic(statement: StatementRecorded) -> str | None:
    return statement.content if statement.family is Family.TOPIC else None


Value = Callable[[StatementRecorded], str | None]

SLOTS: dict[str, Value] = {
    "speaker": lambda s: s.speaker.id or s.speaker.name,
    "side": lambda s: s.speaker.side,
    "action": lambda s: s.action,
    "actor": whose,
    "place": _place,
    "object": lambda s: s.object,
}
"""What people are shown: slot -> its value in a statement, None where it is not filled."""

WEIGHED: dict[str, Value] = SLOTS | {"polarity": polarity, "act": stance, "modality": lambda s: s.modality, "content": _topic}
"""What the vetoes are decided on, likewise."""


def score(new: StatementRecorded, earlier: StatementRecorded) -> float:
    """How well two statements agree, 0 to 1: the weighted share of the slots that at least one of them fills."""
    found = {slot: _agreement(slot, new, earlier) for slot, value in SLOTS.items() if value(new) or value(earlier)}
    found["text"] = likeness(new.content, earlier.content)
    return round(sum(WEIGHTS[slot] * share for slot, share in found.items()) / sum(WEIGHTS[slot] for slot in found), DIGITS)


def why(new: StatementRecorded, earlier: StatementRecorded, rejected: StatementRecorded | None) -> Why:
    """Slot by slot what agreed, what differed, what is missing, which vetoes were weighed, and the nearest candidate turned down."""
    differed = _differed(new, earlier)
    return Why(
        agreed={slot: _pair(slot, new, earlier) for slot in SLOTS if _agreement(slot, new, earlier) >= ALIKE},
        differed={slot: _pair(slot, new, earlier) for slot in differed},
        missing=tuple(slot for slot, value in SLOTS.items() if not (value(new) and value(earlier))),
        text=round(likeness(new.content, earlier.content), DIGITS),
        vetoes=tuple(slot for slot in VETOES if slot not in differed and WEIGHED[slot](new) and WEIGHED[slot](earlier)),
        rejected=rejected and {"id": rejected.id, "vetoes": ", ".join(conflict(new, rejected))},
    )


def _pair(slot: str, new: StatementRecorded, earlier: StatementRecorded) -> tuple[str, str]:
    return str(WEIGHED[slot](new)), str(WEIGHED[slot](earlier))


def _differed(new: StatementRecorded, earlier: StatementRecorded) -> tuple[str, ...]:
    """The slot that makes a reversal of it."""
    if not opposite(new, earlier):
        return ()
    return ("polarity",) if same_action(new, earlier) else ("action",)


def _agreement(slot: str, new: StatementRecorded, earlier: StatementRecorded) -> float:
    """How far a slot agrees, 0 to 1, in two statements that no veto parts: two places that both are known then agree."""
    now, then = SLOTS[slot](new), SLOTS[slot](earlier)
    if now is None or then is None:
        return 0
    if slot == "object":
        return likeness(now, then)
    return float(same_action(new, earlier) if slot == "action" else slot == "place" or now.casefold() == then.casefold())
