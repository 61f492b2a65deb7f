"""Where it is: the place that a saying is about, from its words, or from the words before it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Token

from schemas.base import Span
from schemas.ontology import Family
from schemas.statements import Modality, Place
from streams.extract.attribution.governed import DATES
from streams.extract.cast.names import proper_name
from streams.extract.lexicon import noun_classes, triggers
from streams.extract.meaning import Meaning
from streams.extract.meaning.domestic import Parties, Site, at_home
from streams.extract.meaning.nowhere import (
    PEOPLES,
    is_banned,
    is_half,
    is_of_a_mission,
    is_quarter_elsewhere,
    is_stationed,
    is_who_acts,
    is_whose_deed,
)
from streams.extract.parse import LOCATING, SUBJECTS, Reading, end_of, span_of, start_of
from streams.extract.world import Mention, PlaceEntry, place, state_named

SITED = frozenset(
    {
        Family.FORCES,
        Family.VIOLENCE,
        Family.VICTORY,
        Family.CEASEFIRE,
        Family.TALKS,
        Family.SETTLEMENT,
        Family.TERRITORY,
        Family.LOSSES,
        Family.CHEMICAL,
        Family.AID,
        Family.FLIGHTS,
        Family.PRISONERS,
    }
)
"""Families whose actions happen at a place that the words before a saying may have named."""

LANDS = frozenset(
    "territory soil land airspace waters border frontier town village city capital suburb district province governorate region area "
    "countryside neighbourhood neighborhood quarter enclave square street camp coast island base airbase airport airfield port "
    "front frontline war conflict crisis peace settlement".split()
)
"""Nouns that make the adjective or name before them a place: "Syrian territory", "Idlib province"."""

SETTLEMENTS = frozenset("town village city hamlet settlement district suburb".split())
"""Nouns whose name is that of a place, known or not."""

UNKNOWN_LANDS = SETTLEMENTS | {"area", "province", "region", "camp", "countryside"}
"""Nouns before which a name that no table knows is that of a place which is not the one named before."""

HEARD = frozenset("tell address assure inform".split())
"""Verbs whose place is that of who is told."""

OCCASIONS = frozenset("rally ceremony speech interview conference congress parade reception gala vigil concert".split())
"""Nouns whose place is where something is said."""

TARGETING = frozenset({"with", "against", "towards", "toward", "over"})
"""Prepositions that make a name what an action is aimed at: "ties with Sofia", "sanctions against Minsk"."""

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest outskirts centre center heart part parts rest out sector sectors "
    "districts edge edges".split()
)

ACTIVE = frozenset("operate fight control live own come arrive act".split())
"""Verbs that tell in passing where somebody is or is from."""

COMPARING = frozenset("similar like than unlike resemble".split())
"""Words behind which something else is told of: "an attack similar to the one in Kenya"."""

BORDERING = frozenset("border adjoin face neighbour neighbor".split())
HITTING = frozenset({Family.VIOLENCE, Family.LOSSES, Family.CHEMICAL, Family.ARMS, Family.TOPIC, Family.VICTORY, Family.TERRITORY})
"""Families whose actions do not happen where something comes from; those of others do: "withdraw from Mali"."""

BESIDE_TALKS = HITTING | {Family.CEASEFIRE, Family.SETTLEMENT}
"""Families whose actions do not happen where people meet to talk: "the strikes could derail the talks in Geneva"."""

VENUES = frozenset("hold meet speak interview conference meeting summit discussion".split())
"""Words whose place is where something is said, not where it happens."""

LOCALS = frozenset("resident reporter correspondent photographer journalist witness activist medic doctor nurse rescuer worker".split())
"""Nouns for people who tell of what happens where they are."""
SITTING = frozenset("source official ministry spokesman spokeswoman analyst diplomat office command officer expert".split())
"""Nouns for people who tell of what happens elsewhere: "a source in Damascus"."""

MEASURES = frozenset("km kilometre kilometres kilometer kilometers mile miles".split())
FARTHEST = 5
"""Words from a measure to the town that it is counted from."""

MANY = 10_000
"""So many people are those of a state, not of the town named before."""

_JOINED = re.compile(r"-\w+(?: al-\w+)?")
"""What is joined to a word of a name: "al-Kark | -al-Sharqi"."""

NEAR = 2
"""Sentences just before a saying, or at the head of an article, that may name a place for it."""


def site_of(meaning: Meaning, content: Iterable[Span], reading: Reading, parties: Parties, source: Span) -> Site | None:
    """The place in the words of the clause, else of the whole saying, else named last before it, else in the lead, else at home.

    What names the source is where somebody sits. The names of the parties' sides stand for those who act, unless a preposition makes them
    places. Only what happens somewhere by its nature is looked for outside the saying itself.
    """
    told = tuple(content)
    first, last = span_of(meaning.clause.subtree)
    clause = [(max(first, start), min(last, end)) for start, end in told if start < last and first < end]
    for scope in clause if meaning.trigger is not None else [], told:
        found = _candidates(scope, meaning, reading, parties)
        if best := _best([one for one in found if _is_located_at(one[1], reading)] or found, meaning, parties, reading):
            return Site(*best, told=True, rule="named in the clause" if scope != told else "named in the saying")
    if (unlisted := _unlisted(meaning.clause, source, reading)) is not None:
        return unlisted
    start = min(first for first, _ in told)
    looked_for = meaning.family in SITED and not (_is_of_a_whole_war(meaning) or _names_an_unknown_town(meaning, reading))
    before = _named_before(meaning, start, reading, parties, source) if looked_for else None
    return before or at_home(meaning, reading, parties)


def _unlisted(clause: Token, source: Span, reading: Reading) -> Site | None:
    """The place that the words call a town or village and that no table knows: "captured the town of | Zorvex", "out of | Zorvex"."""
    behind = (word for word in clause.subtree if word.dep_ == "pobj" and word.pos_ == "PROPN" and word.head.lower_ == "of")
    apart = (word for word in behind if not source[0] <= start_of(word) < source[1])
    called = (word for word in apart if word.head.head.lemma_.lower() in SETTLEMENTS | {"out"})
    name = next((word for word in called if not is_stationed(word.head.head.head.head)), None)
    if name is None:
        return None
    span = span_of(word for word in proper_name(name) if not source[0] <= start_of(word) < source[1])
    joined = _JOINED.match(reading.text, span[1])
    span = (span[0], joined.end() if joined else span[1])
    known = next((one.place for one in reading.mentions_between(*span) if one.place is not None), None)
    place = Place(name=reading.text[slice(*span)], code=known.code if known else None, id=known.id if known else None)
    return Site(place, span, told=True, rule="called a town")


def _is_of_a_whole_war(meaning: Meaning) -> bool:
    """Tell numbers that no single town has: "hundreds of thousands have been killed"."""
    words = meaning.clause.subtree
    return any(word.lower_ in ("thousands", "million", "millions") or (word.text.isdigit() and int(word.text) >= MANY) for word in words)


def _names_an_unknown_town(meaning: Meaning, reading: Reading) -> bool:
    """Tell whether a clause names where it is, in a town that no table knows: another town named before is not where it is."""
    words = (word for word in meaning.clause.subtree if word.pos_ == "PROPN" and word.dep_ == "pobj" and word.text.istitle())
    placed = (word for word in words if word.head.lower_ in ("in", "near", "at", "outside") or word.head.head.lemma_.lower() in LANDS)
    called = (word for word in meaning.clause.subtree if _is_called_a_land(word))
    return any(word.lower_ not in DATES and not any(reading.mentions_between(*span_of(word.subtree))) for word in (*placed, *called))


def _is_called_a_land(name: Token) -> bool:
    """Tell a name before a word for more than a part of a town: "the | Zorvex | district"."""
    return name.dep_ == "compound" and name.pos_ == "PROPN" and name.text.istitle() and name.head.lemma_.lower() in UNKNOWN_LANDS


def _named_before(meaning: Meaning, start: int, reading: Reading, parties: Parties, source: Span) -> Site | None:
    """The place named last before a saying: in its sentence, just before it, or where most of the article is."""
    if (here := _of_locals(source, reading)) is not None:
        return here
    for rule, scope in _scopes_before(meaning.clause, start):
        found = _borrowed(scope, meaning, reading, parties)
        if near := [one for one in found if not source[0] <= one[1][0] < source[1]]:
            return Site(*max(near, key=lambda one: (one[1][0] < start, one[1][0])), told=False, rule=rule)
    return _where_most_is(meaning, start, reading, parties)


def _of_locals(source: Span, reading: Reading) -> Site | None:
    """Where those are who tell of what they see: "a resident of Goma", "our reporter in Goma"."""
    noun = reading.word_at(*source)
    if noun is None or noun.lemma_.lower() not in LOCALS:
        return None
    led = [word for child in noun.children if child.lower_ in ("in", "of", "from", "at") for word in child.children if word.dep_ == "pobj"]
    found = [one for word in led for one in reading.mentions_between(*span_of(word.subtree)) if one.kind == "place" and one.place]
    if not found or found[0].place is None:
        return None
    first, entry = found[0], found[0].place
    place = Place(name=reading.text[first.start : first.end], code=entry.code, id=entry.id)
    return Site(place, (first.start, first.end), told=False, rule="where those are who tell of it")


def _scopes_before(here: Token, start: int) -> Iterator[tuple[str, Span]]:
    yield "named in the sentence", (start_of(here.sent[0]), end_of(here.sent[-1]))
    before = [sentence for sentence in here.doc.sents if sentence.start < here.sent.start][-NEAR:]
    yield "named just before", (start_of(before[0][0]) if before else start, start)


def _where_most_is(meaning: Meaning, start: int, reading: Reading, parties: Parties) -> Site | None:
    """The last place before a saying, else the first one, in the state in which most of an article's places are, or that it opens with."""
    found, lead = _borrowed((0, len(reading.text)), meaning, reading, parties), _lead(reading)
    if meaning.modality is Modality.PLANNED and meaning.family is Family.VIOLENCE:
        return None  # what is planned need not be where the rest has been
    code, times = Counter(place.code for place, _ in found).most_common(1)[0] if found else (None, 0)
    if times < 2 or 2 * times <= len(found):
        found = _borrowed(lead, meaning, reading, parties)[:1]
        code = found[0][0].code if found else None
    ours = [one for one in found if one[0].code == code]
    before = [one for one in ours if one[1][0] < start] or [one for one in ours if one[1][0] < lead[1]]
    return Site(*before[-1], told=False, rule="where most of the article is") if before else None


