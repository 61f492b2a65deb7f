"""What decides between a statement and an earlier candidate, for people who ask why nothing, or that, was flagged."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from schemas.flags import Relation
from schemas.statements import StatementRecorded
from streams.compare.explain import score
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE
from streams.compare.nearest import Nearest
from streams.compare.relations import relate
from streams.compare.remembered import Remembered, remember
from streams.compare.vetoes import conflict
from streams.compare.wording import worded

TIME = "time"
"""What parts two statements of one claim that were said in one breath, or of which nobody knows which came first."""


class Verdict(NamedTuple):
    """An earlier statement, how like its words are and how well its slots agree (0 to 1), its relation or else what parted the two."""

    earlier: StatementRecorded
    words: float
    score: float
    relation: Relation | None
    parted_by: tuple[str, ...]


def candidates(statements: Iterable[StatementRecorded]) -> Iterator[tuple[StatementRecorded, Verdict | None]]:
    """Each of some statements, in order and article by article, with the verdict on the likest of all said before; None for the first."""
    nearest = Nearest()
    for _, group in groupby(statements, lambda statement: statement.article):
        found = list(group)
        for statement in found:
            best = nearest.best(statement)
            yield statement, best and _verdict(statement, *best)
        for statement in found:
            nearest.add(statement)


def _verdict(statement: StatementRecorded, earlier: StatementRecorded, words: float) -> Verdict:
    new, old = remember(statement), remember(earlier)
    relation, parted_by = judge(new, old)
    return Verdict(earlier, words, score(new, old), relation, parted_by)


def judge(new: Remembered, earlier: Remembered) -> tuple[Relation | None, tuple[str, ...]]:
    """The relation of a statement to an earlier one, or what parts them: the slots of vetoes, of words, or time."""
    for scope in (WITHIN_SIDE, ACROSS_SIDES):
        tie = scope.ties(new.claim, earlier.claim) if _is_one(scope.group(new), scope.group(earlier)) else None
        if tie is not None:
            relation = None if worded(tie, new, earlier) else relate(tie.bond, new, earlier)
            return relation, () if relation else worded(tie, new, earlier) or (TIME,)
    return None, conflict(new.claim, earlier.claim) or ("side",)


def _is_one(group: str | None, other: str | None) -> bool:
    return group is not None and group == other
