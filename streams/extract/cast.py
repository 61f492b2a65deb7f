"""Who speaks in an article: names, offices, descriptions and pronouns -> speakers with their sides."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from schemas.base import Span
from schemas.statements import Actor, Grade, Speaker
from streams.extract.lexicon import rows
from streams.extract.parse import LOCATING, Reading, end_of, span_of, start_of
from streams.extract.world import Mention, Office, body, holder, office, person, slug

MALE, FEMALE = frozenset({"he", "his", "him", "himself"}), frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "their", "them", "it", "its", "themselves", "itself"})
FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "you", "your"})
_SUBJECTS = ("nsubj", "nsubjpass")


class Somebody(NamedTuple):
    """One mention of a person or body in an article, at its characters, with what the article and the world know of it."""

    start: int
    end: int
    speaker: Speaker
    sex: str | None
    is_subject: bool
    sentence: int
    """Where the mention's sentence begins."""


class Cast(NamedTuple):
    """All who are mentioned in an article, in order."""

    reading: Reading
    present: tuple[Somebody, ...]


def cast_of(reading: Reading) -> Cast:
    """Collect who is mentioned; a surname stands for the full name that the article gave before."""
    present: list[Somebody] = []
    for paragraph in reading.paragraphs:
        for words in _names(paragraph.doc, reading, present):
            present.append(_somebody(words, reading, present))
    return Cast(reading, tuple(present))


def speaker_of(source: Token, cast: Cast) -> Speaker | None:
    """Who a source is; None where it is nobody who can speak ("the move", "flights") or nobody in particular ("I" outside a quotation)."""
    word = source.lower_
    if word in FIRST_PERSON:
        return None
    if source.pos_ == "PRON" and word in MALE | FEMALE | THEY:
        return _antecedent(source, cast)
    named = _named(source, cast)
    if named is not None:
        return named.speaker
    return _described(source, cast) or _common(source, cast)


def actor_of(token: Token, speaker: Speaker | None, cast: Cast) -> Actor | None:
    """Whose action it is; None where the words name no state, body or person. A pronoun for the speaker is the speaker."""
    if token.lower_ in FIRST_PERSON and speaker is not None:
        return Actor(name=token.text, side=speaker.side)
    if token.lower_ in THEY:
        before = [one for one in _mentions_in(token.sent, cast.reading) if one.end <= start_of(token) and one.side]
        found_side = before[-1].side if before else speaker.side if speaker else None
        return Actor(name=token.text, side=found_side)
    if token.lower_ in MALE | FEMALE:
        found = _antecedent(token, cast) or speaker
        return Actor(name=token.text, side=found.side) if found is not None else None
    for mention in _mentions_in(_noun_phrase(token), cast.reading):
        if mention.side and mention.kind != "place" and not _is_located(mention, cast.reading):
            return Actor(name=cast.reading.text[mention.start : mention.end], side=mention.side)
    named = _named(token, cast)
    return Actor(name=named.speaker.name, side=named.speaker.side) if named is not None else None


def source_span(source: Token) -> Span:
    """The whole noun phrase of a source, its apposition and relative clause with it."""
    words = [token for token in source.subtree if not token.is_space]
    if source.dep_ == "poss" or source.pos_ == "PRON":
        words = [token for token in words if token.dep_ != "case"]
    while words and words[-1].is_punct:
        words.pop()
    return span_of(words)


def _is_located(mention: Mention, reading: Reading) -> bool:
    """Tell whether a mention is where somebody is, not who it is: "the battalion in Mali"."""
    word = reading.word_at(mention.start, mention.end)
    return word is not None and word.dep_ == "pobj" and word.head.lower_ in LOCATING


# --- names ---


def _names(doc: Doc, reading: Reading, before: list[Somebody]) -> Iterator[tuple[Token, ...]]:
    """The names of people in a paragraph: those the world knows, those tagged as such, those that bear an office or a known surname."""
    for token in doc:
        if token.pos_ != "PROPN" or token.dep_ == "compound":
            continue
        words = _proper_name(token)
        kinds = {mention.kind for mention in _mentions_in(words, reading)}
        if "person" in kinds:
            yield tuple(word for word in words if any(mention.kind == "person" for mention in _mentions_in([word], reading)))
        elif not kinds and (token.ent_type_ == "PERSON" or _is_surname(token, before) or _bears_office(token) or _is_full_name(words)):
            yield tuple(word for word in words if word.ent_type_ == token.ent_type_ or not _is_title(word))


