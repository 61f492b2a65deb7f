"""Statements for tests, written as people would say them: only what matters to the test is named."""

from datetime import date
from typing import Any

from schemas.base import interval
from schemas.flags import Relation
from schemas.ontology import ACTIONS, Act, Family
from schemas.statements import (
    Actor,
    Extent,
    Grade,
    Modality,
    Place,
    Polarity,
    Slot,
    Speaker,
    StatementRecorded,
    StatementWithdrawn,
    claim_group,
)
from streams.compare.parts import Ties
from streams.compare.relations import relate
from streams.compare.remembered import remember
from streams.compare.ties import within_side
from streams.compare.vetoes import conflict
from streams.compare.wording import holds, worded

EVIDENCE = {Slot.SPEAKER: ((0, 1),), Slot.CUE: ((2, 3),), Slot.CONTENT: ((4, 5),)}


def said(
    action: str = "withdrawal",
    day: str = "2017-12-11",
    *,
    side: str | None = "RUS",
    place: str | Place | None = "SYR",
    actor: str | None = None,
    **changes: Any,
) -> StatementRecorded:
    """A statement: by default Russia announces that it will withdraw from Syria, in an article of its own on the last day of `day`.

    `day` is EDTF; `place` a code (`SYR`), a code and the id of a place in it (`SYR/aleppo`) or a Place; `actor` the side that acts;
    `speaker` a name or a Speaker. What else a statement has can be given by the name of its field.
    """
    act, family = Act(changes.pop("act", "announced")), ACTIONS[action].family if action in ACTIONS else Family.TOPIC
    speaker = changes.pop("speaker", f"a spokeswoman of {side}")
    fields: dict[str, Any] = {
        "article": f"article of {day}",
        "revision": 1,
        "outlet": "Harbour Post",
        "published": interval(day).latest or date.max,
        "speaker": speaker if isinstance(speaker, Speaker) else Speaker(name=speaker, side=side, grade=Grade.NAMED),
        "act": act,
        "action": action,
        "family": family,
        "label": f"{action} {act}",
        "polarity": Polarity.POSITIVE,
        "modality": Modality.PLANNED,
        "actor": actor and Actor(name=actor, side=actor),
        "place": _place(place) if isinstance(place, str) else place,
        "said": day,
        "content": f"the {action} was {act}",
        "confidence": 0.9,
        "extractor": "test",
        "evidence": EVIDENCE,
    }
    return StatementRecorded.model_validate(fields | changes)


def withdrawn(statement: StatementRecorded, revision: int = 2) -> StatementWithdrawn:
    """The withdrawal of a statement by a later revision of its article."""
    return StatementWithdrawn(
        statement=statement.id, article=statement.article, revision=revision, group=claim_group(statement), reason="revised"
    )


def relation(new: StatementRecorded, earlier: StatementRecorded, ties: Ties = within_side) -> Relation | None:
    """What a statement is to an earlier one, as slots, words and time tell."""
    now, before = remember(new), remember(earlier)
    tie = ties(now.claim, before.claim)
    return relate(tie.bond, now, before) if tie and holds(tie, now, before) else None


def vetoes(new: StatementRecorded, earlier: StatementRecorded) -> tuple[str, ...]:
    """What parts two statements: the slots of their claims, or else what their words lack."""
    now, before = remember(new), remember(earlier)
    tie = within_side(now.claim, before.claim)
    return conflict(now.claim, before.claim) or (worded(tie, now, before) if tie else ())


def _place(text: str) -> Place:
    code, _, inside = text.partition("/")
    return Place(name=inside or code, code=code, id=text if inside else None)


NEGATIVE, POSITIVE = Polarity.NEGATIVE, Polarity.POSITIVE
DONE, UNDER_WAY, PLANNED, CONDITIONAL = Modality.DONE, Modality.UNDER_WAY, Modality.PLANNED, Modality.CONDITIONAL
ALL, PART = Extent.ALL, Extent.PART
