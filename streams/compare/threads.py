"""The flags of one statement, given all that was said before it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from schemas.flags import Earlier, Relation, StatementFlagged
from schemas.statements import StatementRecorded, claim_group
from streams.compare.explain import score, why
from streams.compare.relations import relate
from streams.compare.said import gap_days, one_breath, order
from streams.compare.vetoes import conflict


class Finding(NamedTuple):
    """A relation, the earlier statements that a flag of it rests on, and all those of the thread; in order, the first never empty."""

    relation: Relation
    rests_on: list[StatementRecorded]
    thread: list[StatementRecorded]


def flags_for(
    new: StatementRecorded,
    earlier: Sequence[StatementRecorded],
    heads: Mapping[str, str],
    others: Iterable[StatementRecorded],
) -> list[StatementFlagged]:
    """Every flag that `new` deserves, each of revision 1: one rereport, or a repeat or a reversal or both, or none.

    `earlier` are the candidates, in order; `heads` maps the ids of these and of `new` to the head of their utterance;
    `others` are all earlier statements of the claim group, the last one said first, among which to look for one turned down.
    """
    findings = _find(new, earlier, heads)
    rejected = _turned_down(new, others) if findings else None
    return [_flag(new, finding, heads, rejected) for finding in findings]


def _find(new: StatementRecorded, earlier: Sequence[StatementRecorded], heads: Mapping[str, str]) -> list[Finding]:
    """The head of an utterance repeats or reverses; all others report it again. A reversal is one of what was said last."""
    related: dict[Relation | None, list[StatementRecorded]] = {}
    for statement in earlier:
        related.setdefault(relate(new, statement), []).append(statement)
    rereported, repeated, reversed_ = (related.get(kind, []) for kind in (Relation.REREPORT, Relation.REPEAT, Relation.REVERSAL))
    if rereported:
        return [Finding(Relation.REREPORT, rereported, sorted(rereported + repeated, key=order))]
    if heads[new.id] != new.id:
        return []
    found = [Finding(Relation.REPEAT, repeated, repeated)] if repeated else []
    if reversed_ and not (repeated and order(_nearest(repeated, heads)) > order(_nearest(reversed_, heads))):
        found.append(Finding(Relation.REVERSAL, reversed_, reversed_))
    return found


def _nearest(statements: Iterable[StatementRecorded], heads: Mapping[str, str]) -> StatementRecorded:
    """The first statement of the utterance that was said last: a vague look back gives way to the report from the day."""
    firsts: dict[str, StatementRecorded] = {}
    for statement in statements:
        firsts.setdefault(heads[statement.id], statement)
    return list(firsts.values())[-1]


def _flag(new: StatementRecorded, found: Finding, heads: Mapping[str, str], rejected: StatementRecorded | None) -> StatementFlagged:
    nearest = _nearest(found.rests_on, heads)
    best = max(found.rests_on, key=lambda statement: (score(new, statement), order(statement)))
    return StatementFlagged(
        relation=found.relation,
        statement=new.id,
        group=claim_group(new),
        earlier=Earlier(nearest=nearest.id, first=found.rests_on[0].id, best=best.id),
        gap_days=gap_days(new, nearest),
        utterances=len({heads[statement.id] for statement in (*found.thread, new)}),
        sources=len({statement.outlet for statement in (*found.thread, new)}),
        outcome=_outcome(found.thread),
        score=score(new, best),
        why=why(new, best, rejected),
    )


def _outcome(thread: Iterable[StatementRecorded]) -> str | None:
    """What became of it, as the article that was published last tells."""
    told = [statement for statement in thread if statement.outcome]
    return max(told, key=lambda statement: (statement.published, order(statement))).outcome if told else None


def _turned_down(new: StatementRecorded, others: Iterable[StatementRecorded]) -> StatementRecorded | None:
    """The nearest earlier statement that a veto parts from `new`; what it says itself in the same breath is no candidate."""
    return next((other for other in others if not one_breath(new, other) and conflict(new, other)), None)
