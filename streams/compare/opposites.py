"""Which claims can not be true at once, and which are one in other words."""

from schemas.ontology import ACTIONS, Family
from schemas.statements import Extent, Modality, Polarity
from streams.compare.claims import HAPPENED, Claim

DIVISIBLE = frozenset({Family.FORCES})
"""Families of which a part may go and a part stay, so that `all` must be told."""


def opposite(a: Claim, b: Claim) -> bool:
    """Whether both can not be true at once: one action said and negated, or two opposite actions, neither of them negated."""
    if a.family is not b.family:
        return False
    if a.action == b.action:
        return a.polarity is not b.polarity and not _some_and_not_all(a, b) and not _yet_to_come(a, b)
    return a.polarity is b.polarity is Polarity.POSITIVE and _opposite_actions(a, b)


def in_other_words(a: Claim, b: Claim) -> bool:
    """Whether one says that a state goes on and the other that the change which would end it does not come: who does not leave stays."""
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
    one, other = ACTIONS.get(a.action), ACTIONS.get(b.action)
    if one is None or other is None or (b.action not in one.opposites and a.action not in other.opposites):
        return False
    if "state" not in (one.kind, other.kind) or one.kind == other.kind:
        return True
    extent = (b if one.kind == "state" else a).extent
    return extent is Extent.ALL or (extent is None and one.family not in DIVISIBLE)