def _lead(reading: Reading) -> Span:
    first = list(islice(reading.paragraphs[0].doc.sents, NEAR))
    return start_of(first[0][0]), end_of(first[-1][-1])


def _borrowed(scope: Span, meaning: Meaning, reading: Reading, parties: Parties) -> list[tuple[Place, Span]]:
    """Places that other words name, of the state that the article is about, where it is about one."""
    found = _candidates([scope], meaning, reading, parties, borrowed=True)
    abroad = parties.land is None or meaning.family not in BESIDE_TALKS | {Family.AID, Family.FORCES}
    return [one for one in found if not _is_second(one[1], reading) and (abroad or one[0].code == parties.land)]


def _is_second(span: Span, reading: Reading) -> bool:
    """Tell whether a name only joins another one: "Syria (and Iraq)"."""
    word = reading.word_at(*span)
    return word is not None and word.dep_ == "conj"


def _candidates(
    scope: Iterable[Span], meaning: Meaning, reading: Reading, parties: Parties, *, borrowed: bool = False
) -> list[tuple[Place, Span]]:
    """Where the words of a scope are; what is borrowed from other words must be named there as a place."""
    found = []
    for mention in (mention for start, end in scope for mention in reading.mentions_between(start, end)):
        word = reading.word_at(mention.start, mention.end)
        if word is None or _is_nowhere(mention, word, reading) or _is_elsewhere(word, meaning):
            continue
        if (borrowed and mention.kind == "seat" and (mention.place is None or _is_where_it_is_said(word))) or _is_whose(
            mention, word, meaning, parties.land
        ):
            continue
        if (
            (entry := _entry(mention, word, parties.sides, meaning.trigger)) is not None
            and entry.code
            and (not borrowed or _is_where_it_is(word))
        ):
            name = reading.text[mention.start : mention.end]
            found.append((Place(name=name, code=entry.code, id=entry.id), (mention.start, mention.end)))
    return found


