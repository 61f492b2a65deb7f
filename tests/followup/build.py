"""Threads and decisions in few words."""

from datetime import UTC, date, datetime

from schemas.followups import FollowUpFact
from streams.followup.commands import ThreadCommand
from streams.followup.decide import Decided, Thread, decide

DAY, AT = date(2024, 3, 14), datetime(2024, 3, 14, 9, tzinfo=UTC)
GROUP = "PRT:forces"


def thread(*utterances: str, outcomes: str = "", facts: tuple[FollowUpFact, ...] = ()) -> Thread:
    """A thread of utterances, each told by the names of the statements that report it: `thread("a b", "c")`."""
    return Thread(GROUP, tuple(tuple(utterance.split()) for utterance in utterances), tuple(outcomes.split()), facts)


def decided(number: int = 1, by: str = "Rosa Lind") -> Decided:
    return Decided(by, AT, number)


def after(before: Thread, *commands: ThreadCommand) -> Thread:
    """The thread after somebody has carried out commands, one after the other."""
    for command in commands:
        fact = decide(command, before, decided(len(before.facts) + 1))
        before = before._replace(facts=(*before.facts, fact))
    return before
