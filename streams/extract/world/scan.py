"""A text -> all that it mentions of the world, in one pass; of things of one name, the one that is meant here."""

from datetime import date
from typing import NamedTuple

from streams.extract.world.context import (
    Context,
    context_of,
    follows_a_name,
    follows_own_name,
    is_a_strangers,
    is_given_name,
    is_month,
    is_opposed,
    is_shouted,
    is_surname,
    is_titled,
    leads_a_name,
)
from streams.extract.world.entries import Entry, Kind, PlaceEntry
from streams.extract.world.index import Hit, hits
from streams.extract.world.people import person_on, sex_of
from streams.extract.world.possessives import restored
from streams.extract.world.words import tokens_of


class Mention(NamedTuple):
    """Something of the world in `text[start:end]`.

    `key` is a state's alpha-3 code (state, demonym), a side (seat), a body's code (body, outlet), a person's id, or "CODE/path" of a place
    ("/path" of a region). `side` and `place` say what the words stand for where they can: "Moscow" is both RUS and RUS/moscow.
    """

    start: int
    end: int
    kind: Kind
    key: str
    side: str | None
    place: PlaceEntry | None


def mentions(text: str, on: date | None = None) -> list[Mention]:
    """All that a text mentions of the world, in order and without overlap; the longest name wins.

    `on` is the day of the article: names that several people bear mean the one in office on it, and without it nobody.
    A mention may be the first half of a compound ("Russian-backed rebels"): look at the character behind it. A possessive that has lost its
    apostrophe is a name too, without its `s`: "Frances foreign minister".
    """
    tokens = restored(tokens_of(text))
    found = list(hits(text, tokens))
    context = context_of(text, tokens, found, on)
    meant = ((hit, _meant(hit, context)) for hit in found)
    return [
        Mention(tokens[hit.first].start, tokens[hit.end - 1].end, entry.kind, entry.key, entry.side, entry.place)
        for hit, entry in meant
        if entry and entry.kind != "stop"
    ]


def _meant(hit: Hit, context: Context) -> Entry | None:
    """The one thing that a name means here, if any; what can be a person here is nothing else."""
    possible = [entry for entry in hit.entries if _is_possible(entry, hit, context)]
    if people := [entry for entry in possible if entry.kind == "person"]:
        return _who(people, context)
    return _which(possible, context) if possible else None


def _is_possible(entry: Entry, hit: Hit, context: Context) -> bool:
    """Whether the words around a name allow it to stand for this."""
    if entry.kind == "person":
        return _is_called(entry, hit, context)
    if entry.guarded and not entry.cues & context.words:
        return False
    if entry.kind == "demonym" and is_opposed(hit, context):
        return False
    if is_given_name(hit, context):
        return not follows_a_name(hit, context) and not leads_a_name(hit, context)
    return not is_shouted(hit, context)


def _is_called(entry: Entry, hit: Hit, context: Context) -> bool:
    """Whether a person's name may be read as one here."""
    if not entry.guarded and hit.size > 1 and not is_surname(hit, context):
        return True
    if leads_a_name(hit, context) and (entry.guarded or sex_of(context.tokens[hit.first].text)):
        return False  # "Abdi Warsame" is not Mazloum Abdi
    if is_titled(hit, context):
        return True
    if is_a_strangers(hit, entry.key, context):
        return False
    introduced = not entry.guarded or (entry.key in context.people and not is_month(hit, context))
    return introduced and (not follows_a_name(hit, context) or follows_own_name(hit, entry.key, context))


def _who(people: list[Entry], context: Context) -> Entry | None:
    """Of people of one name: the only one, or else the one whom the text calls in full, or else the one in office on the day."""
    ids = {entry.key for entry in people}
    if len(ids) > 1:
        ids = ids & context.people or {key for key in ids if context.on and person_on(key, context.on).in_office}
    return next(entry for entry in people if entry.key in ids) if len(ids) == 1 else None


def _which(entries: list[Entry], context: Context) -> Entry:
    """Of entries of one name: the one whose cue words, or else whose state, the text names; the first where it names several or none."""
    have_cues = any(entry.cues for entry in entries)
    told = [entry for entry in entries if (entry.cues & context.words if have_cues else entry.code in context.codes)]
    codes = {entry.code for entry in told}
    return next(entry for entry in entries if len(codes) != 1 or entry.code in codes)
