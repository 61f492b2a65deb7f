"""How a saying places an action whose own words leave open whether it is done: a demand is of what is to come, an admission of what was."""

from schemas.ontology import Act
from schemas.statements import Modality
from streams.extract.meaning import Meaning, is_bare
from streams.extract.parse.modality import PLANNING

HOPED_FOR = frozenset({Act.PLEDGED, Act.THREATENED, Act.DEMANDED, Act.URGED, Act.PROPOSED, Act.ORDERED, Act.AGREED, Act.ASKED})
"""Acts about what is not yet: "threatened another test", "demanded freedom for"."""

ASKED_FOR = frozenset({Act.DEMANDED, Act.URGED, Act.PROPOSED, Act.ORDERED})
"""Those of them that nobody says of what has been done, in whatever tense: "demanded that it be lifted", "ordered it to be sealed"."""

LAID_OPEN = frozenset({Act.ACCUSED, Act.DENIED, Act.ADMITTED, Act.CONDEMNED, Act.PRAISED})
"""Acts about what has been done, or not: "accused X of sending tanks"."""

REPORTING = frozenset({Act.STATED, Act.CLAIMED, Act.CONFIRMED})
"""Acts by which people tell of what has come about, where they name it with a noun alone."""

WON = frozenset({"capture", "defeat", "recognition"})
"""Actions that are announced when they have come about: "announced the capture of the town", "announced its recognition of"."""


def placed(meaning: Meaning, act: Act) -> Modality:
    """How a saying places an action whose own words have no time: nouns and gerunds have that of the act."""
    gerund = meaning.clause.tag_ == "VBG"
    timeless = gerund or meaning.clause.pos_ in ("NOUN", "PROPN")
    if (meaning.advises and act is Act.DEMANDED) or (meaning.modality is Modality.DONE and act in (HOPED_FOR if timeless else ASKED_FOR)):
        return Modality.PLANNED
    if act in LAID_OPEN and gerund and meaning.clause.lemma_ not in PLANNING and meaning.modality is Modality.PLANNED:
        return Modality.DONE
    return meaning.modality


def as_reported(meaning: Meaning, cue: Act) -> Meaning:
    """An action that a report names with a noun alone has come about: "reported | the capture of the town"."""
    told = cue in REPORTING or (cue is Act.ANNOUNCED and meaning.action in WON)
    return meaning._replace(modality=Modality.DONE) if told and is_bare(meaning) else meaning
