"""What two claims are to each other, whoever said them when: one claim, opposites, or the one what became of the other."""

from enum import Enum, auto
from typing import NamedTuple

from schemas.ontology import Family, Stance
from schemas.statements import Modality, Polarity
from streams.compare.claims import ALLEGED, HAPPENED, Claim
from streams.compare.opposites import opposite
from streams.compare.text import (
    ALIKE,
    OF_ONE_THING,
    ON_ONE_TOPIC,
    SAME_EVENT,
)
from streams.compare.vetoes import VETOES, is_one_speaker

OF_THINGS = frozenset(
    {
        "ban",
        "lifting ban",
        "reform",
        "lawsuit",
        "investigation",
        "prosecution",
        "acquittal",
        "appointment",
        "investment",
        "agreement",
    }
)
"""Actions of which a side announces many, of other things each time: their words must tell that it is one."""

OF_GOODS = frozenset({Family.ECONOMY, Family.TRADE, Family.ENERGY, Family.TOPIC})
"""Families of actions that a side takes of one good after the other: in whatever words, on bread is not on cars."""

ON_ISSUES = frozenset({"election", "postponing election", "joining alliance", "leaving alliance", "membership"})
"""Actions of which the same holds: a referendum on bread is none on cars, and who leaves a court leaves no union."""

OPEN = frozenset({"support", "cooperation"})
"""Actions that anybody may be asked or said to take, for anything: words must tell where not the same side is named."""

TO_SOME = frozenset({Family.PRISONERS, Family.JUSTICE, Family.REPRESSION, Family.REFUGEES, Family.VIOLENCE, Family.AID})
"""Families of what is done to some people or things, and then to others: to have jailed no monks is not to have jailed no poets."""

DONE_OR_PLANNED = {Modality.DONE, Modality.PLANNED}


class Bond(Enum):
    """What a new claim is to an earlier one."""

    SAME = auto()
    OPPOSITE = auto()
    ECHO = auto()
    CARRIED_OUT = auto()
    DONE_BEFORE = auto()
    """It is planned once more after it was done."""
    GOING_ON = auto()
    CONTRADICTED = auto()


class Tie(NamedTuple):
    """A bond, and how like the words of two statements must at least be for it to hold between them."""

    bond: Bond
    words: float = 0
    anonymous: bool = False
    """Whether the speakers can not be told apart, so that their words must do it."""

    events: bool = False
    """Whether both tell of events, which must be one: another number, another name or another Friday makes another one."""

    topical: bool = False
    """Whether the things of which words tell must be the same, and may be told in other words of one meaning."""

    witnessed: bool = False
    """Whether either tells a deed as it happened: the same is told again within days, and later only of another one."""

    to_some: bool = False
    """Whether it is done to some, of whom the same words may tell, and then to others."""

    of_bodies: bool = False
    """Whether it is about bodies that have names: who leaves a court stays in a union."""

    passing: bool = False
    """Whether it may be of what lasts some days only, as a ceasefire does."""

    @property
    def is_worded(self) -> bool:
        """Whether anything but the slots has a say; of what was to be done it may be told that it was tried in vain."""
        slots = not self.words and self.bond is not Bond.CARRIED_OUT
        return not slots or self.anonymous or self.events or self.topical or self.to_some or self.of_bodies or self.passing


def within_side(new: Claim, earlier: Claim) -> Tie | None:
    """What a claim is to an earlier one of the same claim group; None where a veto parts them."""
    parting = _first_two(new, earlier)
    if parting:
        return _fulfilment(new, earlier) if parting == ["modality"] else None
    unknown = not new.side and not is_one_speaker(new, earlier)
    tie = _worded_tie(Bond.OPPOSITE if opposite(new, earlier) else Bond.SAME, new, earlier)
    return tie._replace(anonymous=unknown)


def across_sides(new: Claim, earlier: Claim) -> Tie | None:
    """What a claim is to an earlier one of the same family and place: an echo or the outcome of what another side said; or its own."""
    if new.side == earlier.side:
        own = within_side(new, earlier)
        return own if own and own.bond is Bond.SAME else None
    if VETOES["place"](new, earlier):
        return None
    return _outcome(new, earlier) or _echo(new, earlier)


def _first_two(new: Claim, earlier: Claim) -> list[str]:
    """The vetoes between two claims, no more than two of them: more are asked for only when people are told."""
    found: list[str] = []
    for slot, parts in VETOES.items():
        if parts(new, earlier):
            found.append(slot)
            if len(found) == 2:
                break
    return found


def _fulfilment(new: Claim, earlier: Claim) -> Tie | None:
    """Whether a side has done what it said it would do, or plans once more what it has done."""
    if {new.modality, earlier.modality} != DONE_OR_PLANNED or not new.actor == earlier.actor == new.side is not None:
        return None
    bond = Bond.CARRIED_OUT if new.modality is Modality.DONE else Bond.DONE_BEFORE
    return Tie(bond, SAME_EVENT if new.kind == "deed" else ON_ONE_TOPIC if new.is_topic or _is_of_things(new, earlier) else 0)


