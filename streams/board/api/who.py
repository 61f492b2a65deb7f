"""Who calls, and what they may: everybody may everything here, as on a laptop where nobody else can reach the board."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fastapi import Depends


class Right(StrEnum):
    """What a route asks of those who call it."""

    READ = "read"
    RESPOND = "respond"
    INGEST = "ingest"
    ADMINISTER = "administer"


@dataclass(frozen=True)
class Identity:
    """Who calls."""

    name: str = "board"

    @property
    def actor(self) -> str:
        """The name for the audit trail."""
        return self.name


def require(_right: Right) -> Any:
    """The dependency of a route that only those with a right may call; it gives the Identity."""
    return Depends(_anybody)


def _anybody() -> Identity:
    return Identity()
