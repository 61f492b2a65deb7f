"""When it was said: from the words around the cue, from the occasion, or from the day of publication."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from schemas.base import Span, edtf, interval
from schemas.statements import Speaker
from streams.extract.attribution import Attribution, subject_of
from streams.extract.cast import Cast, speaker_of
from streams.extract.dates import When, before, dates_in
from streams.extract.parse import SUBJECTS, Reading, end_of, span_of, start_of

RECENT = timedelta(days=7)
"""An undated saying in the news is taken to be no older."""

LOOKING_BACK = timedelta(days=14)
"""A saying that ended longer before the publication is not what the article reports, but what it remembers."""

HABITUAL = frozenset("consistently repeatedly always long often regularly constantly continually never frequently".split())
ASIDE = frozenset("before after since until following".split())
"""Prepositions that make a date, or the noun that it belongs to, another event's: "before an attack on Monday"."""

BESIDE = 2
"""Words between a cue and its date where the parser hangs the date on something else."""

EARLIER = frozenset("already previously earlier once before formerly".split())


class Said(NamedTuple):
    """When something was said, as EDTF, with the words and characters that tell, if any do."""

    edtf: str
    words: str | None = None
    span: Span | None = None
    rule: str = "in the week of the news"


class Occasion(NamedTuple):
    """A day on which the article shows somebody at work: "Delgado visited the base on Monday"."""

    start: int
    who: str
    said: Said


def occasions(cast: Cast, told: Iterable[Attribution], contents: tuple[Span, ...]) -> list[Occasion]:
    """The dated doings and sayings of people in the week before publication, in order."""
    sentences = (sentence for paragraph in cast.reading.paragraphs for sentence in paragraph.doc.sents)
    found = [*(_occasion(sentence, cast) for sentence in sentences), *(_dated_saying(one, cast, contents) for one in told)]
    return sorted(one for one in found if one is not None)


def _dated_saying(told: Attribution, cast: Cast, contents: tuple[Span, ...]) -> Occasion | None:
    """Who says something on a day of the week of the news."""
    said = _by_date(told, cast.reading, contents)
    if said is None or not _is_recent_day(said.edtf, cast.reading.published):
        return None
    who = speaker_of(told.source, cast)
    return Occasion(start_of(told.head), _key(who), said) if who is not None else None


def _occasion(sentence: TokenSpan, cast: Cast) -> Occasion | None:
    """Who does what in a sentence's main clause in the past tense, on a day of the week of the news."""
    days = [when for when in _dates(sentence[0], sentence[-1], cast.reading) if _is_recent_day(when.edtf, cast.reading.published)]
    subject = subject_of(sentence.root) if days and sentence.root.tag_ == "VBD" else None
    who = speaker_of(subject, cast) if subject is not None else None
    return Occasion(start_of(sentence[0]), _key(who), _as_said(days[-1])) if who is not None else None


def said_of(told: Attribution, speaker: Speaker, reading: Reading, known: list[Occasion], others: tuple[Span, ...]) -> Said:
    """When it was said: by its own date, counted from another event, by habit, on an occasion, or in the week of the news.

    `others` are the contents of all sayings: a date in there tells when something happens, not when it was said.
    """
    cue = told.head
    return (
        _by_offset(told, speaker, known)
        or _by_date(told, reading, others)
        or _by_habit(cue, reading.published)
        or _by_occasion(cue, speaker, known)
        or Said(edtf(reading.published - RECENT, reading.published))
    )


def is_prior(said: Said, told: Attribution, published: date) -> bool:
    """Tell whether the article looks back: by a date well before the news, or by "had already", "earlier"."""
    latest = interval(said.edtf).latest
    if latest is not None and latest < published - LOOKING_BACK:
        return True
    helping = {child.lower_ for child in told.head.children}
    return "had" in helping and bool(helping & EARLIER)


def _by_date(told: Attribution, reading: Reading, others: tuple[Span, ...]) -> Said | None:
    cue = told.head
    source = span_of(word for word in told.source.subtree if (word.i < cue.i) is (told.source.i < cue.i))
    found = [when for when in _dates(cue.sent[0], cue.sent[-1], reading) if not _inside(when, told.basis)]
    free = [when for when in found if not _inside(when, (*others, source)) and _dates_the_cue(when, cue, reading)]
    free += [when for when in found if _is_of_the_noun(when, told)]
    if not free:
        return None
    nearest = min(free, key=lambda when: min(abs(when.start - end_of(cue)), abs(start_of(cue) - when.end)))
    return _as_said(nearest)


