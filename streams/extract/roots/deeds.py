"""Which word of a clause tells its deed, whether the deed is meant to come, and what the tables know of that word."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from schemas.ontology import ACTIONS, ACTS
from streams.extract.lexicon import Trigger, cue_verbs, noun_classes, root_words
from streams.extract.meaning.company import fitting
from streams.extract.parse.clauses import words_of
from streams.extract.parse.modality import FUTURE
from streams.extract.parse.words import Token

LIGHT = frozenset(
    """announce be begin carry come commit conduct continue declare do engage face give go have hold issue launch make mount open order pay
    perform put resume see set stage start suffer take undergo undertake unleash wage witness""".split()
)
"""Verbs that leave it to a noun to tell what is done: "launched an attack", "went on strike"."""

DEEPEST = 3
"""How far below a light verb the noun may stand that tells the deed."""

INTENDING = frozenset(
    "plan intend aim prepare promise pledge vow offer agree consent commit consider propose undertake want wish hope like expect".split()
)
"""Verbs that make another verb's deed a thing to come."""

HOW = frozenset(
    "appear attempt be begin choose come continue decide go have help manage move proceed resume seek seem start try use vote".split()
)
"""Verbs that say how, or when, another verb's deed is done."""

READY = frozenset("ready willing prepared set due eager keen poised open".split())

SERVING = frozenset("call travel write send fly go come arrive phone telephone".split())
"""Verbs of a deed that is done for another one: "called to congratulate", "sent a letter threatening"."""


class Event(NamedTuple):
    """A PLOVER root, and the CAMEO code where the ontology knows the action."""

    root: str
    cameo: str | None = None


class Deed(NamedTuple):
    """The verb, or the noun of a phrase, that tells a deed, and what the verbs above it make of the deed."""

    head: Token
    intended: bool
    negated: bool


def deed_in(clause: Token) -> Deed:
    """What a clause tells: below its head where that only says how, when or that something is done."""
    deed = Deed(clause, is_future(clause), _is_negated(clause))
    while (below := _completing(deed.head)) is not None:
        verb = deed.head
        intended = deed.intended or verb.lemma_ in INTENDING or (verb.lemma_ == "be" and below.tag_ == "VB") or is_future(below)
        deed = Deed(below, intended, deed.negated != _is_negated(below))
    return deed


def known_event(head: Token) -> Event | None:
    """The event that a word names, or the noun that a light verb leaves it to; None where no table knows."""
    near = (token for depth, token in words_of(head, ()) if depth <= DEEPEST and (depth == 0 or _is_left_to(token, head)))
    found = (_event(known) for token in near if (known := known_word(token)) is not None)
    return next((event for event in found if event is not None), None) or _of_cue(head)


def known_word(token: Token) -> Trigger | None:
    """What the tables know of a word by itself and its company."""
    known = fitting(token, root_words())
    return known if known is not None and _event(known) is not None else None


def is_future(verb: Token) -> bool:
    """Tell "will leave", and "to leave" of a headline."""
    helping = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(helping & FUTURE) or ("to" in helping and verb.dep_ == "ROOT")


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _completing(verb: Token) -> Token | None:
    """The verb that tells the deed where another only says how: "decided | to lift", "is ready | to talk", "called | to congratulate"."""
    return next(chain(_completions(verb), _aims(verb), _written(verb)), None)


def _completions(verb: Token) -> Iterator[Token]:
    ready = [child for child in verb.children if child.dep_ == "acomp" and child.lemma_ in READY]
    for above in (verb, *ready) if verb.lemma_ in INTENDING | HOW | SERVING else ():
        yield from (child for child in above.children if child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX"))


def _aims(verb: Token) -> Iterator[Token]:
    if verb.lemma_ in SERVING:
        aims = (child for child in verb.children if child.dep_ == "advcl" and child.tag_ in ("VB", "VBG") and child.i > verb.i)
        yield from (child for child in aims if known_word(child) is not None)


def _written(verb: Token) -> Iterator[Token]:
    """What a paper says: "passed a resolution | criticising", "sent a letter | threatening"."""
    papers = (child for child in verb.children if child.dep_ == "dobj" and child.lemma_ in noun_classes()["paper"])
    said = (child for paper in papers for child in paper.children if child.dep_ == "acl" and child.tag_ == "VBG")
    yield from (child for child in said if known_word(child) is not None)


def _is_left_to(noun: Token, head: Token) -> bool:
    """Tell whether a light verb leaves it to a noun, or to what the noun is one of: "launched | attacks", "a wave of | attacks"."""
    if noun.dep_ == "compound":
        return noun.head != head and _is_left_to(noun.head, head)
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    if above != head:
        return noun.dep_ == "pobj" and noun.head.lower_ == "of" and _is_left_to(above, head)
    return head.lemma_ in LIGHT and noun.dep_ in ("dobj", "nsubjpass", "attr", "pobj")


def _event(known: Trigger) -> Event | None:
    if known.action not in ACTIONS:
        return Event(known.action) if known.action != "-" else None
    entry = ACTIONS[known.action]
    return Event(entry.plover, entry.cameo) if entry.plover else None


def _of_cue(verb: Token) -> Event | None:
    """The event of a verb of saying whose content the parser did not find."""
    act, _ = cue_verbs().get(verb.lemma_.lower(), (None, None))
    entry = ACTS[act] if act is not None else None
    return Event(entry.plover, entry.cameo) if entry is not None and entry.plover else None
