"""Where it is: the place that a saying is about, from its words, or from the words before it."""

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Token

from schemas.base import Span
from schemas.ontology import Family
from schemas.statements import Place
from streams.extract.meaning import Meaning
from streams.extract.parse import LOCATING, Reading, end_of, span_of, start_of
from streams.extract.world import Mention, PlaceEntry, place

SITED = frozenset(
    {
        Family.FORCES,
        Family.VIOLENCE,
        Family.VICTORY,
        Family.CEASEFIRE,
        Family.TALKS,
        Family.SETTLEMENT,
        Family.TERRITORY,
        Family.LOSSES,
        Family.CHEMICAL,
        Family.AID,
        Family.FLIGHTS,
        Family.PRISONERS,
    }
)
"""Families whose actions happen at a place that the words before a saying may have named."""

LANDS = frozenset("territory soil land airspace waters border town village city province region capital coast island base".split())
TARGETING = frozenset({"with", "against", "towards", "toward", "over"})
"""Prepositions that make a name what an action is aimed at: "ties with Sofia", "sanctions against Minsk"."""


class Site(NamedTuple):
    """A place with the characters that name it; `told` tells whether the saying itself names it."""

    place: Place
    span: Span
    told: bool


def site_of(meaning: Meaning, content: Iterable[Span], reading: Reading, sides: set[str | None]) -> Site | None:
    """The place in the words of the clause, else of the whole saying, else named last before it, else in the lead.

    `sides` are the speaker's and the actor's: their names stand for those who act, unless a preposition makes them places.
    Only what happens somewhere by its nature is looked for outside the saying itself.
    """
    told = tuple(content)
    clause = span_of(meaning.clause.subtree)
    for scope in ([clause] if meaning.trigger is not None else []), told:
        if found := _best(_candidates(scope, reading, sides, meaning.trigger), meaning, sides):
            return Site(*found, told=True)
    if meaning.family not in SITED:
        return None
    return _named_before(meaning.clause, min(start for start, _ in told), reading, sides)


def _named_before(here: Token, start: int, reading: Reading, sides: set[str | None]) -> Site | None:
    """The place named last before a saying: in its sentence, in its paragraph, or in the lead of the article; nobody's own country."""
    sentence = (start_of(here.sent[0]), end_of(here.sent[-1]))
    lead = reading.paragraphs[0]
    for scope in sentence, (start_of(here.doc[0]), start), (lead.start, lead.end):
        near = [one for one in _candidates([scope], reading, sides, None) if one[0].code not in sides and not _is_second(one[1], reading)]
        if near:
            return Site(*max(near, key=lambda one: (one[1][0] < start, one[1][0])), told=False)
    return None


def _is_second(span: Span, reading: Reading) -> bool:
    """Tell whether a name only joins another one: "Syria (and Iraq)"."""
    word = reading.word_at(*span)
    return word is not None and word.dep_ == "conj"


def _candidates(scope: Iterable[Span], reading: Reading, sides: set[str | None], left: Token | None) -> list[tuple[Place, Span]]:
    found = []
    for mention in (mention for start, end in scope for mention in reading.mentions_between(start, end)):
        word = reading.word_at(mention.start, mention.end)
        if word is not None and (entry := _entry(mention, word, sides, left)) is not None and entry.code:
            name = reading.text[mention.start : mention.end]
            found.append((Place(name=name, code=entry.code, id=entry.id), (mention.start, mention.end)))
    return found


def _entry(mention: Mention, root: Token, sides: set[str | None], left: Token | None) -> PlaceEntry | None:
    """What a mention says of a place; `left` is the action's verb, whose object is a place: "leave Syria"."""
    if mention.kind in ("person", "body", "outlet"):
        return None
    located = _is_located(root.head if root.dep_ == "amod" and root.head.lemma_ in LANDS else root)
    if mention.side in sides and not (located or (root.dep_ == "dobj" and root.head == left)):
        return None
    if mention.kind == "seat" and not located:
        return None
    return mention.place or (PlaceEntry(None, mention.side, root.text) if mention.side else None)


def _is_located(noun: Token) -> bool:
    first = noun.head if noun.dep_ == "conj" else noun
    return first.dep_ == "pobj" and first.head.lower_ in LOCATING | TARGETING


def _best(found: list[tuple[Place, Span]], meaning: Meaning, sides: set[str | None]) -> tuple[Place, Span] | None:
    """Another's country before one's own, a name before an adjective; for talks, the state before the town they are held in."""
    if meaning.family is Family.TALKS and any(one[0].id is None for one in found):
        found = [one for one in found if one[0].id is None]
    anchor = start_of(meaning.trigger or meaning.clause)
    return min(found, key=lambda one: (one[0].code in sides, place(one[0].name) is None, abs(one[1][0] - anchor)), default=None)
