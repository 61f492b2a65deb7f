"""What an act implies: whose doing a speaker speaks of, and whether to say it is to do it."""

import re

from schemas.ontology import ACTIONS, Act, Family
from schemas.statements import StatementRecorded

OWN = frozenset({Act.ANNOUNCED, Act.PLEDGED, Act.AGREED, Act.THREATENED, Act.DENIED, Act.ADMITTED, Act.ORDERED})
"""Acts by which a side speaks of what it does itself, where no other actor is named."""

REPORTS = r"(?:accusations?|allegations?|charges|claims?|reports?|rumou?rs|suggestions?)"
OF_REPORTS = re.compile(rf"(?:(?:all|any|new|recent|such|the|these|those|media|press)\s+)*{REPORTS}\b", re.IGNORECASE)
"""Beginnings of what is rejected as untrue, and not as unwelcome: `reports that it had`; who rejects these speaks of himself."""

OTHERS = r"(?!(?:its|his|this|various|numerous|previous|serious|baseless)\b)[\w-]+s['’]?"
OF_OTHERS = re.compile(rf"{OTHERS}\s+(?:claims?|reports?)\s+(?:about|of)\s+\w+ing\b", re.IGNORECASE)
"""Beginnings of what others have said of their own deeds: `rebels' claims of taking the bridge`."""

DECLARES = frozenset({Act.ANNOUNCED, Act.CONFIRMED})
"""Acts that may themselves bring about what they tell."""

BY_WORD = frozenset(
    {
        Family.SANCTIONS,
        Family.TRADE,
        Family.REPRESSION,
        Family.FLIGHTS,
        Family.BORDERS,
        Family.HEALTH,
        Family.DIPLOMACY,
        Family.ALLIANCE,
        Family.ELECTIONS,
        Family.OFFICE,
    }
)
"""Families of changes that an authority makes by saying so; soldiers have still to leave when that is announced."""

TO_A_THING = r"to(?= (?:[A-Z]|the |an? |its |his |their |all ))"
VERBAL = re.compile(rf"\b(?!{TO_A_THING})(?:will|would|shall|should|may|might|can|could|to|had|has|have|did)\b")
"""Words by which it is told what has been done or will be; `announced that they were banned` tells neither."""


def whose(statement: StatementRecorded) -> str | None:
    """The side whose action it is, as named or as the act implies; None where it is not known."""
    if statement.actor is not None:
        return statement.actor.side
    return statement.speaker.side if _is_own(statement) else None


def _is_own(statement: StatementRecorded) -> bool:
    """Whether an act implies that a side speaks of itself."""
    if statement.act is Act.REJECTED:
        return OF_REPORTS.match(statement.content) is not None
    return statement.act in OWN and not (statement.act is Act.DENIED and OF_OTHERS.match(statement.content))


def is_declared(statement: StatementRecorded) -> bool:
    """Whether a side announces a change of its own as a thing: `announced further sanctions`, `confirmed the ban`."""
    entry = ACTIONS.get(statement.action.casefold())
    made = entry is not None and entry.kind == "change" and statement.family in BY_WORD and statement.act in DECLARES
    return made and whose(statement) in (None, statement.speaker.side) and not VERBAL.search(statement.content)
