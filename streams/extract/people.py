"""The people of an article: every mention of a name, with the office and side that the article or the world gives it."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from schemas.statements import Grade, Speaker
from streams.extract.lexicon import noun_classes
from streams.extract.parse import SUBJECTS, Reading, end_of, readable, start_of
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


class _Before(NamedTuple):
    """The names that were read before: their last words, and each of their words with its first bearer."""

    surnames: set[str]
    bearers: dict[str, Somebody]

    def add(self, one: Somebody) -> None:
        words = one.speaker.name.split()
        self.surnames.update(words[-1:])
        for word in words:
            self.bearers.setdefault(word, one)


def people_in(reading: Reading) -> list[Somebody]:
    """Every mention of a person, in order; a surname stands for the full name, and what one mention tells holds for all."""
    found: list[Somebody] = []
    before = _Before(set(), {})
    for paragraph in reading.paragraphs:
        for words in _names(paragraph.doc, reading, before):
            found.append(_somebody(words, reading, before))
            before.add(found[-1])
    return _with_all_that_is_known(found)


def _with_all_that_is_known(mentions: list[Somebody]) -> list[Somebody]:
    """Give each mention the side and role that the first mention of its person has which has one."""
    known: dict[str | None, dict[str, str]] = {}
    for speaker in (one.speaker for one in mentions if one.speaker.id is not None):
        told = {"side": speaker.side, "role": speaker.role}
        known[speaker.id] = {slot: value for slot, value in told.items() if value} | known.get(speaker.id, {})
    return [one._replace(speaker=_completed(one.speaker, known.get(one.speaker.id, {}))) for one in mentions]


def _completed(speaker: Speaker, known: dict[str, str]) -> Speaker:
    return speaker.model_copy(update={"side": speaker.side or known.get("side"), "role": speaker.role or known.get("role")})


def _names(doc: Doc, reading: Reading, before: _Before) -> Iterator[tuple[Token, ...]]:
    """The names of people in a paragraph: those the world knows, those tagged as such, those that bear an office or a known surname."""
    for token in readable(doc):
        if token.dep_ == "compound" or not (token.pos_ == "PROPN" or token.text in before.surnames):
            continue
        words = _proper_name(token)
        kinds = {mention.kind for mention in mentions_in(words, reading)}
        if "person" in kinds:
            yield tuple(word for word in words if any(mention.kind == "person" for mention in mentions_in([word], reading)))
        elif not kinds and (token.text in before.surnames or _bears_office(token) or _is_full_name(words)):
            yield tuple(word for word in words if word == token or not _is_title(word))


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


def _somebody(words: tuple[Token, ...], reading: Reading, before: _Before) -> Somebody:
    name = text_of(list(words), reading)
    root = max(words, key=lambda token: (token.head not in words, token.i))
    known = person(name, reading.published)
    earlier = before.bearers.get(name.split()[-1])
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
