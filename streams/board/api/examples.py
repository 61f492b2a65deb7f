"""What the examples in the OpenAPI show: a withdrawal from Mali that was announced before."""

from typing import Any

import schemas.examples
from schemas.base import Part
from schemas.examples import ACKNOWLEDGED, EARLIER, SILENCED, STATEMENT

AT = "2021-06-09T10:00:00Z"
_STATE = {
    "id": EARLIER.id,
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
    "first_day": "2020-04-21",
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


FLAG, DECISION, SILENCE = _plain(schemas.examples.FLAG), _plain(ACKNOWLEDGED), _plain(SILENCED)
LINE: dict[str, Any] = {**_STATE, "flag": FLAG, "now": _plain(STATEMENT), "before": _plain(EARLIER)}
THREAD: dict[str, Any] = {
    **_STATE,
    "statements": [_plain(EARLIER), _plain(STATEMENT)],
    "told_together": [[EARLIER.id], [STATEMENT.id]],
    "flags": [{"at": AT, "flag": FLAG}],
    "decisions": [DECISION],
}
HEARD: dict[str, Any] = {"at": AT, "stands": True, "thread": EARLIER.id, "statement": _plain(STATEMENT)}
_REVISION = {"revision": 1, "at": AT, "retracted": False, "reason": None, "title": "Half the battalion to come home"}
ARTICLE: dict[str, Any] = {
    "article": STATEMENT.article,
    "revisions": [
        {**_REVISION, "text": schemas.examples.ARTICLE.text, "outlet": STATEMENT.outlet, "published": "2021-06-09", "url": STATEMENT.url}
    ],
    "statements": [HEARD],
}
LISTED: dict[str, Any] = {
    "article": STATEMENT.article,
    "revision": 1,
    "at": AT,
    "retracted": False,
    "title": "Half the battalion to come home",
    "outlet": STATEMENT.outlet,
    "published": "2021-06-09",
    "url": STATEMENT.url,
    "statements": 1,
}
SENT: dict[str, Any] = {
    "text": schemas.examples.ARTICLE.text,
    "title": "Half the battalion to come home",
    "outlet": "Harbour Post",
    "published": "2021-06-09",
    "url": STATEMENT.url,
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
