"""Which threads a matcher means."""

from typing import NamedTuple

from schemas.followups import Matcher
from schemas.statements import StatementRecorded


class Traits(NamedTuple):
    """What of a thread a matcher may name."""

    side: str | None
    family: str
    speakers: frozenset[str]
    """Ids and names of those who said it."""
    places: frozenset[str]
    """Codes of the places that it is about."""


def traits(*statements: StatementRecorded) -> Traits:
    """The traits of a thread, given one or more of its statements, the first one first."""
    speakers = {name for statement in statements for name in (statement.speaker.id, statement.speaker.name) if name}
    places = {statement.place.code for statement in statements if statement.place and statement.place.code}
    first = statements[0]
    return Traits(first.speaker.side, first.family, frozenset(speakers), frozenset(places))


def matches(matcher: Matcher, thread: Traits) -> bool:
    """Whether a thread is alike in all that a matcher gives."""
    return (
        matcher.side in (None, thread.side)
        and matcher.family in (None, thread.family)
        and (matcher.speaker is None or matcher.speaker in thread.speakers)
        and (matcher.place is None or matcher.place in thread.places)
    )
