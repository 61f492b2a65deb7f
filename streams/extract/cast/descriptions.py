"""Sources without a name of their own: offices, seats and bodies, "the ministry" and "several officials" -> speakers with their sides."""

from schemas.statements import Grade, Speaker
from streams.extract.cast.boundaries import own_words
from streams.extract.cast.officers import name_of, office_of, officer, side_of_office
from streams.extract.cast.owners import opposition_in
from streams.extract.cast.references import body_meant
from streams.extract.cast.scene import Cast
from streams.extract.cast.unlisted import organisation_meant
from streams.extract.lexicon import speaker_nouns
from streams.extract.parse import Reading
from streams.extract.parse.phrases import mentions_in
from streams.extract.parse.words import Token
from streams.extract.world import Mention, Office, bodies, slug

CALLED = frozenset({"armed group", "ngo", "party", "opposition", "alliance", "mission", "outlet"})
"""Kinds of bodies that may stand beside their common noun: "the faction Ahrar al-Sham", "the Tasnim news agency"."""

CALLED_OF_ALL = frozenset({"armed group", "outlet"})
"""Those of them whose name the parser may take for an adjective: "the official SANA news agency", not "Ugandan opposition groups"."""


def described(source: Token, cast: Cast) -> Speaker | None:
    """Read "the Kremlin", "the Russian President", "the group": a body, the office holder, or the side that the words stand for."""
    phrase = own_words(source)
    if (mention := _mention_of(source, cast.reading)) is not None:
        return _one_of_a_people(mention, source, phrase, cast) or stands_for(mention, cast.reading)
    said = office_of(source, phrase, cast.reading)
    if said is not None and said.kind == "person":
        return officer(said, source, phrase, cast)
    if (beside := _body_beside(source, cast.reading)) is not None:
        return stands_for(beside, cast.reading)
    if (meant := _meant(source, said, cast)) is not None or said is None:
        return meant
    name, known = name_of(phrase, cast.reading), opposition_in(phrase, cast.reading)
    return Speaker(name=name, id=known, role=said.role, side=side_of_office(said, source, phrase, cast), grade=said.grade)


def _one_of_a_people(mention: Mention, source: Token, phrase: list[Token], cast: Cast) -> Speaker | None:
    """A single person who is called after a state, and speaks for nobody: "one Kenyan living there said"."""
    single = mention.kind == "demonym" and phrase[0] != source and phrase[0].lower_ in ("a", "an", "one", "another")
    return Speaker(name=name_of(phrase, cast.reading), grade=Grade.UNNAMED) if single else None


def stands_for(mention: Mention, reading: Reading) -> Speaker:
    """The speaker that a mention is: a body or outlet with its id, a seat or state with its side."""
    known = bodies()[mention.key] if mention.kind in ("body", "outlet") else None
    grade = Grade.OUTLET if mention.kind == "outlet" else Grade.BODY
    return Speaker(name=reading.text[mention.start : mention.end], id=slug(known.name) if known else None, side=mention.side, grade=grade)


# --- bodies ---


def _mention_of(source: Token, reading: Reading) -> Mention | None:
    """The body, seat or state that the main word of a source is part of the name of."""
    return next((one for one in mentions_in([source], reading) if one.kind not in ("place", "person")), None)


def _meant(source: Token, said: Office | None, cast: Cast) -> Speaker | None:
    """Whom "the charity" means: the body that is known or the organisation that is not, whichever was named last."""
    meant = body_meant(source, cast.reading)
    unlisted = organisation_meant(source, cast, since=meant.end if meant is not None else 0)
    return unlisted or (_pointed_at(meant, source, said, cast.reading) if meant is not None else None)


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
        named += [child for child in source.lefts if child.dep_ in ("compound", "nmod", "amod") and child.text[0].isupper()]
    found = ((noun, one) for noun in named for one in mentions_in([noun], reading) if one.kind in ("body", "outlet"))
    return next((one for noun, one in found if bodies()[one.key].kind in (CALLED if noun.dep_ != "amod" else CALLED_OF_ALL)), None)