def _worded_tie(bond: Bond, new: Claim, earlier: Claim) -> Tie:
    """A tie that needs words, and of which kind; who admits what he has denied has few of them in common."""
    witnessed, least = new.is_witnessed or earlier.is_witnessed, _words_needed(new, earlier)
    own = new.actor == earlier.actor == new.side is not None and not new.is_topic
    if bond is Bond.OPPOSITE and own:
        witnessed, least = False, min(least, OF_ONE_THING)
    elif bond is Bond.OPPOSITE and (_is_of_nobody(new) or _is_of_nobody(earlier)):
        least = max(least, ALIKE)
    events = witnessed or (new.is_event and earlier.is_event)
    topical = not witnessed and (new.family in OF_GOODS or new.action in ON_ISSUES or _is_of_things(new, earlier))
    return Tie(
        bond,
        least,
        events=events,
        topical=topical,
        witnessed=witnessed,
        to_some=new.family in TO_SOME,
        of_bodies=new.family is Family.ALLIANCE,
        passing=new.family is Family.CEASEFIRE,
    )


def _is_of_nobody(claim: Claim) -> bool:
    """Whether it is told that something was done, or that somebody came or went, and not on whose side."""
    return (claim.reports or claim.accuses) and claim.actor is None and (claim.kind == "deed" or claim.family is Family.FORCES)


def _words_needed(new: Claim, earlier: Claim) -> float:
    """How like the words must be: people are killed every day, and telling so again repeats no claim unless it is of the same deed.

    Of a change that goes on, such as arming rebels, others may be accused again in other words; so may a known side of its deeds.
    """
    if new.is_witnessed or earlier.is_witnessed:
        return SAME_EVENT
    if new.is_topic:
        return ON_ONE_TOPIC
    if new.kind == earlier.kind == "deed":
        threats = new.modality is earlier.modality is Modality.PLANNED and new.stance is Stance.ASSERTS and new.polarity is earlier.polarity
        stands = new.actor == earlier.actor is not None or threats or new.action in ALLEGED
        return 0 if stands else ALIKE
    if new.is_event and earlier.is_event and new.reports and earlier.reports:
        return SAME_EVENT
    return _words_about(new, earlier)


def _words_about(new: Claim, earlier: Claim) -> float:
    """The same for what is no event: some actions are of other things each time."""
    if new.action in OPEN and not new.actor == earlier.actor is not None:
        return ON_ONE_TOPIC
    if new.action == earlier.action in OF_THINGS:
        return ALIKE
    if _is_of_things(new, earlier) or (_tells_of_nobody(new) and _tells_of_nobody(earlier)):
        return ON_ONE_TOPIC
    return OF_ONE_THING if _only_tells(new, earlier) and not new.actor == earlier.actor is not None else 0


def _only_tells(new: Claim, earlier: Claim) -> bool:
    """Whether it is told how things are or what others have done, which is less of a claim than what a side does itself."""
    own = new.side is not None and new.side in {new.actor, earlier.actor} and not new.watches
    return (_tells(new) and _tells(earlier)) or (not own and (_tells(new) or _tells(earlier)))


def _tells(claim: Claim) -> bool:
    return claim.reports or claim.accuses


def _tells_of_nobody(claim: Claim) -> bool:
    """Whether it is told how things are, and not whose doing that is."""
    return claim.reports and claim.actor is None


def _is_of_things(new: Claim, earlier: Claim) -> bool:
    return not OF_THINGS.isdisjoint((new.action, earlier.action))


def _outcome(new: Claim, earlier: Claim) -> Tie | None:
    """What somebody else tells of what a side has said it would do; of a deed only what is worded like it."""
    planned = earlier.modality is Modality.PLANNED and earlier.stance is Stance.ASSERTS
    told = new.modality in HAPPENED and new.stance is Stance.ASSERTS
    if not (planned and told and new.actor == earlier.actor == earlier.side is not None):
        return None
    least = ALIKE if new.kind == "deed" else ON_ONE_TOPIC if _is_of_things(new, earlier) else 0
    if opposite(new, earlier):
        return Tie(Bond.CONTRADICTED, least)
    if new.action != earlier.action or not new.polarity is earlier.polarity is Polarity.POSITIVE:
        return None
    events = new.is_event and earlier.is_event
    return Tie(Bond.CARRIED_OUT if new.modality is Modality.DONE else Bond.GOING_ON, least, events=events)


def _echo(new: Claim, earlier: Claim) -> Tie | None:
    """One claim of two sides; where it is not known whose action both speak of, or it is a deed, the words must tell that it is one."""
    if not (new.side and earlier.side and new.stance is earlier.stance is Stance.ASSERTS):
        return None
    if _first_two(new, earlier) != ["side"] or opposite(new, earlier):
        return None
    known = new.actor and earlier.actor and not new.is_topic and new.kind != "deed"
    tie = _worded_tie(Bond.ECHO, new, earlier)
    return tie._replace(words=max(tie.words, 0 if known else ALIKE))
