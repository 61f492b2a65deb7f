"""Dates behind a noun for a saying, or behind what is planned, that tell when it was said."""

from schemas.base import interval
from schemas.ontology import Act
from streams.extract.attribution import Attribution
from streams.extract.dates import When, dates_in
from streams.extract.parse import Reading, start_of
from streams.extract.parse.words import Token
from streams.extract.said.hanging import path_of

PLANS = frozenset({Act.ANNOUNCED, Act.PLEDGED, Act.AGREED, Act.ORDERED, Act.PROPOSED, Act.THREATENED, Act.DEMANDED, Act.URGED, Act.ASKED})
"""Acts about what is still to come, so that a year gone by can only be the year of the saying."""


def is_of_the_noun(when: When, told: Attribution) -> bool:
    """A past date behind a phrase without a verb of its own dates the saying: "a statement about leaving in 2016"."""
    return told.by_noun and _closes(when, told)


def is_of_the_plan(when: When, told: Attribution, reading: Reading) -> bool:
    """A year gone by behind what is planned is when the plan was made: "announced a withdrawal from Mali in 2022"."""
    latest = interval(when.edtf).latest
    if when.kind != "year" or latest is None or latest >= reading.published:
        return False
    of_plan = _is_of_what_is_to_be_done(when, told.head, reading) or (_closes(when, told) and _is_bare(told))
    return told.act in PLANS and when.words.lower().startswith("in ") and of_plan


def _is_of_what_is_to_be_done(when: When, cue: Token, reading: Reading) -> bool:
    """Tell a date that hangs on the infinitive behind a cue: "agreed | to destroy its weapons in 2013"."""
    word = reading.word_at(when.start, when.end)
    path = path_of(word) if word is not None else []
    verb = path[-1].head if path else cue
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head == cue


def _closes(when: When, told: Attribution) -> bool:
    return any(start <= when.start and when.end == end for start, end in told.content)


def _is_bare(told: Attribution) -> bool:
    """Tell whether a content is a noun phrase without any verb in it."""
    words = [word for word in told.head.sent if any(start <= start_of(word) < end for start, end in told.content)]
    return not any(word.pos_ in ("VERB", "AUX") for word in words)


def years_of_the_noun(told: Attribution, reading: Reading) -> list[When]:
    """The year of "the pledge of 2013", which elsewhere would be a number."""
    prepositions = [child for child in told.head.children if child.dep_ == "prep" and child.lower_ == "of"] if told.by_noun else []
    years = [word for preposition in prepositions for word in preposition.children if word.dep_ == "pobj"]
    found = ((start_of(year), dates_in(year.text, reading.published)) for year in years)
    return [when._replace(start=start, end=start + when.end) for start, whens in found for when in whens if when.kind == "year"]