def _dates_the_cue(when: When, cue: Token, reading: Reading) -> bool:
    """Tell whether a date hangs on the cue, or on a verb of the same subject: not on another's deed, nor on what came before or after."""
    word = reading.word_at(when.start, when.end)
    if word is None:
        return False
    path = list(takewhile(lambda above: above.pos_ not in ("VERB", "AUX"), (word, *word.ancestors)))
    if any(above.lower_ in ASIDE for above in path):
        return False
    governor = path[-1].head if path else word
    if governor.pos_ not in ("VERB", "AUX") or min(abs(word.i - cue.i), abs(word.left_edge.i - cue.i)) <= BESIDE:
        return True
    of_what_gave_it = governor.dep_ == "acl" and cue in governor.ancestors  # "said in a report issued on Monday"
    return of_what_gave_it or governor == cue or cue in path or governor in _verbs_of_one_subject(cue)


def _verbs_of_one_subject(cue: Token) -> list[Token]:
    """The verbs above one, or above a noun, that has no subject of its own: "X flew to Rome on Monday and said", "X made a promise"."""
    found = []
    if cue.dep_ in ("dobj", "pobj", "attr"):
        cue = next((above for above in cue.ancestors if above.pos_ == "VERB"), cue)
        found.append(cue)
    while cue.dep_ in ("conj", "xcomp", "advcl") and not any(child.dep_ in SUBJECTS for child in cue.children):
        cue = cue.head
        found.append(cue)
    return found


def _is_of_the_noun(when: When, told: Attribution) -> bool:
    """A past date behind a phrase without a verb of its own dates the saying: "a statement about leaving in 2016"."""
    return told.by_noun and any(start <= when.start and when.end == end for start, end in told.content)


def _by_offset(told: Attribution, speaker: Speaker, known: list[Occasion]) -> Said | None:
    """Read "the visit comes less than a week after he announced": the event that the sentence is about dates it."""
    cue = told.head
    if cue.dep_ != "advcl" or not any(child.dep_ == "mark" and child.lower_ == "after" for child in cue.children):
        return None
    measure = next((child for child in cue.children if child.dep_ == "npadvmod"), None)
    occasion = _by_occasion(cue, speaker, known)
    if measure is None or occasion is None:
        return None
    words = "".join(token.text_with_ws for token in measure.subtree)
    found = before(occasion.edtf, f"{words.strip()} after")
    return Said(found, words.strip(), span_of(measure.subtree)) if found else None


def _by_habit(cue: Token, published: date) -> Said | None:
    helping = {child.lower_ for child in cue.children}
    if helping & {"has", "have", "had"} and helping & (HABITUAL | EARLIER):
        return Said(edtf(None, published))
    if cue.dep_ == "conj" and cue.tag_ in ("VBP", "VBZ"):
        return _by_habit(cue.head, published)
    return None


def _by_occasion(cue: Token, speaker: Speaker, known: list[Occasion]) -> Said | None:
    ours = [occasion for occasion in known if occasion.who == _key(speaker)]
    earlier = [occasion for occasion in ours if occasion.start <= start_of(cue)]
    return earlier[-1].said if earlier else ours[0].said if ours else None


def _key(speaker: Speaker) -> str:
    return speaker.id or speaker.name.lower()


def _dates(first: Token, last: Token, reading: Reading) -> list[When]:
    start = start_of(first)
    found = dates_in(reading.text[start : end_of(last)], reading.published)
    return [when._replace(start=when.start + start, end=when.end + start) for when in found]


def _is_recent_day(edtf_day: str, published: date) -> bool:
    earliest, latest = interval(edtf_day)
    return earliest is not None and earliest == latest and published - RECENT <= earliest <= published


def _inside(when: When, spans: tuple[Span, ...]) -> bool:
    return any(start <= when.start < end for start, end in spans)


def _as_said(when: When) -> Said:
    return Said(when.edtf, when.words, (when.start, when.end))
