"""What makes a name a place: a preposition, a noun for land, an action that is done to it."""

from schemas.base import Span
from streams.extract.attribution.governed import DATES
from streams.extract.lexicon import noun_classes, triggers
from streams.extract.meaning.doers import SHARES
from streams.extract.meaning.nowhere import (
    is_whose_deed,
)
from streams.extract.parse import LOCATING, SUBJECTS, Reading
from streams.extract.parse.phrases import first_of_list
from streams.extract.parse.words import Token, once
from streams.extract.world import state_named

LANDS = frozenset(
    "territory soil land airspace waters border frontier town village city capital suburb district province governorate region area "
    "countryside neighbourhood neighborhood quarter enclave square street camp coast island base airbase airport airfield port "
    "front frontline war conflict crisis peace settlement".split()
)
"""Nouns that make the adjective or name before them a place: "Syrian territory", "Idlib province"."""
HEARD = frozenset("tell address assure inform".split())
"""Verbs whose place is that of who is told."""
TARGETING = frozenset({"with", "against", "towards", "toward", "over"})
"""Prepositions that make a name what an action is aimed at: "ties with Sofia", "sanctions against Minsk"."""
COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
DIRECTIONS = COMPASS | frozenset("outskirts centre center heart part parts rest out sector sectors districts edge edges".split())
VENUES = frozenset("hold meet speak interview conference meeting summit discussion".split())
"""Words whose place is where something is said, not where it happens."""
SITTING = frozenset("source official ministry spokesman spokeswoman analyst diplomat office command officer expert".split())
"""Nouns for people who tell of what happens elsewhere: "a source in Damascus"."""


def _is_action(verb: Token) -> bool:
    return ("v", verb.lemma_.lower()) in triggers()


def is_located_at(span: Span, reading: Reading) -> bool:
    """Tell whether the name at some characters is made a place."""
    word = reading.word_at(*span)
    return word is not None and is_located(word)


def is_agent(name: Token) -> bool:
    """Tell a name that stands for who does it: "Kenyan | troops", "by | Kenya"."""
    first = first_of_list(name)
    return name.dep_ in ("compound", "amod") or (first.dep_ == "pobj" and first.head.lower_ == "by")


@once
def is_located(name: Token) -> bool:
    """Tell a name that a preposition, a noun for land or an action's verb makes a place: "in Mali", "Syrian territory"."""
    return _is_put_somewhere(name) and not _only_owns(name)


def _only_owns(name: Token) -> bool:
    """Tell the owner, behind a preposition, of what is no land: "in | Norways | interest", but not "in Norways north"."""
    owns = name.dep_ == "pobj" and _has_lost_its_apostrophe(name.text) and name.i + 1 < name.sent.end
    return owns and name.nbor().lemma_.lower() not in LANDS | DIRECTIONS


def _is_put_somewhere(name: Token) -> bool:
    if name.dep_ == "compound" and name.head.lower_ in DATES:  # "east of | Goma | Saturday"
        name = name.head
    if name.dep_ in ("amod", "compound", "poss", "nmod", "appos"):  # "Syrian territory", "the capital Damascus", "Biak west of Goma"
        return name.head.lemma_.lower() in LANDS | COMPASS or (_has_lost_its_apostrophe(name.head.text) and _is_put_somewhere(name.head))
    first = first_of_list(name)
    if first.dep_ == "pobj" and first.head.lower_ == "of":
        return first.head.head.lemma_.lower() in LANDS | DIRECTIONS or _is_a_share(first.head.head)
    if first.dep_ == "dobj":  # "leave Mali", "bombed Aleppo"
        return _is_action(first.head)
    return first.dep_ == "pobj" and first.head.lower_ in LOCATING | TARGETING


def _is_a_share(word: Token) -> bool:
    """Tell how much of a place something is done to: "capture | all of Aleppo"."""
    return word.lower_ in SHARES and word.dep_ == "dobj" and _is_action(word.head)


def _has_lost_its_apostrophe(word: str) -> bool:
    """Tell a state as the owner of what follows: "Aleppo | Syrias divided city"."""
    return word.endswith("s") and state_named(word) is None and state_named(word[:-1]) is not None


def is_where_it_is(name: Token) -> bool:
    """Tell a place that other words may borrow: not where people have met to talk of it, where a source sits, nor of whom it is said."""
    above = name.head.head
    venue = name.dep_ == "pobj" and above.lemma_.lower() in VENUES | noun_classes()["talks"]
    sits = name.dep_ == "pobj" and above.lemma_.lower() in SITTING and above.dep_ in (*SUBJECTS, "pobj")
    aimed_at = name.dep_ == "pobj" and name.head.lower_ in TARGETING | {"from"}
    spoken_of = name.dep_ == "pobj" and name.head.lower_ == "of" and above.lemma_ == "say"
    return is_located(name) and not (venue or sits or aimed_at or spoken_of)


def is_where_it_is_said(name: Token) -> bool:
    """Tell where a saying was heard: "told lawmakers in Cairo that"; of seats only, since generals speak where they fight."""
    governors = (name.head.head, name.head.head.head) if name.dep_ == "pobj" and name.head.lower_ in LOCATING else ()
    return any(verb.lemma_ in HEARD for verb in governors)


def is_of_what_is_acted_on(adjective: Token, action: Token | None) -> bool:
    """Tell "expel Serbian diplomats" and "tariffs on Kazakh steel" from "Serbian diplomats left" and "by Kazakh forces"."""
    noun = adjective.head
    if adjective.dep_ not in ("amod", "compound") or is_whose_deed(adjective):
        return False
    if noun.dep_ == "dobj":
        return _is_action(noun.head) or (action is not None and action.head == noun)
    return noun.dep_ == "pobj" and noun.head.lower_ in (LOCATING | TARGETING) - {"from"}
