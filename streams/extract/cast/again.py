"""Pronouns that take up a subject or a speech: "she said it was shut. She said", "Delgado left when she heard"."""

from collections.abc import Iterable

from streams.extract.attribution.quotation import within
from streams.extract.cast.references import is_a_source
from streams.extract.cast.scene import Cast, Somebody, somebody_at
from streams.extract.parse import SUBJECTS, start_of
from streams.extract.parse.words import Token


def subject_above(pronoun: Token, cast: Cast) -> Somebody | None:
    """The person who is the subject of the clause that a pronoun's clause tells the time or reason of: "Delgado left when she heard"."""
    clause = pronoun.head
    if pronoun.dep_ not in SUBJECTS or clause.dep_ != "advcl":
        return None
    subjects = (child for child in clause.head.children if child.dep_ in SUBJECTS and child.i < pronoun.i)
    return next((one for child in subjects if (one := somebody_at(start_of(child), cast)) is not None), None)


def said_before(pronoun: Token, words: Iterable[Token], cast: Cast) -> Token | None:
    """The same pronoun as who says something before: "she said it was shut. She said"; None where somebody else spoke or acted since.

    The words before are given with the last one first; what is quoted among them is left out.
    """
    for word in words:
        if word.pos_ not in ("PRON", "NOUN", "PROPN") or within(word, cast.reading.quoted):
            continue
        if word.lower_ == pronoun.lower_ and is_a_source(word):
            return word
        if word.pos_ != "PRON" and (is_a_source(word) or _is_who_acts(word, cast)):
            return None
    return None


def _is_who_acts(name: Token, cast: Cast) -> bool:
    return name.dep_ in SUBJECTS and somebody_at(start_of(name), cast) is not None
