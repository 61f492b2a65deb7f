"""When what is promised is to happen: the date of what is planned, told apart from all other dates in and behind a content."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from schemas.base import Span, interval
from schemas.statements import Modality
from streams.extract.attribution import Attribution
from streams.extract.dates import When, dates_in
from streams.extract.meaning import Meaning
from streams.extract.parse import Reading, end_of, start_of
from streams.extract.parse.modality import FUTURE
from streams.extract.parse.words import Token
from streams.extract.said.dating import DUE, Said
from streams.extract.said.prior import LOOKING_BACK

FROM = frozenset("since after following despite".split())
"""Prepositions that lead to what was, also where the news is told of what will be."""

OWNED = re.compile(r"['’]|\s*\([^)\n]{1,30}\)\s*[-–—]")
"""What follows a date that something else is named by, or a dateline's."""

SCHEDULED = frozenset("schedule plan expect slate set due".split())

GONE = re.compile(r"\b(?:last|past|ago|earlier|recent)\b", re.IGNORECASE)
WEEKDAY = re.compile(r"(?:on |from |by |until |before )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)


def due_of(told: Attribution, meaning: Meaning, content: tuple[Span, ...], said: Said, reading: Reading) -> When | None:
    """The first date of what is planned, in what is said or between that and its speaker; of a remembered plan counted from its saying."""
    if meaning.modality is not Modality.PLANNED:
        return None
    plan = (meaning.trigger, meaning.clause, told.head)
    spans = (*content, *_behind(told, content, reading))
    ahead = (when for span in spans for when in _dates_ahead(span, said, reading) if _is_ahead(when, said, reading))
    return next((when for when in ahead if _is_of(plan, when, reading)), None)


def _dates_ahead(span: Span, said: Said, reading: Reading) -> Iterator[When]:
    """The dates of a stretch seen from the publication; a bare weekday, and all that is remembered, seen from the day of the saying."""
    start, end = span
    told_on = interval(said.edtf).latest
    from_then = dates_in(reading.text[start:end], told_on, future=True) if told_on is not None else []
    if told_on is not None and _is_remembered(told_on, reading.published):
        found = from_then
    else:
        days = {when.start: when for when in from_then if WEEKDAY.match(when.words)} if said.words else {}
        found = [days.get(when.start, when) for when in dates_in(reading.text[start:end], reading.published, future=True)]
    return (when._replace(start=when.start + start, end=when.end + start) for when in found)


def _is_remembered(told_on: date, published: date) -> bool:
    """Tell whether a saying is so old that its "by May" is not the May to come."""
    return published - told_on > LOOKING_BACK


def _behind(told: Attribution, content: tuple[Span, ...], reading: Reading) -> Iterator[Span]:
    """The words between a content and the speaker behind it, and a deadline right behind a content that the cue leads to."""
    cue, source, (_, end) = start_of(told.head), start_of(told.source.left_edge), content[-1]
    if start_of(told.head.sent[0]) <= end <= source < cue:  # "Troops will leave, | by January, | the ministry said"
        yield end, source
    if cue < end and DUE.match(reading.text[end:].lstrip()):  # "promised a reform of the law | by January"
        yield end, end_of(told.head.sent[-1])


def _is_ahead(when: When, said: Said, reading: Reading) -> bool:
    """Tell whether a date is not over when it is told of, and is not that of the saying itself."""
    if said.span == (when.start, when.end):
        return False
    latest, told_on = interval(when.edtf).latest, interval(said.edtf).earliest if said.words else None
    return not GONE.search(when.words) and (latest is None or latest >= (told_on or reading.published))


def _is_of(plan: tuple[Token | None, ...], when: When, reading: Reading) -> bool:
    """Tell whether a date hangs on what is to be done, not on what was: "Monday's attack", "the men taken in May", "since June"."""
    word = reading.word_at(when.start, when.end)
    if word is None or OWNED.match(reading.text, when.end) or _is_of_a_name(word):
        return False
    path = list(takewhile(lambda above: above not in plan, (word, *word.ancestors)))
    if any(above.lower_ in FROM or _is_marked(above) for above in path) and not DUE.match(when.words):
        return False
    holder = next((above for above in (word, *word.ancestors) if above.pos_ in ("VERB", "AUX", "NOUN") and above != word), None)
    if holder is None or holder == plan[-1]:
        return True
    return not _is_past(holder) if holder.pos_ in ("VERB", "AUX") else holder in plan or DUE.match(when.words) is not None


def _is_of_a_name(word: Token) -> bool:
    """Tell a date that an event is called by: "Monday's attack", "an August 21 attack"."""
    return word.dep_ in ("poss", "compound", "nmod") or (word.head.pos_ == "NOUN" and word.i < word.head.i and word.dep_ != "npadvmod")


def _is_marked(verb: Token) -> bool:
    return any(child.dep_ in ("mark", "prep") and child.lower_ in FROM and child.i < verb.i for child in verb.children)


def _is_past(verb: Token) -> bool:
    helping = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.tag_ in ("VBD", "VBN") and not helping & {*FUTURE, "be", "to"} and verb.lemma_ not in SCHEDULED
