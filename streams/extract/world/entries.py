"""The tables of `data/` -> every name that the world knows, with what it stands for."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from streams.extract.lexicon import rows
from streams.extract.world.words import cell, fold, names_in, slug

Kind = Literal["state", "demonym", "seat", "body", "outlet", "person", "place", "stop"]
"""What a name names; a `stop` is a phrase that only looks like a name of the world ("Paris Agreement")."""


class PlaceEntry(NamedTuple):
    """A place: a state (`id` is None), a place inside one, or a region that lies in no single state (`code` is None)."""

    id: str | None
    code: str | None
    name: str
    contested: bool = False


class Body(NamedTuple):
    """An organisation, armed group, party or outlet; `side` is None for outlets, which speak for nobody."""

    code: str
    kind: str
    side: str | None
    name: str


class Entry(NamedTuple):
    """What one name stands for; `key`, `side` and `place` are those of a `Mention`.

    A `guarded` name is also a common word: a person's needs a title or the full name before it, a place's one of its cue words in the text.
    """

    kind: Kind
    key: str
    side: str | None = None
    place: PlaceEntry | None = None
    guarded: bool = False
    cues: frozenset[str] = frozenset()

    @property
    def code(self) -> str | None:
        """The state or side that tells this apart from others of the same name."""
        return self.place.code if self.place else self.side


def entries() -> Iterator[tuple[str, Entry]]:
    """Every way of writing every name, with what it stands for; the same name may come several times."""
    yield from _state_names()
    yield from _body_names()
    yield from _seat_names()
    yield from _person_names()
    yield from _place_names()
    yield from _city_names()
    yield from ((phrase, Entry("stop", phrase)) for (phrase,) in rows("places.stops.tsv"))


@lru_cache(maxsize=1)
def bodies() -> dict[str, Body]:
    """Code -> body or outlet."""
    return {code: Body(code, kind, cell(side), names_in(names)[0]) for code, kind, side, names in rows("bodies.tsv")}


def _state_names() -> Iterator[tuple[str, Entry]]:
    for code, name, names, demonyms, capital, of in rows("countries.tsv"):
        itself = PlaceEntry(None, code, name) if of == "-" else PlaceEntry(slug(name), of, name)
        yield from ((written, Entry("state", code, code, itself)) for written in names_in(names))
        yield from ((written, Entry("demonym", code, code)) for written in names_in(demonyms))
        if of == "-" and capital != "-":
            yield capital, Entry("seat", code, code, PlaceEntry(slug(capital), code, capital))


def _body_names() -> Iterator[tuple[str, Entry]]:
    for code, kind, side, names in rows("bodies.tsv"):
        entry = Entry("outlet", code) if kind == "outlet" else Entry("body", code, side)
        yield from ((written, entry) for written in names_in(names))


def _seat_names() -> Iterator[tuple[str, Entry]]:
    for side, code, path, names in rows("bodies.seats.tsv"):
        written = names_in(names)
        entry = Entry("seat", side, side, None if path == "-" else PlaceEntry(path, code, written[0]))
        yield from ((name, entry) for name in written)


def _person_names() -> Iterator[tuple[str, Entry]]:
    for name, _, side, _, _, aliases in rows("leaders.tsv"):
        for written in (name, *names_in(aliases)):
            yield written.removeprefix("*"), Entry("person", slug(name), side, guarded=written.startswith("*"))


def _place_names() -> Iterator[tuple[str, Entry]]:
    for state, path, names, note, cues in rows("places.tsv"):
        written = names_in(names)
        place = PlaceEntry(cell(path), cell(state), written[0], note == "contested")
        guarded, cue_words = note == "cued", frozenset(names_in(cues))
        if path == "-":
            entry = Entry("state", state, state, place, guarded, cue_words)
        else:
            entry = Entry("place", f"{cell(state) or ''}/{path}", None, place, guarded, cue_words)
        yield from ((name, entry) for name in written)


def _city_names() -> Iterator[tuple[str, Entry]]:
    """Cities that the table of places does not know better."""
    known = {(state, fold(name)) for state, _, names, _, _ in rows("places.tsv") for name in names_in(names)}
    for name, code, territory in rows("places.cities.tsv"):
        path = slug(name) if territory == "-" else f"{territory}/{slug(name)}"
        if (code, fold(name)) not in known:
            yield name, Entry("place", f"{code}/{path}", None, PlaceEntry(path, code, name))
