"""The place of a saying that names none: the one named before it, or where most of the article is."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from schemas.base import Span
from schemas.ontology import Family
from schemas.statements import Modality, Place
from streams.extract.meaning import Meaning
from streams.extract.meaning.candidates import candidates, is_aside, without_lands
from streams.extract.meaning.domestic import Parties, Site
from streams.extract.meaning.elsewhere import BESIDE_TALKS, HITTING
from streams.extract.parse import Reading, end_of, span_of, start_of
from streams.extract.parse.phrases import first_of_list
from streams.extract.parse.words import Token

LOCALS = frozenset("resident reporter correspondent photographer journalist witness activist medic doctor nurse rescuer worker".split())
"""Nouns for people who tell of what happens where they are."""
JUST_BEFORE = "named just before"
LONG_AGO = re.compile(r"\b(?:last (?:year|month)s?|previously|(?:years?|decades?) (?:ago|earlier)|in (?:19|20)\d\d)\b")
LASTING = re.compile(
    r"\b(?:since (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|so far\b|in (?:the )?(?:recent|last|past) |over the (?:past|last) )",
    re.IGNORECASE,
)
"""What tells of a long time, and of deeds all over a land."""
CREDIT = re.compile(r"[^.()]{0,60}\.? (?:\((?:Reuters|AFP|AP|[A-Z][\w ]{1,20} and [Aa]gencies)\)|REUTERS/)")
_AROUND = re.compile(
    r"(?:\b(?:near|outside)|(?<!the )\b(?:north|south)?(?:north|south|east|west) of)"
    r"(?: the)?(?: [A-Z][\w-]+)?(?: capital| city of)? $"
)
"""What stands before a place of which is only said that something is near to it."""
TABLED = frozenset({Family.TALKS, Family.SETTLEMENT})
"""Families whose actions are about a state as a whole, not about the town named before."""
NEAR = 2
"""Sentences just before a saying, or at the head of an article, that may name a place for it."""


def named_before(meaning: Meaning, start: int, reading: Reading, parties: Parties, source: Span) -> Site | None:
    """The place named last before a saying: in its sentence, just before it, or where most of the article is."""
    if (here := _of_locals(source, reading)) is not None:
        return here
    land = None
    for rule, scope in _scopes_before(meaning.clause, start):
        near = [
            one
            for one in _borrowed(scope, meaning, reading, parties)
            if not (source[0] <= one[1][0] < source[1] or _is_of_another_time(one[1], rule, meaning, reading))
        ]
        if (site := _last_of(near, rule, meaning, start, reading)) is not None:
            if site.place.id is not None or rule != JUST_BEFORE or not _is_of_one_spot(meaning):
                return site
            land = site
    most = _where_most_is(meaning, start, reading, parties)
    return most if land is None or (most is not None and most.place.id is not None and most.place.code == land.place.code) else land


def _last_of(near: list[tuple[Place, Span]], rule: str, meaning: Meaning, start: int, reading: Reading) -> Site | None:
    """Of places named near a saying the last one before it; where something hits, a town before a state."""
    if _is_of_one_spot(meaning):
        near = [one for one in near if one[0].id is not None] or near
    if meaning.family in HITTING:
        near = without_lands(near, reading)
    if not near:
        return None
    last = max(near, key=lambda one: (one[1][0] < start, one[1][0]))
    return Site(*(_beside(last, near, reading) or last), told=False, rule=rule)


def _beside(last: tuple[Place, Span], near: list[tuple[Place, Span]], reading: Reading) -> tuple[Place, Span] | None:
    """The town that is said to be near the one named last: "in | Goma | near Bukavu"."""
    word = reading.word_at(*last[1])
    if word is None or not _AROUND.search(reading.text, 0, last[1][0]):
        return None
    beside = [one for one in near if one[0].id is not None and (other := reading.word_at(*one[1])) is not None and other.sent == word.sent]
    return next((one for one in reversed(beside) if one[1][0] < last[1][0]), None)


def _is_of_another_time(span: Span, rule: str, meaning: Meaning, reading: Reading) -> bool:
    """Tell a place in a sentence before that looks back, unless "that attack" is meant."""
    return rule == JUST_BEFORE and not _points_back(meaning) and _looks_back(span, reading)


def _looks_back(span: Span, reading: Reading) -> bool:
    """Tell a place in a sentence of long ago: "used the gas in Goma last year"."""
    word = reading.word_at(*span)
    return word is not None and LONG_AGO.search(word.sent.text) is not None


def _is_of_one_spot(meaning: Meaning) -> bool:
    """Tell what was done in one place and not in a whole land: "the strike", "killed nine", not "strikes on hospitals since May"."""
    word = meaning.trigger
    if word is None or meaning.family not in HITTING or meaning.modality is not Modality.DONE or LASTING.search(meaning.clause.sent.text):
        return False
    bare = word.tag_ == "NNS" and not any(child.dep_ in ("det", "poss", "nummod", "amod") for child in word.lefts)
    return not bare and word.tag_ != "VBG"


def _points_back(meaning: Meaning) -> bool:
    return meaning.trigger is not None and any(child.lower_ in ("that", "this", "those", "these") for child in meaning.trigger.lefts)


def _is_of_a_picture(span: Span, reading: Reading) -> bool:
    """Tell a place in the words under a picture, which end with whose it is: "jets over Goma. (Reuters)"."""
    return CREDIT.match(reading.text, span[1]) is not None


def _of_locals(source: Span, reading: Reading) -> Site | None:
    """Where those are who tell of what they see: "a resident of Goma", "our reporter in Goma"."""
    noun = reading.word_at(*source)
    if noun is None or not (noun.lemma_.lower() in LOCALS or any(child.lower_ == "local" for child in noun.lefts)):
        return None
    led = [word for child in noun.children if child.lower_ in ("in", "of", "from", "at") for word in child.children if word.dep_ == "pobj"]
    found = [one for word in led for one in reading.mentions_between(*span_of(word.subtree)) if one.kind == "place" and one.place]
    if not found or found[0].place is None:
        return None
    first, entry = found[0], found[0].place
    place = Place(name=reading.text[first.start : first.end], code=entry.code, id=entry.id)
    return Site(place, (first.start, first.end), told=False, rule="where those are who tell of it")


def _scopes_before(here: Token, start: int) -> Iterator[tuple[str, Span]]:
    yield "named in the sentence", (start_of(here.sent[0]), end_of(here.sent[-1]))
    before = [sentence for sentence in here.doc.sents if sentence.start < here.sent.start][-NEAR:]
    yield JUST_BEFORE, (start_of(before[0][0]) if before else start, start)


def _where_most_is(meaning: Meaning, start: int, reading: Reading, parties: Parties) -> Site | None:
    """The last place before a saying, else the first one, in the state in which most of an article's places are, or that it opens with."""
    found, lead = _borrowed((0, len(reading.text)), meaning, reading, parties), _lead(reading)
    if meaning.modality is Modality.PLANNED and meaning.family is Family.VIOLENCE:
        return None  # what is planned need not be where the rest has been
    code, times = Counter(place.code for place, _ in found).most_common(1)[0] if found else (None, 0)
    if times < 2 or 2 * times <= len(found):
        found = _borrowed(lead, meaning, reading, parties)[:1]
        code = found[0][0].code if found else None
    ours = [one for one in found if one[0].code == code]
    before = [one for one in ours if one[1][0] < start] or [one for one in ours if one[1][0] < lead[1]]
    if _is_of_one_spot(meaning):
        spots = [one for one in before if _is_told_of(one, ours, lead) and not _looks_back(one[1], reading)]
        before = [one for one in spots if not _AROUND.search(reading.text, 0, one[1][0])] or before
    return _of_many(before[-1], ours) if before else None


