"""One mention of a saying, its slots resolved as far as its own words go."""

from typing import NamedTuple

from schemas.base import Span
from schemas.ontology import ACTIONS, ACTS, Act, Family
from schemas.statements import Became, Extent, Polarity, Speaker
from streams.extract.attribution import Attribution
from streams.extract.cast import Doer
from streams.extract.dates import When
from streams.extract.meaning import Meaning
from streams.extract.meaning.domestic import Site
from streams.extract.said.dating import Said


class Telling(NamedTuple):
    """One mention of a saying, its slots resolved as far as its own words go."""

    told: Attribution
    meaning: Meaning
    speaker: Speaker
    doer: Doer | None
    act: Act
    polarity: Polarity
    said: Said
    site: Site | None
    due: When | None
    content: tuple[Span, ...]
    prior: bool
    outcome: Span | None = None
    became: Became | None = None

    @property
    def action(self) -> str:
        """Name of the action, or the topic."""
        return self.meaning.action

    @property
    def family(self) -> Family:
        """Family of the action."""
        return self.meaning.family

    @property
    def extent(self) -> Extent | None:
        """How much of the object is meant."""
        return self.meaning.extent


class Told(NamedTuple):
    """All that an article tells: its sayings, and the nouns that point back at them ("the announcement")."""

    tellings: tuple[Telling, ...]
    pointers: tuple[Attribution, ...]


def same_stance(a: Telling, b: Telling) -> bool:
    """Tell whether two tellings take the same stand."""
    return ACTS[a.act].stance is ACTS[b.act].stance


def is_known(telling: Telling) -> bool:
    """Tell whether the ontology knows what a telling is about."""
    return telling.action in ACTIONS
