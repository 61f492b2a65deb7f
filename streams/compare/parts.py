"""A claim in three parts, what is said, who says it and where: two claims are tied as their parts are.

Many claims have few parts, so that what one claim is to thousands of others is asked of their parts, once each.
"""

from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from schemas.ontology import ACTIONS
from streams.compare.claims import KEPT, WITNESSES, Claim
from streams.compare.ties import Tie
from streams.compare.vetoes import VETOES, is_one_speaker

Ties = Callable[[Claim, Claim], Tie | None]
Part = tuple[object, ...]

SPEAKS, OTHER, THIRD, FOURTH, TOPIC = "the side that speaks", "another side", "a third side", "a fourth side", "a topic"
"""What stands for the names of sides and topics: what two claims are to each other is what all are that differ in these alone."""
KNOWN_BY_NAME = WITNESSES | {None}
"""Sides of which more is known than that they are not another one."""


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


class Asked(NamedTuple):
    """A claim that is asked for: as the new one of two, or backwards as the earlier one."""

    claim: Claim
    ties: Ties
    backwards: bool = False

    def tie(self, other: Claim) -> Tie | None:
        """What the claim and another one are to each other."""
        return self.ties(other, self.claim) if self.backwards else self.ties(self.claim, other)


class Saying(NamedTuple):
    """What is said, as the number of one of SAYINGS, and for which side."""

    number: int
    side: str | None


class Pair(NamedTuple):
    """What is said in a claim that is asked for, and in another one, by numbers, and what their sides are to each other."""

    asked: int
    other: int
    acting: Actors
    is_of_one_side: bool


SAYINGS: list[Claim] = []
"""What claims say, wherever it is, whoever says it and on whatever topic; of who acts only whether that is the side that speaks."""
_NUMBERS: dict[Claim, int] = {}


def saying(claim: Claim) -> Saying:
    """What a claim says."""
    side = claim.side if claim.side in KNOWN_BY_NAME else SPEAKS
    actor = claim.actor and (side if claim.actor == claim.side else OTHER)
    action = claim.action if claim.action in ACTIONS else TOPIC
    said = claim._replace(side=side, actor=actor, action=action, person=None, name=None, trade=None, place=None, site=None, town=None)
    if (number := _NUMBERS.setdefault(said, len(SAYINGS))) == len(SAYINGS):
        SAYINGS.append(said)
    return Saying(number, claim.side)


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


@lru_cache(maxsize=KEPT)
def tie_of_sayings(ties: Ties, backwards: bool, pair: Pair) -> Tie | None:
    """The tie of two claims of which no more is left than what they say; as in `Asked`."""
    mine, yours = SAYINGS[pair.asked], SAYINGS[pair.other]
    if not pair.is_of_one_side and yours.side == SPEAKS:
        yours = yours._replace(side=THIRD, actor=THIRD if yours.actor == SPEAKS else yours.actor)
    if yours.actor == OTHER:
        yours = yours._replace(actor={Actors.ONE: mine.actor, Actors.SPEAKER: mine.side, Actors.OTHERS: FOURTH}[pair.acting])
    elif pair.acting is Actors.ONE:
        mine = mine._replace(actor=yours.actor)
    tie = Asked(mine, ties, backwards).tie(yours)
    return tie._replace(anonymous=False) if tie and tie.anonymous else tie
