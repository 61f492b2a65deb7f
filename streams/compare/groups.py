"""An index over the standing statements of one claim group, so that a statement meets only those that it could belong to."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator
from heapq import heapify, heappop, heappush, merge

from schemas.statements import StatementRecorded
from streams.compare.relations import one_saying
from streams.compare.said import Order, order

Rows = list[Order]


class ClaimGroup:
    """The statements of one claim group in order, whole and by place, and the head of the utterance of each.

    An arrival in order costs its candidates: those of its place and those of no known place. A late one also costs those after it.
    """

    def __init__(self) -> None:
        self.heads: dict[str, str] = {}
        self._statements: dict[str, StatementRecorded] = {}
        self._all: Rows = []
        self._at: dict[str | None, Rows] = {}

    def add(self, statement: StatementRecorded) -> None:
        """Let a statement stand; heads are as before until `rehead`."""
        self._statements[statement.id] = statement
        for rows in (self._all, self._at.setdefault(_code(statement), [])):
            insort(rows, order(statement))

    def remove(self, statement: StatementRecorded) -> None:
        """Take a standing statement out, given as it was added."""
        del self._statements[statement.id], self.heads[statement.id]
        for rows in (self._all, self._at[_code(statement)]):
            del rows[bisect_left(rows, order(statement))]

    def earlier(self, statement: StatementRecorded) -> list[StatementRecorded]:
        """The candidates said before a statement, which need not stand itself, in order."""
        place = order(statement)
        return self._candidates(statement, lambda rows: rows[: bisect_left(rows, place)])

    def later(self, statement: StatementRecorded) -> list[StatementRecorded]:
        """The candidates said after a statement, which need not stand itself, in order."""
        place = order(statement)
        return self._candidates(statement, lambda rows: rows[bisect_right(rows, place) :])

    def before(self, statement: StatementRecorded) -> Iterator[StatementRecorded]:
        """All statements said before one, whatever their place, the last first."""
        return (self._statements[self._all[at].id] for at in range(bisect_left(self._all, order(statement)) - 1, -1, -1))

    def rows_after(self, statement: StatementRecorded) -> Rows:
        """The places in the order of all statements said after one, whatever they are about."""
        return self._all[bisect_right(self._all, order(statement)) :]

    def rehead(self, changed: StatementRecorded) -> list[StatementRecorded]:
        """Find the heads anew after a statement came or went; returns those whose head is another now, in order.

        The head of an utterance is the first statement of it, so that a change runs forward, from each moved head to its followers.
        """
        moved = []
        waiting = [order(statement) for statement in (changed, *self._followers(changed)) if statement.id in self._statements]
        heapify(waiting)
        while waiting:
            statement = self._statements[heappop(waiting).id]
            if (head := self._head(statement)) != self.heads.get(statement.id):
                self.heads[statement.id] = head
                moved.append(statement)
                for follower in self._followers(statement):
                    heappush(waiting, order(follower))
        return moved

    def _head(self, statement: StatementRecorded) -> str:
        return next((self.heads[earlier.id] for earlier in self.earlier(statement) if one_saying(statement, earlier)), statement.id)

    def _followers(self, statement: StatementRecorded) -> list[StatementRecorded]:
        return [later for later in self.later(statement) if one_saying(later, statement)]

    def _candidates(self, statement: StatementRecorded, part: Callable[[Rows], Rows]) -> list[StatementRecorded]:
        code = _code(statement)
        near = [part(self._at.get(key, [])) for key in (code, None)] if code else [part(self._all)]
        return [self._statements[row.id] for row in merge(*near)]


def _code(statement: StatementRecorded) -> str | None:
    return statement.place.code if statement.place else None
