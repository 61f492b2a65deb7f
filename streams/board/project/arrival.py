"""A fact as it arrives in the read model."""

from datetime import datetime
from typing import NamedTuple

from schemas.base import Fact


class Arrival(NamedTuple):
    """A fact, when it was written to the log and where, and its bytes as text."""

    fact: Fact
    at: datetime
    partition: int
    offset: int
    json: str
    is_replay: bool = False
    """Whether a reprocessing wrote it."""