def _is_surname(token: Token, before: list[Somebody]) -> bool:
    return any(token.text == one.speaker.name.split()[-1] for one in before)


def _proper_name(last: Token) -> tuple[Token, ...]:
    """A proper noun with the proper nouns right before it that belong to it."""
    words = [last]
    for child in reversed(list(last.lefts)):
        if child.i == words[0].i - 1 and child.dep_ == "compound" and child.pos_ == "PROPN":
            words.insert(0, child)
    return tuple(words)


def _is_full_name(words: tuple[Token, ...]) -> bool:
    """Take two unknown proper nouns that do something for a person, unless they are tagged as something else that acts."""
    return len(words) == 2 and words[-1].dep_ == "nsubj" and words[-1].ent_type_ not in ("ORG", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW")


def _is_title(word: Token) -> bool:
    return office(word.text) is not None


def _bears_office(name: Token) -> bool:
    """Tell whether a name has an office before it or beside it: "Portugal's defence minister, Ana Delgado"."""
    beside = [child for child in name.children if child.dep_ in ("appos", "compound", "nmod", "amod")]
    beside += [name.head] if name.dep_ == "appos" else []
    said = (office(" ".join(word.text for word in _noun_phrase(noun) if word != name)) for noun in beside if noun.pos_ in ("NOUN", "PROPN"))
    return any(found is not None and found.kind == "person" for found in said)


def _somebody(words: tuple[Token, ...], reading: Reading, before: list[Somebody]) -> Somebody:
    name = _text(list(words), reading)
    root = max(words, key=lambda token: (token.head not in words, token.i))
    known = person(name, reading.published)
    earlier = next((one for one in before if name.split()[-1] in one.speaker.name.split()), None)
    sex = known.sex if known else _sex(root) or (earlier.sex if earlier else None)
    if known:
        speaker = Speaker(name=_fullest(name, earlier), id=known.id, role=known.role, side=known.side, grade=Grade.NAMED)
    else:
        speaker = _stranger(name, root, reading, earlier.speaker if earlier else None)
    return Somebody(start_of(words[0]), end_of(words[-1]), speaker, sex, root.dep_ in _SUBJECTS, start_of(root.sent[0]))


def _fullest(name: str, earlier: Somebody | None) -> str:
    return max(name, earlier.speaker.name if earlier else "", key=len)


def _stranger(name: str, root: Token, reading: Reading, earlier: Speaker | None) -> Speaker:
    """A name that no table knows: side and role from the words around it, or as the article gave them before."""
    phrase = _noun_phrase(root)
    around = [*phrase, *(_noun_phrase(root.head) if root.dep_ == "appos" else ())]
    said = office(" ".join(token.text for token in around if token.ent_type_ != "PERSON"))
    side = next((mention.side for mention in _mentions_in(around, reading) if mention.side and mention.kind != "person"), None)
    full = max(name, earlier.name if earlier else "", key=len)
    return Speaker(
        name=full,
        id=slug(full) if " " in full else None,
        role=said.role if said else earlier.role if earlier else None,
        side=side or (earlier.side if earlier else None),
        grade=Grade.NAMED,
    )


def _sex(root: Token) -> str | None:
    words = {token.lower_ for token in root.subtree}
    return "f" if words & {"mrs", "ms", "spokeswoman", "queen"} else "m" if words & {"mr", "spokesman", "king"} else None


def _named(source: Token, cast: Cast) -> Somebody | None:
    """The person whose name is the head of a noun phrase, or stands in apposition to it: "the minister, Ana Delgado"."""
    heads = [source, *(child for child in source.children if child.dep_ == "appos")]
    for head in heads:
        for one in cast.present:
            if one.start <= start_of(head) < one.end:
                return one
    return None


# --- pronouns and descriptions ---


def _antecedent(pronoun: Token, cast: Cast) -> Speaker | None:
    """The last one before a pronoun that it can mean; the subjects of its sentence and of the one before come first."""
    wanted = "m" if pronoun.lower_ in MALE else "f" if pronoun.lower_ in FEMALE else None
    if wanted is None:
        return None  # "they" and "it" stand for too many things that do not speak
    here = start_of(pronoun)
    before = [one for one in cast.present if one.end <= here and one.sex in (wanted, None)]
    if not before:
        return None
    last = max(one.sentence for one in before)
    near = [one for one in before if one.sentence == last]
    return max(near, key=lambda one: (one.is_subject, one.sex == wanted, one.start if not one.is_subject else -one.start)).speaker


def _described(source: Token, cast: Cast) -> Speaker | None:
    """Read "the Russian President" and "the Kremlin": the office holder, or the side that a seat, state or body stands for."""
    phrase = _noun_phrase(source)
    words = _text(phrase, cast.reading)
    said = office(words)
    if said is not None and said.kind == "person":
        return _holder(said, phrase, cast)
    for mention in _mentions_in([source], cast.reading):
        if mention.kind != "place":
            return _stands_for(mention, cast.reading)
    return Speaker(name=_without_article(words), role=said.role, side=said.side, grade=said.grade) if said is not None else None


def _stands_for(mention: Mention, reading: Reading) -> Speaker:
    name = reading.text[mention.start : mention.end]
    known = body(name) if mention.kind in ("body", "outlet") else None
    grade = Grade.OUTLET if mention.kind == "outlet" else Grade.BODY
    return Speaker(name=name, id=slug(known.name) if known else None, side=mention.side, grade=grade)


def _holder(said: Office, phrase: list[Token], cast: Cast) -> Speaker:
    """The one in office, where the phrase means a single one: "the Turkish President", but not "a minister" or "a spokesman"."""
    name = _without_article(_text(phrase, cast.reading))
    several = any(token.tag_ == "NNS" for token in phrase)
    anyone = several or phrase[0].lower_ in ("a", "an", "one", "another") or "spokes" in said.role
    who = holder(said.role, said.side, cast.reading.published) if said.side and not anyone else None
    if who is None:
        return Speaker(name=name, role=said.role, side=said.side, grade=Grade.UNNAMED if several else said.grade)
    written = next((one.speaker.name for one in cast.present if one.speaker.id == who.id), name)
    return Speaker(name=written, id=who.id, role=who.role, side=who.side, grade=Grade.OFFICE)


def _common(source: Token, cast: Cast) -> Speaker | None:
    """Sources without a name ("several officials"), and organisations that no table knows."""
    phrase = _noun_phrase(source)
    grade = _speaker_nouns().get(source.lemma_.lower()) or _speaker_nouns().get(source.lower_)
    if grade is None and source.pos_ != "PROPN":
        return None
    side = next((mention.side for mention in _mentions_in(phrase, cast.reading) if mention.side), None)
    name = _without_article(_text(phrase, cast.reading))
    return Speaker(name=name, side=side, grade=grade or Grade.BODY)


@lru_cache(maxsize=1)
def _speaker_nouns() -> dict[str, Grade]:
    return {lemma: Grade(grade) for lemma, grade in rows("speaker_nouns.tsv")}


# --- words ---


def _noun_phrase(head: Token) -> list[Token]:
    """The words of a noun phrase without its relative clause, and at most to its first apposition."""
    apart = {
        token
        for child in head.children
        if child.dep_ in ("relcl", "acl", "conj", "cc", "prep") and child.lower_ != "of"
        for token in child.subtree
    }
    words = [token for token in head.subtree if token not in apart and not token.is_space]
    while words and words[-1].is_punct:
        words.pop()
    return words or [head]


def _text(words: list[Token], reading: Reading) -> str:
    """From the first to the last of some words, as written."""
    return reading.text[start_of(words[0]) : end_of(words[-1])]


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def _mentions_in(tokens: Iterable[Token], reading: Reading) -> Iterator[Mention]:
    words = list(tokens)
    if not words:
        return
    first, last = span_of(words)
    for mention in reading.mentions:
        if first < mention.end and mention.start < last:
            yield mention
