"""Who speaks in an article: names, offices, descriptions and pronouns -> speakers with their sides."""

from bisect import bisect_right
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Token

from schemas.base import Span
from schemas.statements import Actor, Grade, Speaker
from streams.extract.lexicon import rows
from streams.extract.parse import Reading, span_of, start_of
from streams.extract.people import Somebody, home_of, people_in
from streams.extract.phrases import is_located, mentions_in, noun_phrase, text_of, without_article
from streams.extract.world import Mention, Office, body, holder, office, slug

MALE, FEMALE = frozenset({"he", "his", "him", "himself"}), frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "their", "them", "it", "its", "themselves", "itself"})
FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "you", "your"})
GROUPS = frozenset("group movement organisation organization rebel guerrilla militia insurgent faction".split())
FORCES = frozenset("army military navy force police government ministry".split())


class Doer(NamedTuple):
    """Whose action it is, and the characters that name them."""

    actor: Actor
    span: Span


class Home(NamedTuple):
    """Where the article first tells whose a body is: "Sudan's army"."""

    start: int
    side: str


class Cast(NamedTuple):
    """All who are mentioned in an article, in order, and whose each kind of body is."""

    reading: Reading
    present: tuple[Somebody, ...]
    homes: dict[str, Home]


def cast_of(reading: Reading) -> Cast:
    """Collect who is mentioned in an article."""
    return Cast(reading, tuple(people_in(reading)), _homes(reading))


def speaker_of(source: Token, cast: Cast) -> Speaker | None:
    """Who a source is; None where it is nobody who can speak ("the move", "flights") or nobody in particular ("I" outside a quotation)."""
    word = source.lower_
    if word in FIRST_PERSON:
        return None
    if source.tag_ in ("WP", "WDT"):  # "the minister, who said": whom the clause is about
        return speaker_of(source.head.head, cast) if source.head.head != source else None
    if source.pos_ == "PRON" and word in MALE | FEMALE | THEY:
        return _antecedent(source, cast)
    named = _named(source, cast)
    if named is not None:
        return named.speaker
    return _described(source, cast) or _common(source, cast)


def actor_of(token: Token, speaker: Speaker, cast: Cast) -> Doer | None:
    """Whose action it is; None where the words name no state, body or person. A pronoun for the speaker is the speaker."""
    word = span_of([token])
    if token.lower_ in FIRST_PERSON:
        return Doer(Actor(name=token.text, side=speaker.side), word)
    if token.lower_ in THEY:
        before = (one.side for one in mentions_in(token.sent, cast.reading) if one.end <= word[0] and one.side)
        return Doer(Actor(name=token.text, side=[speaker.side, *before][-1]), word)
    if token.lower_ in MALE | FEMALE:
        return Doer(Actor(name=token.text, side=(_antecedent(token, cast) or speaker).side), word)
    for mention in mentions_in(noun_phrase(token), cast.reading):
        if mention.side and mention.kind != "place" and not is_located(mention, cast.reading):
            return Doer(Actor(name=cast.reading.text[mention.start : mention.end], side=mention.side), (mention.start, mention.end))
    owner = next((child for child in token.children if child.dep_ == "poss" and child.pos_ == "PRON"), None)
    if owner is not None:  # "our army", "its troops"
        return actor_of(owner, speaker, cast)
    named = _named(token, cast)
    return Doer(Actor(name=cast.reading.text[named.start : named.end], side=named.speaker.side), named[:2]) if named is not None else None


def source_span(source: Token, cue: Token) -> Span:
    """The whole noun phrase of a source with its apposition and the comma that closes it, as annotators of attribution mark it."""
    aside = {token for child in source.children if _is_aside(child) for token in child.subtree}
    before = source.i < cue.i
    words = [token for token in source.subtree if not token.is_space and token not in aside and (token.i < cue.i or not before)]
    if not before:  # "said Delgado, a former officer": what comes behind is told by the journalist
        words = list(takewhile(lambda token: token.text != ",", words))
    while words[1:] and words[-1].is_punct and words[-1].text not in ")”":
        words.pop()
    behind = words[-1].i + 1 if words else len(source.doc)
    closed = any(token.text == "," for token in words) and behind < cue.i and source.doc[behind].text == ","
    return span_of([*words, source.doc[behind]] if closed else words or [source])


