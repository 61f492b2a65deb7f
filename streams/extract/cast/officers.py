"""Offices as speakers: "the Russian President", "its interior minister" -> who holds them, and for which side."""

from schemas.statements import Grade, Speaker
from streams.extract.cast.belonging import side_told
from streams.extract.cast.home import fights_beside_others, home_of, is_of_a_state
from streams.extract.cast.owners import is_stateless, opposition_in, owners_in, side_of
from streams.extract.cast.scene import Cast, Somebody
from streams.extract.parse import Reading, start_of
from streams.extract.parse.phrases import text_of, without_article
from streams.extract.parse.words import Token
from streams.extract.world import Office, holder, office

NOT_NOW = frozenset("former ex late then future next first deputy vice shadow political religious tribal spiritual local".split())
"""Words before an office that its holder does not bear."""

GENERIC = frozenset({"minister", "secretary"})
"""Words by which any minister is called."""

STATE_AFFAIRS = frozenset("state government defence defense finance justice health education foreign interior parliament".split())
"""Nouns by which an office is called after "of": "the secretary of state", "the ministry of health"."""

HOMES = frozenset({"country", "nation", "its", "their"})
"""Owners that point at the state that the sentence named before: "the country's health ministry"."""

FORCES = frozenset("military army navy police security government intelligence ministry".split())

SHARED = frozenset(
    {"spokesman", "senator", "commander", "general", "colonel", "ambassador", "envoy", "aide", "judge", "ayatollah", "chairman"}
)
"""Offices that many hold: only "the ambassador", without a word more, is the one named before."""


def office_of(head: Token, phrase: list[Token], reading: Reading) -> Office | None:
    """The office that a noun phrase names with its main word: not "the ministry's road", not "military operations"."""
    words = text_of(phrase, reading)
    found = office(words, start_of(head) - start_of(phrase[0]))
    return found._replace(side=side_of(phrase, reading)) if found is not None else None


def officer(said: Office, source: Token, phrase: list[Token], cast: Cast) -> Speaker:
    """Who holds an office: a person of the article, else who held it on that day, where a single one is meant ("the", not "a")."""
    name, side = name_of(phrase, cast.reading), side_of_office(said, source, phrase, cast)
    if side is None and len(phrase) == 1 and source.head.lemma_ == "announce":  # "Peru shut its border, officials announced"
        side = home_of(source, cast.reading)
    if source.tag_ == "NNS" or said.grade is Grade.UNNAMED:
        return Speaker(name=name, role=said.role, side=side, grade=Grade.UNNAMED)
    if (one := _former_holder(said, side, phrase, cast)) is not None:
        return one.model_copy(update={"grade": Grade.OFFICE})
    if _is_one_now(said, phrase):
        if (one := _present_in_office(said, side, phrase, cast)) is not None:
            return one.model_copy(update={"grade": Grade.OFFICE})
        who = holder(said.role, side, cast.reading.published) if side and _is_its_own(said, source, phrase, cast) else None
        if who is not None:
            return Speaker(name=name, id=who.id, role=who.role, side=who.side, grade=Grade.OFFICE)
    if side is None and _is_bare(phrase) and not is_stateless(phrase) and not _is_contrasted(said, phrase, cast):
        by_a_state = is_of_a_state(said.role)
        side = home_of(phrase[0], cast.reading, by_a_state=by_a_state) or (cast.home if by_a_state else None)
    return Speaker(name=name, id=opposition_in(phrase, cast.reading), role=said.role, side=side, grade=said.grade)


def _is_of_forces(phrase: list[Token]) -> bool:
    """Tell "a military source" and "a police official", who are the state's where an article tells of one state."""
    return any(token.lower_ in FORCES for token in phrase[:-1])


def _is_one_now(said: Office, phrase: list[Token]) -> bool:
    """Tell the one who holds an office now: neither "a minister" nor "the former minister"."""
    apart = {token.lower_ for token in phrase} & NOT_NOW - set(said.role.split())
    return phrase[0].lower_ not in ("a", "an", "one", "another") and not apart


def _former_holder(said: Office, side: str | None, phrase: list[Token], cast: Cast) -> Speaker | None:
    """The person of the article whom "the former president" means."""
    if phrase[0].lower_ != "the" or not any(token.lower_ in ("former", "ex") for token in phrase):
        return None
    before = (one.speaker for one in reversed(cast.present) if one.end <= start_of(phrase[0]))
    return next((one for one in before if side in (None, one.side) and _is_in_office(one, said, former=True)), None)


