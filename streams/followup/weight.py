"""How much a thread weighs in the inbox, and why: each reason with its points."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from schemas.flags import Relation, StatementFlagged
from schemas.statements import Became

BASE = {Relation.REVERSAL: 300, Relation.OUTCOME: 250, Relation.REPEAT: 200, Relation.ECHO: 100}
"""What a flag weighs by itself; a rereport nothing."""
OUTCOME_KNOWN = 100
"""What a repeat weighs more where it is known what became of it the last time."""
EACH_UTTERANCE, MOST_UTTERANCES = 4, 10
EACH_SOURCE, MOST_SOURCES = 2, 10
LIKENESS = 20
WORDS = {
    Relation.REVERSAL: "reversed",
    Relation.OUTCOME: "what became of it is told",
    Relation.REPEAT: "said before",
    Relation.ECHO: "said by another side before",
}


class Brief(NamedTuple):
    """What of a flag that stands is needed to find and order threads; `nearest` is the last of the earlier statements."""

    id: str
    relation: Relation
    statement: str
    group: str
    nearest: str
    score: float
    outcome: str | None
    became: Became | None


def brief(flag: StatementFlagged) -> Brief:
    """A flag in brief."""
    own = (flag.id, flag.relation, flag.statement, flag.group)
    return Brief(*own, flag.earlier.nearest, flag.score, flag.outcome, flag.became)


class Reason(NamedTuple):
    """A part of a weight, in points, and what it is for."""

    points: int
    why: str


def weigh(flag: Brief) -> int:
    """What one flag weighs by itself, in points."""
    known = OUTCOME_KNOWN if flag.relation is Relation.REPEAT and flag.outcome else 0
    return BASE.get(flag.relation, 0) + known


def reasons(heaviest: Brief | None, utterances: int, sources: Collection[str]) -> list[Reason]:
    """Why a thread weighs what it does, the heaviest of its flags given; nothing where it has none but rereports."""
    if heaviest is None:
        return []
    found = [Reason(BASE[heaviest.relation], WORDS[heaviest.relation])]
    if weigh(heaviest) > BASE[heaviest.relation]:
        found.append(Reason(OUTCOME_KNOWN, "what became of it is known"))
    found.append(Reason(EACH_UTTERANCE * min(utterances, MOST_UTTERANCES), f"said {utterances} times"))
    found.append(Reason(EACH_SOURCE * min(len(sources), MOST_SOURCES), f"told by {len(sources)} outlets"))
    found.append(Reason(round(LIKENESS * heaviest.score), f"as sure as {heaviest.score:.0%}"))
    return found


def total(found: Sequence[Reason]) -> int:
    """The points of some reasons together."""
    return sum(reason.points for reason in found)
