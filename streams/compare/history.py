"""History: every statement recorded so far, and the flags that follow from them, whatever the order of arrival."""

from collections.abc import Iterable, Iterator
from typing import Self

from schemas.flags import FlagFact, FlagWithdrawn, Relation, StatementFlagged
from schemas.statements import StatementFact, StatementRecorded, StatementWithdrawn, claim_group, statement_of
from streams.compare.groups import ClaimGroup
from streams.compare.relations import relate
from streams.compare.said import Order, order
from streams.compare.threads import flags_for

RELATIONS = (Relation.REREPORT, Relation.REPEAT, Relation.REVERSAL)


class History:
    """The facts of some claim groups, in memory. What stands is a function of the set of facts taken, not of their order."""

    def __init__(self) -> None:
        self._facts: dict[str, StatementFact] = {}
        self._groups: dict[str, ClaimGroup] = {}
        self._flags: dict[tuple[str, Relation], FlagFact] = {}

    @classmethod
    def of(cls, statements: Iterable[StatementFact], flags: Iterable[FlagFact]) -> Self:
        """Rebuild a history from the facts that were remembered, in any order; of several with one id the newest counts."""
        history = cls()
        for fact in statements:
            history._remember(fact)
        for statement in sorted(history._recorded(), key=order):  # in order, so that no head moves twice
            group = history._group(statement)
            group.add(statement)
            group.rehead(statement)
        for flag in sorted(flags, key=lambda fact: fact.revision):
            history._flags[flag.statement, flag.relation] = flag
        return history

    def take(self, fact: StatementFact) -> list[FlagFact]:
        """Take in a fact; returns the flag facts to publish: new flags, higher revisions, withdrawals, in the order of their statements.

        A fact that is known, or older than the known one of its statement, changes nothing.
        """
        known = self._facts.get(statement_of(fact))
        if not self._remember(fact):
            return []
        touched: set[Order] = set()
        if isinstance(known, StatementRecorded):
            self._group(known).remove(known)
            touched |= self._ripple(known)
        if isinstance(fact, StatementRecorded):
            self._group(fact).add(fact)
            touched |= self._ripple(fact)
        return [flag for row in sorted(touched) for flag in self._settle(row.id)]

    def newest(self, statement_id: str) -> StatementFact:
        """The fact that holds about a statement, of all that were taken in. Raises KeyError where there was none."""
        return self._facts[statement_id]

    def standing(self) -> dict[str, StatementFlagged]:
        """The flags that stand, by id."""
        return {flag.id: flag for flag in self._flags.values() if isinstance(flag, StatementFlagged)}

    def _remember(self, fact: StatementFact) -> bool:
        known = self._facts.get(statement_of(fact))
        if known is not None and not _newer(fact, known):
            return False
        self._facts[statement_of(fact)] = fact
        return True

    def _recorded(self) -> Iterator[StatementRecorded]:
        return (fact for fact in self._facts.values() if isinstance(fact, StatementRecorded))

    def _group(self, statement: StatementRecorded) -> ClaimGroup:
        return self._groups.setdefault(claim_group(statement), ClaimGroup())

    def _ripple(self, changed: StatementRecorded) -> set[Order]:
        """Where flags may be others now that a statement came or went: at itself, and later at what is related to it or to a moved head."""
        group = self._group(changed)
        moved = [changed, *group.rehead(changed)]
        touched = {order(statement) for statement in moved}
        touched |= {order(later) for statement in moved for later in group.later(statement) if relate(later, statement)}
        return touched | {row for row in group.rows_after(changed) if self._may_turn_down(row.id, changed)}

    def _may_turn_down(self, statement_id: str, changed: StatementRecorded) -> bool:
        """Whether a flag of the statement names as turned down one that was not said after the changed one, or none."""
        flags = [self._flags.get((statement_id, relation)) for relation in RELATIONS]
        return any(isinstance(flag, StatementFlagged) and self._is_not_after(flag.why.rejected, changed) for flag in flags)

    def _is_not_after(self, rejected: dict[str, str] | None, changed: StatementRecorded) -> bool:
        named = self._facts.get(rejected["id"]) if rejected else None
        return not isinstance(named, StatementRecorded) or named.id == changed.id or order(named) < order(changed)

    def _settle(self, statement_id: str) -> Iterator[FlagFact]:
        """Set the flags of one statement to what they should be; yields what changed."""
        wanted = {flag.relation: flag for flag in self._wanted(statement_id)}
        for relation in RELATIONS:
            standing = self._flags.get((statement_id, relation))
            if (fact := self._change(standing, wanted.get(relation))) is not None:
                self._flags[statement_id, relation] = fact
                yield fact

    def _wanted(self, statement_id: str) -> list[StatementFlagged]:
        statement = self._facts[statement_id]
        if isinstance(statement, StatementWithdrawn):
            return []
        group = self._group(statement)
        return flags_for(statement, group.earlier(statement), group.heads, group.before(statement))

    def _change(self, newest: FlagFact | None, wanted: StatementFlagged | None) -> FlagFact | None:
        """The fact that leads from the newest one of a flag to the wanted one; None where it is that already."""
        revision = newest.revision + 1 if newest else 1
        if wanted is None:
            return self._withdraw(newest) if isinstance(newest, StatementFlagged) else None
        if newest == wanted.model_copy(update={"revision": revision - 1}):
            return None
        return wanted.model_copy(update={"revision": revision})

    def _withdraw(self, flag: StatementFlagged) -> FlagWithdrawn:
        gone = isinstance(self._facts[flag.statement], StatementWithdrawn)
        return FlagWithdrawn(
            flag=flag.id,
            revision=flag.revision + 1,
            group=flag.group,
            statement=flag.statement,
            relation=flag.relation,
            reason="withdrawn" if gone else "history",
        )


def _newer(fact: StatementFact, known: StatementFact) -> bool:
    """Whether a fact outdates the known one: by revision, then a withdrawal, then by content; which of them came first never decides."""
    if fact == known:
        return False
    ranks = [(each.revision, isinstance(each, StatementWithdrawn)) for each in (fact, known)]
    return ranks[0] > ranks[1] if ranks[0] != ranks[1] else fact.model_dump_json() > known.model_dump_json()
