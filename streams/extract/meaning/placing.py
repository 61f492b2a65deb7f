"""How a saying places an action whose own words leave open whether it is done: a demand is of what is to come, an admission of what was."""

from schemas.ontology import ACTIONS, Act, Family
from schemas.statements import Modality
from streams.extract.meaning import Meaning, is_bare
from streams.extract.parse.clauses import chain
from streams.extract.parse.modality import PLANNING

HOPED_FOR = frozenset({Act.PLEDGED, Act.THREATENED, Act.DEMANDED, Act.URGED, Act.PROPOSED, Act.ORDERED, Act.AGREED, Act.ASKED})
"""Acts about what is not yet: "threatened another test", "demanded freedom for"."""

ASKED_FOR = frozenset({Act.DEMANDED, Act.URGED, Act.PROPOSED, Act.ORDERED})
"""Those of them that nobody says of what has been done, in whatever tense: "demanded that it be lifted", "ordered it to be sealed"."""

LAID_OPEN = frozenset({Act.ACCUSED, Act.DENIED, Act.ADMITTED, Act.CONDEMNED, Act.PRAISED})
"""Acts about what has been done, or not: "accused X of sending tanks"."""

REPORTING = frozenset({Act.STATED, Act.CLAIMED, Act.CONFIRMED, Act.ADMITTED})
"""Acts by which people tell of what has come about, where they name it with a noun alone."""

WON = frozenset({"capture", "defeat", "recognition"})
"""Actions that are announced when they have come about: "announced the capture of the town", "announced its recognition of"."""

GOING_ON = frozenset(
    "continue go resume last intensify escalate persist mount rage increase grow carry stop force drive destroy rise climb".split()
)
"""Verbs by which a deed is still done."""


def placed(meaning: Meaning, act: Act) -> Modality:
    """How a saying places an action whose own words have no time: nouns and gerunds have that of the act."""
    gerund = meaning.clause.tag_ == "VBG"
    timeless = gerund or meaning.clause.pos_ in ("NOUN", "PROPN")
    told = meaning.modality in (Modality.DONE, Modality.UNDER_WAY) if act in ASKED_FOR else meaning.modality is Modality.DONE
    if (meaning.advises and act is Act.DEMANDED) or (told and act in (HOPED_FOR if timeless else ASKED_FOR)):
        return Modality.PLANNED
    if act in LAID_OPEN and gerund and meaning.clause.lemma_ not in PLANNING and meaning.modality is Modality.PLANNED:
        return Modality.DONE
    return meaning.modality


def as_reported(meaning: Meaning, cue: Act) -> Meaning:
    """What a report names with a noun alone has come about, "reported | the capture of the town", and so has a deed that is judged."""
    told = cue in REPORTING or (cue is Act.ANNOUNCED and meaning.action in WON)
    over = (told and is_bare(meaning)) or _is_judged(meaning)
    return meaning._replace(modality=Modality.DONE) if over else meaning


def _is_judged(meaning: Meaning) -> bool:
    """Tell a deed of which is said what it is, or whose it is: "the attack | is a crime", "is responsible for | the attack"."""
    noun = meaning.trigger
    if noun is None or noun.tag_ not in ("NN", "NNS") or meaning.modality is not Modality.UNDER_WAY:
        return False
    one = noun.tag_ == "NN" and any(child.lower_ in ("the", "this", "that") or child.dep_ == "poss" for child in noun.children)
    known = ACTIONS[meaning.action].kind == "deed" and (one or meaning.family is Family.LOSSES)
    return known and noun.dep_ in ("nsubj", "pobj") and not any(word.lemma_ in GOING_ON for word in chain(noun, meaning.clause))
