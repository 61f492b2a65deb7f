"""What stands, found by looking at everything: slow, and plainly right. History must come to the same."""

from collections.abc import Iterable, Iterator, Sequence

from schemas.flags import StatementFlagged
from schemas.statements import StatementFact, StatementRecorded
from streams.compare import shelves
from streams.compare.claims import Claim
from streams.compare.groups import WINDOW, ClaimGroup
from streams.compare.history import WITHIN_SIDE, Scope
from streams.compare.links import Decision
from streams.compare.relations import one_saying
from streams.compare.remembered import Remembered, remember
from streams.compare.shelves import Bound
from streams.compare.threads import flags_for
from streams.compare.ties import Bond
from streams.compare.wording import holds
from streams.likeness.sketch import product, sketch


class Everything(ClaimGroup):
    """A group without an index: whatever is asked, it looks at each statement that it was given, in order."""

    def __init__(self, scope: Scope, statements: list[Remembered], decisions: Iterable[Decision]) -> None:
        super().__init__(scope.ties)
        for decision in decisions:
            self.links.take(decision)
        self.everything = statements
        self._statements = {statement.id: statement for statement in statements}
        for statement in statements:
            heads = [other for other, bond in self._tied_before(statement) if bond is Bond.SAME and self._one_saying(statement, other)]
            self.heads[statement.id] = self.head(heads[0].id) if heads else statement.id

    def earlier(self, statement: Remembered) -> list[Bound]:
        return self._decided(statement, list(self._tied_before(statement)))

    def before(self, statement: Remembered) -> Iterator[Remembered]:
        return reversed([other for other in self.everything if other < statement][-WINDOW:])

    def likest(self, statement: Remembered, others: Sequence[Remembered]) -> Remembered:
        return max(others, key=lambda other: (product(sketch(statement.content), sketch(other.content)), other))

    def _tied_before(self, statement: Remembered) -> Iterator[Bound]:
        seen, worded = set[Bound](), dict[Claim, list[Bound]]()
        for other in self.everything:
            tie = self._ties(statement.claim, other.claim)
            if other < statement and tie and not tie.is_worded:
                seen.add(Bound(other, tie.bond))
            elif other < statement and tie and holds(tie, statement, other):
                worded.setdefault(other.claim, []).append(Bound(other, tie.bond))
        seen |= {bound for of_a_claim in worded.values() for bound in (of_a_claim[0], *of_a_claim[-shelves.DEPTH :])}
        return iter(sorted(seen))

    def _one_saying(self, a: Remembered, b: Remembered) -> bool:
        return one_saying(a, b) and not self.links.may_not(a.id, b.id)


def flags_of(
    statements: Iterable[StatementRecorded], scope: Scope = WITHIN_SIDE, decisions: Iterable[Decision] = ()
) -> dict[str, StatementFlagged]:
    """The standing flags of a set of statements, by id, from scratch."""
    evidence = {statement.id: statement.evidence for statement in statements}
    remembered = sorted(map(remember, statements))
    flags: list[StatementFlagged] = []
    for name in {scope.group(statement) for statement in remembered} - {None}:
        group = Everything(scope, [statement for statement in remembered if scope.group(statement) == name], decisions)
        for statement in group.everything:
            flags += flags_for(statement, group, scope.relations, evidence.__getitem__)
    return {flag.id: flag for flag in flags}


def left_standing(facts: Iterable[StatementFact]) -> list[StatementRecorded]:
    """The statements that no fact of a set outdates: the highest revision stands, and a withdrawal beats a recording of the same one."""
    newest: dict[str, StatementFact] = {}
    for fact in sorted(facts, key=lambda fact: (fact.revision, fact.type)):
        newest[fact.id if isinstance(fact, StatementRecorded) else fact.statement] = fact
    return [fact for fact in newest.values() if isinstance(fact, StatementRecorded)]
