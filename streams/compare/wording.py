"""Whether the words of two statements bear out what their claims are to each other."""

import re

from rapidfuzz.fuzz import ratio

from schemas.statements import Grade
from streams.compare.changed import changed
from streams.compare.pointing import point_at_one
from streams.compare.remembered import Remembered
from streams.compare.said import (
    FORTNIGHT,
    WEEK,
    fails,
    is_copy,
    is_denied,
    is_one_report,
    of_another_deed,
    of_another_term,
    of_another_time,
    of_other_numbers,
    of_other_weeks,
    overlap,
)
from streams.compare.text import NEARLY, TELLING, VERBATIM, alike, is_name_alone, likeness, near, weight
from streams.compare.ties import Bond, Tie
from streams.likeness.concepts import agree, differ
from streams.likeness.exchanged import are_elsewhere, are_of_others, exchanged, name_others, share_a_name

LOOKS_COPIED = 60
"""Per cent of characters in common below which two texts are not even compared word by word: nobody in particular says much."""


WORD = re.compile(r"[^\W\d_]{2,}")
FILLING = frozenset("the its his her their our of in".split())
"""Words of a name that name nothing."""


def holds(tie: Tie, new: Remembered, earlier: Remembered, like: float | None = None) -> bool:
    """Whether the words of two statements bear out a tie of their claims. The same for (new, earlier) as for (earlier, new).

    `like`: how like the two texts are, where that is known, and that their sketches are near enough.
    """
    return not (tie.anonymous and not is_one_source(new, earlier)) and _is_worded_alike(tie, new, earlier, like)


def worded(tie: Tie, new: Remembered, earlier: Remembered) -> tuple[str, ...]:
    """The slots in which the words of two statements part what a tie of their claims would join."""
    sources = ("speaker",) if tie.anonymous and not is_one_source(new, earlier) else ()
    return sources if _is_worded_alike(tie, new, earlier) else (*sources, "content")


def _is_worded_alike(tie: Tie, new: Remembered, earlier: Remembered, like: float | None = None) -> bool:
    if tie.events and not _may_be_one_event(tie, new, earlier):
        return False
    if _is_of_another_thing(tie, new, earlier) or _is_of_another_deed(tie, new, earlier):
        return False
    if not tie.words:
        return not (tie.events and of_another_time(new, earlier))
    if is_name_alone(new.content) or is_name_alone(earlier.content):
        return overlap(new, earlier) and new.content == earlier.content
    if not point_at_one(new, earlier) or (tie.bond is Bond.ECHO and is_copy(new, earlier)):
        return False
    return _is_of_like_words(tie, new, earlier, like) and not (tie.events and changed(new.content, earlier.content))


def _is_of_another_deed(tie: Tie, new: Remembered, earlier: Remembered) -> bool:
    """Whether a ceasefire has run out, or what was to be done has been tried in vain, and so was not carried out."""
    return of_another_term(new, earlier) or (tie.bond is Bond.CARRIED_OUT and fails(new.content))


def _is_of_like_words(tie: Tie, new: Remembered, earlier: Remembered, like: float | None) -> bool:
    """Whether two texts are as like as a tie asks for, or of one thing in other words; what is of another thing is not.

    What is denied is often told by the verb alone, and verbs of one field are near each other: there more is asked for.
    """
    a, b = new.content, earlier.content
    if like is None and not near(new.sketch, earlier.sketch, tie.words, tie.topical):
        return False
    like = likeness(a, b) if like is None else like
    if not tie.topical:
        return like >= tie.words
    if of_another_deed(new, earlier):
        return False
    denied = new.claim.is_topic and is_denied(new) and is_denied(earlier)
    besides = tie.bond is not Bond.ECHO and _are_about_one(new, earlier)
    return (agree(a, b, besides) and not are_elsewhere(a, b)) or like >= (NEARLY if denied else tie.words)


def _are_about_one(new: Remembered, earlier: Remembered) -> bool:
    """Whether both tell of what the same other side does, or of one who, or what, has a name."""
    others = new.claim.actor == earlier.claim.actor not in (None, new.claim.side)
    return others or share_a_name(new.content, earlier.content)


def _is_of_another_thing(tie: Tie, new: Remembered, earlier: Remembered) -> bool:
    """Whether two texts are about other things; the copy of a sentence, with a word changed by who prints it, is not."""
    a, b = new.content, earlier.content
    if (tie.topical and differ(a, b)) or (tie.of_bodies and name_others(a, b) and not agree(a, b, besides=True)):
        return True
    apart = abs(new.last - earlier.last)
    if not tie.topical:
        return tie.to_some and apart > FORTNIGHT and (exchanged(a, b) or _is_done_to_others(new, earlier))
    return exchanged(a, b) and not (apart <= WEEK and alike(a, b, VERBATIM))


def _is_done_to_others(a: Remembered, b: Remembered) -> bool:
    """Whether both tell to whom it is done, and that is somebody else."""
    return are_of_others(a.object or "", b.object or "")


def _may_be_one_event(tie: Tie, new: Remembered, earlier: Remembered) -> bool:
    if of_other_weeks(new, earlier) or not point_at_one(new, earlier) or (tie.words and of_other_numbers(new, earlier)):
        return False
    return not tie.witnessed or is_one_report(new, earlier)


def _are_one_body(a: Remembered, b: Remembered) -> bool:
    """Whether two bodies, or rebels, are called the same, by a name or in one state: `the electoral council` in Haiti."""
    if not (_is_body(a) and _is_body(b)) or (called := _called(a.speaker.name)) != _called(b.speaker.name):
        return False
    return any(word[0].isupper() for word in called) or (len(called) > 1 and a.claim.place == b.claim.place is not None)


def _is_body(statement: Remembered) -> bool:
    return statement.speaker.grade is Grade.BODY or statement.speaker.role == "rebel"


def _called(name: str) -> frozenset[str]:
    """The words by which somebody is called, however they are put together: `rebels of Papua`, `Papua's rebels`."""
    return frozenset(WORD.findall(name)) - FILLING


def is_one_source(a: Remembered, b: Remembered) -> bool:
    """Whether two sources that nobody can identify are one: called the same in one article, or word for word alike, as no answer is."""
    if a.article == b.article:
        return a.speaker.name.casefold() == b.speaker.name.casefold()
    if _are_one_body(a, b):
        return True
    if a.claim.polarity is not b.claim.polarity or ratio(a.content, b.content, score_cutoff=LOOKS_COPIED) < LOOKS_COPIED:
        return False
    return min(weight(a.content), weight(b.content)) >= TELLING and alike(a.content, b.content, VERBATIM)
