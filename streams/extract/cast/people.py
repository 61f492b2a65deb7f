"""The people of an article: every mention of a name, with the office and side that the article or the world gives it."""

from collections import defaultdict
from itertools import islice
from typing import NamedTuple

from schemas.statements import Grade, Speaker
from streams.extract.cast.belonging import side_told
from streams.extract.cast.home import home_of, is_of_a_state
from streams.extract.cast.names import is_same_name, parts_of, surnames_of
from streams.extract.cast.namings import names_in, noun_beside, office_behind, office_in_front, offices_beside
from streams.extract.cast.owners import is_stateless
from streams.extract.cast.scene import Cast, Somebody, scene_of
from streams.extract.lexicon import noun_classes, speaker_nouns
from streams.extract.parse import SUBJECTS, Reading, end_of, start_of
from streams.extract.parse.phrases import mentions_in, noun_phrase, text_of, without_article
from streams.extract.parse.words import Token
from streams.extract.world import Office, office, person_on, sex_of, slug


def cast_of(reading: Reading) -> Cast:
    """Collect who is mentioned in an article."""
    scene = scene_of(reading)
    return scene._replace(present=tuple(people_in(scene)))


def people_in(scene: Cast) -> list[Somebody]:
    """Every mention of a person, in order; a surname stands for the full name, and what one mention tells holds for all."""
    before = Before(set(), defaultdict(list))
    found: list[Somebody] = []
    for paragraph in scene.reading.paragraphs:
        for words in names_in(paragraph.doc, scene.reading, before.surnames):
            found.append(_somebody(words, scene, before))
            before.add(found[-1])
    named = sorted([*_of_the_heading(scene, before, found), *found], key=lambda one: one.start)
    return _with_all_that_is_known(named)


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
        return min((one for one in near if _is_of(name, one.speaker)), key=lambda one: one.start, default=None)


def _of_the_heading(scene: Cast, before: Before, found: list[Somebody]) -> list[Somebody]:
    """Those whom a heading calls by a surname, as the text behind it names them in full: "Delgado to step down"."""
    paragraphs, told = scene.reading.paragraphs, {one.start for one in found}
    if len(paragraphs) < 2 or len(list(islice(paragraphs[0].doc.sents, 2))) > 1:
        return []
    names = [words for words in names_in(paragraphs[0].doc, scene.reading, before.surnames) if start_of(words[0]) not in told]
    bearers = ((words, before.named(text_of(list(words), scene.reading))) for words in names)
    return [one._replace(start=start_of(words[0]), end=end_of(words[-1]), sentence=paragraphs[0].start) for words, one in bearers if one]


def _is_of(name: str, speaker: Speaker) -> bool:
    """Tell whether a name is that of somebody named before, of whom the world may know more than the article has said."""
    return is_same_name(name, speaker.name) and (" " in speaker.name or speaker.id is None or is_same_name(name, speaker.id))


def _with_all_that_is_known(mentions: list[Somebody]) -> list[Somebody]:
    """Give each mention the side and role that the first mention of its person has which has one."""
    known: dict[str | None, dict[str, str]] = {}
    for speaker in (one.speaker for one in mentions if one.speaker.id is not None):
        told = {"side": speaker.side, "role": speaker.role}
        known[speaker.id] = {slot: value for slot, value in told.items() if value} | known.get(speaker.id, {})
    return [one._replace(speaker=_completed(one.speaker, known.get(one.speaker.id, {}))) for one in mentions]


def _completed(speaker: Speaker, known: dict[str, str]) -> Speaker:
    return speaker.model_copy(update={"side": speaker.side or known.get("side"), "role": speaker.role or known.get("role")})


def _somebody(words: tuple[Token, ...], scene: Cast, before: Before) -> Somebody:
    name = text_of(list(words), scene.reading)
    root = max(words, key=lambda token: (token.head not in words, token.i))
    earlier = before.named(name)
    known = next((person_on(one.key, scene.reading.published) for one in mentions_in(words, scene.reading) if one.kind == "person"), None)
    sex = known.sex if known else _sex(root) or (earlier.sex if earlier else sex_of(words[0].text))
    if known:
        speaker = Speaker(name=_fullest(name, earlier), id=known.id, role=known.role, side=known.side, grade=Grade.NAMED)
    else:
        speaker = _stranger(name, root, scene, earlier.speaker if earlier else None)
    is_subject = (office_behind(root) or root).dep_ in SUBJECTS
    return Somebody(start_of(words[0]), end_of(words[-1]), speaker, sex, is_subject, start_of(root.sent[0]))


