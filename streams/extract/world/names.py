"""One name at a time -> the state, seat, body or place that bears it."""

from functools import cache, lru_cache
from operator import itemgetter

from rapidfuzz.fuzz import ratio

from streams.extract.world.entries import Body, Entry, Kind, PlaceEntry, bodies, entries
from streams.extract.world.index import entries_of
from streams.extract.world.words import fold, tokens_of

REMEMBERED = 8192
"""Words of which the meanings are kept: the same few are asked for in each article."""
ALIKE = 88
"""Per cent of letters in common from which two ways of writing a place in Latin letters are of one, as a heuristic."""
LONG = 6
"""Letters of a name that another one can be like."""


def state_named(words: str) -> str | None:
    """The alpha-3 code of the state or territory so named: "Britain" is GBR, "US" is USA, "us" is None."""
    return _key(words, "state")


def state_of_demonym(words: str) -> str | None:
    """The alpha-3 code of the state whose people or adjective this is: "Russian", "Russians", "Britons"."""
    return _key(words, "demonym")


def seat(words: str) -> str | None:
    """The side that is meant by its seat: "the Kremlin" and "Moscow" are RUS, "Brussels" is EU."""
    return _key(words, "seat")


def body(words: str) -> Body | None:
    """The organisation, armed group, party or outlet so named."""
    code = _key(words, "body", "outlet")
    return bodies()[code] if code else None


def place(words: str) -> PlaceEntry | None:
    """The place so named, a state included; None where it is unknown, and where places in several states bear the name."""
    known = [entry for entry in meanings(words, "state", "seat", "place") if entry.place]
    entries = [entry for entry in known if not entry.guarded] or known
    if len({entry.code for entry in entries}) > 1 and entries[0].kind != "state":
        return None
    return entries[0].place if entries else None


@lru_cache(maxsize=REMEMBERED)
def spelt_otherwise(name: str, land: str | None) -> PlaceEntry | None:
    """The place in a state that has such a name, spelt a little otherwise: "Salamiyeh" is Salamiyah. As a heuristic, by its letters."""
    folded = fold(name)
    if len(folded) < LONG:
        return None
    near = ((ratio(folded, written, score_cutoff=ALIKE), place) for written, place in _places_in(land) if written[0] == folded[0])
    alike, found = max(near, key=itemgetter(0), default=(0, None))
    return found if alike else None


@cache
def _places_in(land: str | None) -> tuple[tuple[str, PlaceEntry], ...]:
    """The places in a state that no other word is written like."""
    return tuple(
        (fold(name), entry.place)
        for name, entry in entries()
        if entry.kind == "place" and entry.place and entry.code == land and not entry.guarded
    )


def within(inner: tuple[str | None, str | None], outer: tuple[str | None, str | None]) -> bool:
    """Whether place (code, id) `inner` is the same as `outer` or lies inside it: a path begins with that of what contains it."""
    (code, path), (around, prefix) = inner, outer
    return code == around and (prefix is None or path == prefix or (path or "").startswith(f"{prefix}/"))


@lru_cache(maxsize=REMEMBERED)
def meanings(words: str, *kinds: Kind) -> tuple[Entry, ...]:
    """All of these kinds that the words, as a whole, may name; with a leading "the" or without, and without a possessive ending."""
    tokens = tokens_of(words)
    tokens = tokens[:-1] if tokens and tokens[-1].small == "'s" else tokens
    for part in (tokens, tokens[1:] if tokens and tokens[0].small == "the" else []):
        if found := tuple(entry for entry in entries_of(words, part) if entry.kind in kinds):
            return found
    return ()


def _key(words: str, *kinds: Kind) -> str | None:
    return next((entry.key for entry in meanings(words, *kinds)), None)
