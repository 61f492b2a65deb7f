"""When it was said: from the words around the cue, from the occasion, or from the day of publication."""

import re
from datetime import date, timedelta

from schemas.base import Span, edtf, interval
from schemas.statements import Speaker
from streams.extract.attribution import Attribution
from streams.extract.dates import When, before, measure_after
from streams.extract.parse import Reading, end_of, start_of
from streams.extract.parse.words import Token
from streams.extract.said.dating import Said, as_said, by_date, dates_between
from streams.extract.said.occasions import RECENT, Occasion, is_recent_day, on_occasion
from streams.extract.said.prior import EARLIER, is_remembered
from streams.extract.said.shape import day_of_shape

HABITUAL = frozenset("consistently repeatedly always long often regularly constantly continually never frequently".split())

YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
EVE = re.compile(r"\b[Oo]n (?P<words>the eve of (?:the|his|her|its|their|this) (?P<event>[a-z]+))")


def said_of(told: Attribution, speaker: Speaker, reading: Reading, known: list[Occasion], others: tuple[Span, ...]) -> Said:
    """When it was said: as counted from an event, by its own date, by habit, by the article's shape, on an occasion, or in the news' week.

    `others` are the contents of all sayings: a date in there tells when something happens, not when it was said.
    """
    cue = told.head
    return (
        _by("counted from an event", _by_offset(told, speaker, reading, known))
        or by_date(told, reading, others)
        or _by("the eve of an event", _by_eve(cue, reading))
        or _by("the year named before", _by_that_year(cue, reading))
        or _by("said again and again, or before", _by_habit(cue, reading.published))
        or _by("the date of the entry, the release or the briefing", day_of_shape(start_of(cue), reading))
        or _by("the day on which the speaker is shown at work", on_occasion(told, speaker, known))
        or Said(edtf(reading.published - RECENT, reading.published), rule="in the week of the news")
    )


def _by(rule: str, said: Said | None) -> Said | None:
    return said._replace(rule=rule) if said is not None else None


# --- counted from another event ---


def _by_offset(told: Attribution, speaker: Speaker, reading: Reading, known: list[Occasion]) -> Said | None:
    """Read "the visit comes less than a week after he announced": the event that the sentence is about dates it."""
    first = told.source.left_edge if told.source.i < told.head.i else told.head
    start = start_of(first.sent[0])
    measure = measure_after(reading.text[start : start_of(first)])
    if measure is None:
        return None
    words, span = reading.text[start:][slice(*measure)], (start + measure[0], start + measure[1])
    told_before = _dates_beside(span, told, reading)
    earlier = [occasion.said for occasion in known if occasion.start < start]
    anchor = next((said for said in (*map(as_said, told_before[-1:]), on_occasion(told, speaker, known), *earlier[-1:]) if said), None)
    found = before(anchor.edtf, words.lower()) if anchor is not None else None
    return Said(found, words, span) if found else None


def _dates_beside(measure: Span, told: Attribution, reading: Reading) -> list[When]:
    """The dates of what the sentence tells before a measure; where that opens the sentence, of what it tells behind the saying."""
    sentence, end = told.head.sent, max((end for _, end in told.content), default=start_of(told.head))
    found = dates_between(sentence[0], sentence[-1], reading)
    opens = measure[0] == start_of(sentence[0])
    return [when for when in found if (when.start >= end if opens else when.end <= measure[0])]


def _by_eve(cue: Token, reading: Reading) -> Said | None:
    """Read "on the eve of the visit": the day before the one that the article gives that event."""
    start = start_of(cue.sent[0])
    eve = EVE.search(reading.text[start : start_of(cue)])
    day = _day_of(eve["event"], reading) if eve else None
    if eve is None or day is None:
        return None
    return Said((day - timedelta(days=1)).isoformat(), eve["words"], (start + eve.start("words"), start + eve.end("words")))


def _by_that_year(cue: Token, reading: Reading) -> Said | None:
    """Read "later that year": the year that the article named last."""
    year = next((word for word in cue.children if word.lower_ == "year" and any(child.lower_ == "that" for child in word.children)), None)
    named = YEAR.findall(reading.text[: start_of(cue.sent[0])]) if year is not None else []
    span = (start_of(year.left_edge), end_of(year)) if year is not None else None
    return Said(named[-1], reading.text[slice(*span)], span) if span and named else None


def _day_of(event: str, reading: Reading) -> date | None:
    """The first recent day that hangs on a noun: "a visit to Rome on Monday"."""
    sentences = (sentence for paragraph in reading.paragraphs for sentence in paragraph.doc.sents)
    told = (sentence for sentence in sentences if any(token.lower_ == event for token in sentence))
    dates = (when for sentence in told for when in dates_between(sentence[0], sentence[-1], reading))
    return next((interval(when.edtf).latest for when in dates if is_recent_day(when.edtf, reading.published)), None)


# --- without a date ---


def _by_habit(cue: Token, published: date) -> Said | None:
    """Read "has repeatedly said", "has already said", "X, who has promised", "since asking for", "earlier assurances": once until now."""
    helping = {child.lower_ for child in cue.children}
    if helping & {"has", "have", "had"} and (helping & (HABITUAL | EARLIER) or cue.dep_ == "relcl"):
        return Said(edtf(None, published))
    if cue.dep_ == "advcl" and cue.tag_ == "VBG" and cue.head.dep_ == "relcl":
        return _by_habit(cue.head, published)
    if is_remembered(cue) or (cue.dep_ == "pcomp" and cue.head.lower_ == "since"):
        return Said(edtf(None, published))
    if cue.dep_ == "conj" and cue.tag_ in ("VBP", "VBZ"):
        return _by_habit(cue.head, published)
    return None