def _is_nowhere(mention: Mention, word: Token, reading: Reading) -> bool:
    """Tell a name that tells of no place at all."""
    acts = is_who_acts(word, mention) or is_of_a_mission(word)
    return acts or is_half(mention, reading.text) or is_quarter_elsewhere(mention, reading)


def _is_whose(mention: Mention, adjective: Token, meaning: Meaning, land: str | None) -> bool:
    """Tell whose people or deeds are told of, which need not be there: "release the Palestinian prisoners", "nine | Kenyan | soldiers".

    Soldiers of the state that an article is about are there. States between whom there is something have it, wherever it is.
    """
    first = adjective.head if adjective.dep_ == "conj" else adjective
    if mention.kind in PEOPLES and first.dep_ == "pobj" and first.head.lower_ in ("between", "with"):
        return meaning.family in BESIDE_TALKS | {Family.AGREEMENT}
    if adjective.dep_ not in ("amod", "compound") or adjective.head.lemma_.lower() in LANDS:
        return False
    foreign = mention.kind != "place" and land is not None and mention.side != land
    return meaning.family is Family.PRISONERS or (foreign and meaning.family in HITTING)


def _is_elsewhere(name: Token, meaning: Meaning) -> bool:
    """Tell where somebody is, what a place borders on, where others talk, or from where something comes: not where it hits."""
    first = name.head if name.dep_ == "conj" else name
    if meaning.family in HITTING | {Family.AID} and (_is_behind_a_border(first) or _is_measured_from(name)):
        return True
    if first.dep_ != "pobj":
        return first.dep_ == "dobj" and first.head.lemma_ in BORDERING
    if first.head.lower_ == "from":
        return meaning.family in HITTING | {Family.AID}
    if any(word.lower_ in COMPARING for word in islice(first.ancestors, FARTHEST)):
        return True
    if first.head.head.lemma_.lower() in OCCASIONS:
        return meaning.family is not Family.PROTEST
    return is_banned(first.head.head) or (
        meaning.family in BESIDE_TALKS and (is_stationed(first.head.head) or _is_a_meeting(first.head.head))
    )


