"""One name at a time -> the state, seat, body or place that bears it."""

from functools import lru_cache

from streams.extract.world.entries import Body, Entry, Kind, PlaceEntry, bodies
from streams.extract.world.index import entries_of
from streams.extract.world.words import tokens_of

REMEMBERED = 8192
"""Words of which the meanings are kept: the same few are asked for in each article."""


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
