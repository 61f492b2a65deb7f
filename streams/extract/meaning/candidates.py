"""All places that the words of a saying may mean, and the one among them that is meant."""

from collections.abc import Iterable

from schemas.base import Span
from schemas.ontology import Family
from schemas.statements import Place
from streams.extract.lexicon import cue_verbs
from streams.extract.meaning import Meaning
from streams.extract.meaning.domestic import Parties
from streams.extract.meaning.elsewhere import HITTING, is_elsewhere, is_whose
from streams.extract.meaning.located import is_agent, is_located, is_of_what_is_acted_on, is_where_it_is, is_where_it_is_said
from streams.extract.meaning.nowhere import (
    POINTS,
    is_end_of_a_name,
    is_half,
    is_of_a_mission,
    is_quarter_elsewhere,
    is_who_acts,
)
from streams.extract.parse import LOCATING, SUBJECTS, Reading, start_of
from streams.extract.parse.phrases import first_of_list
from streams.extract.parse.words import Token, once_beside
from streams.extract.world import Mention, PlaceEntry, office, place

ACTIVE = frozenset("operate fight battle control live own come arrive act".split())
"""Verbs that tell in passing where somebody is or is from."""


def candidates(
    scope: Iterable[Span], meaning: Meaning, reading: Reading, parties: Parties, *, borrowed: bool = False
) -> list[tuple[Place, Span]]:
    """Where the words of a scope are; what is borrowed from other words must be named there as a place."""
    found = []
    for mention in (mention for start, end in scope for mention in reading.mentions_between(start, end)):
        word = reading.word_at(mention.start, mention.end)
        if word is None or _is_nowhere(word, mention, reading) or is_elsewhere(word, meaning):
            continue
        if mention.kind == "state" and meaning.family in HITTING and mention.side != (parties.land or mention.side) and not _is_in(word):
            continue
        if (borrowed and mention.kind == "seat" and (mention.place is None or is_where_it_is_said(word))) or is_whose(
            mention, word, meaning, parties.land
        ):
            continue
        strayed = _is_strayed(word, reading.word_at(mention.start, mention.start + 1) or word)
        if (
            (entry := _entry(mention, word, parties.sides, meaning.trigger, strayed=strayed)) is not None
            and entry.code
            and (not borrowed or strayed or is_where_it_is(word))
        ):
            name = reading.text[mention.start : mention.end]
            found.append((Place(name=name, code=entry.code, id=entry.id), (mention.start, mention.end)))
    return found


def _is_in(name: Token) -> bool:
    """Tell a state in which something is, not one that is only named: "in Chad", but not "fighters from Mali Kenya and Chad"."""
    first = name.head if name.dep_ in ("conj", "compound", "amod", "poss") else name
    return first.dep_ in ("dobj", "nsubjpass") or (first.dep_ == "pobj" and first.head.lower_ not in ("from", "and", "including"))


@once_beside
def _is_nowhere(word: Token, mention: Mention, reading: Reading) -> bool:
    """Tell a name that tells of no place at all."""
    acts = is_who_acts(word, mention) or is_of_a_mission(word)
    part = is_half(mention, reading.text) or is_end_of_a_name(mention, reading.text)
    return acts or part or is_quarter_elsewhere(mention, reading)


def _is_strayed(name: Token, first: Token) -> bool:
    """Tell the end of what is said that the parser took for the first words of who says it: "in northern | Goma | state media said"."""
    if name.dep_ not in ("compound", "amod", "nmod") or name.pos_ != "PROPN" or office(name.nbor().text) is not None:
        return False  # "of | U.S. | President"
    last = next((word for word in name.ancestors if word.dep_ not in ("compound", "nmod", "amod")), name.head)
    verb = last.head if last.dep_ in SUBJECTS else name.doc[min(last.i + 1, name.sent.end - 1)]
    directed = first.i - 1 > name.sent.start and first.nbor(-1).lower_ in POINTS  # "in northern | Goma"
    before = first.nbor(-2 if directed else -1) if first.i > name.sent.start else first
    return verb.lemma_.lower() in cue_verbs() and before.dep_ == "prep" and before.lower_ in LOCATING | {"of"}


