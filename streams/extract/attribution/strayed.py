"""Who speaks where the parser, in text without commas, has taken a place before the verb of saying for it, or nobody."""

from streams.extract.attribution.auxiliaries import first_helper
from streams.extract.lexicon import noun_classes, speaker_nouns
from streams.extract.parse.words import Token
from streams.extract.world import office, place, seat, sex_of, state_named

NAMING = ("NOUN", "PROPN", "PRON")
INVERTING = frozenset("say add report warn note explain".split())
"""Verbs that close a sentence before who says it."""
FARTHEST = 6
"""Words from a verb to the noun behind it that says it."""


def is_somewhere(noun: Token) -> bool:
    """Tell the name of a place, or a noun for one: "Aleppo", "the eastern province"."""
    drawn_in = noun.dep_ == "pobj"
    acts = seat(noun.text) is not None or state_named(noun.text) is not None
    named = drawn_in if acts else place(noun.text) is not None
    return noun.pos_ in ("NOUN", "PROPN") and (named or noun.lower_ in noun_classes()["land"]) and not is_a_speaker(noun)


def is_a_number(noun: Token) -> bool:
    """Tell those of whom only the number is told: "killed | 90 people said the agency"."""
    return any(child.dep_ == "nummod" for child in noun.children)


def is_a_speaker(noun: Token) -> bool:
    """Tell a noun for who speaks: an office, or one by which sources are called."""
    return noun.pos_ in ("NOUN", "PROPN") and (office(noun.text) is not None or noun.lemma_.lower() in speaker_nouns())


def name_before(verb: Token) -> Token | None:
    """The noun right before a main verb in the past or present to which the parser gave no subject; not the place that somebody is in."""
    first = first_helper(verb)
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP") or first.is_sent_start:
        return None
    before = first.nbor(-1)
    if before.pos_ not in NAMING or before.head == verb:
        return None
    return before if not is_somewhere(before) else name_behind(verb) or _who_is_there(before)


def name_behind(verb: Token) -> Token | None:
    """Who says it behind the verb, where that closes a sentence: "fled to northern Mali | said Ana Delgado head of the agency"."""
    if verb.lemma_ not in INVERTING:
        return None
    near = (child for child in verb.rights if child.dep_ in ("dobj", "nsubj", "ccomp", "oprd", "attr") and child.i - verb.i <= FARTHEST)
    return next((child for child in near if child.pos_ in NAMING and (is_a_speaker(child) or _is_given_name(child.left_edge))), None)


def _is_given_name(word: Token) -> bool:
    return word.pos_ == "PROPN" and sex_of(word.text) is not None


def _who_is_there(name: Token) -> Token | None:
    """Who is where a name tells: "the reporter in eastern Mopti | said"."""
    above = name.head.head if name.dep_ == "pobj" else name
    return above if is_a_speaker(above) else None
