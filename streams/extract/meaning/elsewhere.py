"""Places that are named and are not where it happens: where somebody is from, across a border, where others talk."""

from itertools import islice

from schemas.ontology import Family
from streams.extract.lexicon import noun_classes
from streams.extract.meaning import Meaning
from streams.extract.meaning.located import LANDS, VENUES
from streams.extract.meaning.nowhere import (
    PEOPLES,
    is_banned,
    is_stationed,
)
from streams.extract.parse.words import Token
from streams.extract.world import Mention

OCCASIONS = frozenset("rally ceremony speech interview conference congress parade reception gala vigil concert".split())
"""Nouns whose place is where something is said."""
COMPARING = frozenset("similar like than unlike resemble".split())
"""Words behind which something else is told of: "an attack similar to the one in Kenya"."""
BORDERING = frozenset("border adjoin face neighbour neighbor".split())
HITTING = frozenset({Family.VIOLENCE, Family.LOSSES, Family.CHEMICAL, Family.ARMS, Family.TOPIC, Family.VICTORY, Family.TERRITORY})
"""Families whose actions do not happen where something comes from; those of others do: "withdraw from Mali"."""
BESIDE_TALKS = HITTING | {Family.CEASEFIRE, Family.SETTLEMENT}
"""Families whose actions do not happen where people meet to talk: "the strikes could derail the talks in Geneva"."""
MEASURES = frozenset("km kilometre kilometres kilometer kilometers mile miles".split())
FARTHEST = 5
"""Words from a measure to the town that it is counted from."""


def is_whose(mention: Mention, adjective: Token, meaning: Meaning, land: str | None) -> bool:
    """Tell whose people or deeds are told of, which need not be there: "release the Palestinian prisoners", "nine | Kenyan | soldiers".

    Soldiers of the state that an article is about are there. States between whom there is something have it, wherever it is.
    """
    first = adjective.head if adjective.dep_ == "conj" else adjective
    if mention.kind in PEOPLES and first.dep_ == "pobj" and first.head.lower_ in ("between", "with"):
        return meaning.family in BESIDE_TALKS | {Family.AGREEMENT}
    if mention.kind == "demonym" and adjective.tag_ in ("NNS", "NNPS") and adjective.lower_.endswith("s"):
        return meaning.family in BESIDE_TALKS
    if adjective.dep_ not in ("amod", "compound") or adjective.head.lemma_.lower() in LANDS:
        return False
    foreign = mention.kind != "place" and land is not None and mention.side != land
    return meaning.family is Family.PRISONERS or (foreign and meaning.family in HITTING)


def is_elsewhere(name: Token, meaning: Meaning) -> bool:
    """Tell where somebody is, what a place borders on, where others talk, or from where something comes: not where it hits."""
    first = _first_named(name)
    if meaning.family in HITTING | {Family.AID} and (_is_behind_a_border(first) or _is_measured_from(name)):
        return True
    if first.dep_ != "pobj":
        return first.dep_ == "dobj" and first.head.lemma_ in BORDERING
    if first.head.lower_ == "from" or _is_in_a_land_from_which(first):
        return meaning.family in HITTING | {Family.AID}
    if any(map(_is_compared, islice(first.ancestors, FARTHEST))):
        return True
    if first.head.head.lemma_.lower() in OCCASIONS:
        return meaning.family is not Family.PROTEST
    return is_banned(first.head.head) or (
        meaning.family in BESIDE_TALKS and (is_stationed(first.head.head) or _is_a_meeting(first.head.head))
    )


def _is_in_a_land_from_which(name: Token) -> bool:
    """Tell the name of a land that something comes from: "from the towns of | Goma and Bukavu"."""
    land = name.head.head
    return name.head.lower_ == "of" and land.lemma_.lower() in LANDS and land.dep_ == "pobj" and land.head.lower_ == "from"


def _is_compared(word: Token) -> bool:
    """Tell a word that likens what is told to something else: "like the raid in Kenya", "in a | similar | move seen in Kenya"."""
    return word.lower_ in COMPARING or any(child.dep_ == "amod" and child.lower_ in COMPARING for child in word.children)


def _first_named(name: Token) -> Token:
    """The first of the names that a name is listed with: "from | Chad | Mali and Kenya"."""
    first = name
    for _ in range(FARTHEST):
        first = first.head if first.dep_ in ("conj", "compound") else first
    return first


def _is_a_meeting(word: Token) -> bool:
    """Tell talks and what they do: "the talks in Geneva", "talks being held in Geneva"."""
    talks = noun_classes()["talks"]
    held = word.dep_ in ("acl", "relcl") and word.lemma_ in VENUES and word.head.lemma_.lower() in talks
    return held or (word.pos_ == "NOUN" and word.lemma_.lower() in talks)


def _is_measured_from(name: Token) -> bool:
    """Tell a town from which it is so far: "nine miles east of Goma"."""
    before = name.doc[max(name.sent.start, name.left_edge.i - FARTHEST) : name.left_edge.i]
    return name.dep_ == "pobj" and name.head.lower_ in ("of", "from") and any(word.lower_ in MEASURES for word in before)


def _is_behind_a_border(name: Token) -> bool:
    """Tell the other side of a border: "near the border with Kenya", "near the Kenyan border", "a crossing between Kenya and"."""
    of = name.head.head if name.dep_ == "pobj" and name.head.lower_ in ("with", "between") else name.head
    return of.lemma_.lower() in ("border", "frontier", "crossing") and name.dep_ in ("pobj", "amod", "compound", "poss")
