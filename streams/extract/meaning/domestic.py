"""Which state something is in that no words place: what a state does at home, or what others do to it."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from schemas.base import Span
from schemas.ontology import Family
from schemas.statements import Place
from streams.extract.lexicon import states
from streams.extract.meaning import Meaning
from streams.extract.meaning.nowhere import is_half
from streams.extract.parse import Reading
from streams.extract.parse.phrases import is_located
from streams.extract.world import Mention

AT_HOME = frozenset({Family.JUSTICE, Family.REPRESSION, Family.HEALTH, Family.NUCLEAR, Family.PRISONERS})
"""Families whose actions a state does at home."""

HOME_ACTIONS = frozenset({"election", "postponing election", "taking in refugees", "coup", "reform", "protest", "flight ban"})
"""Other actions that are done at home."""

SUFFERED = frozenset({Family.CYBER, Family.INTERFERENCE, Family.VIOLENCE, Family.SANCTIONS, Family.ARMS})
"""Families whose actions others do to a state."""

NAMING = frozenset({"state", "demonym", "place"})
"""Kinds of mentions that show a state as a place."""


Counting = Callable[[Mention, Reading], str | None]
"""Which state a mention counts for."""


class Parties(NamedTuple):
    """The sides of who speaks and of who acts, and whether the speaker tells of plans and deeds of the own side (`owns`).

    `land` is the state that the article is about, if it is one.
    """

    speaker: str | None
    actor: str | None
    owns: bool
    land: str | None = None

    @property
    def home(self) -> str | None:
        """The side that does it."""
        return self.actor or (self.speaker if self.owns else None)

    @property
    def sides(self) -> set[str | None]:
        """The sides of both."""
        return {self.speaker, self.actor} - {None}


class Site(NamedTuple):
    """A place with the characters that name it; `told` tells whether the saying itself names it, `rule` which words were asked."""

    place: Place
    span: Span
    told: bool
    rule: str = ""


def at_home(meaning: Meaning, reading: Reading, parties: Parties) -> Site | None:
    """The state that does at home what is said, or that suffers it: the actor's own, else the only one that the article is about."""
    if meaning.family in AT_HOME or meaning.action in HOME_ACTIONS:
        if any(word.lower_ in ("my", "our") for word in meaning.clause.subtree):
            return _state(parties.speaker, reading)  # "they tried to overthrow | my government"
        return _state(parties.home, reading) or _state(_main_state(reading, {None}, least=1), reading)
    if meaning.family is Family.CEASEFIRE:
        return _state(_main_state(reading, {None}, least=2), reading) or _state(parties.home, reading)
    if meaning.family is Family.VIOLENCE:
        return _state(parties.land or _main_state(reading, {None, parties.home}, least=2), reading)
    return _state(_main_state(reading, {None, parties.home}, least=2), reading) if meaning.family in SUFFERED else None


def land_of(reading: Reading) -> str | None:
    """The state in which most of an article's places are, if it names two there."""
    return _main_state(reading, {None}, least=2, of=_placed)


def _main_state(reading: Reading, others: set[str | None], least: int, of: Counting | None = None) -> str | None:
    """The state that most of an article's mentions of states and places are of, others left out, if it is named `least` times."""
    counted = Counter(side for one in reading.mentions if (side := (of or _state_of)(one, reading)) in states() and side not in others)
    code, times = counted.most_common(1)[0] if counted else (None, 0)
    return code if times >= least and 2 * times > counted.total() else None


def _state(code: str | None, reading: Reading) -> Site | None:
    """A state as a place, shown by the first words that name it, its name before an adjective."""
    if code not in states():
        return None
    named = [one for one in reading.mentions if one.side == code and one.kind in NAMING and not is_half(one, reading.text)]
    first = next((one for one in named if one.kind == "state"), next(iter(named), None))
    if first is None:
        return None
    return Site(
        Place(name=reading.text[first.start : first.end], code=code),
        (first.start, first.end),
        told=False,
        rule="the state that does or suffers it",
    )


def _placed(mention: Mention, reading: Reading) -> str | None:
    """The state that a mention places something in, not one that acts."""
    placed = mention.kind == "place" or is_located(mention, reading)
    return _state_of(mention, reading) if placed else None


def _state_of(mention: Mention, reading: Reading) -> str | None:
    """The state that a mention names, its people or its place; none for persons, bodies, halves of compounds and a seat that acts."""
    if is_half(mention, reading.text):
        return None
    if mention.kind == "place" or (mention.kind == "seat" and is_located(mention, reading)):
        return mention.place.code if mention.place else None
    return mention.side if mention.kind in ("state", "demonym") else None
