"""The date of a saying in its own sentence: which date expression hangs on a cue, and which on what happened otherwise."""

import re
from bisect import bisect_left
from itertools import islice, takewhile
from typing import NamedTuple

from spacy.tokens import Token

from schemas.base import Span, interval
from schemas.ontology import Act
from streams.extract.attribution import Attribution
from streams.extract.attribution.nouns import GIVING
from streams.extract.dates import When, dates_in
from streams.extract.parse import LONGEST_PARAGRAPH, SUBJECTS, Reading, end_of, span_of, start_of

ASIDE = frozenset("before after since until following".split())
"""Prepositions that make a date, or the noun that it belongs to, another event's: "before an attack on Monday"."""

DUE = re.compile(r"(?:by|until|till|within|before)\b", re.IGNORECASE)
"""How a date begins that tells when something is to happen, not when it was said."""

BESIDE = 2
"""Words between a cue and its date where the parser hangs the date on something else."""

PLANS = frozenset({Act.ANNOUNCED, Act.PLEDGED, Act.AGREED, Act.ORDERED, Act.PROPOSED, Act.THREATENED, Act.DEMANDED, Act.URGED, Act.ASKED})
"""Acts about what is still to come, so that a year gone by can only be the year of the saying."""


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
    return [when._replace(start=when.start + start, end=when.end + start) for when in found]


def inside(when: When, spans: tuple[Span, ...]) -> bool:
    """Tell whether a date begins in one of some spans."""
    return any(start <= when.start < end for start, end in spans)


def by_date(told: Attribution, reading: Reading, others: tuple[Span, ...]) -> Said | None:
    """The date of a saying that its own sentence gives.

    `others` are the contents of all sayings, in order: a date in there is not of the saying.
    """
    cue = told.head
    near = _near(others, cue)
    around_source = (word for word in told.source.subtree if (word.i < cue.i) is (told.source.i < cue.i))
    source = span_of([told.source] if told.by_noun else around_source)
    found = [when for when in dates_between(cue.sent[0], cue.sent[-1], reading) if not inside(when, told.basis)]
    found = [when for when in found if not DUE.match(when.words) and _has_come(when, reading) and not _closes_what_precedes(when, told)]
    around = tuple(span for span in near if span[0] <= start_of(cue) < span[1])
    apart = (source, *(span for span in near if span not in around))
    found = [when for when in found if not inside(when, around) or _is_below(cue, when, reading)]
    free = [when for when in found if dates_the_cue(when, cue, reading) and (not inside(when, apart) or _opens(when, cue, told, reading))]
    free += [when for when in found if _is_of_the_noun(when, told) or _is_of_the_plan(when, told, reading)]
    free = free or _years_of_the_noun(told, reading)
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


def dates_the_cue(when: When, cue: Token, reading: Reading) -> bool:
    """Tell whether a date hangs on the cue, or on a verb of the same subject: not on another's deed, nor on what came before or after."""
    word = reading.word_at(when.start, when.end)
    if word is None or _tells_of_source(word, cue):
        return False
    path = path_of(word)
    if any(above.lower_ in ASIDE for above in path):
        return _is_of_what_it_followed(when, path, cue)
    governor = path[-1].head if path else word
    if any(child.dep_ == "mark" and child.lower_ == "as" for child in governor.children):
        return False
    return _is_beside(word, cue) or governor.pos_ not in ("VERB", "AUX") or _is_at_one_with(governor, path, cue)


def _is_beside(word: Token, cue: Token) -> bool:
    return min(abs(word.i - cue.i), abs(word.left_edge.i - cue.i)) <= BESIDE


def _is_at_one_with(governor: Token, path: list[Token], cue: Token) -> bool:
    """Tell whether a date's verb is the cue, or goes with it: what gave the saying, what attends it, what its subject did as well."""
    if attends(governor, cue):
        return path[0].dep_ != "poss" if path else True
    of_what_gave_it = governor.dep_ == "acl" and cue in governor.ancestors  # "said in a report issued on Monday"
    of_another_deed = governor in _verbs_of_one_subject(cue) and not any(above.dep_ == "dobj" for above in path)
    return of_what_gave_it or governor == cue or cue in path or of_another_deed


def attends(verb: Token, cue: Token) -> bool:
    """Tell what goes with a saying: "Speaking on Monday, X said", "X, speaking on Monday, said", "Asked on Monday, X said"."""
    bare = not any(child.dep_ in (*SUBJECTS, "aux", "mark") for child in verb.children)
    beside = verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN") and verb.head == cue
    of_subject = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ in SUBJECTS and verb.head.head == cue
    return bare and (beside or of_subject)


def path_of(word: Token) -> list[Token]:
    """A word and the words above it, up to the verb that they hang on, without that verb."""
    return list(takewhile(lambda above: above.pos_ not in ("VERB", "AUX"), (word, *word.ancestors)))


def _tells_of_source(word: Token, cue: Token) -> bool:
    """Tell whether a date is a part of what is told of a subject before its verb: "the coalition, which went to war in May, said"."""
    subject = next((child for child in cue.children if child.dep_ in SUBJECTS and child.i < word.i < cue.i), None)
    between = cue.doc[subject.i + 1 : word.i] if subject is not None else ()
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and token.head != cue for token in between)


def _is_of_what_it_followed(when: When, path: list[Token], cue: Token) -> bool:
    """Read "After a crash in 2011 the police vowed": what follows soon upon an event of a year is said in that year, near enough."""
    return when.kind == "year" and path[0].lower_ == "in" and path[-1].lower_ == "after" and path[-1].head == cue


def _verbs_of_one_subject(cue: Token) -> list[Token]:
    """The verbs above one, or above a noun, that has no subject of its own: "X flew to Rome on Monday and said", "X made a promise".

    A participle is of the time of its verb even with a subject of its own: "they exchanged fire on Friday, each accusing the other".
    """
    found = []
    if cue.dep_ in ("dobj", "pobj", "attr") or (cue.dep_ == "nsubjpass" and cue.head.lemma_ in GIVING):
        cue = next((above for above in cue.ancestors if above.pos_ == "VERB"), cue)
        found.append(cue)
    while cue.dep_ in ("conj", "xcomp", "advcl") and (_is_participle(cue) or not any(child.dep_ in SUBJECTS for child in cue.children)):
        cue = cue.head
        found.append(cue)
    return found


def _is_participle(verb: Token) -> bool:
    helped = any(child.dep_ in ("aux", "mark") for child in verb.children)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not helped


def _is_of_the_noun(when: When, told: Attribution) -> bool:
    """A past date behind a phrase without a verb of its own dates the saying: "a statement about leaving in 2016"."""
    return told.by_noun and _closes(when, told)


def _is_of_the_plan(when: When, told: Attribution, reading: Reading) -> bool:
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


def _years_of_the_noun(told: Attribution, reading: Reading) -> list[When]:
    """The year of "the pledge of 2013", which elsewhere would be a number."""
    prepositions = [child for child in told.head.children if child.dep_ == "prep" and child.lower_ == "of"] if told.by_noun else []
    years = [word for preposition in prepositions for word in preposition.children if word.dep_ == "pobj"]
    found = ((start_of(year), dates_in(year.text, reading.published)) for year in years)
    return [when._replace(start=start, end=start + when.end) for start, whens in found for when in whens if when.kind == "year"]
