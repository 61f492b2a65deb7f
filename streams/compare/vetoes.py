"""What parts two statements for good: no likeness of words can outvote a slot that differs."""

import re
from calendar import day_name
from collections.abc import Callable
from functools import lru_cache

from schemas.ontology import ACTIONS, Act, Family
from schemas.statements import Grade, Modality, Polarity, Speaker, StatementRecorded
from streams.compare.opposites import in_other_words, opposite, polarity, same_action, stance
from streams.compare.said import days
from streams.compare.text import ALIKE, SAME_EVENT, VERBATIM, likeness

OWN = frozenset({Act.ANNOUNCED, Act.PLEDGED, Act.AGREED, Act.THREATENED, Act.DENIED, Act.ADMITTED, Act.ORDERED})
"""Acts by which a side speaks of what it does itself, where no other actor is named."""

FORTNIGHT = 14
WEEKDAYS = re.compile(rf"\b(?:{'|'.join(day_name)})\b")

HAPPENED = frozenset({Modality.DONE, Modality.UNDER_WAY})
REPORTS = frozenset({Act.STATED, Act.CLAIMED, Act.CONFIRMED, Act.ASSESSED})
"""Acts by which somebody tells what happened; who accuses, denies or admits takes a stand that can be taken again."""


def whose(statement: StatementRecorded) -> str | None:
    """The side whose action it is, as named or as the act implies; None where it is not known."""
    if statement.actor is not None:
        return statement.actor.side
    return statement.speaker.side if statement.act in OWN else None


def conflict(new: StatementRecorded, earlier: StatementRecorded) -> tuple[str, ...]:
    """The slots that part two statements, in the order of VETOES; empty where they can be of one claim or of opposite ones.

    Missing is not different. The same answer for (new, earlier) as for (earlier, new).
    """
    return tuple(slot for slot, parts in VETOES.items() if parts(new, earlier))


def parted(new: StatementRecorded, earlier: StatementRecorded) -> bool:
    """Whether any veto parts two statements, found without asking for all of them."""
    return any(parts(new, earlier) for parts in VETOES.values())


def _another_side(a: StatementRecorded, b: StatementRecorded) -> bool:
    if a.speaker.side or b.speaker.side:
        return a.speaker.side != b.speaker.side
    known = _same_person(a.speaker, b.speaker)
    return not (_same_source(a, b) if known is None else known)


def _same_person(a: Speaker, b: Speaker) -> bool | None:
    """Whether two speakers of no known side are one; None where they can not be told apart."""
    if _of_other_trades(a, b):
        return False
    if a.id and b.id:
        return a.id == b.id
    return a.name.casefold() == b.name.casefold() if a.grade is b.grade is Grade.NAMED else None


def _of_other_trades(a: Speaker, b: Speaker) -> bool:
    """Whether two people are told to be different things: many bear one name, and of those whom nobody knows no more is known."""
    return bool(a.role and b.role) and likeness(a.role or "", b.role or "") == 0


def _same_source(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether two sources that nobody can identify are one: called the same in one article, or word for word alike, which no answer is."""
    if a.article == b.article:
        return a.speaker.name.casefold() == b.speaker.name.casefold()
    return polarity(a) is polarity(b) and likeness(a.content, b.content) >= VERBATIM


def _another_place(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether the places differ; one may lie in the other, as the path of its id tells: `latakia/hmeymim`."""
    if _another_town(a, b):
        return True
    if not (a.place and b.place and a.place.code and b.place.code):
        return False
    inner, outer = sorted((f"{a.place.id}/" if a.place.id else "", f"{b.place.id}/" if b.place.id else ""), key=len, reverse=True)
    return a.place.code != b.place.code or not inner.startswith(outer)


def _another_town(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether a town that no table knows stands against another town; a whole state may hold it, and so may "the region"."""
    unlisted = [place for place in (a.place, b.place) if place and not place.code and place.name[:1].isupper()]
    listed = [place for place in (a.place, b.place) if place and place.id]
    return len(unlisted) + len(listed) == 2 and bool(unlisted) and len({place.name.casefold() for place in (*unlisted, *listed)}) == 2


def _another_action(a: StatementRecorded, b: StatementRecorded) -> bool:
    return a.family is not b.family or not (same_action(a, b) or opposite(a, b) or in_other_words(a, b))


def _another_actor(a: StatementRecorded, b: StatementRecorded) -> bool:
    mine, yours = whose(a), whose(b)
    return None not in (mine, yours) and mine != yours


def _another_polarity(a: StatementRecorded, b: StatementRecorded) -> bool:
    return polarity(a) is not polarity(b) and not opposite(a, b) and not in_other_words(a, b)


def _another_stance(a: StatementRecorded, b: StatementRecorded) -> bool:
    return stance(a) is not stance(b)


def _another_modality(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether one holds only under a condition, or one carries out what the other announces."""
    modalities = {a.modality, b.modality}
    if Modality.CONDITIONAL in modalities:
        return len(modalities) > 1
    return modalities == {Modality.DONE, Modality.PLANNED} and same_action(a, b) and _happens(a) and _happens(b)


def _happens(statement: StatementRecorded) -> bool:
    """Whether it is an event that is planned once and done once, not a state and not something left undone."""
    entry = ACTIONS.get(statement.action)
    return (entry is None or entry.kind != "state") and polarity(statement) is Polarity.POSITIVE


def _another_topic(a: StatementRecorded, b: StatementRecorded) -> bool:
    return a.family is b.family is Family.TOPIC and likeness(a.content, b.content) < ALIKE


def _another_event(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether a report of an event tells of another one: people are killed every day, and saying so again repeats no claim."""
    if not (_is_event(a) and _is_event(b)):
        return False
    reports = [one.act in REPORTS for one in (a, b)]
    told = any(reports) if _is_deed(a) and _is_deed(b) else all(reports)
    return (told and likeness(a.content, b.content) < SAME_EVENT) or _of_other_weeks(a, b)


def _is_deed(statement: StatementRecorded) -> bool:
    """Whether it is done once and for all; of a change that goes on, such as arming rebels, others may be accused again in other words."""
    entry = ACTIONS.get(statement.action)
    return entry is not None and entry.kind == "deed"


def _of_other_weeks(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether both tell on which day of the week it happened, and were said weeks apart: there was another Friday."""
    apart = abs((days(a).last - days(b).last).days)
    return apart > FORTNIGHT and _tells_a_weekday(a.content) and _tells_a_weekday(b.content)


@lru_cache(maxsize=65536)
def _tells_a_weekday(content: str) -> bool:
    return WEEKDAYS.search(content) is not None


def _is_event(statement: StatementRecorded) -> bool:
    """Whether it is a deed, or a change that others are said to have made."""
    entry = ACTIONS.get(statement.action)
    if entry is None or entry.kind == "state":
        return False
    return _is_deed(statement) or (statement.modality in HAPPENED and whose(statement) != statement.speaker.side)


VETOES: dict[str, Callable[[StatementRecorded, StatementRecorded], bool]] = {
    "side": _another_side,
    "place": _another_place,
    "action": _another_action,
    "actor": _another_actor,
    "polarity": _another_polarity,
    "act": _another_stance,
    "modality": _another_modality,
    "content": lambda a, b: _another_topic(a, b) or _another_event(a, b),
}
