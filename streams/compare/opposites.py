"""Which claims can not be true at once, and which are one in other words."""

from functools import cache

from schemas.ontology import ACTIONS, Family
from schemas.statements import Extent, Modality, Polarity
from streams.compare.claims import HAPPENED, Claim

DIVISIBLE = frozenset({Family.FORCES})
"""Families of which a part may go and a part stay, so that `all` must be told."""


@cache
def against(action: str) -> tuple[str, ...]:
    """The actions that are against one in the ontology, whichever of the two names the other; none for a topic."""
    own = ACTIONS[action].opposites if action in ACTIONS else ()
    return tuple(other for other, entry in ACTIONS.items() if other in own or action in entry.opposites)


@cache
def akin(action: str) -> tuple[str, ...]:
    """The other actions that are against the same as one: who sends troops does not withdraw, nor does who has them there."""
    return tuple(dict.fromkeys(other for one in against(action) for other in against(one) if other != action))


def opposite(a: Claim, b: Claim) -> bool:
    """Whether both can not be true at once: one action said and negated, or two opposite actions, neither of them negated."""
    if a.family is not b.family:
        return False
    if a.action == b.action:
        return a.polarity is not b.polarity and not _some_and_not_all(a, b) and not _yet_to_come(a, b)
    return a.polarity is b.polarity is Polarity.POSITIVE and _opposite_actions(a, b)


def in_other_words(a: Claim, b: Claim) -> bool:
    """Whether one says that a state goes on and the other that the change which would end it does not come: who does not leave stays.

    Or both that neither is so: who has sent nobody has nobody there.
    """
    if a.polarity is b.polarity is Polarity.NEGATIVE:
        return {a.kind, b.kind} == {"state", "change"} and b.action in akin(a.action)
    state, change = (a, b) if a.polarity is Polarity.POSITIVE else (b, a)
    if state.polarity is Polarity.NEGATIVE or change.polarity is Polarity.POSITIVE:
        return False
    return (state.kind, change.kind) == ("state", "change") and change.action in ACTIONS[state.action].opposites


def _some_and_not_all(a: Claim, b: Claim) -> bool:
    """Whether `some leave` stands beside `not all leave`."""
    negated, said = (a, b) if a.polarity is Polarity.NEGATIVE else (b, a)
    return negated.extent is Extent.ALL and said.extent is Extent.PART and a.family in DIVISIBLE


def _yet_to_come(a: Claim, b: Claim) -> bool:
    """Whether a deed that was not done stands beside one that is planned: who has bombed nobody may still do so."""
    negated, said = (a, b) if a.polarity is Polarity.NEGATIVE else (b, a)
    return a.kind == "deed" and negated.modality in HAPPENED and said.modality is Modality.PLANNED


def _opposite_actions(a: Claim, b: Claim) -> bool:
    """Whether the ontology has one against the other; a state ends only with a change of all: a part leaves, a presence stays."""
    if b.action not in against(a.action):
        return False
    if "state" not in (a.kind, b.kind) or a.kind == b.kind:
        return True
    extent = (b if a.kind == "state" else a).extent
    return extent is Extent.ALL or (extent is None and a.family not in DIVISIBLE)
