"""Towns and villages that no table knows, known by what the words call them."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from schemas.base import Span
from schemas.ontology import Family
from schemas.statements import Place
from streams.extract.attribution.governed import DATES
from streams.extract.cast.names import proper_name
from streams.extract.meaning import Meaning
from streams.extract.meaning.domestic import Site
from streams.extract.meaning.elsewhere import HITTING
from streams.extract.meaning.located import LANDS
from streams.extract.meaning.nowhere import is_quarter_elsewhere, is_stationed
from streams.extract.parse import Reading, span_of, start_of
from streams.extract.parse.model import is_common
from streams.extract.parse.words import Token
from streams.extract.world import PARTICLES, spelt_otherwise

SETTLEMENTS = frozenset("town village city hamlet settlement district suburb".split())
"""Nouns whose name is that of a place, known or not."""
UNKNOWN_LANDS = SETTLEMENTS | {"area", "province", "region", "camp", "countryside"}
"""Nouns before which a name that no table knows is that of a place which is not the one named before."""
TOWNLIKE = frozenset("deir dayr tal tel tell khan kafr kfar ain wadi jabal jebel umm beit bir ras".split())
"""First words of the names of Arab villages: "the attack on | Deir Zorvex"."""
NEAR = 4
"""Words from a name up to what tells that somebody is there: "based in the town of | Zorvex"."""
_JOINED = re.compile(r"-\w+(?: al-\w+)?")
"""What is joined to a word of a name: "al-Kark | -al-Sharqi"."""


def town_called(meaning: Meaning, source: Span, reading: Reading, land: str | None) -> Site | None:
    """The place that the words call a town or make one, and that no table knows: "captured the town of | Zorvex", "out of | Zorvex".

    A name that is spelt a little otherwise than a place in the `land` of an article is that place.
    """
    unknown = _unknown(meaning, reading) if meaning.family in HITTING | {Family.PRISONERS} else ()
    names = (name for name in chain(_called(meaning.clause), unknown) if not (_is_in(source, name) or _is_where_they_are(name)))
    if (name := next(names, None)) is None:
        return None
    span = span_of(word for word in proper_name(name) if not _is_in(source, word))
    joined = _JOINED.match(reading.text, span[1])
    span = (span[0], joined.end() if joined else span[1])
    told = (one for one in reading.mentions_between(*span) if not is_quarter_elsewhere(one, reading))
    written = reading.text[slice(*span)]
    known = next((one.place for one in told if one.place is not None), None) or spelt_otherwise(written, land)
    place = Place(name=written, code=known.code if known else None, id=known.id if known else None)
    return Site(place, span, told=True, rule="called a town")


def _is_in(source: Span, word: Token) -> bool:
    return source[0] <= start_of(word) < source[1]


def _is_where_they_are(name: Token) -> bool:
    """Tell where those who act are otherwise: "fighters based in the town of | Zorvex | shelled farms"."""
    return any(map(is_stationed, islice(name.ancestors, NEAR)))


def _called(clause: Token) -> Iterator[Token]:
    """The names behind a word for a town, and what somebody is driven out of."""
    behind = (word for word in clause.subtree if word.dep_ == "pobj" and word.pos_ == "PROPN" and word.head.lower_ == "of")
    return (word for word in behind if _is_called_a_town(word, word.head.head))


def _is_called_a_town(name: Token, called: Token) -> bool:
    """Tell "the town of | Zorvex" and "out of | Zorvex" from "out of | Service"."""
    out = called.lower_ == "out" and not is_common(name.lower_)
    whence = called.dep_ == "pobj" and called.head.lower_ == "from"
    return (out or called.lemma_.lower() in SETTLEMENTS) and not whence


def names_an_unknown_town(meaning: Meaning, reading: Reading) -> bool:
    """Tell whether a clause names where it is, in a town that no table knows: another town named before is not where it is."""
    return next(_unknown(meaning, reading), None) is not None


def _unknown(meaning: Meaning, reading: Reading) -> Iterator[Token]:
    """The names of a clause that its words make a place, and that neither a table nor the article knows as a town or a part of one."""
    for word in meaning.clause.subtree:
        names = word.pos_ == "PROPN" and word.text.istitle() and (_is_put_in(word) or _is_called_a_land(word))
        if names and not (_is_no_town(word) or _is_of_a_town(word, reading)):
            yield word


def _is_put_in(name: Token) -> bool:
    """Tell a name behind a preposition of place: "killed in | Zorvex", "to the town of | Zorvex"."""
    if name.dep_ == "pobj" and name.head.lower_ in ("on", "of") and proper_name(name)[0].lower_ in TOWNLIKE:
        return True
    return name.dep_ == "pobj" and (name.head.lower_ in ("in", "near", "at", "outside") or name.head.head.lemma_.lower() in LANDS)


def _is_called_a_land(name: Token) -> bool:
    """Tell a name before a word for more than a part of a town: "the | Zorvex | district"."""
    return name.dep_ == "compound" and name.head.lemma_.lower() in UNKNOWN_LANDS


def _is_no_town(name: Token) -> bool:
    """Tell days, and names made of common words or of one of many: "in Operation Sunrise", "in a Toyota"."""
    one = any(child.lower_ in ("a", "an") for child in name.lefts)
    words = proper_name(name)
    joining = PARTICLES if words[0].lower_ in TOWNLIKE else ()
    return one or name.lower_ in DATES or any(is_common(word.lower_) for word in words if word.lower_ not in joining)


def _is_of_a_town(name: Token, reading: Reading) -> bool:
    """Tell a name that a table knows, or that the article calls a part of a town: "the Zorvex neighbourhood"."""
    if any(reading.mentions_between(*span_of(name.subtree))):
        return True
    quarter = rf"\b{re.escape(name.text)} (?:neighbou?rhood|quarter)|(?:neighbou?rhood|quarter)s? of (?:[aA]l[ -])?{re.escape(name.text)}\b"
    return re.search(quarter, reading.text) is not None
