"""The people of an article: every mention of a name, with the office and side that the article or the world gives it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from schemas.statements import Grade, Speaker
from streams.extract.belonging import side_told
from streams.extract.home import home_of, is_of_a_state
from streams.extract.lexicon import noun_classes, speaker_nouns
from streams.extract.names import is_same_name, parts_of, proper_name, surnames_of
from streams.extract.owners import is_opposed
from streams.extract.parse import SUBJECTS, Reading, end_of, readable, start_of
from streams.extract.phrases import mentions_in, noun_phrase, text_of
from streams.extract.scene import Cast, Somebody, scene_of
from streams.extract.world import HONORIFICS, PARTICLES, Office, office, person, sex_of, slug


def cast_of(reading: Reading) -> Cast:
    """Collect who is mentioned in an article."""
    scene = scene_of(reading)
    return scene._replace(present=tuple(people_in(scene)))


def people_in(scene: Cast) -> list[Somebody]:
    """Every mention of a person, in order; a surname stands for the full name, and what one mention tells holds for all."""
    before = Before(set(), defaultdict(list))
    found: list[Somebody] = []
    for paragraph in scene.reading.paragraphs:
        for words in _names(paragraph.doc, scene.reading, before.surnames):
            found.append(_somebody(words, scene, before))
            before.add(found[-1])
    return _with_all_that_is_known(found)


class Before(NamedTuple):
    """The people named before: their surnames, and for each part of a name who bears it, in order."""

    surnames: set[str]
    bearers: dict[str, list[Somebody]]

    def add(self, one: Somebody) -> None:
        """Remember one more, where the name is a new one."""
        self.surnames.update(surnames_of(one.speaker.name))
        for part in parts_of(one.speaker.name):
            if all(other.speaker.name != one.speaker.name for other in self.bearers[part]):
                self.bearers[part].append(one)

    def named(self, name: str) -> Somebody | None:
        """The first one whose name this is, or is a part of; None where nobody's is."""
        near = [one for part in parts_of(name) for one in self.bearers.get(part, ())]
        return min((one for one in near if is_same_name(name, one.speaker.name)), key=lambda one: one.start, default=None)


def _with_all_that_is_known(mentions: list[Somebody]) -> list[Somebody]:
    """Give each mention the side and role that the first mention of its person has which has one."""
    known: dict[str | None, dict[str, str]] = {}
    for speaker in (one.speaker for one in mentions if one.speaker.id is not None):
        told = {"side": speaker.side, "role": speaker.role}
        known[speaker.id] = {slot: value for slot, value in told.items() if value} | known.get(speaker.id, {})
    return [one._replace(speaker=_completed(one.speaker, known.get(one.speaker.id, {}))) for one in mentions]


def _completed(speaker: Speaker, known: dict[str, str]) -> Speaker:
    return speaker.model_copy(update={"side": speaker.side or known.get("side"), "role": speaker.role or known.get("role")})


def _names(doc: Doc, reading: Reading, surnames: set[str]) -> Iterator[tuple[Token, ...]]:
    """The names of people in a paragraph: those the world knows, those that bear an office or a surname known by now, and full names."""
    behind = -1
    for token in readable(doc):
        if token.i <= behind or token.dep_ == "compound" or not (token.pos_ == "PROPN" or token.text in surnames):
            continue
        words = _name_at(token, reading, surnames)
        if words:
            yield words
            behind = words[-1].i


def _name_at(token: Token, reading: Reading, surnames: set[str]) -> tuple[Token, ...]:
    """The name of a person that a proper noun is the main word of; empty where it names none."""
    if not token.text[0].isalpha():
        return ()
    whole = proper_name(token)
    titles = [at for at, word in enumerate(whole) if word.i < token.i and _is_title(word)]
    words = _without_country(whole[max(titles, default=-1) + 1 :], reading)
    if known := _words_of_known(whole, words, reading):
        return known
    titled = bool(titles) and _is_of_a_person(whole[titles[-1]]) and not any(map(_is_of_a_body, words))
    again = token.text in surnames
    named = titled or again or _bears_office(token) or _is_full_name(words)
    is_no_name = not words[0].text[0].isalpha() or any(mentions_in(words, reading)) or (len(words) == 1 and _is_title(token) and not again)
    return words if named and not is_no_name else ()


def _words_of_known(whole: tuple[Token, ...], words: tuple[Token, ...], reading: Reading) -> tuple[Token, ...]:
    """The words of a name by which the world knows a person, titles included that are part of it: "Pope Francis"."""
    known = [one for one in mentions_in(words, reading) if one.kind == "person"]
    return tuple(word for word in whole if any(one.start <= start_of(word) < one.end for one in known))


def _without_country(words: tuple[Token, ...], reading: Reading) -> tuple[Token, ...]:
    """A name without the adjective of a state before it: "Philippine | Ramon Ilagan"."""
    while len(words) > 2 and any(mention.kind == "demonym" for mention in mentions_in(words[:1], reading)):
        words = words[1:]
    return words


