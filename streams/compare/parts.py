"""A claim in three parts, what is said, who says it and where: two claims are tied as their parts are.

Many claims have few parts, so that what one claim is to thousands of others is asked of their parts, once each.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from streams.compare.claims import Claim
from streams.compare.ties import Tie
from streams.compare.vetoes import VETOES, is_one_speaker

Ties = Callable[[Claim, Claim], Tie | None]
Part = tuple[object, ...]


class Speakers(IntEnum):
    """What the speakers of two claims are to each other."""

    PARTED = 0
    TOLD_BY_SLOTS = 1
    UNKNOWN = 2
    """Only words can tell whether they are one."""


class Actors(IntEnum):
    """Whose action a claim is of, as far as it has to do with another claim."""

    OTHERS = 0
    ONE = 1
    """Of the same actor."""
    SPEAKER = 2
    """Of the side that says the other claim."""


ANOTHER = "another side"
"""Who acts where that is not the side that speaks."""


class Asked(NamedTuple):
    """A claim that is asked for: as the new one of two, or backwards as the earlier one."""

    claim: Claim
    ties: Ties
    backwards: bool = False

    def tie(self, other: Claim) -> Tie | None:
        """What the claim and another one are to each other."""
        return self.ties(other, self.claim) if self.backwards else self.ties(self.claim, other)


def saying(claim: Claim) -> Claim:
    """What is said, wherever it is, and whoever says it for a side; of who acts only whether it is that side."""
    actor = claim.actor if claim.actor in (None, claim.side) else ANOTHER
    return claim._replace(person=None, name=None, trade=None, place=None, site=None, town=None, actor=actor)


def only_said(asked: Asked) -> Asked:
    """What is asked for, without who says it and where."""
    return asked._replace(claim=asked.claim._replace(person=None, name=None, trade=None, place=None, site=None, town=None))


def speaker(claim: Claim) -> Part:
    """Who says it."""
    return claim.side, claim.person, claim.name, claim.trade


def whereabouts(claim: Claim) -> Part:
    """Where it is."""
    return claim.place, claim.site, claim.town


def speakers(a: Claim, b: Claim) -> Speakers:
    """What two speakers are to each other; what two sides are is told by what they say."""
    if a.side == b.side and VETOES["side"](a, b):
        return Speakers.PARTED
    return Speakers.UNKNOWN if not (a.side or b.side or is_one_speaker(a, b)) else Speakers.TOLD_BY_SLOTS


def tie_of_sayings(asked: Asked, said: Claim, acting: Actors) -> Tie | None:
    """The tie of two claims of which no more is left than what they say, whoever says it, and what their actors are to each other."""
    named = {Actors.ONE: asked.claim.actor, Actors.SPEAKER: asked.claim.side, Actors.OTHERS: ANOTHER}
    other = said._replace(actor=named[acting]) if said.actor == ANOTHER else said
    tie = asked.tie(other)
    return tie._replace(anonymous=False) if tie and tie.anonymous else tie
