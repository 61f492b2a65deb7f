"""Flags for tests of who is told what: only what matters to the test is named."""

from datetime import UTC, datetime
from typing import Any

from schemas.flags import Earlier, FlagWithdrawn, Relation, StatementFlagged, Why
from schemas.notifications import About
from schemas.statements import StatementRecorded, claim_group
from streams.notify.reading import parse
from streams.notify.routes import Route
from streams.notify.waiting import Waiting
from tests.compare.build import said

FIRST, THEN, NOW = said(day="2016-03-14"), said(day="2017-12-11"), said(day="2026-03-10")


def at(text: str) -> datetime:
    """`10 12:30`: a moment of March 2026 (UTC)."""
    return datetime.strptime(f"2026-03-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def flagged(now: StatementRecorded, before: StatementRecorded, relation: str = "repeat", **changes: Any) -> StatementFlagged:
    """A flag of a statement, which rests on one earlier statement alone."""
    fields: dict[str, Any] = {
        "relation": Relation(relation),
        "statement": now.id,
        "group": claim_group(now),
        "earlier": Earlier(nearest=before.id, first=before.id, best=before.id),
        "gap_days": 400,
        "utterances": 2,
        "sources": 2,
        "independent": 2,
        "score": 0.9,
        "why": Why(agreed={}, text=0.5),
    }
    return StatementFlagged.model_validate(fields | changes)


def taken_back(flag: StatementFlagged) -> FlagWithdrawn:
    """The withdrawal of a flag."""
    return FlagWithdrawn(
        flag=flag.id, revision=flag.revision + 1, group=flag.group, statement=flag.statement, relation=flag.relation, reason="history"
    )


def waiting(
    when: str = "10 12:00", relation: str = "repeat", *, now: StatementRecorded = NOW, first: StatementRecorded = FIRST, **changes: Any
) -> Waiting:
    """A flag that was raised in March 2026; with `thread`, of a thread of that name."""
    if thread := changes.pop("thread", None):
        first = said(day="2016-03-14", article=thread)
        now = said(day="2026-03-10", article=f"{when} {thread}")
    score = changes.pop("score", 0.9)
    made = Waiting(About.RAISED, flagged(now, first, relation, score=score), now, first, first, at(when))
    return made._replace(**changes)


def routes(text: str) -> dict[str, Route]:
    """Routes as they stand in a file; by name."""
    return dict(parse(text).routes)


def route(text: str = "", *, match: str = "") -> dict[str, Route]:
    """One route, `desk`, with these lines."""
    return routes(f'[routes.desk]\nto = ["json://example.org"]\n{text}\n[routes.desk.match]\n{match}\n')