def _is_its_own(said: Office, source: Token, phrase: list[Token], cast: Cast) -> bool:
    """Tell "the leader of Turkey" from "the leader of Turkey's farmers": an office is the side's own where nothing stands between."""
    if said.role in SHARED:
        return False
    first = next(owners_in(phrase, cast.reading), None)
    word = cast.reading.word_at(first.start, first.end) if first is not None else None
    while word is not None and word.head != source and (word.dep_ in ("compound", "amod", "nmod") or word.head.dep_ == "prep"):
        word = word.head
    return word is None or word.head == source or (word.head.dep_ == "prep" and word.head.head == source)


def _present_in_office(said: Office, side: str | None, phrase: list[Token], cast: Cast) -> Speaker | None:
    """The person of the article who was last named with such an office: "the minister" is the interior minister named before.

    Nobody who is only told of in the same clause ("in a call with President X the president said"), and nobody of another owner.
    Only a headline may mean somebody whom nobody knows yet: "Troops to leave, president says".
    """
    if not _is_bare(phrase) and (side is None or said.role in SHARED):
        return None
    here, sentence = start_of(phrase[0]), start_of(phrase[0].sent[0])
    fitting = [one for one in cast.present if side in (None, one.speaker.side) and _is_in_office(one.speaker, said)]
    before = [one for one in reversed(fitting) if one.end <= here and (one.sentence < sentence or one.is_subject)]
    acting = (one for one in before if one.is_subject)
    later = (one for one in fitting if one.start > here and (_is_in_headline(phrase) or (side is not None and _is_known(one, cast))))
    return next((one.speaker for one in (*acting, *before, *later)), None)


def _is_in_headline(phrase: list[Token]) -> bool:
    """Tell whether words stand in a first line without the end of a sentence."""
    doc = phrase[0].doc
    return start_of(doc[0]) == 0 and doc[-1].text not in (".", "!", "?", "”", '"')


def _is_contrasted(said: Office, phrase: list[Token], cast: Cast) -> bool:
    """Tell whether somebody else of that office is told of before in the sentence: "in a call with President X the president said"."""
    here, sentence = start_of(phrase[0]), start_of(phrase[0].sent[0])
    before = (one for one in cast.present if one.sentence == sentence and one.end <= here and not one.is_subject)
    return any(_is_in_office(one.speaker, said) for one in before)


def _is_bare(phrase: list[Token]) -> bool:
    """Tell whether a phrase names its office and nothing else: nobody's name and no adjective of a state."""
    nameless = all(token.pos_ != "PROPN" or _is_of_offices(token) for token in phrase)
    return nameless and not any(_is_another_word(token) for token in phrase if token.head in phrase)


def _is_of_offices(word: Token) -> bool:
    """Tell a word by which offices are called, taken for a name: "the | defence | ministry", "the Ministry of | Defence"."""
    return word.text.islower() or word.lower_ in STATE_AFFAIRS or office(word.text) is not None


def _is_another_word(word: Token) -> bool:
    """Tell an owner or what stands behind "of", unless it points home or is part of what the office is called."""
    if word.dep_ == "poss":
        return word.pos_ != "PRON" and word.lower_ not in HOMES
    return word.dep_ == "pobj" and word.lower_ not in STATE_AFFAIRS


def _is_known(one: Somebody, cast: Cast) -> bool:
    """Tell whether the world knows a person's office, which may then be named before the person."""
    return any(mention.kind == "person" for mention in cast.reading.mentions_between(one.start, one.end))


def _is_in_office(speaker: Speaker, said: Office, *, former: bool = False) -> bool:
    """Tell whether somebody's role is the one meant: "the minister" can be a foreign minister, "the foreign minister" no prime minister."""
    held = office(speaker.role) if speaker.role else None
    if held is None or (speaker.role or "").startswith("former") is not former:
        return False
    return held.role == said.role or (said.role in GENERIC and held.role.endswith(" minister") and not held.role.startswith("deputy"))


def side_of_office(said: Office, source: Token, phrase: list[Token], cast: Cast) -> str | None:
    """The side of an office: told by its words, pointed at, or that of the sentence where the office is "its"."""
    its = any(token.dep_ == "poss" and token.lower_ in HOMES for token in phrase)
    told = said.side or (home_of(phrase[0], cast.reading) if its else None) or side_told(source, phrase, cast)
    of_the_state = (said.kind == "body" and is_of_a_state(said.role)) or _is_of_forces(phrase)
    if told is None and of_the_state and _is_bare(phrase) and not is_stateless(phrase):
        at_home = None if said.role.endswith("ministry") and fights_beside_others(cast.home, cast.reading) else cast.home
        return home_of(phrase[0], cast.reading, by_a_state=True) or at_home
    return told


def name_of(phrase: list[Token], reading: Reading) -> str:
    """A noun phrase as the name of a speaker, without its article and without what a bracket opens and does not close."""
    name = without_article(text_of(phrase, reading))
    return name if name.count("(") == name.count(")") else name.rpartition("(")[0].rstrip() or name
