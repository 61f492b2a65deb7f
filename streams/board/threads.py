"""A thread -> its row in the read model. Pure functions."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from schemas.flags import Relation
from schemas.followups import FollowUpFact
from streams.followup.decide import Thread
from streams.followup.state import Status, status
from streams.followup.threads import Found, due, heaviest, outcome, silenced_until, thread_of, traits_of, utterances
from streams.followup.weight import reasons, total

UNDECIDED = {"status": Status.OPEN, "came_back": False, "assignee": None, "follow_up": None, "decided": 0}
"""What is told of a thread that nobody has decided anything about."""


def row(found: Found, facts: Iterable[FollowUpFact], silences: Sequence[FollowUpFact]) -> dict[str, Any]:
    """The row of a thread."""
    facts, spoken = list(facts), len(utterances(found.statements, found.links))
    first, loudest, known = found.statements[0], heaviest(found), outcome(found)
    outlets = {one.outlet for one in found.statements}
    why = reasons(loudest, spoken, outlets)
    return {
        "id": first.id,
        "group": first.group,
        "side": first.side,
        "family": first.family,
        "flag": loudest and loudest.id,
        "now": loudest.statement if loudest else found.statements[-1].id,
        "before": loudest and loudest.nearest,
        "weight": total(why),
        "reasons": json.dumps(why),
        "relations": " ".join(sorted({each.flag.relation for each in found.raised})),
        "statements": len(found.statements),
        "utterances": spoken,
        "sources": len(outlets),
        "outcome": known,
        "due": None if known else due(found),
        "first_day": first.order[0],
        "last_day": max(one.order[1] for one in found.statements),
        "raised": max((each.at for each in found.raised if each.flag.relation is not Relation.REREPORT), default=None),
        **(_decided(thread_of(found, facts)) if facts else UNDECIDED),
        "silenced": silenced_until(traits_of(found.statements), silences),
    }


def _decided(thread: Thread) -> dict[str, Any]:
    decided = thread.decided
    now = status(decided, thread.news)
    came_back = now is Status.OPEN and decided.status is not Status.OPEN
    told = {"status": now, "came_back": came_back}
    return told | {"assignee": decided.assignee, "follow_up": decided.due, "decided": decided.number}