def _fullest(name: str, earlier: Somebody | None) -> str:
    return max(name, earlier.speaker.name if earlier else "", key=len)


def _stranger(name: str, root: Token, scene: Cast, earlier: Speaker | None) -> Speaker:
    """A name that no table knows: the one named before whom it means, else side and role from the words around it."""
    reading, around = scene.reading, _words_around(root, scene.reading)
    beside = [token for token in around if token.text not in name.split()]
    named = office(" ".join(token.text for token in beside))
    said = next((one for one in offices_beside(root) if one.kind == "person"), named)
    side = (earlier.side if earlier else None) or side_told(root, beside or around, scene)
    if side is None and named is not None and earlier is None and not is_stateless(around):
        side = home_of(root, reading, by_a_state=is_of_a_state(named.role)) or (
            scene.home if is_of_a_state(named.role) and not _is_of_something(around, named.role) else None
        )
    full = max(name, earlier.name if earlier else "", key=len)
    return Speaker(
        name=full,
        id=(earlier.id if earlier else None) or (slug(full) if " " in full else None),
        role=_held(said, beside) if said and said.kind == "person" else (earlier.role if earlier else None) or _trade(root, reading),
        side=side,
        grade=Grade.NAMED,
    )


def _held(said: Office, beside: list[Token]) -> str:
    """The role of an office, and whether it is held no more: "the former president"."""
    over = any(token.lower_ in ("former", "ex") for token in beside)
    return said.role if not over or said.role.startswith("former") else f"former {said.role}"


def _trade(name: Token, reading: Reading) -> str | None:
    """What somebody without an office is, as written beside the name: "Ana Delgado, | a teacher | in Lagos"; not "a book"."""
    beside = (
        child for child in name.children if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i > name.i and _is_a_trade(child)
    )
    phrases = (noun_phrase(noun) for noun in beside)
    return next((without_article(text_of(words, reading)) for words in phrases if words[0].lower_ in ("a", "an")), None)


def _is_a_trade(noun: Token) -> bool:
    """Tell a noun that people are called by: one of the table's, or one formed like "teacher" and "activist"."""
    lemma = noun.lemma_.lower()
    return lemma in speaker_nouns() or lemma in noun_classes()["people"] or lemma in TRADES or lemma.endswith(AGENTS)


def _words_around(root: Token, reading: Reading) -> list[Token]:
    """The noun phrase of a name, with the one that it stands beside: "a spokesman for the army, Idris Osman"."""
    beside = noun_beside(root) or office_behind(root) or office_in_front(root) or root
    between = root.doc[root.i + 1 : beside.i] if beside.i > root.i and root.dep_ != "appos" else ()
    apart = any(one.kind != "person" and one.start <= start_of(beside) < one.end for one in mentions_in([beside], reading))
    own = noun_phrase(root)
    told_of_it = {*root.subtree} - {*own}
    return sorted({*own, *between, *(() if apart else noun_phrase(beside))} - told_of_it, key=lambda token: token.i)


def _is_of_something(around: list[Token], role: str) -> bool:
    """Tell the president of a club or a chamber from one of a state."""
    return role == "president" and any(token.lower_ == "of" for token in around)


AGENTS = ("er", "or", "ist", "ian", "ant", "ent", "eer", "man", "woman", "ee", "yst", "ician")
"""Endings of nouns for those who do something."""
TRADES = frozenset(
    "fellow guard host boss chef wife scholar veteran delegate nurse colleague operative expert cook judge pilot friend aide chief "
    "clerk smith coach".split()
)
"""Nouns for people without such an ending."""

FEMALE_TITLES = frozenset("mrs ms spokeswoman queen princess lady dame".split())
MALE_TITLES = frozenset("mr spokesman king prince sheikh sheik emir sir lord".split())


def _sex(root: Token) -> str | None:
    words = {token.lower_ for token in root.subtree}
    return "f" if words & FEMALE_TITLES else "m" if words & MALE_TITLES else None
