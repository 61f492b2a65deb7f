"""The claim of a statement, and what is the opposite of what."""

from schemas.ontology import ACTIONS, ACTS, Act, Family, Stance
from schemas.statements import Extent, Polarity, StatementRecorded
from streams.compare.text import ALIKE, likeness

DIVISIBLE = frozenset({Family.FORCES})
"""Families of which a part may go and a part stay, so that `all` must be told."""


def stance(statement: StatementRecorded) -> Stance:
    """Where the speaker stands to the claim; to deny is to assert the contrary, to offer talks is to say that one will talk."""
    taken = ACTS[statement.act].stance
    if statement.act is Act.PROPOSED and statement.family is Family.TALKS:
        return Stance.ASSERTS
    return Stance.ASSERTS if taken is Stance.DENIES else taken


def polarity(statement: StatementRecorded) -> Polarity:
    """Whether it is claimed to be so; negative for every denial, whether or not the extractor has already turned it."""
    return Polarity.NEGATIVE if ACTS[statement.act].stance is Stance.DENIES else statement.polarity


def same_action(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether both are about one action; a topic, which the ontology does not know, is known by its words."""
    if a.family is b.family is Family.TOPIC:
        return likeness(a.action, b.action) >= ALIKE
    return a.action == b.action


def in_other_words(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether one says that a state goes on and the other that the change which would end it does not come: who does not leave stays."""
    state, change = (a, b) if polarity(a) is Polarity.POSITIVE else (b, a)
    if polarity(state) is Polarity.NEGATIVE or polarity(change) is Polarity.POSITIVE:
        return False
    one, other = ACTIONS.get(state.action), ACTIONS.get(change.action)
    return one is not None and other is not None and (one.kind, other.kind) == ("state", "change") and change.action in one.opposites


def opposite(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether both can not be true at once: one action said and negated, or two opposite actions, neither of them negated."""
    if same_action(a, b):
        return polarity(a) is not polarity(b) and not _some_and_not_all(a, b)
    return polarity(a) is polarity(b) is Polarity.POSITIVE and _opposite_actions(a, b)


def _some_and_not_all(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether `some leave` stands beside `not all leave`."""
    negated, said = (a, b) if polarity(a) is Polarity.NEGATIVE else (b, a)
    return negated.extent is Extent.ALL and said.extent is Extent.PART


def _opposite_actions(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether the ontology has one against the other; a state ends only with a change of all: a part leaves, a presence stays."""
    one, other = ACTIONS.get(a.action), ACTIONS.get(b.action)
    if one is None or other is None or (b.action not in one.opposites and a.action not in other.opposites):
        return False
    if "state" not in (one.kind, other.kind) or one.kind == other.kind:
        return True
    extent = (b if one.kind == "state" else a).extent
    return extent is Extent.ALL or (extent is None and one.family not in DIVISIBLE)
