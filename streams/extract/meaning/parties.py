"""Whose action a clause tells of, and what it is done to."""

from spacy.tokens import Token

from schemas.ontology import ACTIONS, Family
from streams.extract.lexicon import noun_classes
from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import is_advice
from streams.extract.world import state_named

DONE_TO = frozenset("defeat end elimination destruction annihilation release freeing liberation arrest detention".split())
"""Nouns of what is done to those behind "of": "the defeat of Islamic State", "the release of the French soldier"."""
JOINING = frozenset("membership accession entry talk negotiation summit conference".split())
"""Nouns before which a name is what it is about, or with whom: "NATO membership", "the Syria talks"."""
POSTING = frozenset("station base deploy post garrison".split())


def actor_in(trigger: Token, clause: Token) -> Token | None:
    """Whose action it is: the possessor of a noun, else the subject of the verb, else the subject of the clause."""
    if trigger.pos_ in ("NOUN", "PROPN") and (owner := _owner(trigger)) is not None:
        return owner
    verb = trigger
    while verb != clause and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    for candidate in (verb,) if _is_suffered(verb) else (verb, clause):
        for child in candidate.children:
            if child.dep_ == "agent":
                return next((token for token in child.children if token.dep_ == "pobj"), None)
            if child.dep_ == "nsubj" or _is_stationed(child):
                return child
    return None


def _is_suffered(verb: Token) -> bool:
    """Tell a participle that describes what something is done to: "the gas | used", "the town | hit by shells"."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod")


def _is_stationed(subject: Token) -> bool:
    """Tell troops that are sent, which act themselves wherever they are: "Rwandan troops were stationed in the hills"."""
    return subject.dep_ == "nsubjpass" and subject.lemma_.lower() in noun_classes()["forces"] and subject.head.lemma_ in POSTING


def advised(clause: Token) -> Token | None:
    """Whom advice is for: "the best thing X can do is to"."""
    if not is_advice(clause):
        return None
    able = (word for child in clause.children if child.dep_ in SUBJECTS for word in child.children if word.dep_ == "relcl")
    return next((child for verb in able for child in verb.children if child.dep_ == "nsubj"), None)


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        joined = child.dep_ == "compound" and noun.lemma_ in JOINING
        if child.dep_ == "poss" or (child.dep_ in ("amod", "compound") and child.text[0].isupper() and not joined):
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    thing = next((token for child in noun.children if child.lower_ == "of" for token in child.children if token.dep_ == "pobj"), None)
    return _owner(thing) if thing is not None and noun.lemma_ not in DONE_TO and not _is_suffering(thing) else None


def _is_suffering(thing: Token) -> bool:
    """Tell those to whom it is done: "the release of Colombian drivers", but "the withdrawal of Colombian soldiers"."""
    classes, lemma = noun_classes(), thing.lemma_.lower()
    return lemma in classes["captives"] or (lemma in classes["people"] and lemma not in classes["forces"])


def object_in(trigger: Token, action: str) -> tuple[Token, ...]:
    """What is acted on: the verb's object, the noun's "of" phrase, or the troops that themselves leave or stay."""
    for child in trigger.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.pos_ != "PRON" and state_named(child.text) is None:
            return tuple(child.subtree)
        if child.dep_ == "prep" and child.lower_ in ("of", "against") and trigger.pos_ == "NOUN":
            return tuple(token for phrase in child.children for token in phrase.subtree)
    if ACTIONS[action].family is Family.FORCES:
        return _troops(trigger)
    return ()


def _troops(trigger: Token) -> tuple[Token, ...]:
    verb = trigger
    while verb.dep_ == "xcomp":
        verb = verb.head
    for child in verb.children:
        if child.dep_ == "nsubj" and any(token.lemma_.lower() in noun_classes()["forces"] for token in child.subtree):
            return tuple(child.subtree)
    return ()
