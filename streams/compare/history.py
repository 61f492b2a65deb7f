"""History: every statement recorded so far, and the flags that follow from them, whatever the order of arrival."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, Self

from schemas.flags import FlagFact, FlagWithdrawn, Relation, StatementFlagged, flag_id
from schemas.ontology import Family
from schemas.statements import StatementFact, StatementRecorded, claim_group, statement_of
from streams.compare.groups import ClaimGroup
from streams.compare.links import Decision
from streams.compare.parts import Ties
from streams.compare.remembered import Remembered
from streams.compare.rows import Evidence, FlagState, Row, Standing, digest, outdates, row_of
from streams.compare.threads import flags_for
from streams.compare.ties import across_sides, within_side


class Scope(NamedTuple):
    """Which statements are compared with each other, and for what."""

    key: Callable[[StatementRecorded], str | None]
    """The group in which a statement is compared; None where it is not."""
    group: Callable[[Remembered], str | None]
    """The same of what is remembered of it."""
    ties: Ties
    relations: tuple[Relation, ...]


def by_place(family: Family, place: str | None) -> str | None:
    """The group of all that is said about a place; None where none is known."""
    return f"{family}:{place}" if place else None


WITHIN_SIDE = Scope(
    claim_group,
    lambda statement: statement.group,
    within_side,
    (Relation.REREPORT, Relation.REPEAT, Relation.REVERSAL, Relation.OUTCOME),
)
"""Each side and what it said itself."""

ACROSS_SIDES = Scope(
    lambda statement: by_place(statement.family, statement.place.code if statement.place else None),
    lambda statement: by_place(statement.claim.family, statement.claim.place),
    across_sides,
    (Relation.ECHO, Relation.OUTCOME),
)
"""All sides and what they said about a place."""


class History:
    """The statements of some groups. What stands is a function of the set of facts taken, not of their order.

    What is searched is in memory; the rows are kept by whoever calls, who must `recall` a row by the id of its statement.
    """

    def __init__(self, scope: Scope = WITHIN_SIDE, recall: Callable[[str], Row | None] = lambda _: None) -> None:
        self.rows: dict[str, Row] = {}
        """The rows that came or changed; a caller that has stored them may clear them."""
        self._scope = scope
        self._recall = recall
        self._groups: dict[str, ClaimGroup] = {}

    @classmethod
    def of(cls, scope: Scope, recall: Callable[[str], Row | None], rows: Iterable[Row | Standing], decisions: Iterable[Decision]) -> Self:
        """Rebuild a history from all rows and decisions that were remembered, in any order."""
        history = cls(scope, recall)
        for decision in decisions:
            history._group_named(decision.group).links.take(decision)
        for statement, head in sorted((row.statement, row.head) for row in rows if row.statement):
            if group := history._group(statement):
                group.restore(statement, head)
        return history

    def take(self, fact: StatementFact) -> list[FlagFact]:
        """Take in a fact; returns the flag facts to publish: new flags, higher revisions, withdrawals, in the order of their statements.

        A fact that is known, or older than the known one of its statement, changes nothing.
        """
        known = self.row(statement_of(fact))
        if known and not outdates(fact, known):
            return []
        row = self.rows[statement_of(fact)] = row_of(fact, known.flags if known else {})
        touched: dict[str, Remembered] = {}
        if known and known.statement:
            touched |= self._ripple(known.statement, ClaimGroup.remove)
        if row.statement:
            touched |= self._ripple(row.statement, ClaimGroup.add)
        return self._settle_all(touched)

    def decide(self, decision: Decision) -> list[FlagFact]:
        """Take in what people decided about threads; returns the flag facts to publish.

        A decision about a statement that is not known waits for it. One that is known, or overruled, changes nothing.
        """
        touched = self._group_named(decision.group).decide(decision)
        return self._settle_all({statement.id: statement for statement in touched})

    def key(self, fact: StatementFact, scope: Scope) -> str | None:
        """Where a fact belongs in another scope, as far as it is known; for a withdrawal that is known from the statement."""
        if isinstance(fact, StatementRecorded):
            return scope.key(fact)
        row = self.row(fact.statement)
        return scope.group(row.statement) if row and row.statement else None

    def row(self, statement_id: str) -> Row | None:
        """The row of a statement, if there is one."""
        return self.rows.get(statement_id) or self._recall(statement_id)

    def _group(self, statement: Remembered) -> ClaimGroup | None:
        key = self._scope.group(statement)
        return None if key is None else self._group_named(key)

    def _group_named(self, key: str) -> ClaimGroup:
        if (group := self._groups.get(key)) is None:
            group = self._groups[key] = ClaimGroup(self._scope.ties)
        return group

    def _ripple(self, changed: Remembered, change: Callable[[ClaimGroup, Remembered], list[Remembered]]) -> dict[str, Remembered]:
        """Let a statement come or go; returns where flags may be others now, by id.

        That is at itself, and later at what is tied to it or to a moved head, or may name it as turned down.
        """
        if (group := self._group(changed)) is None:
            return {}
        moved = [changed, *change(group, changed)]
        touched = {statement.id: statement for statement in moved}
        touched |= {later.id: later for statement in moved for later in group.later(statement)}
        return touched | {other.id: other for other in group.may_turn_down(changed) if self._has_flags(other)}

    def _has_flags(self, statement: Remembered) -> bool:
        row = self.row(statement.id)
        return row is not None and any(state.stands for state in row.flags.values())

    def _settle_all(self, touched: Mapping[str, Remembered]) -> list[FlagFact]:
        return [fact for statement in sorted(touched.values()) for fact in self._settle(statement)]

    def _settle(self, statement: Remembered) -> Iterator[FlagFact]:
        """Set the flags of one statement to what they should be; yields what changed."""
        row = self._known(statement.id)
        wanted = {flag.relation: flag for flag in self._wanted(row.statement)}
        states = dict(row.flags)
        for relation in self._scope.relations:
            state = states.get(relation)
            if flag := wanted.get(relation):
                says = digest(flag)
                if state and state.stands and state.digest == says:
                    continue
                fact: FlagFact = flag.model_copy(update={"revision": state.revision + 1}) if state else flag
                states[relation] = FlagState(fact.revision, says, stands=True)
                yield fact
            elif state and state.stands:
                yield _withdrawal(statement, relation, state.revision + 1, gone=row.statement is None)
                states[relation] = FlagState(state.revision + 1, "", stands=False)
        group = row.statement and self._group(row.statement)
        settled = row._replace(flags=states, head=group.heads.get(statement.id) if group else None)
        if settled != row:
            self.rows[statement.id] = settled

    def _wanted(self, statement: Remembered | None) -> list[StatementFlagged]:
        group = statement and self._group(statement)
        if statement is None or group is None:
            return []
        return flags_for(statement, group, self._scope.relations, self._evidence)

    def _evidence(self, statement_id: str) -> Evidence:
        return self._known(statement_id).evidence

    def _known(self, statement_id: str) -> Row:
        if (row := self.row(statement_id)) is None:
            raise KeyError(f"statement {statement_id} stands and has no row")
        return row


def _withdrawal(statement: Remembered, relation: Relation, revision: int, *, gone: bool) -> FlagWithdrawn:
    return FlagWithdrawn(
        flag=flag_id(statement.id, relation),
        revision=revision,
        group=statement.group,
        statement=statement.id,
        relation=relation,
        reason="withdrawn" if gone else "history",
    )