def _entry(mention: Mention, root: Token, sides: set[str | None], left: Token | None, *, strayed: bool) -> PlaceEntry | None:
    """What a mention says of a place; `left` is the action's verb, whose object is a place: "leave Syria".

    Who acts is no place, unless a preposition or a noun for land makes it one.
    """
    if mention.kind in ("person", "body", "outlet") or (mention.kind == "seat" and mention.place is None):
        return None
    located = strayed or is_located(root) or is_of_what_is_acted_on(root, left) or (root.dep_ == "dobj" and root.head == left)
    acts = mention.kind in ("seat", "demonym") or mention.side in sides or is_agent(root)
    if acts and not located:
        return None
    return mention.place or (PlaceEntry(None, mention.side, root.text) if mention.side else None)


def best_of(found: list[tuple[Place, Span]], meaning: Meaning, parties: Parties, reading: Reading) -> tuple[Place, Span] | None:
    """Another's country before one's own, a name before an adjective, where it is done before where people are from, the land told of.

    For talks, the state before the town they are held in.
    """
    if meaning.family is Family.TALKS and any(one[0].id is None for one in found):
        found = [one for one in found if one[0].id is None]
    if meaning.family in HITTING:
        found = without_lands(found, reading)
    anchor = start_of(meaning.trigger or meaning.clause)

    def rank(one: tuple[Place, Span]) -> tuple[bool, bool, bool, bool, int]:
        named, (start, end) = one
        word = reading.word_at(start, end)
        aside = word is not None and is_aside(word)
        return (named.code in parties.sides, place(named.name) is None, aside, parties.land not in (None, named.code), abs(start - anchor))

    return min(found, key=rank, default=None)


def without_lands(found: list[tuple[Place, Span]], reading: Reading) -> list[tuple[Place, Span]]:
    """Places without the states and provinces that only say where one of them is."""
    return [one for one in found if not _is_only_where_a_town_is(one, found, reading)]


def _is_only_where_a_town_is(land: tuple[Place, Span], found: list[tuple[Place, Span]], reading: Reading) -> bool:
    """Tell the land in which the one town of a phrase is: "in | Congo's | eastern town of Goma", "in Goma in eastern | Congo"."""
    within = [one for one in found if _is_within(one[0], land[0])]
    towns = [one for one in within if not any(_is_within(other[0], one[0]) for other in within)]
    if len({one[0].id for one in towns}) != 1:
        return False
    state, town = reading.word_at(*land[1]), reading.word_at(*towns[0][1])
    return state is not None and town is not None and _is_one_place(state, town, province=land[0].id is not None)


def _is_one_place(land: Token, town: Token, *, province: bool) -> bool:
    """Tell a land that only says where a town is: a state in the same phrase, a province in the same clause, and neither beside "and"."""
    above = land.head.head if land.dep_ == "pobj" else land.head
    if (town.dep_ == "conj" and town.head == land) or (land.head.lower_ == "of" and above.lemma_ in ("city", "town")):
        return False
    return (province and land.sent == town.sent) or town in _phrase(land).subtree or land in _phrase(town).subtree


def _is_within(one: Place, land: Place) -> bool:
    """Tell a place in a state, in a part of one, "northern Syria", or in a province from that land itself, and from places elsewhere."""
    part = land.id is None or (land.id != one.id and land.id.removesuffix(f"-{land.name.rpartition(' ')[2].lower()}") in POINTS)
    return one.id is not None and one.code == land.code and (part or one.id.startswith(f"{land.id}/"))


def _phrase(name: Token) -> Token:
    """The noun that a name stands before, or the name itself."""
    while name.dep_ in ("amod", "compound", "poss", "nmod"):
        name = name.head
    return name


def is_aside(name: Token) -> bool:
    """Tell where somebody of whom something is told is otherwise: "fighters of a group | operating in Kenya | were killed in"."""
    first = first_of_list(name)
    governor = first.head.head if first.dep_ == "pobj" else first.head
    return governor.dep_ in ("acl", "relcl") and governor.lemma_ in ACTIVE
