"""Towns and villages that no table knows, known by what the words call them."""

import re

from schemas.base import Span
from schemas.statements import Place
from streams.extract.attribution.governed import DATES
from streams.extract.cast.names import proper_name
from streams.extract.meaning import Meaning
from streams.extract.meaning.domestic import Site
from streams.extract.meaning.located import LANDS
from streams.extract.meaning.nowhere import is_quarter_elsewhere, is_stationed
from streams.extract.parse import Reading, span_of, start_of
from streams.extract.parse.words import Token

SETTLEMENTS = frozenset("town village city hamlet settlement district suburb".split())
"""Nouns whose name is that of a place, known or not."""
UNKNOWN_LANDS = SETTLEMENTS | {"area", "province", "region", "camp", "countryside"}
"""Nouns before which a name that no table knows is that of a place which is not the one named before."""
_JOINED = re.compile(r"-\w+(?: al-\w+)?")
"""What is joined to a word of a name: "al-Kark | -al-Sharqi"."""


def town_called(clause: Token, source: Span, reading: Reading) -> Site | None:
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
    told = (one for one in reading.mentions_between(*span) if not is_quarter_elsewhere(one, reading))
    known = next((one.place for one in told if one.place is not None), None)
    place = Place(name=reading.text[slice(*span)], code=known.code if known else None, id=known.id if known else None)
    return Site(place, span, told=True, rule="called a town")


def names_an_unknown_town(meaning: Meaning, reading: Reading) -> bool:
    """Tell whether a clause names where it is, in a town that no table knows: another town named before is not where it is."""
    words = (word for word in meaning.clause.subtree if word.pos_ == "PROPN" and word.dep_ == "pobj" and word.text.istitle())
    placed = (word for word in words if word.head.lower_ in ("in", "near", "at", "outside") or word.head.head.lemma_.lower() in LANDS)
    called = (word for word in meaning.clause.subtree if _is_called_a_land(word))
    return any(word.lower_ not in DATES and not any(reading.mentions_between(*span_of(word.subtree))) for word in (*placed, *called))


def _is_called_a_land(name: Token) -> bool:
    """Tell a name before a word for more than a part of a town: "the | Zorvex | district"."""
    return name.dep_ == "compound" and name.pos_ == "PROPN" and name.text.istitle() and name.head.lemma_.lower() in UNKNOWN_LANDS