def _is_a_meeting(word: Token) -> bool:
    """Tell talks and what they do: "the talks in Geneva", "talks being held in Geneva"."""
    talks = noun_classes()["talks"]
    held = word.dep_ in ("acl", "relcl") and word.lemma_ in VENUES and word.head.lemma_.lower() in talks
    return held or (word.pos_ == "NOUN" and word.lemma_.lower() in talks)


def _is_measured_from(name: Token) -> bool:
    """Tell a town from which it is so far: "nine miles east of Goma"."""
    before = name.doc[max(name.sent.start, name.left_edge.i - FARTHEST) : name.left_edge.i]
    return name.dep_ == "pobj" and name.head.lower_ in ("of", "from") and any(word.lower_ in MEASURES for word in before)


def _is_behind_a_border(name: Token) -> bool:
    """Tell the other side of a border: "near the border with Kenya", "near the Kenyan border", "a crossing between Kenya and"."""
    of = name.head.head if name.dep_ == "pobj" and name.head.lower_ in ("with", "between") else name.head
    return of.lemma_.lower() in ("border", "frontier", "crossing") and name.dep_ in ("pobj", "amod", "compound", "poss")


def _is_action(verb: Token) -> bool:
    return ("v", verb.lemma_.lower()) in triggers()


def _entry(mention: Mention, root: Token, sides: set[str | None], left: Token | None) -> PlaceEntry | None:
    """What a mention says of a place; `left` is the action's verb, whose object is a place: "leave Syria".

    Who acts is no place, unless a preposition or a noun for land makes it one.
    """
    if mention.kind in ("person", "body", "outlet"):
        return None
    located = _is_located(root) or _is_of_what_is_acted_on(root, left) or (root.dep_ == "dobj" and root.head == left)
    acts = mention.kind in ("seat", "demonym") or mention.side in sides or _is_agent(root)
    if acts and not located:
        return None
    return mention.place or (PlaceEntry(None, mention.side, root.text) if mention.side else None)


