"""A command and the state of what it is about -> the fact that follows, or why there is none."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

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
    ThreadsMerged,
    ThreadSplit,
)
from streams.errors import SaidBeforeError
from streams.followup.commands import Acknowledge, Assign, Merge, Note, Reopen, Resolve, Schedule, Silence, Split, ThreadCommand, Undo
from streams.followup.state import State, Status, left, state, status


class RefusedError(SaidBeforeError):
    """A command that can not be carried out, with the reason."""


class ConflictError(RefusedError):
    """Somebody else has decided something about the same thread meanwhile."""


class Thread(NamedTuple):
    """A thread as whoever decides about it sees it."""

    group: str
    utterances: tuple[tuple[str, ...], ...]
    """Ids of its statements, by utterance, in the order in which they were said."""
    outcomes: tuple[str, ...] = ()
    """Ids of the statements that tell what became of it."""
    facts: tuple[FollowUpFact, ...] = ()
    """What was decided about it and counts, in the order of the numbers."""
    names: Mapping[str, str] = MappingProxyType({})
    """Id of a statement -> the id that decisions name, where an older extractor recorded the saying under that one."""
    backfilled: frozenset[str] = frozenset()
    """Ids of those that were found when old articles were read again."""

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of all its statements, the first one first; those that tell an outcome may be of another group."""
        return tuple(dict.fromkeys([*(name for utterance in self.utterances for name in utterance), *self.outcomes]))

    @property
    def news(self) -> list[tuple[str, ...]]:
        """The pieces of news in it, as `state.status` takes them. What a reprocessing found is none, nor are copies of that."""
        pieces = [*self.utterances, *((outcome,) for outcome in self.outcomes)]
        return [self.named(piece) for piece in pieces if self.backfilled.isdisjoint(piece)]

    def named(self, statements: Iterable[str]) -> tuple[str, ...]:
        """How decisions name some statements, given by their ids."""
        return tuple(dict.fromkeys(self.names.get(statement, statement) for statement in statements))

    @property
    def decided(self) -> State:
        """What was decided about it so far."""
        return state(self.facts)

    @property
    def status(self) -> Status:
        """Whether it waits for somebody."""
        return status(self.decided, self.news)


class Decided(NamedTuple):
    """Who decides, when (with a time zone), and the number of the fact: one more than that of the newest of its group."""

    by: str
    at: datetime
    number: int


def decide(command: ThreadCommand, thread: Thread, decided: Decided, other: Thread | None = None) -> FollowUpFact:
    """The fact that a command about a thread makes; `other` is the thread that it is to be merged with.

    Raises RefusedError where there is nothing to do or it can not be done.
    """
    match command:
        case Split():
            return _split(command, thread, decided)
        case Merge():
            return _merge(command, thread, decided, other)
        case Undo():
            return _undo(command, thread, decided)
    return _follow_up(command, thread, decided)


def check_seen(thread: Thread, number: int) -> None:
    """Raises ConflictError where something was decided about a thread after the fact of a number, or where it is unknown."""
    newer = [fact for fact in thread.facts if fact.number > number]
    if newer:
        raise ConflictError(f"{newer[-1].by} has decided something about this thread meanwhile: look at it again, then decide")


def silence(command: Silence, decided: Decided, today: date) -> FollowUpSilenced:
    """The fact that a silence makes. Raises RefusedError where it is over already, or would silence everything unasked."""
    if command.until < today:
        raise RefusedError(f"{command.until} is over: choose a later day")
    if command.matcher.is_everything and not command.everything:
        raise RefusedError("this would silence every thread, those to come too: say so once more, or name a side, family, speaker or place")
    return FollowUpSilenced(
        group=command.matcher.group, **decided._asdict(), matcher=command.matcher, until=command.until, reason=command.reason
    )


def end_silence(silenced: FollowUpSilenced, facts: Sequence[FollowUpFact], decided: Decided) -> FollowUpUndone:
    """The fact that ends a silence, given all facts of its group that count. Raises RefusedError where it has ended already."""
    if silenced.id not in {fact.id for fact in left(facts)}:
        raise RefusedError("this silence has been ended already")
    return FollowUpUndone(group=silenced.group, **decided._asdict(), undoes=silenced.id)


def _follow_up(command: ThreadCommand, thread: Thread, decided: Decided) -> FollowUpFact:
    before, seen = thread.decided, thread.named(thread.statements)
    about: dict[str, Any] = {"group": thread.group, "statement": seen[0], "seen": seen, **decided._asdict()}
    match command:
        case Acknowledge():
            _refuse(thread.status is not Status.OPEN, f"this thread is {thread.status} already")
            return FollowUpAcknowledged(**about)
        case Resolve():
            _refuse(thread.status is Status.RESOLVED, "this thread is resolved already: reopen it first")
            return FollowUpResolved(**about, resolution=command.resolution, text=command.text)
        case Reopen():
            _refuse(thread.status is Status.OPEN, "this thread is open already")
            return FollowUpReopened(**about)
        case Assign():
            _refuse(before.assignee == command.to, f"this thread is {f'{command.to}’s' if command.to else 'nobody’s'} already")
            return FollowUpAssigned(**about, to=command.to)
        case Schedule():
            _refuse(before.due == command.due, f"this thread is due {command.due or 'on no day'} already")
            return FollowUpScheduled(**about, due=command.due)
        case Note():
            return FollowUpNoted(**about, text=command.text)
    raise TypeError(type(command).__name__)


def _split(command: Split, thread: Thread, decided: Decided) -> ThreadSplit:
    """The first report of a saying takes the others of it along; any other report goes alone."""
    own = next((utterance for utterance in thread.utterances if command.statement in utterance), None)
    if own is None:
        raise RefusedError(f"statement {command.statement} is not one of this thread")
    takes_along = own if command.statement == own[0] and len(thread.utterances) > 1 else (command.statement,)
    others = tuple(name for name in thread.statements if name not in takes_along)
    _refuse(not others, "this thread has no other statement")
    (name,), others = thread.named([command.statement]), thread.named(others)
    return ThreadSplit(group=thread.group, **decided._asdict(), statement=name, others=others, reason=command.reason)


def _merge(command: Merge, thread: Thread, decided: Decided, other: Thread | None) -> ThreadsMerged:
    if other is None:
        raise RefusedError(f"there is no statement {command.other}")
    _refuse(other.statements[0] == thread.statements[0], "this is one thread already")
    _refuse(other.group != thread.group, f"a thread of {other.group} can not be one with a thread of {thread.group}")
    (last,), others = thread.named(thread.utterances[-1][:1]), other.named(utterance[0] for utterance in other.utterances)
    return ThreadsMerged(group=thread.group, **decided._asdict(), statement=last, others=others, reason=command.reason)


def _undo(command: Undo, thread: Thread, decided: Decided) -> FollowUpUndone:
    fact = next((fact for fact in left(thread.facts) if fact.id == command.fact), None)
    if fact is None:
        raise RefusedError(f"nothing of the name {command.fact} has been decided about this thread, or it is undone already")
    return FollowUpUndone(group=thread.group, **decided._asdict(), undoes=fact.id, statement=thread.named(thread.statements)[0])


def _refuse(reason: bool, why: str) -> None:
    if reason:
        raise RefusedError(why)
