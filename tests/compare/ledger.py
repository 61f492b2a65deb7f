"""A history and all that it has published: what a worker and its topics are together."""

from collections.abc import Iterable, Sequence
from typing import Self

from schemas.flags import FlagFact, StatementFlagged, standing
from schemas.statements import StatementFact
from streams.compare.history import WITHIN_SIDE, History, Scope
from streams.compare.links import Decision
from streams.compare.rows import Row, decode, encode


class Ledger:
    """Takes facts, and keeps what was published and the rows as they would be stored."""

    def __init__(self, scope: Scope = WITHIN_SIDE) -> None:
        self.scope = scope
        self.published: list[FlagFact] = []
        self.stored: dict[str, bytes] = {}
        self.decisions: list[Decision] = []
        self._history = History(scope, self._recall)

    @classmethod
    def after(cls, facts: Iterable[StatementFact | Decision], scope: Scope = WITHIN_SIDE) -> Self:
        """The ledger after some facts, in the order in which they came."""
        ledger = cls(scope)
        for fact in facts:
            ledger.take(fact)
        return ledger

    def take(self, fact: StatementFact | Decision) -> list[FlagFact]:
        """Take in one fact and store what changed; returns what was published."""
        found = self.lost(fact)
        self.stored |= {name: encode(row) for name, row in self._history.rows.items()}
        self._history.rows.clear()
        self.published += found
        return found

    def lost(self, fact: StatementFact | Decision) -> list[FlagFact]:
        """Take in one fact, publish, and store nothing, as a worker that is killed; returns what was published."""
        if isinstance(fact, Decision):
            self.decisions.append(fact)
            return self._history.decide(fact)
        return self._history.take(fact)

    def restart(self, order: Sequence[str] | None = None) -> None:
        """Rebuild the history from the stored rows, in some order of their ids."""
        rows = [decode(self.stored[name]) for name in order or self.stored]
        self._history = History.of(self.scope, self._recall, rows, self.decisions)

    def standing(self) -> dict[str, StatementFlagged]:
        """The flags that stand, by id."""
        return standing(self.published)

    def _recall(self, statement: str) -> Row | None:
        return decode(self.stored[statement]) if statement in self.stored else None
