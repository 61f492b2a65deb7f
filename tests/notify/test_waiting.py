"""Of what nobody is told."""

from datetime import date, timedelta
from typing import Any

import pytest

from schemas.followups import FollowUpFact, FollowUpSilenced, FollowUpUndone, Matcher, Resolution
from schemas.notifications import About
from streams.followup.commands import Acknowledge, Reopen, Resolve, ThreadCommand
from streams.followup.decide import Decided, Thread, decide
from streams.notify.waiting import Waiting, why_quiet
from tests.compare.build import said
from tests.notify.build import FIRST, NOW, at, waiting

THREE_DAYS = timedelta(days=3)
BY: dict[str, Any] = {"by": "Rosa Lind", "at": at("10 09:00")}


def silenced(until: str, **matcher: str) -> FollowUpSilenced:
    meant = Matcher.model_validate(matcher)
    return FollowUpSilenced(group=meant.group, number=1, matcher=meant, until=date.fromisoformat(until), reason="noise", **BY)


def after(*commands: ThreadCommand, seen: tuple[str, ...] = (FIRST.id, NOW.id)) -> tuple[FollowUpFact, ...]:
    """What some commands made of the thread, one after the other, as it was when only some of its statements were there."""
    facts: tuple[FollowUpFact, ...] = ()
    for number, command in enumerate(commands, start=1):
        thread = Thread("RUS:forces", tuple((name,) for name in seen), facts=facts)
        facts += (decide(command, thread, Decided("Rosa Lind", at("10 09:00"), number)),)
    return facts


ON_OLD_DAY = said(day="2026-03-10", published="2026-03-06")
SILENCE = silenced("2026-03-10", side="RUS")
END = FollowUpUndone(group="RUS:*", number=2, undoes=SILENCE.id, **BY)


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
        (waiting(decided=after(Acknowledge())), [], "seen"),
        (waiting(decided=after(Acknowledge(), seen=(FIRST.id,))), [], None),
        (waiting(decided=after(Acknowledge(), seen=(FIRST.id,)), utterance=frozenset({FIRST.id})), [], "seen"),
        (waiting(decided=after(Acknowledge(), Reopen())), [], None),
        (waiting(decided=after(Resolve(resolution=Resolution.ABANDONED))), [], "seen"),
        # a correction is owed to who was told
        (waiting(about=About.WITHDRAWN, decided=after(Acknowledge())), [SILENCE], None),
    ],
)
def test_why_nobody_is_told(flag: Waiting, silences: list[FollowUpFact], why: str | None) -> None:
    assert why_quiet(flag, silences, THREE_DAYS) == why
