"""Who speaks in an article: names, offices, descriptions and pronouns -> speakers with their sides."""

from itertools import takewhile
from typing import NamedTuple

from schemas.base import Span
from schemas.statements import Actor, Grade, Speaker
from streams.extract.attribution.quotation import within
from streams.extract.cast.descriptions import described
from streams.extract.cast.names import proper_name
from streams.extract.cast.namings import office_behind
from streams.extract.cast.owners import ACTING, STATES, is_first_half, is_opposed, side_of
from streams.extract.cast.people import cast_of
from streams.extract.cast.pronouns import FEMALE, MALE, NEUTER, THEY, body_before, many_before, person_before
from streams.extract.cast.reflexive import is_of_speaker, side_meant, source_above
from streams.extract.cast.sayers import PARTS, is_counted, is_nobody, issuer_of, whole_of
from streams.extract.cast.scene import Cast, Somebody, somebody_at
from streams.extract.cast.unlisted import common
from streams.extract.lexicon import noun_classes, speaker_nouns
from streams.extract.parse import SUBJECTS, end_of, span_of, start_of
from streams.extract.parse.phrases import is_located, mentions_in, noun_phrase, text_of
from streams.extract.parse.words import Token, once
from streams.extract.world import Mention, office

__all__ = ["Cast", "Doer", "actor_of", "cast_of", "is_first_person", "speaker_of"]

FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "you", "your"})


def is_first_person(word: str) -> bool:
    """Tell "I", "we" and "you" in any of their forms from the state that is called "US"."""
    return word != "US" and word.lower() in FIRST_PERSON


class Doer(NamedTuple):
    """Whose action it is, and the characters that name them."""

    actor: Actor
    span: Span


@once
def speaker_of(source: Token, cast: Cast) -> Speaker | None:
    """Who a source is; None where it is nobody who can speak ("the move", "flights") or nobody in particular ("I" outside a quotation)."""
    if is_first_person(source.text) or is_counted(source) or is_nobody(source) or any(one.lower_ in ("i", "we") for one in source.lefts):
        return None
    if source.tag_ in ("WP", "WDT"):  # "the minister, who said": whom the clause is about
        return speaker_of(source.head.head, cast) if source.head.head != source else None
    if source.pos_ == "PRON" and (found := _PRONOUNS.get(source.lower_)) is not None:
        return _speaker_above(source, cast) or found(source, cast)
    named = _named(source, cast)
    if named is not None:
        return named.speaker
    return (
        _named_in_front(source, cast)
        or _named_behind(source, cast)
        or _one_of_several(source, cast)
        or _issuer(source, cast)
        or _called_before(source, cast)
        or described(source, cast)
        or common(source, cast)
        or _beside_a_place(source, cast)
    )


def _speaker_above(pronoun: Token, cast: Cast) -> Speaker | None:
    """Who says what a pronoun is the subject of, where it can mean them: "the factions announced that they agreed to talks"."""
    above = source_above(pronoun)
    speaker = speaker_of(above, cast) if above is not None and above.pos_ != "PRON" else None
    return speaker if speaker is not None and is_of_speaker(pronoun, speaker, cast) else None


def _beside_a_place(source: Token, cast: Cast) -> Speaker | None:
    """Who speaks where the parser takes a list of places for it: "factions in the regions Kano Sokoto and Katsina announced"."""
    if source.dep_ not in SUBJECTS:
        return None
    words = takewhile(lambda word: word.pos_ not in ("VERB", "AUX", "PUNCT"), reversed(source.doc[source.sent.start : source.i]))
    several = (word for word in words if word.tag_ == "NNS" and word.lemma_.lower() in speaker_nouns())
    return next((described(word, cast) or common(word, cast) for word in several), None)


_PRONOUNS = dict.fromkeys(MALE | FEMALE, person_before) | dict.fromkeys(NEUTER, body_before) | dict.fromkeys(THEY, many_before)
"""Pronoun -> how it finds whom it means."""


def actor_of(token: Token, speaker: Speaker, cast: Cast) -> Doer | None:
    """Whose action it is; None where the words name no state, body or person. A pronoun for the speaker is the speaker."""
    if is_first_person(token.text):
        return Doer(Actor(name=token.text, side=speaker.side), span_of([token]))
    if token.lower_ in THEY | NEUTER:
        own = is_of_speaker(token, speaker, cast) and not within(token, cast.reading.quoted)
        side = speaker.side if own else side_meant(token, speaker, cast)
        return Doer(Actor(name=token.text, side=side), span_of([token])) if side else None
    if token.lower_ in MALE | FEMALE:
        return _single_actor(token, speaker, cast)
    return _actor_named(token, cast) or _actor_owning(token, speaker, cast)


def _single_actor(pronoun: Token, speaker: Speaker, cast: Cast) -> Doer | None:
    """Who is meant by "he" or "she": who speaks, or somebody before; in direct speech nobody calls himself so."""
    quoted = within(pronoun, cast.reading.quoted)
    meant = speaker if is_of_speaker(pronoun, speaker, cast) and not quoted else person_before(pronoun, cast) or speaker
    if quoted and meant.name == speaker.name:
        return None
    return Doer(Actor(name=pronoun.text, side=meant.side), span_of([pronoun]))


def _actor_named(token: Token, cast: Cast) -> Doer | None:
    """The body or state that a noun phrase names as the one that acts: not "US" of "US-backed", nor "Syrian" of "Syrian rebels"."""
    phrase = noun_phrase(token)
    told = list(mentions_in(phrase, cast.reading))
    opposed = is_opposed((word for word in phrase if word.i <= token.i and _is_telling(word)), told)
    for mention in told:
        names = mention.side and mention.kind != "place" and not (opposed and mention.kind in STATES)
        if names and _acts(mention, token, cast):
            return Doer(Actor(name=cast.reading.text[mention.start : mention.end], side=mention.side), (mention.start, mention.end))
    return None


