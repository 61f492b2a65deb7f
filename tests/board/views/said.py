"""Statements for tests of what is shown, shorter than articles would make them."""

from datetime import date
from typing import Any

from schemas.flags import Earlier, Relation, StatementFlagged, Why
from schemas.statements import StatementRecorded


def statement(content: str = "They will leave Mali", said: str = "2020-05-04", **says: Any) -> StatementRecorded:
    """A statement by Ana Delgado that begins its article."""
    values: dict[str, Any] = {
        "article": f"article of {said}",
        "revision": 1,
        "outlet": "Harbour Post",
        "published": date.fromisoformat("2020-05-05"),
        "speaker": {"name": "Ana Delgado", "id": "ana-delgado", "role": "defence minister", "side": "PRT", "grade": "named"},
        "act": "announced",
        "action": "withdrawal",
        "family": "forces",
        "label": "withdrawal announced",
        "polarity": "positive",
        "modality": "planned",
        "place": {"name": "Mali", "code": "MLI"},
        "said": said,
        "content": content,
        "confidence": 0.9,
        "extractor": "4",
        "evidence": {"speaker": [], "cue": [], "content": [(0, len(content))]},
    }
    return StatementRecorded.model_validate(values | says)


def flag(now: StatementRecorded, before: StatementRecorded, relation: Relation = Relation.REPEAT, **says: Any) -> StatementFlagged:
    """A flag of one statement that rests on another one."""
    values: dict[str, Any] = {
        "relation": relation,
        "statement": now.id,
        "group": "PRT:forces",
        "earlier": Earlier(nearest=before.id, first=before.id, best=before.id),
        "gap_days": 10,
        "utterances": 2,
        "sources": 2,
        "score": 0.9,
        "why": Why(agreed={"side": ("PRT", "PRT")}, text=0.5),
    }
    return StatementFlagged.model_validate(values | says)
