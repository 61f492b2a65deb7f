"""An index over the standing statements of one claim group, so that a statement meets only those that it could belong to."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from streams.compare.claims import Claim
from streams.compare.links import Decision, Links
from streams.compare.opposites import against
from streams.compare.relations import one_saying
from streams.compare.remembered import Remembered
from streams.compare.said import one_breath
from streams.compare.shelves import Shelf
from streams.compare.ties import Bond, Tie
from streams.compare.vetoes import parted

WINDOW = 64
"""How many statements back one is looked for that was turned down."""

Ties = Callable[[Claim, Claim], Tie | None]
Rows = list[Remembered]


class Bound(NamedTuple):
    """A statement, and the bond between its claim and that of another one."""

    statement: Remembered
    bond: Bond


class ClaimGroup:
    """The statements of one claim group in order, whole and by claim, and the head of each utterance.

    An arrival in order costs the claims of its action and place, and the statements of those that are tied to its own.
    A late one also costs those after it.
    """

    def __init__(self, ties: Ties) -> None:
        self.links = Links()
        self._ties = ties
        self.heads: dict[str, str] = {}
        """Id of a statement -> id of the first statement of its utterance, where that is another one."""
        self._statements: dict[str, Remembered] = {}
        self._all: Rows = []
        self._of: dict[Claim, Shelf] = {}
        self._claims: dict[str, dict[str | None, list[Claim]]] = {}
        """Action -> place -> claims."""
        self._asked: dict[tuple[Claim, bool], list[tuple[Tie, Shelf]]] = {}
        """The ties of the claim that was asked for last: one arrival asks several times."""

    def add(self, statement: Remembered) -> list[Remembered]:
        """Let a statement stand; returns the statements, itself included, whose head is another now."""
        self.restore(statement, None)
        return self._rehead(statement)

    def restore(self, statement: Remembered, head: str | None) -> None:
        """Let a statement stand whose head is known, where that is another one; what stands already keeps its own."""
        self._statements[statement.id] = statement
        if head:
            self.heads[statement.id] = head
        if statement.claim not in self._of:
            self._of[statement.claim] = Shelf()
            self._asked.clear()
            self._claims.setdefault(statement.claim.action, {}).setdefault(statement.claim.place, []).append(statement.claim)
        insort(self._all, statement)
        self._of[statement.claim].add(statement)

    def remove(self, statement: Remembered) -> list[Remembered]:
        """Take a standing statement out, given as it was added; returns those whose head is another now."""
        del self._statements[statement.id]
        self.heads.pop(statement.id, None)
        del self._all[bisect_left(self._all, statement)]
        self._of[statement.claim].remove(statement)
        return self._rehead(statement)

    def head(self, statement_id: str) -> str:
        """The id of the first statement of the utterance to which a statement belongs."""
        return self.heads.get(statement_id, statement_id)

    def utterances(self, statements: Iterable[Remembered]) -> list[list[Remembered]]:
        """Some statements in order, by the utterances that they report, in the order of their first reports."""
        found: dict[str, list[Remembered]] = {}
        heads = self.heads
        for statement in statements:
            found.setdefault(heads.get(statement.id, statement.id), []).append(statement)
        return list(found.values())

    def earlier(self, statement: Remembered) -> list[Bound]:
        """What was said before a statement and is tied to it, in order."""
        found = [Bound(other, tie.bond) for tie, shelf in self._tied(statement.claim) for other in shelf.earlier(tie, statement)]
        return sorted(self._decided(statement, found) if self.links else found)

    def later(self, statement: Remembered) -> Iterator[Remembered]:
        """What was said after a statement and is tied to it, or to what people joined to it; in no order."""
        yield from self._later(statement)
        for other in self._joined(statement):
            yield from (row for row in (other, *self._later(other)) if row > statement)

    def _later(self, statement: Remembered) -> Iterator[Remembered]:
        last = self._of[statement.claim].last_to_see(statement)
        for tie, shelf in self._tied(statement.claim, backwards=True) if self._all and statement < self._all[-1] else ():
            yield from shelf.later(tie, statement, last)

    def likest(self, statement: Remembered, others: Sequence[Remembered]) -> Remembered:
        """The one of some others whose words are nearest to those of a statement, by sketch; of several the last said."""
        if len(others) == 1:
            return others[0]
        wanted = {other.id for other in others}
        return max(self._of[claim].nearest(statement.content, wanted) for claim in {other.claim for other in others})[1]

    def before(self, statement: Remembered) -> Iterator[Remembered]:
        """The last statements said before one, whatever their claim, the last first."""
        at = bisect_left(self._all, statement)
        return reversed(self._all[max(at - WINDOW, 0) : at])

    def may_turn_down(self, statement: Remembered) -> Iterator[Remembered]:
        """Those later ones of which a statement, if it stands, is the nearest earlier one that a veto parts from them."""
        at = bisect_right(self._all, statement)
        behind = self._all[at : at + WINDOW]
        for place, other in enumerate(behind):
            if not any(turns_down(other, between) for between in reversed(behind[:place])):
                yield other

    def decide(self, decision: Decision) -> set[Remembered]:
        """Take in what people decided; returns the standing statements whose flags may be others now."""
        about = self._standing(self.links.take(decision))
        moved = {*about, *(head for statement in about for head in self._rehead(statement))}
        return moved | {later for statement in moved for later in self.later(statement)}

    def _decided(self, new: Remembered, found: list[Bound]) -> list[Bound]:
        """What people's decisions leave of the statements tied to a new one, and what they add.

        Where they have parted two of the earlier ones, those stay that go with the likeliest: of the same utterance, else said last.
        """
        joined = {other for statement in (new, *(bound.statement for bound in found)) for other in self._joined(statement)}
        added = [Bound(other, Bond.SAME) for other in joined.difference(bound.statement for bound in found) if other < new]
        left = sorted(bound for bound in (*found, *added) if not self.links.may_not(new.id, bound.statement.id))
        anchor = next((bound for bound in left if bound.statement.id == self.head(new.id)), left[-1] if left else None)
        return [bound for bound in left if anchor and not self.links.may_not(anchor.statement.id, bound.statement.id)]

    def _joined(self, statement: Remembered) -> list[Remembered]:
        return self._standing(self.links.joined(statement.id))

    def _standing(self, statements: Iterable[str]) -> list[Remembered]:
        return [self._statements[name] for name in statements if name in self._statements]

    def _tied(self, claim: Claim, *, backwards: bool = False) -> list[tuple[Tie, Shelf]]:
        """The claims that are tied to one as to a new one, or `backwards` as to an earlier one, with their statements."""
        if (claim, backwards) not in self._asked:
            self._asked = {key: found for key, found in self._asked.items() if key[0] is claim}
            pairs = ((self._ties(other, claim) if backwards else self._ties(claim, other), self._of[other]) for other in self._near(claim))
            self._asked[claim, backwards] = [(tie, shelf) for tie, shelf in pairs if tie]
        return self._asked[claim, backwards]

    def _near(self, claim: Claim) -> Iterator[Claim]:
        """The claims that no veto of action and place parts from one."""
        for places in (self._claims.get(action, {}) for action in (claim.action, *against(claim.action))):
            for place in {claim.place, None} if claim.place else places:
                yield from places.get(place, ())

    def _rehead(self, changed: Remembered) -> list[Remembered]:
        """Find the heads anew after a statement came or went.

        The head of an utterance is the first statement of it, so that a change runs forward, from each moved head to its followers.
        """
        moved = []
        waiting = [statement for statement in (changed, *self._followers(changed)) if statement.id in self._statements]
        heapify(waiting)
        while waiting:
            statement = heappop(waiting)
            if (head := self._find_head(statement)) != self.heads.get(statement.id, statement.id):
                self.heads[statement.id] = head
                moved.append(statement)
                for follower in self._followers(statement):
                    heappush(waiting, follower)
        return moved

    def _find_head(self, statement: Remembered) -> str:
        """The head of the first statement said before, perhaps on the same day, that records the same saying; else its own."""
        found = [
            other
            for tie, shelf in self._tied(statement.claim)
            if tie.bond is Bond.SAME
            for other in shelf.earlier(tie, statement, statement.first)
            if self._one_saying(statement, other)
        ]
        return self.head(min(found).id) if found else statement.id

    def _followers(self, statement: Remembered) -> list[Remembered]:
        """Later statements of the saying that one records."""
        if not self._all or statement >= self._all[-1]:
            return []
        last = self._of[statement.claim].last_to_see(statement)
        return [
            other
            for tie, shelf in self._tied(statement.claim)
            if tie.bond is Bond.SAME
            for other in shelf.later(tie, statement, last)
            if self._one_saying(statement, other)
        ]

    def _one_saying(self, a: Remembered, b: Remembered) -> bool:
        return one_saying(a, b) and not self.links.may_not(a.id, b.id)


def turns_down(new: Remembered, earlier: Remembered) -> bool:
    """Whether a veto parts an earlier statement from a new one; what is said in the same breath is no candidate."""
    return parted(new.claim, earlier.claim) and not one_breath(new, earlier)
