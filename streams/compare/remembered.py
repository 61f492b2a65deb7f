"""What comparison remembers of a statement: little enough to keep a million of them in memory, in the order in which all stand."""

from datetime import date
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from schemas.base import interval
from schemas.ontology import Act
from schemas.statements import Became, Speaker, StatementRecorded, claim_group
from streams.compare.claims import KEPT, Claim, claim_of
from streams.likeness.sketch import sketch

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
"""What stands for an open side of an interval: `../2017-12-12`."""


class Remembered(NamedTuple):
    """A statement, by when it was said at the latest and never by when it arrived: `earlier` always means smaller, by the first five.

    Days are counted as `date.toordinal` counts them.
    """

    last: int
    first: int
    published: int
    article: str
    id: str
    claim: Claim
    group: str
    speaker: Speaker
    act: Act
    action: str
    outlet: str
    content: str
    is_quoted: bool
    object: str | None
    outcome: str | None
    became: Became | None
    sketch: bytes
    """That of its words: to make it takes longer than all else, so that it is kept."""
    known_as: str | None = None
    """The id that people's decisions name, where an older extractor has recorded the saying under another one."""

    @property
    def name(self) -> str:
        """The id that people's decisions name."""
        return self.known_as or self.id


def remember(statement: StatementRecorded) -> Remembered:
    """What comparison remembers of a statement."""
    earliest, latest = interval(statement.said)
    return Remembered(
        one_day(latest.toordinal()) if latest else LAST_DAY,
        one_day(earliest.toordinal()) if earliest else FIRST_DAY,
        one_day(statement.published.toordinal()),
        intern(statement.article),
        statement.id,
        claim_of(statement),
        intern(claim_group(statement)),
        _one_speaker(statement.speaker),
        statement.act,
        intern(statement.action),
        intern(statement.outlet),
        statement.content,
        statement.quotation is not None,
        statement.object,
        statement.outcome,
        statement.became,
        sketch(statement.content).tobytes(),
        statement.known_as,
    )


@lru_cache(maxsize=KEPT)
def one_day(day: int) -> int:
    """The first of all equal numbers, so that each day is kept once."""
    return day


@lru_cache(maxsize=KEPT)
def _one_speaker(speaker: Speaker) -> Speaker:
    return speaker
