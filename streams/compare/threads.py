"""The flags of one statement, given all that was said before it."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from schemas.flags import Earlier, Relation, StatementFlagged
from schemas.statements import Became, Modality
from streams.compare.explain import score, why
from streams.compare.groups import ClaimGroup, turns_down
from streams.compare.relations import by_relation
from streams.compare.remembered import Remembered
from streams.compare.rows import Evidence
from streams.compare.said import gap_days, is_sentence
from streams.compare.shelves import Bound
from streams.compare.sources import independent
from streams.compare.ties import Bond

BECAME = {Bond.CARRIED_OUT: Became.CARRIED_OUT, Bond.GOING_ON: Became.GOING_ON, Bond.CONTRADICTED: Became.CONTRADICTED}


class Case(NamedTuple):
    """A statement, what was said before it and is tied to it, in order, and its claim group."""

    new: Remembered
    earlier: list[Bound]
    group: ClaimGroup
    evidence_of: Callable[[str], Evidence]
    """The evidence of a statement, by its id."""


class Finding(NamedTuple):
    """A relation, the earlier statements that a flag of it rests on, and all those of the thread; in order, the first never empty."""

    relation: Relation
    rests_on: list[Remembered]
    thread: list[Remembered]


def flags_for(
    new: Remembered, group: ClaimGroup, relations: Collection[Relation], evidence_of: Callable[[str], Evidence]
) -> list[StatementFlagged]:
    """Every flag of some relations that a statement of a group deserves, each of revision 1."""
    case = Case(new, group.earlier(new), group, evidence_of)
    findings = [finding for finding in _find(case) if finding.relation in relations]
    rejected = _turned_down(new, group.before(new)) if findings else None
    return [_flag(case, finding, rejected) for finding in findings]


def _find(case: Case) -> Iterable[Finding]:
    """The head of an utterance repeats, reverses, echoes or ends what was said; all others report it again.

    A reversal is one of what was said last, an echo is of what its own side never said, an outcome is told once.
    """
    related = by_relation(case.new, case.earlier)
    rereported, repeated = related.get(Relation.REREPORT, []), related.get(Relation.REPEAT, [])
    if rereported:
        yield Finding(Relation.REREPORT, rereported, sorted(rereported + repeated))
        if case.new.outcome and case.new.claim.actor in (None, case.new.claim.side):
            yield Finding(Relation.OUTCOME, rereported, rereported)
    elif case.group.head(case.new.id) == case.new.id:
        if repeated:
            yield Finding(Relation.REPEAT, repeated, repeated)
        for relation in (Relation.REVERSAL, Relation.ECHO, Relation.OUTCOME):
            found = related.get(relation)
            if found and not (repeated and (relation is Relation.ECHO or _last_said(case, repeated) > _last_said(case, found))):
                yield Finding(relation, found, found)


def _last_said(case: Case, statements: Iterable[Remembered]) -> Remembered:
    """The first statement of the utterance that was said last: a vague look back gives way to the report from the day."""
    return _utterances(case, statements)[-1][0]


def _utterances(case: Case, statements: Iterable[Remembered]) -> list[list[Remembered]]:
    """Some statements in order, by the utterances that they report; a sentence that is brought again belongs to the first one."""
    found: dict[str, list[Remembered]] = {}
    for utterance in case.group.utterances(statements):
        first = utterance[0]
        name = first.content if is_sentence(first) else first.id
        if name in found:
            found[name] += utterance
        else:
            found[name] = utterance
    return list(found.values())


def _flag(case: Case, found: Finding, rejected: Remembered | None) -> StatementFlagged:
    new, best = case.new, case.group.likest(case.new, found.rests_on)
    utterances = _utterances(case, [*found.thread, new])
    if found.rests_on is found.thread:  # then the new one is the last of all, and it is not looked for twice
        nearest = next(utterance[0] for utterance in reversed(utterances) if utterance[0] is not new)
    else:
        nearest = _last_said(case, found.rests_on)
    return StatementFlagged(
        relation=found.relation,
        statement=new.id,
        group=new.group,
        earlier=Earlier(nearest=nearest.id, first=found.rests_on[0].id, best=best.id),
        gap_days=gap_days(new, nearest),
        utterances=len(utterances),
        sources=len({statement.outlet for statement in (*found.thread, new)}),
        independent=independent(utterances),
        became=_became(case, found.relation, nearest),
        outcome=_outcome(case, found),
        outcomes=_outcomes(case, found, {statement.id: statement for statement in (found.rests_on[0], best, nearest)}),
        score=score(new, best),
        why=why(new, best, rejected, (case.evidence_of(new.id), case.evidence_of(best.id))),
    )


def _became(case: Case, relation: Relation, nearest: Remembered) -> Became | None:
    """What the statement tells of the nearest earlier one; who says the opposite of what he planned has given it up."""
    if relation is Relation.REVERSAL:
        return Became.ABANDONED if nearest.claim.modality is Modality.PLANNED and nearest.claim.actor == case.new.claim.side else None
    if relation is not Relation.OUTCOME:
        return None
    if case.new.outcome:
        return case.new.became
    return next((BECAME[bond] for statement, bond in case.earlier if statement is nearest and bond in BECAME), None)


def _outcome(case: Case, found: Finding) -> str | None:
    """What became of it, as the article that was published last tells."""
    if found.relation is Relation.OUTCOME:
        return case.new.outcome or case.new.content
    told = [statement for statement in found.thread if statement.outcome]
    return max(told, key=lambda statement: (statement.published, statement)).outcome if told else None


def _outcomes(case: Case, found: Finding, earlier: dict[str, Remembered]) -> dict[str, str]:
    """What is known to have become of some earlier statements, by their ids: as told of their utterance, or done since."""
    told = {case.group.head(statement.id): statement.outcome for statement in found.thread if statement.outcome}
    done = [statement for statement, bond in case.earlier if bond is Bond.DONE_BEFORE]
    known = {name: told.get(case.group.head(name)) or _done_since(statement, done) for name, statement in earlier.items()}
    return {name: outcome for name, outcome in known.items() if outcome}


def _done_since(statement: Remembered, done: Iterable[Remembered]) -> str | None:
    return Became.CARRIED_OUT.value if any(other > statement for other in done) else None


def _turned_down(new: Remembered, others: Iterable[Remembered]) -> Remembered | None:
    """The nearest earlier statement that a veto parts from `new`; what it says itself in the same breath is no candidate."""
    return next((other for other in others if turns_down(new, other)), None)
