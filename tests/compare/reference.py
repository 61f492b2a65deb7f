"""What stands, found by looking at everything: slow, and plainly right. History must come to the same."""

from collections.abc import Iterable

from schemas.flags import StatementFlagged
from schemas.statements import StatementFact, StatementRecorded, claim_group
from streams.compare.relations import one_saying
from streams.compare.said import order
from streams.compare.threads import flags_for


def flags_of(statements: Iterable[StatementRecorded]) -> dict[str, StatementFlagged]:
    """The standing flags of a set of statements, by id, from scratch."""
    heads: dict[str, str] = {}
    seen: list[StatementRecorded] = []
    flags: list[StatementFlagged] = []
    for new in sorted(statements, key=order):
        group = [earlier for earlier in seen if claim_group(earlier) == claim_group(new)]
        heads[new.id] = next((heads[earlier.id] for earlier in group if one_saying(new, earlier)), new.id)
        flags += flags_for(new, group, heads, reversed(group))
        seen.append(new)
    return {flag.id: flag for flag in flags}


def left_standing(facts: Iterable[StatementFact]) -> list[StatementRecorded]:
    """The statements that no fact of a set outdates: the highest revision stands, and a withdrawal beats a recording of the same one."""
    newest: dict[str, StatementFact] = {}
    for fact in sorted(facts, key=lambda fact: (fact.revision, fact.type)):
        newest[fact.id if isinstance(fact, StatementRecorded) else fact.statement] = fact
    return [fact for fact in newest.values() if isinstance(fact, StatementRecorded)]