def _is_full_name(words: tuple[Token, ...]) -> bool:
    """Take unknown proper nouns for a person where the first is a given name, or where two of them do something and are no body."""
    names = [word for word in words if word.is_alpha and not _is_title(word)]
    if len(names) < 2 or any(map(_is_of_a_body, names)):
        return False
    parts = 1 + sum(bool(word.whitespace_) for word in words[:-1])
    written_as_one = parts == 1 and words[0].lower_ in PARTICLES  # "al-Faris"
    return sex_of(names[0].text) is not None or ((parts == 2 or written_as_one) and names[-1].dep_ in SUBJECTS)


def _is_of_a_body(word: Token) -> bool:
    known = word.lower_ in noun_classes()["bodies"] or speaker_nouns().get(word.lower_) is Grade.BODY
    return known or (word.is_upper and len(word) > 1)


def _is_title(word: Token) -> bool:
    return _is_honorific(word) or office(word.text) is not None


def _is_honorific(word: Token) -> bool:
    return word.lower_.rstrip(".") in HONORIFICS


def _is_of_a_person(title: Token) -> bool:
    said = office(title.text)
    return _is_honorific(title) or (said is not None and said.kind == "person" and said.grade is Grade.OFFICE)


def _bears_office(name: Token) -> bool:
    """Tell whether a name has an office before it or beside it: "Portugal's defence minister, Ana Delgado"."""
    return any(said.kind == "person" for said in _offices_beside(name))


def _offices_beside(name: Token) -> Iterator[Office]:
    """What the nouns before and beside a name say of an office, each by its own main word."""
    beside = [child for child in name.children if child.dep_ in ("appos", "compound", "nmod", "amod")]
    beside += [name.head] if name.dep_ == "appos" else []
    for noun in (noun for noun in beside if noun.pos_ in ("NOUN", "PROPN")):
        words = [word for word in noun_phrase(noun) if word != name]
        before = "".join(f"{word.text} " for word in words if word.i < noun.i)
        if (said := office(" ".join(word.text for word in words), len(before))) is not None:
            yield said


def _somebody(words: tuple[Token, ...], scene: Cast, before: Before) -> Somebody:
    name = text_of(list(words), scene.reading)
    root = max(words, key=lambda token: (token.head not in words, token.i))
    known = person(name, scene.reading.published)
    earlier = before.named(name)
    sex = known.sex if known else _sex(root) or (earlier.sex if earlier else sex_of(words[0].text))
    if known:
        speaker = Speaker(name=_fullest(name, earlier), id=known.id, role=known.role, side=known.side, grade=Grade.NAMED)
    else:
        speaker = _stranger(name, root, scene, earlier.speaker if earlier else None)
    return Somebody(start_of(words[0]), end_of(words[-1]), speaker, sex, root.dep_ in SUBJECTS, start_of(root.sent[0]))


def _fullest(name: str, earlier: Somebody | None) -> str:
    return max(name, earlier.speaker.name if earlier else "", key=len)


def _stranger(name: str, root: Token, scene: Cast, earlier: Speaker | None) -> Speaker:
    """A name that no table knows: the one named before whom it means, else side and role from the words around it."""
    reading, around = scene.reading, _words_around(root, scene.reading)
    beside = [token for token in around if token.text not in name.split()]
    named = office(" ".join(token.text for token in beside))
    said = next((one for one in _offices_beside(root) if one.kind == "person"), named)
    side = (earlier.side if earlier else None) or side_told(root, beside or around, scene)
    if side is None and named is not None and earlier is None and not is_opposed(around, ()):
        side = home_of(root, reading) or (scene.home if is_of_a_state(named.role) and not _is_of_something(around, named.role) else None)
    full = max(name, earlier.name if earlier else "", key=len)
    return Speaker(
        name=full,
        id=(earlier.id if earlier else None) or (slug(full) if " " in full else None),
        role=said.role if said and said.kind == "person" else earlier.role if earlier else None,
        side=side,
        grade=Grade.NAMED,
    )


def _words_around(root: Token, reading: Reading) -> list[Token]:
    """The noun phrase of a name, with the one that it stands beside: "a spokesman for the army, Idris Osman"."""
    beside = root.head if root.dep_ == "appos" else root
    apart = any(one.kind != "person" and one.start <= start_of(beside) < one.end for one in mentions_in([beside], reading))
    own = noun_phrase(root)
    told_of_it = {*root.subtree} - {*own}
    return sorted({*own, *(() if apart else noun_phrase(beside))} - told_of_it, key=lambda token: token.i)


def _is_of_something(around: list[Token], role: str) -> bool:
    """Tell the president of a club or a chamber from one of a state."""
    return role == "president" and any(token.lower_ == "of" for token in around)


def _sex(root: Token) -> str | None:
    words = {token.lower_ for token in root.subtree}
    return "f" if words & {"mrs", "ms", "spokeswoman", "queen"} else "m" if words & {"mr", "spokesman", "king"} else None
