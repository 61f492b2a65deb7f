"""Whose a speaker is: the side that a phrase names, points back at, or had when its words were last used."""

from streams.extract.cast.home import is_of_a_state
from streams.extract.cast.owners import is_opposed, is_private, is_stateless, side_of
from streams.extract.cast.references import body_meant, is_generic
from streams.extract.cast.scene import Cast, uses_before
from streams.extract.parse import Reading, start_of
from streams.extract.parse.phrases import mentions_in, noun_phrase
from streams.extract.parse.words import Token
from streams.extract.world import office

SEATED = frozenset("official commission authority agency regulator department office spokesman spokeswoman spokesperson".split())
"""Besides offices of a state, those who belong to the state in whose seat they are."""

LOCAL = frozenset({"governor", "mayor"})
"""Offices over a town or province."""

PLURALS = frozenset({"NNS", "NNPS"})


def side_told(source: Token, phrase: list[Token], cast: Cast) -> str | None:
    """The side that the words of a phrase name, point at, or had when they were last used."""
    reading = cast.reading
    return (
        _side_governed(phrase, reading)
        or side_of(phrase, reading)
        or _side_of_person(phrase, cast)
        or _side_pointed_at(phrase, reading)
        or _side_from(source, reading)
        or _side_before(source, phrase, cast)
    )


def _side_governed(phrase: list[Token], reading: Reading) -> str | None:
    """The state of the place that a governor or mayor is over: "the Mopti governor", "the mayor of Mopti"."""
    over = any(token.lower_ in LOCAL for token in phrase)
    places = (one.place for one in mentions_in(phrase, reading) if over and one.kind == "place" and one.place is not None)
    return next((one.code for one in places if one.code), None)


def _side_pointed_at(phrase: list[Token], reading: Reading) -> str | None:
    """The side of "the group's commander" and "a spokesman for the bloc": that of the body which a noun of the phrase points at."""
    found = (body_meant(noun, reading) for noun in phrase if noun.pos_ in ("NOUN", "PROPN"))
    return next((one.side for one in found if one is not None and one.side), None)


def _side_from(source: Token, reading: Reading) -> str | None:
    """The side of "observers from the OSCE", and of "the foreign ministry in Algiers", but not of "the envoy in Algiers"."""
    if is_opposed(noun_phrase(source), ()):
        return None
    said = office(source.text) or office(" ".join(token.text for token in noun_phrase(source)))
    at_home = said is not None and (said.kind == "body" or is_of_a_state(said.role))
    places = ("from", "in") if at_home or source.lemma_ in SEATED else ("from",)
    around = [*source.rights, *(source.head.head.children if source.head.dep_ == "agent" else ())]  # "announced in Rabat by the ministry"
    nouns = [token for prep in around if prep.dep_ == "prep" and prep.lower_ in places for token in prep.children if token.dep_ == "pobj"]
    found = (one for noun in nouns for one in mentions_in([noun], reading))
    kinds = ("body",) if is_private(noun_phrase(source)) else ("body", "seat", "state")
    return next((one.side for one in found if one.kind in kinds and one.side), None)


def _side_before(source: Token, phrase: list[Token], cast: Cast) -> str | None:
    """The side that the article gave the same word last: "Sudan's army ... the army", "the group's commander ... the commander"."""
    named = any(token.pos_ == "PROPN" and office(token.text) is None for token in phrase)
    if named or is_stateless(phrase):
        return None
    nouns = (noun for noun in _definite_nouns(source, phrase) if not is_generic(noun))
    return next((side for noun in nouns if (side := _side_of_a_use(noun, cast)) is not None), None)


def _definite_nouns(source: Token, phrase: list[Token]) -> list[Token]:
    """The nouns by which a phrase points back: "a spokesman for the army", "the regime source", else the main word of "the ministry"."""
    owners = [token for token in phrase if token.dep_ in ("poss", "pobj") and any(child.lower_ == "the" for child in token.lefts)]
    if owners or phrase[0].lower_ not in ("the", "this"):
        return owners
    before = [token for token in phrase if token.pos_ == "NOUN" and token.i < source.i and token.dep_ in ("compound", "nmod")]
    return before or [source]


def _side_of_a_use(noun: Token, cast: Cast) -> str | None:
    """The side that a word was last used with."""
    reading = cast.reading
    for token in (
        use for use in reversed(uses_before(noun, cast)) if use.dep_ != "compound" and (use.tag_ in PLURALS) is (noun.tag_ in PLURALS)
    ):
        words = noun_phrase(token)
        if side := side_of(words, reading) or _side_pointed_at(words, reading) or _side_from(token, reading):
            return side
    return None


def _side_of_person(phrase: list[Token], cast: Cast) -> str | None:
    """The side of "Delgado's predecessor": that of the person of the article whose they are."""
    if is_opposed(phrase, ()):
        return None
    owners = [start_of(token) for token in phrase if token.dep_ == "poss" and token.pos_ == "PROPN"]
    return next((one.speaker.side for one in cast.present if any(one.start <= start < one.end for start in owners)), None)