def _acts(mention: Mention, token: Token, cast: Cast) -> bool:
    """Tell a name of who acts from where they are, from the first half of a compound, and from what they only belong to."""
    located = is_located(mention, cast.reading) or is_first_half(mention, cast.reading.text, ACTING)
    return not located and _is_of(mention, token, cast)


def _is_telling(word: Token) -> bool:
    """Tell a word that says against whom a phrase is from those of "anti-rebel forces" and of a coalition of states."""
    return word.lower_ != "coalition" and not (word.i and word.nbor(-1).text == "-")


def _is_of(mention: Mention, noun: Token, cast: Cast) -> bool:
    """Tell a name that a noun is called by, or whose part it is: "units of the Kenyan army", but not "a staple of the Kenyan diet".

    An office is its state's: "the king of Kenya".
    """
    word = cast.reading.word_at(mention.start, mention.end)
    while word is not None and word != noun and word.dep_ in ("compound", "amod", "poss", "nmod", "appos"):
        word = word.head
    if word is None or word == noun or word.dep_ != "pobj" or office(noun.text) is not None:
        return True
    return mention.kind == "body" or word.lemma_.lower() in noun_classes()["bodies"] | noun_classes()["forces"] | noun_classes()["people"]


def _actor_owning(token: Token, speaker: Speaker, cast: Cast) -> Doer | None:
    """Whose army acts: "our army", "its troops"; else the person who is named."""
    owner = next((child for child in token.children if child.dep_ == "poss" and child.pos_ == "PRON"), None)
    if owner is not None:
        return actor_of(owner, speaker, cast)
    named = _named(token, cast)
    return Doer(Actor(name=cast.reading.text[named.start : named.end], side=named.speaker.side), named[:2]) if named is not None else None


def _named(source: Token, cast: Cast) -> Somebody | None:
    """The person whose name is the head of a noun phrase, or stands in apposition to it: "the minister, Ana Delgado"."""
    in_front = (child for child in source.lefts if child.dep_ in SUBJECTS and source.pos_ == "NOUN")  # "Ana Delgado a member said"
    heads = [source, *(child for child in source.children if child.dep_ == "appos"), *in_front]
    return next((one for head in heads if (one := somebody_at(start_of(head), cast)) is not None), None)


def _named_in_front(source: Token, cast: Cast) -> Speaker | None:
    """The person whose name opens the phrase of an office, without a comma: "Ana Delgado Oxfams head of mission said"."""
    first = next((word for word in source.doc[source.left_edge.i : source.i] if not word.is_punct), source)
    one = somebody_at(start_of(first), cast)
    if one is None or (name := cast.reading.word_at(one.start, one.end)) is None:
        return None
    if (title := office_behind(name)) is None:
        return one.speaker if name.dep_ == "compound" and name.head == source and office(source.text) is not None else None
    return one.speaker if source in (title, title.head) else None


def _named_behind(source: Token, cast: Cast) -> Speaker | None:
    """The person whose name closes the phrase of an office, without a comma: "Director of the Lagos Institute Ana Delgado said"."""
    phrase = noun_phrase(source)
    end = end_of(phrase[-1])
    one = next((one for one in cast.present if one.end == end and one.start > start_of(source)), None)
    if one is None or not (source.lower_ in PARTS or office(source.text)):
        return None
    before = next((token for token in reversed(phrase) if start_of(token) < one.start and not token.is_punct), source)
    closes = before.pos_ == "PROPN" or speaker_nouns().get(before.lower_) is Grade.BODY
    if not closes or ((other := office(before.text)) is not None and other.kind == "person"):
        return None
    return one.speaker.model_copy(update={"side": one.speaker.side or side_of(phrase, cast.reading)})


def _called_before(source: Token, cast: Cast) -> Speaker | None:
    """The body whose name stands before what it is, without a comma: "the Lotus Association | a group that feeds dogs | said"."""
    first = source.left_edge
    kind = speaker_nouns().get(source.lower_) is Grade.BODY and first.lower_ in ("a", "an") and source.dep_ in SUBJECTS
    if not kind or first.i == source.sent.start or not any(word.dep_ == "relcl" for word in source.subtree):
        return None
    name = first.nbor(-1)
    if name.pos_ != "PROPN" or name.lower_ not in noun_classes()["bodies"]:
        return None
    words = list(proper_name(name))
    known = described(name, cast)
    if known is not None and known.id is not None:
        return known
    return Speaker(name=text_of(words, cast.reading), side=side_of(words, cast.reading), grade=Grade.BODY)


def _one_of_several(source: Token, cast: Cast) -> Speaker | None:
    """Whose side a part of them has: "one of the officials", "many of its fighters"; None for other heads."""
    if (whole := whole_of(source)) is None or (found := described(whole, cast) or common(whole, cast)) is None:
        return None
    name = text_of(noun_phrase(source), cast.reading)
    return Speaker(name=name, role=found.role, side=found.side, grade=Grade.UNNAMED)


def _issuer(source: Token, cast: Cast) -> Speaker | None:
    """Who speaks in a document: "a report by the agency"; "the report" is the last body's that spoke. None where nobody is known."""
    issuer = issuer_of(source)
    if issuer is None:
        return None
    found = body_before(source, cast) if issuer == source else speaker_of(issuer, cast)
    if issuer == source and found is not None and found.grade is Grade.OUTLET:
        return None  # who reports a letter has not written it
    known = found is not None and (found.id or found.side or (found.role or "").endswith("ministry"))
    return found if known else None
