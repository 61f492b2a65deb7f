"""Facts of the topic -> letters, each with what became of it: pure functions."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from schemas.dead_letters import DeadLetter, DeadLetterFact, DeadLetterRedriven, Handled, Reason

State = Literal["open", "redriven", "discarded"]


class Letter(NamedTuple):
    """A dead letter as people look at it: all but the message itself."""

    id: str
    at: datetime
    """When it was written."""
    reason: Reason
    topic: str
    """Full name of the topic where the message was."""
    partition: int
    offset: int
    error: str
    redriven: str | None
    """The letter from which it had been sent once more."""
    state: State = "open"
    by: str | None = None
    why: str | None = None
    times: int = 0
    """How often it had been sent once more before, as far as those letters are still there."""


class Wanted(NamedTuple):
    """Which letters are meant: those that are alike in all that is given; `topics` are base names."""

    ids: Sequence[str] = ()
    reasons: Sequence[str] = ()
    topics: Sequence[str] = ()
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_everything(self) -> bool:
        """Whether it leaves no letter out."""
        return not any(self)


def letters_of(facts: Iterable[tuple[DeadLetterFact, datetime]]) -> list[Letter]:
    """The letters that facts tell of, oldest first; facts come with when they were written, and in any order.

    A letter that was written twice is one. What was done about it first counts.
    """
    written: dict[str, Letter] = {}
    handled: dict[str, tuple[Handled, datetime]] = {}
    for fact, at in facts:
        if isinstance(fact, DeadLetter):
            written.setdefault(fact.id, letter_of(fact, at))
        elif fact.letter not in handled or at < handled[fact.letter][1]:
            handled[fact.letter] = (fact, at)
    told = [_told(letter, handled[letter.id][0]) if letter.id in handled else letter for letter in written.values()]
    return sorted((letter._replace(times=_times(letter, written)) for letter in told), key=lambda letter: (letter.at, letter.id))


def letter_of(fact: DeadLetter, at: datetime) -> Letter:
    """A letter that is open."""
    return Letter(fact.id, at, fact.reason, fact.topic, fact.partition, fact.offset, fact.error, fact.redriven)


def _told(letter: Letter, fact: Handled) -> Letter:
    if isinstance(fact, DeadLetterRedriven):
        return letter._replace(state="redriven", by=fact.by)
    return letter._replace(state="discarded", by=fact.by, why=fact.why)


def _times(letter: Letter, written: dict[str, Letter]) -> int:
    seen: set[str] = set()
    while letter.redriven and letter.redriven not in seen:
        seen.add(letter.redriven)
        if not (before := written.get(letter.redriven)):
            break
        letter = before
    return len(seen)


def chosen(letters: Iterable[Letter], wanted: Wanted, full_name: Callable[[str], str]) -> list[Letter]:
    """The letters that are meant, open or not; an id may be cut short. `full_name` names a topic on the broker."""
    topics = {full_name(name) for name in wanted.topics}
    return [letter for letter in letters if _is_meant(letter, wanted) and (not topics or letter.topic in topics)]


def _is_meant(letter: Letter, wanted: Wanted) -> bool:
    return (
        (not wanted.ids or letter.id.startswith(tuple(wanted.ids)))
        and (not wanted.reasons or letter.reason in wanted.reasons)
        and (wanted.since is None or letter.at >= wanted.since)
        and (wanted.until is None or letter.at < wanted.until)
    )
