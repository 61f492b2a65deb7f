"""Of what nobody is told."""

from datetime import date, timedelta
from typing import Any

import pytest

from schemas.followups import (
    FollowUpAcknowledged,
    FollowUpFact,
    FollowUpReopened,
    FollowUpResolved,
    FollowUpSilenced,
    FollowUpUndone,
    Matcher,
    Resolution,
)
from schemas.notifications import About
from streams.notify.waiting import Waiting, why_quiet
from tests.compare.build import said
from tests.notify.build import FIRST, NOW, at, waiting

THREE_DAYS = timedelta(days=3)
BY: dict[str, Any] = {"by": "Rosa Lind", "at": at("10 09:00")}


def silenced(until: str, **matcher: str) -> FollowUpSilenced:
    meant = Matcher.model_validate(matcher)
    return FollowUpSilenced(group=meant.group, number=1, matcher=meant, until=date.fromisoformat(until), reason="noise", **BY)


def decided(kind: type, number: int = 1, *seen: str, **more: object) -> FollowUpFact:
    fields = {"group": "RUS:forces", "number": number, "statement": FIRST.id, **BY, **({"seen": seen} if seen else {}), **more}
    return kind(**fields)  # type: ignore[no-any-return]


ON_OLD_DAY = said(day="2026-03-10", published="2026-03-06")
SILENCE = silenced("2026-03-10", side="RUS")
END = FollowUpUndone(group="RUS:*", number=2, undoes=SILENCE.id, **BY)
ACKNOWLEDGED = decided(FollowUpAcknowledged, 1, FIRST.id, NOW.id)
ACKNOWLEDGED_BEFORE = decided(FollowUpAcknowledged, 1, FIRST.id)


@pytest.mark.parametrize(
    ("flag", "silences", "why"),
    [
        (waiting(), [], None),
        (waiting(relation="rereport"), [], "rereport"),
        # a rebuild or a backfill: published, or said, long before it was written to the log
        (waiting("13 12:00"), [], None),
        (waiting("14 12:00"), [], "old news"),
        (waiting(now=ON_OLD_DAY), [], "old news"),
        (waiting(now=said(day="2016", published="2026-03-10")), [], "old news"),
        (waiting(relation="outcome", now=said(day="2016", published="2026-03-10")), [], None),
        (waiting(relation="outcome", now=said(day="2016", published="2026-03-01")), [], "old news"),
        (waiting(now=said(day="../..", published="2026-03-10")), [], None),
        # silences
        (waiting(), [SILENCE], "silenced"),
        (waiting(), [SILENCE, END], None),
        (waiting("11 00:01"), [SILENCE], None),
        (waiting(), [silenced("2026-12-31", side="USA")], None),
        (waiting(), [silenced("2026-12-31", place="SYR", family="forces")], "silenced"),
        (waiting(now=said(day="2026-03-10", side="FRA")), [SILENCE], "silenced"),  # an echo in a thread that is silenced
        # what somebody has looked at; what came after is news
        (waiting(decided=(ACKNOWLEDGED,)), [], "seen"),
        (waiting(decided=(ACKNOWLEDGED_BEFORE,)), [], None),
        (waiting(decided=(ACKNOWLEDGED_BEFORE,), utterance=frozenset({FIRST.id})), [], "seen"),
        (waiting(decided=(ACKNOWLEDGED, decided(FollowUpReopened, 2))), [], None),
        (waiting(decided=(decided(FollowUpResolved, 1, NOW.id, resolution=Resolution.ABANDONED),)), [], "seen"),
        # a correction is owed to who was told
        (waiting(about=About.WITHDRAWN, decided=(ACKNOWLEDGED,)), [SILENCE], None),
    ],
)
def test_why_nobody_is_told(flag: Waiting, silences: list[FollowUpFact], why: str | None) -> None:
    assert why_quiet(flag, silences, THREE_DAYS) == why
