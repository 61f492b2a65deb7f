"""Sources without a name of their own: offices, seats and bodies, "the ministry" and "several officials" -> speakers with their sides."""

from itertools import takewhile

from spacy.tokens import Token

from schemas.statements import Grade, Speaker
from streams.extract.belonging import side_told
from streams.extract.home import home_of
from streams.extract.lexicon import speaker_nouns
from streams.extract.names import NO_NAMES
from streams.extract.officers import name_of, office_of, officer, side_of_office
from streams.extract.owners import is_opposed
from streams.extract.parse import Reading
from streams.extract.phrases import mentions_in, noun_phrase
from streams.extract.references import body_meant
from streams.extract.scene import Cast
from streams.extract.world import Mention, Office, bodies, slug

CALLED = frozenset({"armed group", "ngo", "party", "opposition", "alliance", "mission", "outlet"})
"""Kinds of bodies that may stand beside their common noun: "the faction Ahrar al-Sham", "the Tasnim news agency"."""


def described(source: Token, cast: Cast) -> Speaker | None:
    """Read "the Kremlin", "the Russian President", "the group": a body, the office holder, or the side that the words stand for."""
    phrase = own_words(source)
    if (mention := _mention_of(source, cast.reading)) is not None:
        return stands_for(mention, cast.reading)
    said = office_of(source, phrase, cast.reading)
    if said is not None and said.kind == "person":
        return officer(said, source, phrase, cast)
    if (beside := _body_beside(source, cast.reading)) is not None:
        return stands_for(beside, cast.reading)
    if (meant := body_meant(source, cast.reading)) is not None:
        return _pointed_at(meant, source, said, cast.reading)
    if said is None:
        return None
    return Speaker(name=name_of(phrase, cast.reading), role=said.role, side=side_of_office(said, source, phrase, cast), grade=said.grade)


def common(source: Token, cast: Cast) -> Speaker | None:
    """Sources without a name ("several officials"), and organisations that no table knows."""
    phrase = own_words(source)
    grade = speaker_nouns().get(source.lemma_.lower()) or speaker_nouns().get(source.lower_)
    if grade is None and source.pos_ != "PROPN":
        return None
    side = side_told(source, phrase, cast)
    if side is None and grade is Grade.OFFICE and not is_opposed(phrase, ()):
        side = home_of(phrase[0], cast.reading)
    return Speaker(name=name_of(phrase, cast.reading), side=side, grade=grade or Grade.BODY)


def own_words(source: Token) -> list[Token]:
    """The noun phrase of a source without what the parser has drawn to it: "Earlier the reporter", "Wednesday Russia's army"."""
    phrase = noun_phrase(source)
    phrase = list(takewhile(lambda token: token.i <= source.i or not _begins_a_clause(token), phrase))
    while phrase[1:] and phrase[-1].tag_ == "POS":
        phrase.pop()
    if phrase[0] == source or phrase[0].lower_ not in NO_NAMES:
        return phrase
    article = next((token.i for token in source.lefts if token.dep_ == "det"), phrase[0].i + 1)
    return [token for token in phrase if token.i >= article]


def _begins_a_clause(word: Token) -> bool:
    return word.tag_ in ("VBD", "VBZ", "VBP", "MD") or word.dep_ == "mark" or word.lower_ in ("who", "which")


def stands_for(mention: Mention, reading: Reading) -> Speaker:
    """The speaker that a mention is: a body or outlet with its id, a seat or state with its side."""
    known = bodies()[mention.key] if mention.kind in ("body", "outlet") else None
    grade = Grade.OUTLET if mention.kind == "outlet" else Grade.BODY
    return Speaker(name=reading.text[mention.start : mention.end], id=slug(known.name) if known else None, side=mention.side, grade=grade)


# --- bodies ---


def _mention_of(source: Token, reading: Reading) -> Mention | None:
    """The body, seat or state that the main word of a source is part of the name of."""
    return next((one for one in mentions_in([source], reading) if one.kind not in ("place", "person")), None)


def _pointed_at(meant: Mention, source: Token, said: Office | None, reading: Reading) -> Speaker:
    """The body that a source points at; a seat keeps the words as written, since many names stand for one side."""
    whole = stands_for(meant, reading)
    if meant.kind == "seat":
        return whole.model_copy(update={"name": name_of(own_words(source), reading), "role": said.role if said else None})
    return whole


def _body_beside(source: Token, reading: Reading) -> Mention | None:
    """The body whose name stands beside a noun: "the Islamist faction Faylaq al-Sham", "the civil defence known as the White Helmets"."""
    named = [child for child in source.children if child.dep_ == "appos"]
    called = [child for child in source.children if child.dep_ == "acl" and child.lemma_.lower() in ("know", "call", "dub", "name")]
    named += [token for child in called for token in child.subtree if token.dep_ in ("pobj", "oprd", "dobj")]
    if any(speaker_nouns().get(noun.lemma_.lower()) is Grade.BODY for noun in (source, *source.lefts)):
        named += [child for child in source.lefts if child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN"]
    found = (one for noun in named for one in mentions_in([noun], reading))
    return next((one for one in found if one.kind in ("body", "outlet") and bodies()[one.key].kind in CALLED), None)
