"""A thread in one line of the inbox, understood without a click."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from zlib import crc32

from schemas.flags import Relation
from schemas.statements import StatementRecorded
from streams.board.inbox import Line
from streams.board.tables import threads
from streams.board.views.words import CHIPS, Claim, claim, counted, gap, said, shortened
from streams.followup.weight import Reason

TOLD = sorted(threads.columns.keys())


class Saying(NamedTuple):
    """A statement in short: when it was said, its words, and who tells it."""

    when: str
    words: str
    outlet: str
    who: str | None
    """Who said it, where that is not clear from the headline."""


class Shown(NamedTuple):
    """A line: the thread's id, its relation with what that is called, the claim, now and before, and how far its follow-up is."""

    id: str
    version: str
    relation: Relation
    chip: str
    claim: Claim
    now: Saying
    before: Saying | None
    gap: str
    outcome: str | None
    counts: str
    weight: int
    reasons: list[Reason]
    state: str
    assignee: str | None
    follow_up: date | None
    overdue: bool
    decided: int
    silence: dict[str, str]
    """The matcher of a silence for threads like this, as a form is filled with it."""


def shown(line: Line, today: date) -> Shown:
    """What a line of the inbox says on a day."""
    row, flag, now, before = line.thread, line.flag, line.now, line.before
    return Shown(
        id=row["id"],
        version=version(row),
        relation=flag.relation,
        chip=CHIPS[flag.relation],
        claim=claim(now),
        now=_saying(now),
        before=_saying(before, now) if before else None,
        gap=gap(flag, now, before),
        outcome=row["outcome"] and shortened(row["outcome"]),
        counts=f"{counted(row['sources'], 'outlet')}, {counted(row['utterances'], 'saying')}",
        weight=row["weight"],
        reasons=line.reasons,
        state=state(row, today),
        assignee=row["assignee"],
        follow_up=row["follow_up"],
        overdue=bool(row["follow_up"] and row["follow_up"] < today),
        decided=row["decided"],
        silence=silence_like(now),
    )


def version(row: Mapping[str, Any]) -> str:
    """A few characters that are others as soon as anything is told differently of a thread."""
    return f"{crc32(repr([str(row[name]) for name in TOLD]).encode()):08x}"


def state(row: Mapping[str, Any], today: date) -> str:
    """How far the follow-up of a thread is, in words."""
    if row["silenced"] and row["silenced"] >= today:
        return f"silenced until {row['silenced']}"
    return "open again" if row["came_back"] else str(row["status"])


def silence_like(statement: StatementRecorded) -> dict[str, str]:
    """The matcher that means threads like that of a statement: side, family, speaker and place, as far as they are known."""
    speaker, place = statement.speaker, statement.place
    found = {"side": speaker.side, "family": statement.family, "speaker": speaker.id or speaker.name, "place": place and place.code}
    return {name: value for name, value in found.items() if value}


def _saying(statement: StatementRecorded, now: StatementRecorded | None = None) -> Saying:
    other = now is not None and now.speaker.name != statement.speaker.name
    who = f"{statement.speaker.name} ({statement.speaker.side})" if statement.speaker.side else statement.speaker.name
    return Saying(said(statement), shortened(statement.content), statement.outlet, who if other else None)
