"""When things were said: whether on one day, which of two came later, and how long before."""

import re
from calendar import day_name
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from schemas.ontology import ACTS, Act, Family, Stance
from schemas.statements import Modality
from streams.compare.changed import counts
from streams.compare.remembered import FIRST_DAY, LAST_DAY, Remembered
from streams.likeness.concepts import ends, is_done_once
from streams.likeness.features import negates

NARROW = 8
"""Days that a dating spans at most where it still tells which of two sayings came later: a week, both ends included."""

WEEK = 7
FORTNIGHT = 14
WEEKDAYS = re.compile(rf"\b(?:{'|'.join(day_name)})\b")
ONE_TIME = re.compile(
    rf"{WEEKDAYS.pattern}|\b(?:overnight|yesterday|today|tonight|(?:last|that) night|this (?:morning|week)|"
    r"(?:killing|wounding|injuring|leaving) (?:(?:at least|more than|up to|as many as|about|some|over|nearly) )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds))\b",
    re.IGNORECASE,
)
"""Words that tell of a deed that it was done once."""
FAILING = re.compile(
    r"\b(?:fail(?:s|ed|ing)?|failures?|foiled|thwarted|repelled|repulsed|collaps(?:es|ed|ing)|came to nothing|in vain)\b", re.IGNORECASE
)
"""Words that tell of a deed that it was tried and has not come about."""

UNIT = r"(?:hours?|days?|weeks?)"
TERM = re.compile(
    rf"\b[\w-]+[- ](?:hour|day|week)(?:[- ]long)?\b|\b(?:for|of|lasting) (?:a|an|\w+|\w+ more) {UNIT}\b|\b(?:over|during|for|on) (?:the )?"
    r"(?:Eid|Easter|Christmas|Ramadan|Nowruz|New Year|holidays?|festival)\b",
    re.IGNORECASE,
)
"""How long a ceasefire is to last, where it is not for good."""
MONTH, SIX_WEEKS, YEAR = 31, 42, 366
SENTENCE = 40
"""Characters of a saying that nobody words twice in the same way."""
COPIED = 95
"""Share of characters, in hundredths, from which on one such saying is the copy of another."""
NUMBERS = re.compile(r"\d+")


def undated(statement: Remembered) -> bool:
    """Whether nothing tells how long ago it was said: `../2017-12-12`."""
    return statement.first == FIRST_DAY


def overlap(a: Remembered, b: Remembered) -> bool:
    """Whether both may have been said on one day."""
    return a.first <= b.last and b.first <= a.last


def one_breath(a: Remembered, b: Remembered) -> bool:
    """Whether one article tells of both as of one time: such statements add to each other and have no relation."""
    return a.article == b.article and overlap(a, b)


def after(new: Remembered, old: Remembered) -> bool:
    """Whether `new` was surely said after `old`, or both are dated to a week and `new` may have been said later."""
    return new.first > old.last or (_narrow(new) and _narrow(old) and new.last > old.last)


def gap_days(new: Remembered, old: Remembered) -> int | None:
    """Days from `old` to `new`, counted between the last day of each (a bare year ends on 31 December); None where one is open."""
    if FIRST_DAY in (new.first, old.first) or LAST_DAY in (new.last, old.last):
        return None
    return new.last - old.last


def of_other_weeks(a: Remembered, b: Remembered) -> bool:
    """Whether both tell on which day of the week something was, and were said weeks apart: there was another Friday."""
    return abs(a.last - b.last) > FORTNIGHT and _tells_a_weekday(a.content) and _tells_a_weekday(b.content)


def is_one_report(a: Remembered, b: Remembered) -> bool:
    """Whether two reports of deeds may be of the same one: told within a fortnight, or one is the copy of the other."""
    return abs(a.last - b.last) <= FORTNIGHT or is_copy(a, b)


