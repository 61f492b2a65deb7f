"""On which days the article shows whom at work, so that what they say without a date has one."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from schemas.base import Span, interval
from schemas.statements import Speaker
from streams.extract.attribution import Attribution, subject_of
from streams.extract.cast import Cast, speaker_of
from streams.extract.dates import When
from streams.extract.lexicon import cue_nouns
from streams.extract.parse import Reading, start_of
from streams.extract.parse.words import Sentence as TokenSpan
from streams.extract.parse.words import Token
from streams.extract.said.dating import Said, as_said, by_date, dates_between, inside
from streams.extract.said.hanging import ASIDE, attends, path_of

LEAD = 200
"""Characters of title and date that may stand before an article's first sentence."""

RECENT = timedelta(days=7)
"""How old the news of an article may be."""

DEFINITE = frozenset("the this that its their his her".split())
DONE = frozenset("was were".split())


class Occasion(NamedTuple):
    """A day on which the article shows somebody at work: "Delgado visited the base on Monday".

    `who` are the names that they, and what they gave out, go by in the article: ids, and nouns as "official" or "statement".
    """

    start: int
    who: frozenset[str]
    said: Said


def occasions(cast: Cast, told: Iterable[Attribution], contents: tuple[Span, ...]) -> list[Occasion]:
    """The dated doings and sayings of people in the week before publication, in order."""
    sentences = (sentence for paragraph in cast.reading.paragraphs for sentence in paragraph.doc.sents)
    found = [
        *(_occasion(sentence, cast, contents) for sentence in sentences),
        *(_dated_saying(one, cast, contents) for one in told),
    ]
    return sorted((one for one in found if one is not None), key=lambda one: one.start)


def on_occasion(told: Attribution, speaker: Speaker, known: list[Occasion]) -> Said | None:
    """The day of the last occasion of a speaker before a cue; what an article opens with may be dated further on."""
    cue, who = told.head, _name(speaker) | _noun_known(told.source)
    ours = [occasion for occasion in known if occasion.who & who]
    earlier = [occasion for occasion in ours if occasion.start <= start_of(cue)]
    if earlier or not ours:
        return earlier[-1].said if earlier else None
    return ours[0].said if _opens_an_article(cue) else None


def _opens_an_article(cue: Token) -> bool:
    return start_of(cue.doc[0]) <= LEAD and sum(sentence.start <= cue.i for sentence in cue.doc.sents) <= 2


def _dated_saying(told: Attribution, cast: Cast, contents: tuple[Span, ...]) -> Occasion | None:
    """Who says something on a day of the week of the news, and in what."""
    said = by_date(told, cast.reading, contents)
    if said is None or not is_recent_day(said.edtf, cast.reading.published):
        return None
    who = speaker_of(told.source, cast)
    names = _vehicles(told.head) | (_names(told.source, who) if who is not None else frozenset())
    return Occasion(start_of(told.head), names, said) if names else None


def _occasion(sentence: TokenSpan, cast: Cast, contents: tuple[Span, ...]) -> Occasion | None:
    """Who does what in a sentence's main clause in the past tense, on a day of the week of the news."""
    days = _days_of(sentence, cast.reading, contents) if _is_doing(sentence.root) else []
    subject = subject_of(sentence.root) if days else None
    who = speaker_of(subject, cast) if subject is not None else None
    return Occasion(start_of(sentence[0]), _names(subject, who), as_said(days[-1])) if subject is not None and who is not None else None


def _is_doing(verb: Token) -> bool:
    passive = verb.tag_ == "VBN" and any(child.dep_ == "auxpass" and child.lower_ in DONE for child in verb.children)
    return verb.tag_ == "VBD" or passive


def _days_of(sentence: TokenSpan, reading: Reading, contents: tuple[Span, ...]) -> list[When]:
    """The recent days that the main verb of a sentence has, not what is said in it nor whose day an event is called by."""
    found = dates_between(sentence[0], sentence[-1], reading)
    days = [when for when in found if is_recent_day(when.edtf, reading.published) and not inside(when, contents)]
    return [when for when in days if _hangs_on(sentence.root, when, reading)]


def _hangs_on(verb: Token, when: When, reading: Reading) -> bool:
    word = reading.word_at(when.start, when.end)
    path = path_of(word) if word is not None else []
    if not path or any(above.lower_ in ASIDE or above.dep_ == "poss" for above in path):
        return False
    return path[-1].head == verb or attends(path[-1].head, verb)


def is_recent_day(edtf_day: str, published: date) -> bool:
    """Tell whether a stretch is one day of the week of the news."""
    earliest, latest = interval(edtf_day)
    return earliest is not None and earliest == latest and published - RECENT <= earliest <= published


def _names(source: Token, speaker: Speaker) -> frozenset[str]:
    """What a speaker can be known again by: the id or name, and without an id the noun."""
    return _name(speaker) | (frozenset({source.lemma_.lower()}) if speaker.id is None and source.pos_ == "NOUN" else frozenset())


def _name(speaker: Speaker) -> frozenset[str]:
    return frozenset({speaker.id or speaker.name.lower()})


def _noun_known(source: Token) -> frozenset[str]:
    """The noun of somebody who was told of before: "the official", not "an official" or "the Turkish official"."""
    known = any(child.dep_ in ("det", "poss") and child.lower_ in DEFINITE for child in source.children)
    further = any(child.dep_ in ("amod", "compound", "prep", "appos") for child in source.children)
    return frozenset({source.lemma_.lower()}) if known and not further and source.pos_ == "NOUN" else frozenset()


def _vehicles(cue: Token) -> frozenset[str]:
    """What something was said in: "said in a statement"."""
    within = (child for child in cue.children if child.dep_ == "prep" and child.lower_ == "in")
    return frozenset(word.lemma_ for child in within for word in child.children if word.dep_ == "pobj" and word.lemma_ in cue_nouns())
