"""The facts about a thread -> how far its follow-up is."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schemas.followups import (
    FollowUpAcknowledged,
    FollowUpAssigned,
    FollowUpFact,
    FollowUpNoted,
    FollowUpReopened,
    FollowUpResolved,
    FollowUpScheduled,
    FollowUpSilenced,
    FollowUpUndone,
    Resolution,
)


class Status(StrEnum):
    """Whether a thread waits for somebody."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"


class State(NamedTuple):
    """What people have decided about a thread so far."""

    number: int = 0
    """That of the newest fact about it: who acts on an older one acts on what he has not seen."""
    status: Status = Status.OPEN
    seen: frozenset[str] = frozenset()
    """Ids of the statements that were there when it was last acknowledged or resolved."""
    assignee: str | None = None
    due: date | None = None
    resolution: Resolution | None = None
    notes: tuple[FollowUpNoted, ...] = ()


def is_next(newest: int, fact: FollowUpFact) -> bool:
    """Whether a fact counts, given the number of the newest of its group that does: of two with one number it is the first in the log."""
    return fact.number > newest


def counted(log: Iterable[FollowUpFact]) -> list[FollowUpFact]:
    """The facts of one group that count, given as they are in the log: of two with one number, the first."""
    newest, found = 0, []
    for fact in log:
        if is_next(newest, fact):
            newest = fact.number
            found.append(fact)
    return found


def left(facts: Sequence[FollowUpFact]) -> list[FollowUpFact]:
    """Those of some facts that count, in the order of their numbers, that nobody has undone; who undoes an undoing brings back."""
    undone: set[str] = set()
    found = []
    for fact in reversed(facts):
        if fact.id not in undone:
            found.append(fact)
            undone |= {fact.undoes} if isinstance(fact, FollowUpUndone) else set()
    return found[::-1]


def state(facts: Sequence[FollowUpFact]) -> State:
    """The state of a thread after the facts about it that count, in the order of their numbers."""
    found = State()
    for fact in left(facts):
        found = evolve(found, fact)
    return found._replace(number=max((fact.number for fact in facts), default=0))


def evolve(before: State, fact: FollowUpFact) -> State:  # noqa: PLR0911  # one for each kind of fact
    """The state of a thread after one more fact about it."""
    match fact:
        case FollowUpAcknowledged():
            return before._replace(status=Status.ACKNOWLEDGED, seen=frozenset(fact.seen), resolution=None)
        case FollowUpResolved():
            return before._replace(status=Status.RESOLVED, seen=frozenset(fact.seen), resolution=fact.resolution)
        case FollowUpReopened():
            return before._replace(status=Status.OPEN, seen=frozenset(), resolution=None)
        case FollowUpAssigned():
            return before._replace(assignee=fact.to)
        case FollowUpScheduled():
            return before._replace(due=fact.due)
        case FollowUpNoted():
            return before._replace(notes=(*before.notes, fact))
    return before


def status(decided: State, news: Iterable[Sequence[str]]) -> Status:
    """Whether a thread waits for somebody: one that rests is open again as soon as there is news that nobody has seen.

    Each piece of news is told by the ids of the statements that report it: all those of one utterance, or the one that tells an
    outcome. It has been seen where one of them was there; so a copy of what was seen wakes nobody.
    """
    return decided.status if all(decided.seen.intersection(piece) for piece in news) else Status.OPEN


def silencing(silences: Sequence[FollowUpFact], day: date) -> list[FollowUpSilenced]:
    """The silences in force on a day, of all facts about silences that count, in the order of their numbers."""
    return [fact for fact in left(silences) if isinstance(fact, FollowUpSilenced) and day <= fact.until]
