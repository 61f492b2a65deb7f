"""What cannot speak by itself: documents, which speak for those who issue them, and people who are only counted."""

from streams.extract.lexicon import cue_verbs
from streams.extract.parse import SUBJECTS
from streams.extract.parse.words import Token

DOCUMENTS = frozenset("statement report letter study communique communiqué document release bulletin".split())
ISSUED = frozenset("issue release publish sign write carry post distribute obtain".split())
PARTS = frozenset("one two three several some many most few both each others dozens hundreds member members number half".split())
NOBODY = frozenset("no neither none nobody".split())
COUNTED = frozenset(
    "people person civilian child woman man victim soldier fighter militant body casualty insurgent terrorist family patient".split()
)


def issuer_of(document: Token) -> Token | None:
    """The word for whose document it is: "a report by the agency", "the letter, signed by ministers"; itself for a bare "the statement"."""
    if document.lemma_.lower() not in DOCUMENTS:
        return None
    for child in document.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            return _object_of(child)
        if child.dep_ == "poss":
            return child
        if child.dep_ == "acl" and child.lemma_.lower() in ISSUED:
            return next((_object_of(by) for by in child.children if by.dep_ in ("agent", "prep") and by.lower_ in ("by", "from")), None)
    owner = next(
        (child for child in document.lefts if child.dep_ in ("compound", "nmod", "amod") and child.pos_ in ("PROPN", "NOUN")), None
    )
    return owner or (document if document.tag_ == "NN" and any(child.lower_ in ("the", "this") for child in document.lefts) else None)


def whole_of(part: Token) -> Token | None:
    """The word for those of whom a word takes a part: "one of the officials", "members of the council"; None where it takes none."""
    if part.lower_ not in PARTS:
        return None
    return next((_object_of(child) for child in part.children if child.dep_ == "prep" and child.lower_ == "of"), None)


def is_nobody(source: Token) -> bool:
    """Tell a source that there is none of: "no group has claimed it", "neither side said"."""
    return source.lower_ in NOBODY or any(child.dep_ == "det" and child.lower_ in NOBODY for child in source.lefts)


def is_counted(source: Token) -> bool:
    """Tell people who are only a number ("35 civilians, the group said") from those who say something ("two soldiers said")."""
    numbered = any(child.dep_ == "nummod" for child in source.children)
    speaks = source.dep_ in SUBJECTS and source.head.lemma_.lower() in cue_verbs()
    return numbered and source.lemma_.lower() in COUNTED and not speaks


def _object_of(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)
