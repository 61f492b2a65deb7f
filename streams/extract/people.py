"""The people of an article: every mention of a name, with the office and side that the article or the world gives it."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from schemas.statements import Grade, Speaker
from streams.extract.lexicon import noun_classes
from streams.extract.parse import SUBJECTS, Reading, end_of, start_of
from streams.extract.phrases import is_located, mentions_in, noun_phrase, text_of
from streams.extract.world import Mention, office, person, sex_of, slug


class Somebody(NamedTuple):
    """One mention of a person, at its characters, with what the article and the world know of it."""

    start: int
    end: int
    speaker: Speaker
    sex: str | None
    is_subject: bool
    sentence: int
    """Where the mention's sentence begins."""


def people_in(reading: Reading) -> list[Somebody]:
    """Every mention of a person, in order; a surname stands for the full name, and what one mention tells holds for all."""
    found: list[Somebody] = []
    for paragraph in reading.paragraphs:
        for words in _names(paragraph.doc, reading, found):
            found.append(_somebody(words, reading, found))
    return [_with_all_that_is_known(one, found) for one in found]


def _with_all_that_is_known(one: Somebody, others: list[Somebody]) -> Somebody:
    same = [other.speaker for other in others if other.speaker.id == one.speaker.id is not None]
    side = one.speaker.side or next((other.side for other in same if other.side), None)
    role = one.speaker.role or next((other.role for other in same if other.role), None)
    return one._replace(speaker=one.speaker.model_copy(update={"side": side, "role": role}))


def _names(doc: Doc, reading: Reading, before: list[Somebody]) -> Iterator[tuple[Token, ...]]:
    """The names of people in a paragraph: those the world knows, those tagged as such, those that bear an office or a known surname."""
    for token in doc:
        if token.dep_ == "compound" or not (token.pos_ == "PROPN" or _is_surname(token, before)):
            continue
        words = _proper_name(token)
        kinds = {mention.kind for mention in mentions_in(words, reading)}
        if "person" in kinds:
            yield tuple(word for word in words if any(mention.kind == "person" for mention in mentions_in([word], reading)))
        elif not kinds and (_is_surname(token, before) or _bears_office(token) or _is_full_name(words)):
            yield tuple(word for word in words if word == token or not _is_title(word))


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
    """Take unknown proper nouns for a person where the first is a given name, or where two of them do something and are no body."""
    names = [word for word in words if not _is_title(word)]
    if len(names) < 2:
        return False
    if any(word.is_upper or word.lower_ in noun_classes()["bodies"] for word in names):
        return False
    return sex_of(names[0].text) is not None or (len(names) == 2 and names[-1].dep_ in SUBJECTS)


def _is_title(word: Token) -> bool:
    return office(word.text) is not None


def _bears_office(name: Token) -> bool:
    """Tell whether a name has an office before it or beside it: "Portugal's defence minister, Ana Delgado"."""
    beside = [child for child in name.children if child.dep_ in ("appos", "compound", "nmod", "amod")]
    beside += [name.head] if name.dep_ == "appos" else []
    said = (office(" ".join(word.text for word in noun_phrase(noun) if word != name)) for noun in beside if noun.pos_ in ("NOUN", "PROPN"))
    return any(found is not None and found.kind == "person" for found in said)


def _somebody(words: tuple[Token, ...], reading: Reading, before: list[Somebody]) -> Somebody:
    name = text_of(list(words), reading)
    root = max(words, key=lambda token: (token.head not in words, token.i))
    known = person(name, reading.published)
    earlier = next((one for one in before if name.split()[-1] in one.speaker.name.split()), None)
    sex = known.sex if known else _sex(root) or (earlier.sex if earlier else sex_of(words[0].text))
    if known:
        speaker = Speaker(name=_fullest(name, earlier), id=known.id, role=known.role, side=known.side, grade=Grade.NAMED)
    else:
        speaker = _stranger(name, root, reading, earlier.speaker if earlier else None)
    return Somebody(start_of(words[0]), end_of(words[-1]), speaker, sex, root.dep_ in SUBJECTS, start_of(root.sent[0]))


def _fullest(name: str, earlier: Somebody | None) -> str:
    return max(name, earlier.speaker.name if earlier else "", key=len)


def _stranger(name: str, root: Token, reading: Reading, earlier: Speaker | None) -> Speaker:
    """A name that no table knows: side and role from the words around it, or as the article gave them before."""
    phrase = noun_phrase(root)
    around = [*phrase, *(noun_phrase(root.head) if root.dep_ == "appos" else ())]
    said = office(" ".join(token.text for token in around if token.text not in name.split()))
    side = next((mention.side for mention in mentions_in(around, reading) if mention.side and mention.kind != "person"), None)
    if side is None and said is not None and earlier is None:
        side = home_of(root, reading)
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


def home_of(official: Token, reading: Reading) -> str | None:
    """The side of an official whose country nobody names: the first one that the sentence names before, or that will do something.

    "Algeria will not open its border with Morocco, the interior minister said": Algeria's. A heuristic of news prose.
    """
    told = [one for one in mentions_in(official.sent, reading) if one.side and one.kind not in ("person", "place")]
    before = [one for one in told if one.end <= start_of(official) and not is_located(one, reading)]
    planning = [one for one in told if _will_act(one, reading)]
    return next((one.side for one in (*before, *planning)), None)


def _will_act(mention: Mention, reading: Reading) -> bool:
    """Tell whether a mention is who will or would do something: an official announces what the own state plans."""
    word = reading.word_at(mention.start, mention.end)
    return word is not None and word.dep_ == "nsubj" and any(child.lower_ in ("will", "would") for child in word.head.children)
