"""What the examples in the OpenAPI show: a withdrawal from Mali that was announced before."""

from datetime import UTC, date, datetime
from typing import Any

from schemas.base import Part
from schemas.flags import Earlier, Relation, StatementFlagged, Why
from schemas.followups import FollowUpAcknowledged, FollowUpSilenced, Matcher
from schemas.ontology import Act, Family
from schemas.statements import Grade, Modality, Place, Polarity, Slot, Speaker, StatementRecorded

AT = "2021-06-09T10:00:00Z"
_MOMENT = datetime(2021, 6, 9, 10, tzinfo=UTC)


def _said(published: date, said: str, content: str) -> StatementRecorded:
    return StatementRecorded(
        article=f"b8d6f7a2-0000-5000-8000-{published:%Y%m%d}0000",
        revision=1,
        outlet="Harbour Post",
        url=f"https://harbour-post.example/{published}",
        published=published,
        speaker=Speaker(name="Ana Delgado", id="ana-delgado", role="defence minister", side="PRT", grade=Grade.NAMED),
        act=Act.ANNOUNCED,
        action="withdrawal",
        family=Family.FORCES,
        label="withdrawal announced",
        polarity=Polarity.POSITIVE,
        modality=Modality.PLANNED,
        object="half of the battalion",
        place=Place(name="Mali", code="MLI"),
        said=said,
        content=content,
        confidence=0.86,
        extractor="4",
        evidence={Slot.SPEAKER: ((0, 11),), Slot.CUE: ((12, 21),), Slot.CONTENT: ((22, 22 + len(content)),)},
    )


_NOW = _said(date(2021, 6, 9), "2021-06-07", "half of the battalion would be home by September")
_BEFORE = _said(date(2020, 4, 21), "2020-04-20", "half of the battalion would leave Mali in summer")
_FLAG = StatementFlagged(
    relation=Relation.REPEAT,
    statement=_NOW.id,
    group="PRT:forces",
    earlier=Earlier(nearest=_BEFORE.id, first=_BEFORE.id, best=_BEFORE.id),
    gap_days=413,
    utterances=2,
    sources=1,
    outcome="the battalion stayed",
    score=0.93,
    why=Why(agreed={"side": ("PRT", "PRT"), "action": ("withdrawal", "withdrawal"), "place": ("MLI", "MLI")}, text=0.58),
)
_ABOUT = {"by": "Rosa Lind", "at": _MOMENT}
_DECISION = FollowUpAcknowledged(group="PRT:forces", number=1, statement=_BEFORE.id, seen=(_BEFORE.id, _NOW.id), **_ABOUT)
_MATCHER = Matcher(side="PRT", family="forces")
_SILENCE = FollowUpSilenced(group="PRT:forces", number=1, matcher=_MATCHER, until=date(2021, 7, 1), reason="the summer exercise", **_ABOUT)
_STATE = {
    "id": _BEFORE.id,
    "group": "PRT:forces",
    "side": "PRT",
    "family": "forces",
    "weight": 329,
    "reasons": [{"points": 200, "why": "said before"}, {"points": 100, "why": "what became of it is known"}],
    "relations": ["repeat"],
    "statement_count": 2,
    "utterances": 2,
    "sources": 1,
    "outcome": "the battalion stayed",
    "due": None,
    "first_day": "2020-04-20",
    "last_day": "2021-06-07",
    "raised": AT,
    "status": "acknowledged",
    "came_back": False,
    "assignee": None,
    "follow_up": None,
    "silenced": None,
    "decided": 1,
}


def _plain(fact: Part) -> dict[str, Any]:
    return fact.model_dump(mode="json")


FLAG, DECISION, SILENCE = _plain(_FLAG), _plain(_DECISION), _plain(_SILENCE)
LINE: dict[str, Any] = {**_STATE, "flag": FLAG, "now": _plain(_NOW), "before": _plain(_BEFORE)}
THREAD: dict[str, Any] = {
    **_STATE,
    "statements": [_plain(_BEFORE), _plain(_NOW)],
    "told_together": [[_BEFORE.id], [_NOW.id]],
    "flags": [{"at": AT, "flag": FLAG}],
    "decisions": [DECISION],
}
HEARD: dict[str, Any] = {"at": AT, "stands": True, "thread": _BEFORE.id, "statement": _plain(_NOW)}
_REVISION = {"revision": 1, "at": AT, "retracted": False, "reason": None, "title": "Half the battalion to come home"}
_TEXT = "Ana Delgado announced half of the battalion would be home by September."
ARTICLE: dict[str, Any] = {
    "article": _NOW.article,
    "revisions": [{**_REVISION, "text": _TEXT, "outlet": _NOW.outlet, "published": "2021-06-09", "url": _NOW.url}],
    "statements": [HEARD],
}
LISTED: dict[str, Any] = {
    "article": _NOW.article,
    "revision": 1,
    "at": AT,
    "retracted": False,
    "title": "Half the battalion to come home",
    "outlet": _NOW.outlet,
    "published": "2021-06-09",
    "url": _NOW.url,
    "statements": 1,
}
SENT: dict[str, Any] = {
    "text": _TEXT,
    "title": "Half the battalion to come home",
    "outlet": "Harbour Post",
    "published": "2021-06-09",
    "url": _NOW.url,
}
COMMANDS = {
    "acknowledge": {"summary": "Let a thread rest until there is news", "value": {"command": {"do": "acknowledge"}, "seen": 0}},
    "assign": {"summary": "Make it somebody's task", "value": {"command": {"do": "assign", "to": "Rosa Lind"}, "seen": 1}},
    "resolve": {
        "summary": "End the follow-up",
        "value": {"command": {"do": "resolve", "resolution": "abandoned", "text": "the battalion stayed"}, "seen": 2},
    },
}
SILENCING = {
    "exercise": {
        "summary": "Let what a side says of its forces rest",
        "value": {"matcher": {"side": "PRT", "family": "forces"}, "until": "2099-07-01", "reason": "the summer exercise"},
    }
}
