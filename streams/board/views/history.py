"""Everything that happened to a thread, what machines found and what people decided, in one list."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from schemas.flags import FlagWithdrawn, Relation, StatementFlagged
from schemas.followups import FollowUpFact, FollowUpUndone, ThreadsMerged, ThreadSplit
from schemas.statements import StatementRecorded
from streams.board.views.words import CHIPS, said, shortened
from streams.followup.state import left
from streams.followup.words import in_words

QUOTED = 90


class Entry(NamedTuple):
    """Something that happened: when, by whom (None: found by itself), what, and the id of the decision that can be undone."""

    at: datetime | None
    by: str | None
    what: str
    quote: str
    undo: str | None = None
    is_undone: bool = False


class Recorded(NamedTuple):
    """When a statement or a flag came into the read model, and what it says."""

    at: datetime
    fact: StatementRecorded | StatementFlagged | FlagWithdrawn


def history(recorded: Iterable[Recorded], facts: Sequence[FollowUpFact], statements: Mapping[str, StatementRecorded]) -> list[Entry]:
    """All of it, the newest first. Reports of one saying again are told by the statement itself."""
    standing = {fact.id for fact in left(facts)}
    people = [_decided(fact, fact.id in standing, facts, statements) for fact in facts]
    machine = [_found(each, statements) for each in recorded if not _is_rereport(each.fact)]
    return sorted([*people, *machine], key=lambda entry: entry.at.timestamp() if entry.at else 0.0, reverse=True)


def _is_rereport(fact: object) -> bool:
    return isinstance(fact, StatementFlagged | FlagWithdrawn) and fact.relation is Relation.REREPORT


def _found(recorded: Recorded, statements: Mapping[str, StatementRecorded]) -> Entry:
    at, fact = recorded
    match fact:
        case StatementRecorded():
            return Entry(at, None, f"recorded from {fact.outlet}, said {said(fact)}", shortened(fact.content, QUOTED))
        case StatementFlagged():
            revised = f", revision {fact.revision}" if fact.revision > 1 else ""
            return Entry(at, None, f"flagged: {CHIPS[fact.relation].lower()}{revised}", _quote(fact.statement, statements))
    return Entry(at, None, f"flag taken back ({fact.reason}): {CHIPS[fact.relation].lower()}", _quote(fact.statement, statements))


def _decided(fact: FollowUpFact, stands: bool, facts: Sequence[FollowUpFact], statements: Mapping[str, StatementRecorded]) -> Entry:
    what, quote = _in_words(fact, facts, statements)
    return Entry(fact.at, fact.by, what, quote, fact.id if stands else None, not stands)


def _in_words(fact: FollowUpFact, facts: Sequence[FollowUpFact], statements: Mapping[str, StatementRecorded]) -> tuple[str, str]:
    reason = getattr(fact, "reason", None)
    because = f": {reason}" if reason else ""
    match fact:
        case ThreadSplit():
            return f"took a statement out{because}", _quote(fact.statement, statements)
        case ThreadsMerged():
            return f"merged with another thread{because}", _quote(fact.others[0], statements)
        case FollowUpUndone():
            undone = next((other for other in facts if other.id == fact.undoes), None)
            return (f"took back: {_in_words(undone, facts, statements)[0]}", "") if undone else ("took back a decision", "")
    return in_words(fact), ""


def decided_since(facts: Sequence[FollowUpFact], seen: int, statements: Mapping[str, StatementRecorded]) -> list[Entry]:
    """What people decided after the fact of a number, the newest first."""
    newer = [fact for fact in facts if fact.number > seen]
    return [_decided(fact, True, facts, statements) for fact in reversed(newer)]


def _quote(name: str, statements: Mapping[str, StatementRecorded]) -> str:
    return shortened(statements[name].content, QUOTED) if name in statements else ""