def is_copy(a: Remembered, b: Remembered) -> bool:
    """Whether one article has a sentence of the other: who is reported to say something anew is reported in other words.

    Within six weeks, or within a year in one outlet, which brings its background again; what witnesses tell, at any time.
    A copied `on Monday` is read as another Monday; other days that are told tell of two sayings.
    """
    if not (a.claim.is_witnessed and b.claim.is_witnessed) and not _may_be_copied(a, b):
        return False
    if len(a.content) < SENTENCE or len(b.content) < SENTENCE:
        return a.content == b.content and a.speaker.name == b.speaker.name and abs(a.last - b.last) <= MONTH
    return ratio(a.content, b.content, score_cutoff=COPIED) > 0 and NUMBERS.findall(a.content) == NUMBERS.findall(b.content)


def _may_be_copied(a: Remembered, b: Remembered) -> bool:
    apart, untold = abs(a.last - b.last), _untold(a) or _untold(b)
    if untold and a.outlet == b.outlet:
        return min(apart, abs(a.published - b.published)) <= YEAR
    return apart <= SIX_WEEKS and (untold or apart % WEEK == 0)


def is_sentence(statement: Remembered) -> bool:
    """Whether its words, brought again, are those of a copy: so many, and no day told on which they were said."""
    return len(statement.content) >= SENTENCE and _untold(statement)


def of_another_time(a: Remembered, b: Remembered) -> bool:
    """Whether weeks lie between two sayings of which one tells of a single deed: an order, an overnight raid, how many it killed."""
    apart = abs(a.last - b.last) > FORTNIGHT
    return apart and (Act.ORDERED in (a.act, b.act) or _is_of_one_time(a.content) or _is_of_one_time(b.content))


def of_another_term(a: Remembered, b: Remembered) -> bool:
    """Whether two sayings, weeks apart, are not of one ceasefire, since one of them was for some days, or for one town.

    Another one for some days is offered once more; what has ended by then is none of them.
    """
    apart = abs(a.last - b.last)
    if a.claim.family is not Family.CEASEFIRE or apart <= MONTH:
        return False
    ended = a.claim.polarity is not b.claim.polarity
    if (a.claim.site is None) != (b.claim.site is None) and (ended or apart > YEAR):
        return True
    terms = bool(TERM.search(a.content)) + bool(TERM.search(b.content))
    return terms > 0 and (ended or terms == 1)


def fails(content: str) -> bool:
    """Whether a deed is told of that was tried in vain."""
    return FAILING.search(content) is not None


def is_denied(statement: Remembered) -> bool:
    """Whether it is said not to be so, and not merely that it will be no more."""
    return ACTS[statement.act].stance is Stance.DENIES or negates(statement.content)


def of_another_deed(a: Remembered, b: Remembered) -> bool:
    """Whether two reports are of what is done once to each, or one of what the other plans to end.

    Cocaine that is seized weeks later is other cocaine.
    """
    modalities = {a.claim.modality, b.claim.modality}
    if modalities == {Modality.DONE}:
        return abs(a.last - b.last) > FORTNIGHT and (is_done_once(a.content) or is_done_once(b.content))
    return modalities == {Modality.DONE, Modality.PLANNED} and ends(a.content) and ends(b.content)


def of_other_numbers(a: Remembered, b: Remembered) -> bool:
    """Whether weeks lie between two reports that count not the same: one missile was fired then, and two now."""
    return abs(a.last - b.last) > FORTNIGHT and counts(a.content) != counts(b.content)


def in_one_news(a: Remembered, b: Remembered) -> bool:
    """Whether two articles of a fortnight tell neither when it was said, so that it may have been said once."""
    return abs(a.last - b.last) <= FORTNIGHT and _untold(a) and _untold(b)


@lru_cache(maxsize=4096)
def _is_of_one_time(content: str) -> bool:
    return ONE_TIME.search(content) is not None


@lru_cache(maxsize=4096)
def _tells_a_weekday(content: str) -> bool:
    return WEEKDAYS.search(content) is not None


def _untold(statement: Remembered) -> bool:
    """Whether it is only known to be news of the week in which it was published."""
    return 0 < statement.last - statement.first < NARROW


def _narrow(statement: Remembered) -> bool:
    return statement.last - statement.first < NARROW
