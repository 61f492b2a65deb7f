"""A flag of which people may have to be told, with all that decides whether they are."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from schemas.base import interval
from schemas.flags import Relation, StatementFlagged
from schemas.followups import FollowUpFact
from schemas.notifications import About
from schemas.statements import StatementRecorded, name_of
from streams.followup.matching import matches, traits
from streams.followup.state import Status, silencing, state


class Waiting(NamedTuple):
    """A flag that was raised or withdrawn, and that is not settled."""

    about: About
    flag: StatementFlagged
    now: StatementRecorded
    """The statement that is flagged."""
    before: StatementRecorded
    """The nearest of those that were said earlier."""
    first: StatementRecorded
    """The first one of the thread, whatever the flag: its id is the thread's."""
    at: datetime
    """When it was written to the log."""
    utterance: frozenset[str] = frozenset()
    """Names of the other statements that report the same saying, as decisions name them."""
    decided: tuple[FollowUpFact, ...] = ()
    """What people decided about the thread and counts, in the order of the numbers."""
    told: frozenset[str] = frozenset()
    """Names of the routes on which this was told of already, or given up."""
    heard: frozenset[str] = frozenset()
    """Names of the routes on which people know that the flag was raised."""

    @property
    def thread(self) -> str:
        """The key of its thread."""
        return self.first.id

    @property
    def key(self) -> tuple[str, About]:
        """What is waiting."""
        return self.flag.id, self.about


def why_quiet(waiting: Waiting, silences: Sequence[FollowUpFact], within: timedelta) -> str | None:
    """Why nobody shall be told of a flag on any route, or None. `silences` are all facts about silences that count.

    A flag is of old news where its article was published, or its statement said, longer than `within` before it was written to the
    log: that is a rebuild or a backfill. Who told what became of something tells news whatever day it happened.
    """
    if waiting.about is About.WITHDRAWN:
        return None
    if waiting.flag.relation is Relation.REREPORT:
        return "rereport"
    if _day_of_news(waiting) < (waiting.at - within).date():
        return "old news"
    if any(_is_silenced(waiting, silences)):
        return "silenced"
    return "seen" if _is_seen(waiting) else None


def _day_of_news(waiting: Waiting) -> date:
    now = waiting.now
    said = now.published if waiting.flag.relation is Relation.OUTCOME else interval(now.said).latest or now.published
    return min(now.published, said)


def _is_silenced(waiting: Waiting, silences: Sequence[FollowUpFact]) -> list[bool]:
    thread = traits(waiting.first, waiting.now)
    return [True for silence in silencing(silences, waiting.at.date()) if matches(silence.matcher, thread)]


def _is_seen(waiting: Waiting) -> bool:
    """Whether the thread rests, and this saying was there when somebody looked at it."""
    decided = state(waiting.decided)
    return decided.status is not Status.OPEN and not decided.seen.isdisjoint({name_of(waiting.now), *waiting.utterance})