def _is_located_at(span: Span, reading: Reading) -> bool:
    word = reading.word_at(*span)
    return word is not None and _is_located(word)


def _is_agent(name: Token) -> bool:
    first = name.head if name.dep_ == "conj" else name
    return name.dep_ in ("compound", "amod") or (first.dep_ == "pobj" and first.head.lower_ == "by")


def _is_located(name: Token) -> bool:
    """Tell a name that a preposition, a noun for land or an action's verb makes a place: "in Mali", "Syrian territory"."""
    if name.dep_ in ("amod", "compound", "poss", "nmod", "appos"):  # "Syrian territory", "the capital Damascus"
        return name.head.lemma_.lower() in LANDS or (_has_lost_its_apostrophe(name.head.text) and _is_located(name.head))
    first = name.head if name.dep_ == "conj" else name
    if first.dep_ == "pobj" and first.head.lower_ == "of":
        return first.head.head.lemma_.lower() in LANDS | DIRECTIONS
    if first.dep_ == "dobj":  # "leave Mali", "bombed Aleppo"
        return _is_action(first.head)
    return first.dep_ == "pobj" and first.head.lower_ in LOCATING | TARGETING


def _has_lost_its_apostrophe(word: str) -> bool:
    """Tell a state as the owner of what follows: "Aleppo | Syrias divided city"."""
    return word.endswith("s") and state_named(word) is None and state_named(word[:-1]) is not None


def _is_where_it_is(name: Token) -> bool:
    """Tell a place that other words may borrow: not where people have met to talk about it, nor where a source sits."""
    above = name.head.head
    venue = name.dep_ == "pobj" and above.lemma_.lower() in VENUES | noun_classes()["talks"]
    sits = name.dep_ == "pobj" and above.lemma_.lower() in SITTING and above.dep_ in (*SUBJECTS, "pobj")
    aimed_at = name.dep_ == "pobj" and name.head.lower_ in TARGETING | {"from"}
    return _is_located(name) and not (venue or sits or aimed_at)


def _is_where_it_is_said(name: Token) -> bool:
    """Tell where a saying was heard: "told lawmakers in Cairo that"; of seats only, since generals speak where they fight."""
    governors = (name.head.head, name.head.head.head) if name.dep_ == "pobj" and name.head.lower_ in LOCATING else ()
    return any(verb.lemma_ in HEARD for verb in governors)


def _is_of_what_is_acted_on(adjective: Token, action: Token | None) -> bool:
    """Tell "expel Serbian diplomats" and "tariffs on Kazakh steel" from "Serbian diplomats left" and "by Kazakh forces"."""
    noun = adjective.head
    if adjective.dep_ not in ("amod", "compound") or is_whose_deed(adjective):
        return False
    if noun.dep_ == "dobj":
        return _is_action(noun.head) or (action is not None and action.head == noun)
    return noun.dep_ == "pobj" and noun.head.lower_ in (LOCATING | TARGETING) - {"from"}


def _best(found: list[tuple[Place, Span]], meaning: Meaning, parties: Parties, reading: Reading) -> tuple[Place, Span] | None:
    """Another's country before one's own, a name before an adjective, where it is done before where people are from, the land told of.

    For talks, the state before the town they are held in.
    """
    if meaning.family is Family.TALKS and any(one[0].id is None for one in found):
        found = [one for one in found if one[0].id is None]
    anchor = start_of(meaning.trigger or meaning.clause)

    def rank(one: tuple[Place, Span]) -> tuple[bool, bool, bool, bool, int]:
        named, (start, end) = one
        word = reading.word_at(start, end)
        aside = word is not None and _is_aside(word)
        return (named.code in parties.sides, place(named.name) is None, aside, parties.land not in (None, named.code), abs(start - anchor))

    return min(found, key=rank, default=None)


def _is_aside(name: Token) -> bool:
    """Tell where somebody of whom something is told is otherwise: "fighters of a group | operating in Kenya | were killed in"."""
    first = name.head if name.dep_ == "conj" else name
    governor = first.head.head if first.dep_ == "pobj" else first.head
    return governor.dep_ in ("acl", "relcl") and governor.lemma_ in ACTIVE
