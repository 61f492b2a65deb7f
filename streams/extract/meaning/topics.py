"""The topic of a clause of which no table knows what is done: the noun that it is about."""

from collections.abc import Iterator
from itertools import takewhile

from streams.extract.attribution.governed import DATES
from streams.extract.attribution.unsaid import GOING_ON
from streams.extract.meaning.doers import things_of
from streams.extract.parse import LOCATING, SUBJECTS
from streams.extract.parse.clauses import words_of
from streams.extract.parse.negation import ENDING
from streams.extract.parse.words import Token

PROCESSES = frozenset(
    "lifting transfer relocation construction increase reduction introduction abolition extension removal expansion closure opening "
    "reopening sale purchase modernisation modernization privatisation privatization nationalisation nationalization building creation "
    "launch evacuation repair restoration completion publication".split()
)
"""Nouns of what is done to what stands behind "of": that is what a clause is about."""
AMOUNTS = frozenset(
    "lot number part percent dozen hundred thousand ten half one other others most some place future past time moment day week month year "
    "morning evening night vain kilometre kilometer metre meter mile".split()
)
"""Nouns that tell how much or when, not about what."""

WHERE = frozenset("country area region province city town village district neighborhood neighbourhood territory place".split())
"""Nouns of where something is done, which a clause is not about."""

BLAMING = frozenset("of for from against".split())
"""Prepositions behind somebody, before what that one has done or is to do."""
DEEP = 4
"""How far below the head of a clause its topic may stand, as `words_of` counts."""


def processed(noun: Token) -> Token | None:
    """What is done to what: "the lifting of the | warning"."""
    if noun.lemma_.lower() not in PROCESSES:
        return None
    return next((thing for child in noun.children if child.lower_ == "of" for thing in child.children if thing.dep_ == "pobj"), None)


def ended(clause: Token) -> Token | None:
    """What a clause without a known action ends: "suspended its | work", "the | work was suspended"."""
    return next(iter(things_of(clause)), None) if clause.lemma_ in ENDING else None


def tells_when_or_how_much(noun: Token) -> bool:
    """Tell "September was the deadliest month for | civilians" from "a march"."""
    return noun.lemma_.lower() in AMOUNTS or (noun.pos_ == "PROPN" and noun.lower_ in DATES)


def topic_of(clause: Token) -> str:
    """The noun that a clause is about: its object, what it says its subject is, or the subject itself; who acts if there is no other."""
    near = [noun for depth, noun in words_of(clause, ()) if depth <= DEEP and noun.pos_ in ("NOUN", "PROPN")]
    told = [noun for noun in near if not tells_when_or_how_much(noun)]
    nouns = [noun for wanted in (("dobj", "attr"), SUBJECTS, ("pobj",)) for noun in told if noun.dep_ in wanted]
    nouns = [noun for noun in nouns if not any(map(_is_where, (noun, *noun.ancestors)))] or nouns[: clause.lemma_ == "be"]
    about = (noun for noun in nouns if not any(map(is_who_acts, _up_to_verb(noun))))
    if noun := next(about, next(iter(nouns), None)):
        return (processed(noun) or noun).lemma_.lower()
    if clause.lemma_ != "be":
        return _gone_on_with(clause).lemma_.lower()
    return next((word.lemma_.lower() for word in clause.subtree if word.pos_ == "ADJ"), "be")


def _up_to_verb(noun: Token) -> Iterator[Token]:
    """A noun and those above it, as far as the nearest verb."""
    return takewhile(lambda word: word.pos_ != "VERB", (noun, *noun.ancestors))


def _is_where(noun: Token) -> bool:
    """Tell where something is done from what it is done to: "work in the | country"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in LOCATING and noun.lemma_.lower() in WHERE


def _gone_on_with(verb: Token) -> Token:
    """What is done of which a verb only tells how it goes: "continue to | work", "began | working"."""
    led = (child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB")
    return next(led, verb) if verb.lemma_ in GOING_ON else verb


def is_who_acts(noun: Token) -> bool:
    """Tell who does what is told: "accused | Chile | of stealing water", "blamed | Chile | for the drought", "| Chile | runs on gas"."""
    if noun.dep_ == "nsubj":
        return noun.pos_ == "PROPN"
    told = [child for word in (noun.head, *noun.conjuncts) for child in word.children] if noun.dep_ == "dobj" else []
    blamed = [child for child in told if child.lower_ in BLAMING and child.i > noun.i]
    deeds = any(below.dep_ == "pcomp" and below.pos_ == "VERB" for child in blamed for below in child.children)
    return deeds or (noun.pos_ == "PROPN" and bool(blamed))
