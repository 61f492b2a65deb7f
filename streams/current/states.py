"""A thread, what was decided about it and what is silenced -> its state. Pure functions."""

from collections.abc import Iterable, Sequence
from typing import Any

from schemas.followups import FollowUpFact
from schemas.threads import MOST_MEMBERS, ThreadUpdated
from streams.followup.decide import Thread
from streams.followup.state import Status
from streams.followup.threads import Found, due, heaviest, outcome, silenced_until, thread_of, traits_of


def state_of(found: Found, facts: Iterable[FollowUpFact], silences: Sequence[FollowUpFact]) -> ThreadUpdated:
    """The state of a thread, given the facts about it and all about silences that count."""
    thread, first = thread_of(found, facts), found.statements[0]
    return ThreadUpdated(
        thread=first.id,
        group=first.group,
        side=first.side,
        family=first.family,
        utterances=len(thread.utterances),
        silenced=silenced_until(traits_of(found.statements), silences),
        **_said(found),
        **_told(found),
        **_decided(thread),
    )


def _said(found: Found) -> dict[str, Any]:
    first, *others = [one.id for one in found.statements]
    return {
        "members": (first, *others[-(MOST_MEMBERS - 1) :]),
        "statements": len(found.statements),
        "sources": len({one.outlet for one in found.statements}),
        "first_said": found.statements[0].order[0],
        "last_said": max(one.order[1] for one in found.statements),
    }


def _told(found: Found) -> dict[str, Any]:
    loudest, said, known = heaviest(found), {one.id: one for one in found.statements}, outcome(found)
    now = said.get(loudest.statement) if loudest else None
    named = now or found.statements[-1]
    return {
        "relations": tuple(sorted({each.flag.relation for each in found.raised})),
        "loudest": loudest and loudest.relation,
        "flag": loudest and loudest.id,
        "now": loudest.statement if loudest else named.id,
        "before": loudest and loudest.nearest,
        "label": named.label,
        "place": named.place,
        "outcome": known,
        "due": None if known else due(found),
    }


def _decided(thread: Thread) -> dict[str, Any]:
    decided, status = thread.decided, thread.status
    return {
        "status": status.value,
        "news": status is Status.OPEN and decided.status is not Status.OPEN,
        "resolution": decided.resolution,
        "assignee": decided.assignee,
        "follow_up": decided.due,
        "decided": decided.number,
    }