def _is_aside(child: Token) -> bool:
    """Tell a clause behind a comma, which is no part of a name: "Delgado, who took office in May," and "Delgado, speaking in Lisbon,"."""
    return child.dep_ in ("relcl", "acl") and child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text == ","


def _named(source: Token, cast: Cast) -> Somebody | None:
    """The person whose name is the head of a noun phrase, or stands in apposition to it: "the minister, Ana Delgado"."""
    heads = [source, *(child for child in source.children if child.dep_ == "appos")]
    return next((one for head in heads if (one := _somebody_at(start_of(head), cast)) is not None), None)


def _somebody_at(position: int, cast: Cast) -> Somebody | None:
    before = bisect_right(cast.present, position, key=lambda one: one.start) - 1
    return cast.present[before] if before >= 0 and position < cast.present[before].end else None


# --- pronouns and descriptions ---


def _antecedent(pronoun: Token, cast: Cast) -> Speaker | None:
    """The last one before a pronoun that it can mean; the subjects of its sentence and of the one before come first."""
    wanted = "m" if pronoun.lower_ in MALE else "f" if pronoun.lower_ in FEMALE else None
    if wanted is None:
        return None  # "they" and "it" stand for too many things that do not speak
    before = cast.present[: bisect_right(cast.present, start_of(pronoun), key=lambda one: one.end)]
    fitting = (one for one in reversed(before) if one.sex in (wanted, None))
    if (last := next(fitting, None)) is None:
        return _official_before(pronoun, cast)
    near = [last, *takewhile(lambda one: one.sentence == last.sentence, fitting)]
    return max(near, key=lambda one: (one.is_subject, one.sex == wanted, one.start if not one.is_subject else -one.start)).speaker


def _official_before(pronoun: Token, cast: Cast) -> Speaker | None:
    """The office that did something last, where nobody is named: "The Kazakh President said ... He promised"."""
    paragraphs = cast.reading.paragraphs
    own = bisect_right(paragraphs, start_of(pronoun), key=lambda one: one.start) - 1
    words = (*(paragraphs[own - 1].doc if own > 0 else ()), *pronoun.doc[: pronoun.i])
    found = (_described(word, cast) for word in reversed(words) if word.dep_ == "nsubj" and word.pos_ in ("NOUN", "PROPN"))
    return next((one for one in found if one is not None and one.grade in (Grade.OFFICE, Grade.NAMED)), None)


def _described(source: Token, cast: Cast) -> Speaker | None:
    """Read "the Russian President" and "the Kremlin": the office holder, or the side that a seat, state or body stands for."""
    phrase = noun_phrase(source)
    words = text_of(phrase, cast.reading)
    said = _office_of(source, phrase, cast.reading)
    if said is not None and said.kind == "person":
        return _holder(said, phrase, cast)
    for mention in mentions_in([source], cast.reading):
        if mention.kind != "place":
            return _stands_for(mention, cast.reading)
    if said is None:
        return None
    return Speaker(name=without_article(words), role=said.role, side=said.side or _side_of_group(phrase, cast), grade=said.grade)


def _office_of(head: Token, phrase: list[Token], reading: Reading) -> Office | None:
    """The office that a noun phrase names with its head: not "military operations", though the military is one."""
    before = [token for token in phrase if token.i < head.i]
    found = office(text_of(phrase, reading))
    led_up_to = office(text_of(before, reading)) if before else None
    return found if found is not None and (led_up_to is None or led_up_to.role != found.role) else None


def _stands_for(mention: Mention, reading: Reading) -> Speaker:
    name = reading.text[mention.start : mention.end]
    known = body(name) if mention.kind in ("body", "outlet") else None
    grade = Grade.OUTLET if mention.kind == "outlet" else Grade.BODY
    return Speaker(name=name, id=slug(known.name) if known else None, side=mention.side, grade=grade)


