"""What the next fact about a flag makes of it."""

from typing import NamedTuple

from schemas.flags import FlagFact, FlagWithdrawn
from schemas.notifications import About


class Known(NamedTuple):
    """The newest revision of a flag, and whether it stands."""

    revision: int
    stands: bool


def evolve(before: Known | None, fact: FlagFact) -> tuple[Known, About | None] | None:
    """What is known after a fact, and what of it people may have to be told; None where it is no newer than what is known.

    A newer revision of a flag that stands is no news. So a log that is written again from the beginning tells nothing.
    """
    if before and fact.revision <= before.revision:
        return None
    if isinstance(fact, FlagWithdrawn):
        return Known(fact.revision, stands=False), About.WITHDRAWN if before and before.stands else None
    return Known(fact.revision, stands=True), None if before and before.stands else About.RAISED
