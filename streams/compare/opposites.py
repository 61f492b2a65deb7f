"""Which claims can not be true at once."""

from schemas.ontology import ACTIONS
from schemas.statements import Extent, Polarity
from streams.compare.claims import Claim


def opposite(a: Claim, b: Claim) -> bool:
    """Whether both can not be true at once: one action said and negated, or two opposite actions, neither of them negated."""
    if a.family is not b.family:
        return False
    if a.action == b.action:
        return a.polarity is not b.polarity and not _some_and_not_all(a, b)
    return a.polarity is b.polarity is Polarity.POSITIVE and _opposite_actions(a, b)


def _some_and_not_all(a: Claim, b: Claim) -> bool:
    """Whether `some leave` stands beside `not all leave`."""
    negated, said = (a, b) if a.polarity is Polarity.NEGATIVE else (b, a)
    return negated.extent is Extent.ALL and said.extent is Extent.PART


def _opposite_actions(a: Claim, b: Claim) -> bool:
    """Whether the ontology has one against the other; a state ends only with a change of all: a part leaves, a presence stays."""
    one, other = ACTIONS.get(a.action), ACTIONS.get(b.action)
    if one is None or other is None or (b.action not in one.opposites and a.action not in other.opposites):
        return False
    if "state" not in (one.kind, other.kind) or one.kind == other.kind:
        return True
    return (b if one.kind == "state" else a).extent is Extent.ALL
