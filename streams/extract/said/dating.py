"""The date of a saying in its own sentence: which date expression is the saying's, and which another event's."""

import re
from bisect import bisect_left
from itertools import islice, takewhile
from typing import NamedTuple

from schemas.base import Span, interval
from streams.extract.attribution import Attribution
from streams.extract.attribution.nouns import AGAINST
from streams.extract.dates import When, dates_in
from streams.extract.parse import LONGEST_PARAGRAPH, Reading, end_of, span_of, start_of
from streams.extract.parse.words import Token, once_beside
from streams.extract.said.hanging import BESIDE, dates_the_cue, path_of
from streams.extract.said.planned import is_of_the_noun, is_of_the_plan, years_of_the_noun

DUE = re.compile(r"(?:by|until|till|within|before)\b", re.IGNORECASE)
"""How a date begins that tells when something is to happen, not when it was said."""


class Said(NamedTuple):
    """When something was said, as EDTF, with the words and characters that tell, if any do, and the rule that read them."""

    edtf: str
    words: str | None = None
    span: Span | None = None
    rule: str = "a date beside the cue"


def as_said(when: When) -> Said:
    """A date expression as the date of a saying."""
    return Said(when.edtf, when.words, (when.start, when.end))


def dates_between(first: Token, last: Token, reading: Reading) -> list[When]:
    """The dates from one word to another of a paragraph."""
    start = start_of(first)
    found = dates_in(reading.text[start : end_of(last)], reading.published)
    shown = [when for when in found if not first.doc.text[first.idx + when.start : first.idx + when.end].isspace()]  # no stamp of the page
    return [when._replace(start=when.start + start, end=when.end + start) for when in shown]


def inside(when: When, spans: tuple[Span, ...]) -> bool:
    """Tell whether a date begins in one of some spans."""
    return any(start <= when.start < end for start, end in spans)


def by_date(told: Attribution, reading: Reading, others: tuple[Span, ...]) -> Said | None:
    """The date of a saying that its own sentence gives.

    `others` are the contents of all sayings, in order: a date in there is not of the saying.
    """
    return _dated(told.head, (told, others), reading)


@once_beside
def _dated(cue: Token, saying: tuple[Attribution, tuple[Span, ...]], reading: Reading) -> Said | None:
    told, others = saying
    near = _near(others, cue)
    around_source = (word for word in told.source.subtree if (word.i < cue.i) is (told.source.i < cue.i))
    source = span_of([told.source] if told.by_noun else around_source)
    found = [when for when in dates_between(cue.sent[0], cue.sent[-1], reading) if not inside(when, told.basis)]
    found = [when for when in found if not DUE.match(when.words) and _has_come(when, reading) and not _closes_what_precedes(when, told)]
    around = tuple(span for span in near if span[0] <= start_of(cue) < span[1])
    apart = (source, *(span for span in near if span not in around))
    found = [when for when in found if not inside(when, around) or _is_below(cue, when, reading)]
    if told.by_noun and cue.head.lower_ in AGAINST:  # "bombed on Monday despite promises": the bombing was
        found = [when for when in found if _is_below(cue, when, reading)]
    free = [when for when in found if dates_the_cue(when, cue, reading) and (not inside(when, apart) or _opens(when, cue, told, reading))]
    free += [when for when in found if is_of_the_noun(when, told) or is_of_the_plan(when, told, reading)]
    free = free or [when for when in found if _leads_to(when, cue, told, reading)] or years_of_the_noun(told, reading)
    if not free:
        return None
    nearest = min(free, key=lambda when: min(abs(when.start - end_of(cue)), abs(start_of(cue) - when.end)))
    return as_said(nearest)


def _near(contents: tuple[Span, ...], cue: Token) -> list[Span]:
    """The contents that share characters with a cue's sentence; none is longer than a paragraph."""
    start, end = start_of(cue.sent[0]), end_of(cue.sent[-1])
    first = bisect_left(contents, (start - LONGEST_PARAGRAPH, 0))
    return [span for span in takewhile(lambda span: span[0] < end, islice(contents, first, None)) if span[1] > start]


def _has_come(when: When, reading: Reading) -> bool:
    """Tell a date from one after the publication, by which nothing can have been said."""
    earliest = interval(when.edtf).earliest
    return earliest is None or earliest <= reading.published


def _closes_what_precedes(when: When, told: Attribution) -> bool:
    """Tell whether a date stands between what is said and its speaker: "Flights stopped | two weeks ago | the ministry said"."""
    return bool(told.content) and told.content[-1][1] <= when.start and when.end <= start_of(told.source.left_edge) <= start_of(told.head)


def _leads_to(when: When, cue: Token, told: Attribution, reading: Reading) -> bool:
    """Tell a date between who says something and the verb, also where it was drawn to them: "the army on July 22 | announced"."""
    leads = reading.text.endswith("on ", 0, when.start) and when.end + 1 == start_of(told.cue[0])
    return leads and cue.pos_ == "VERB" and told.source.i < cue.i


def _is_below(cue: Token, when: When, reading: Reading) -> bool:
    """Tell a date of a saying inside what another says, "the ministry said X had promised on Monday", from one of that other content."""
    word = reading.word_at(when.start, when.end)
    return word is not None and cue in word.ancestors


def _opens(when: When, cue: Token, told: Attribution, reading: Reading) -> bool:
    """Tell whether a date that opens a content, or parts it, is the cue's own: "said on | Monday it would", "asked them on Saturday to"."""
    word = reading.word_at(when.start, when.end)
    path = path_of(word) if word is not None else []
    of_cue = 0 < len(path) <= BESIDE and path[-1].head == cue
    if of_cue and any(start < when.start and when.end < end for start, end in told.content):
        return True
    leads = {reading.text[start : when.start].strip() for start, _ in told.content if start <= when.start}
    if word is None or not leads & {"", "on", "in"}:
        return False
    last = (
        reading.word_at(when.end - 1, when.end) or word
    )  # "condemned Monday's strikes", "the late June attacks", but "on Monday it would"
    if last.dep_ in ("poss", "compound") and last.head.pos_ != "PRON" and last.head.i > last.i:
        return False
    return of_cue or 0 < word.i - cue.i <= BESIDE