def _is_told_of(one: tuple[Place, Span], ours: list[tuple[Place, Span]], lead: Span) -> bool:
    """Tell a town that an article opens with, or names more than once."""
    town = one[0].id
    return town is not None and (one[1][0] < lead[1] or sum(_is_within(place.id, town) for place, _ in ours if place.id is not None) > 1)


def _of_many(near: tuple[Place, Span], ours: list[tuple[Place, Span]]) -> Site:
    """The nearest place, unless an article tells more of other towns: then the state that they are in, where it is named itself."""
    towns = [place.id for place, _ in ours if place.id is not None]
    if near[0].id is None or 2 * sum(_is_within(town, near[0].id) for town in towns) > len(towns):
        return Site(*near, told=False, rule="where most of the article is")
    land = next((one for one in ours if one[0].id is None), None)
    return Site(*(land or near), told=False, rule="the state in which most of the article is")


def _is_within(one: str, other: str) -> bool:
    """Tell a town from the province that it is in, or that is it."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _lead(reading: Reading) -> Span:
    first = list(islice(reading.paragraphs[0].doc.sents, NEAR))
    return start_of(first[0][0]), end_of(first[-1][-1])


def _borrowed(scope: Span, meaning: Meaning, reading: Reading, parties: Parties) -> list[tuple[Place, Span]]:
    """Places that other words name, of the state that the article is about, where it is about one."""
    found = candidates([scope], meaning, reading, parties, borrowed=True)
    abroad = parties.land is None or meaning.family not in BESIDE_TALKS | {Family.AID, Family.FORCES}
    struck = meaning.family in HITTING and meaning.family is not Family.VICTORY
    found = [one for one in found if not (struck and _is_away(one[1], reading)) and (one[0].id is None or meaning.family not in TABLED)]
    return [one for one in found if not _is_beside_the_point(one[1], reading) and (abroad or one[0].code == parties.land)]


def _is_away(span: Span, reading: Reading) -> bool:
    """Tell where somebody is under way to, or says something: "shot down on its way back to Goma", "said in Goma".

    What is in front is of what is said: "in Goma the monitor said".
    """
    word = reading.word_at(*span)
    said = word is not None and word.head.head.lemma_ in ("say", "tell", "add") and word.i > word.head.head.i
    first = first_of_list(word.head if word is not None and word.dep_ == "appos" else word) if word is not None else None
    return first is not None and first.dep_ == "pobj" and (first.head.lower_ == "to" or said)


def _is_beside_the_point(span: Span, reading: Reading) -> bool:
    """Tell a name that only joins another one, "Syria (and Iraq)", tells where somebody is otherwise, or what a picture shows."""
    word = reading.word_at(*span)
    return word is not None and (word.dep_ == "conj" or is_aside(word) or _is_of_a_picture(span, reading))