def _holder(said: Office, phrase: list[Token], cast: Cast) -> Speaker:
    """Who holds an office: a person of the article, else who held it on that day, where a single one is meant ("the", not "a")."""
    name = without_article(text_of(phrase, cast.reading))
    several = any(token.tag_ == "NNS" for token in phrase)
    its = any(token.dep_ == "poss" and token.lower_ in ("its", "their") for token in phrase)
    side = said.side or (home_of(phrase[0], cast.reading) if its else None) or _side_of_group(phrase, cast)
    if not several and phrase[0].lower_ not in ("a", "an", "one", "another"):
        if (one := _present_in_office(said, side, start_of(phrase[0]), cast)) is not None:
            return one.model_copy(update={"grade": Grade.OFFICE})
        who = holder(said.role, side, cast.reading.published) if side and "spokes" not in said.role else None
        if who is not None:
            return Speaker(name=name, id=who.id, role=who.role, side=who.side, grade=Grade.OFFICE)
    if several or said.grade is Grade.UNNAMED:
        return Speaker(name=name, role=said.role, side=side, grade=Grade.UNNAMED)
    return Speaker(name=name, role=said.role, side=side or home_of(phrase[0], cast.reading), grade=said.grade)


def _present_in_office(said: Office, side: str | None, here: int, cast: Cast) -> Speaker | None:
    """The person of the article who was last named with such an office: "the minister" is the interior minister named before."""
    fitting = [one for one in cast.present if side in (None, one.speaker.side) and _is_in_office(one.speaker, said)]
    before = [one for one in fitting if one.end <= here]
    return next((one.speaker for one in (*reversed(before), *fitting)), None)


def _is_in_office(speaker: Speaker, said: Office) -> bool:
    return speaker.role is not None and speaker.role.split()[-1:] == said.role.split()[-1:]


def _side_of_group(phrase: list[Token], cast: Cast) -> str | None:
    """The side of "the group's commander" or "a spokesman for the army": the last such body that the article has named."""
    here = start_of(phrase[0])
    for noun in (token for token in phrase if token.pos_ == "NOUN"):
        if noun.lemma_.lower() in GROUPS:
            bodies = [one.side for one in cast.reading.mentions if one.end <= here and one.kind == "body" and one.side]
            return bodies[-1] if bodies else None
        if _is_body(noun):
            home = cast.homes.get(noun.lemma_)
            return home.side if home is not None and home.start < start_of(noun) else None
    return None


def _is_body(noun: Token) -> bool:
    return noun.lemma_.lower() in FORCES or _speaker_nouns().get(noun.lemma_.lower()) is Grade.BODY


def _homes(reading: Reading) -> dict[str, Home]:
    """Nouns for bodies -> the side that the article first gives one: "Sudan's army ... the army"."""
    found: dict[str, Home] = {}
    for token in (token for paragraph in reading.paragraphs for token in paragraph.doc if _is_body(token)):
        if token.lemma_ not in found:
            side = next((mention.side for mention in mentions_in(noun_phrase(token), reading) if mention.side), None)
            found |= {token.lemma_: Home(start_of(token), side)} if side else {}
    return found


def _common(source: Token, cast: Cast) -> Speaker | None:
    """Sources without a name ("several officials"), and organisations that no table knows."""
    phrase = noun_phrase(source)
    grade = _speaker_nouns().get(source.lemma_.lower()) or _speaker_nouns().get(source.lower_)
    if grade is None and source.pos_ != "PROPN":
        return None
    side = next((mention.side for mention in mentions_in(phrase, cast.reading) if mention.side), None) or _side_of_group(phrase, cast)
    name = without_article(text_of(phrase, cast.reading))
    return Speaker(name=name, side=side, grade=grade or Grade.BODY)


@lru_cache(maxsize=1)
def _speaker_nouns() -> dict[str, Grade]:
    return {lemma: Grade(grade) for lemma, grade in rows("speaker_nouns.tsv")}
