"""Statements and flags in the words of the pages: who said what about where, when, and how long after."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from schemas.flags import Relation, StatementFlagged
from schemas.statements import Polarity, StatementRecorded
from streams.show.passage import printable
from streams.show.when import distance, in_words, is_a_day

CHIPS = {
    Relation.REVERSAL: "Reversed",
    Relation.OUTCOME: "Outcome told",
    Relation.REPEAT: "Said again",
    Relation.ECHO: "Echoed",
    Relation.REREPORT: "Reported again",
}
"""What a relation is called on its label."""
LONGEST = 240
"""Characters of a quoted passage in a list."""


class Claim(NamedTuple):
    """Who said what about where."""

    who: str
    side: str | None
    role: str | None
    what: str
    where: str | None


def claim(statement: StatementRecorded) -> Claim:
    """A statement as a headline tells it; what is said not to be so is told with a `no`."""
    speaker, negated = statement.speaker, statement.polarity is Polarity.NEGATIVE
    role = speaker.role if speaker.role and speaker.role.casefold() not in speaker.name.casefold() else None
    what = f"no {statement.label}" if negated else statement.label
    return Claim(speaker.name, speaker.side, role, what, statement.place.name if statement.place else None)


def title(statement: StatementRecorded) -> str:
    """`Ana Delgado (PRT): withdrawal announced, Mali`, on one line."""
    who, side, _, what, where = claim(statement)
    return printable(f"{who}{f' ({side})' if side else ''}: {', '.join(part for part in (what, where) if part)}")


def day(when: date | None) -> str:
    """A day as people write it: `3 July 2018`."""
    return in_words(when.isoformat()) if when else "at some time"


def said(statement: StatementRecorded) -> str:
    """When it was said: `11 December 2017`, `2016`."""
    return in_words(statement.said)


def gap(flag: StatementFlagged, now: StatementRecorded, before: StatementRecorded | None) -> str:
    """The time between two sayings: `7 months`, `about 7 months` where one of the days is vague."""
    if flag.gap_days is None:
        return "some time"
    vague = before is None or not (is_a_day(now.said) and is_a_day(before.said))
    return f"{'about ' if vague else ''}{distance(flag.gap_days)}"


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text on one line, cut at a blank where it is longer."""
    line = " ".join(printable(text[: longest * 4]).split())
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0] or line[:longest]}…"


Listed = TypeVar("Listed")


def ends(found: Sequence[Listed], first: int, last: int) -> list[Listed]:
    """The first and the last of a list, where it is long."""
    return [*found[:first], *found[max(first, len(found) - last) :]]


def counted(count: int, noun: str) -> str:
    """`1 outlet`, `3 outlets`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
