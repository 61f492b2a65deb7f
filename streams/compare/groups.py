"""An index over the standing statements of one claim group, so that a statement meets only those that it could belong to."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import islice

from streams.compare.links import Decision, Links
from streams.compare.opposites import against, akin
from streams.compare.parts import Asked, Ties
from streams.compare.relations import one_saying
from streams.compare.remembered import Remembered
from streams.compare.said import one_breath
from streams.compare.shelves import Bound, Shelf
from streams.compare.ties import Bond
from streams.compare.vetoes import parted
from streams.likeness.sketch import products

WINDOW = 64
"""How many statements back one is looked for that was turned down."""

Rows = list[Remembered]


class ClaimGroup:
    """The statements of one claim group in order, whole and by action, and the head of each utterance.

    An arrival in order costs a look at a table of its action's statements, and those that are tied to it. A late one
    also costs those after it.
    """

    def __init__(self, ties: Ties) -> None:
        self.links = Links()
        self._ties = ties
        self.heads: dict[str, str] = {}
        """Id of a statement -> id of the first statement of its utterance, where that is another one."""
        self._statements: dict[str, Remembered] = {}
        self._known_as: dict[str, dict[str, Remembered]] = {}
        """The id that decisions name -> the statements that are known by it and have another one, by their own."""
        self._all: Rows = []
        self._of: dict[str, Shelf] = {}
        """The statements of each action."""
        self._found: tuple[Remembered, list[Bound]] | None = None
        """What was found before the statement that was asked for last: one arrival asks several times."""

    def add(self, statement: Remembered) -> list[Remembered]:
        """Let a statement stand; returns the statements, itself included, whose head is another now."""
        self.restore(statement, None)
        return self._rehead(statement)

    def restore(self, statement: Remembered, head: str | None) -> None:
        """Let a statement stand whose head is known, where that is another one; what stands already keeps its own."""
        self._statements[statement.id] = statement
        if statement.known_as:
            self._known_as.setdefault(statement.known_as, {})[statement.id] = statement
        if head:
            self.heads[statement.id] = head
        self._found = None
        insort(self._all, statement)
        self._of.setdefault(statement.claim.action, Shelf()).add(statement)

    def remove(self, statement: Remembered) -> list[Remembered]:
        """Take a standing statement out, given as it was added; returns those whose head is another now."""
        del self._statements[statement.id]
        self._known_as.get(statement.name, {}).pop(statement.id, None)
        self.heads.pop(statement.id, None)
        self._found = None
        del self._all[bisect_left(self._all, statement)]
        self._of[statement.claim.action].remove(statement)
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
        found = self._before(statement)
        return self._decided(statement, found) if self.links else found

    def later(self, statement: Remembered) -> Iterator[Remembered]:
        """What was said after a statement and is tied to it, or to what people joined to it; in no order."""
        yield from self._later(statement)
        for other in self._joined(statement):
            yield from (row for row in (other, *self._later(other)) if row > statement)

    def _later(self, statement: Remembered) -> Iterator[Remembered]:
        asked = Asked(statement.claim, self._ties, backwards=True)
        return (found.statement for found in self._after(statement, asked, lambda _: True))

    def likest(self, statement: Remembered, others: Sequence[Remembered]) -> Remembered:
        """The one of some others whose words are nearest to those of a statement, by sketch; of several the last said."""
        if len(others) == 1:
            return others[0]
        near = products(statement.sketch, [other.sketch for other in others]).tolist()
        nearest = max(near)
        return max(other for other, product in zip(others, near, strict=True) if product == nearest)

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
        left = sorted(bound for bound in (*found, *added) if not self.links.may_not(new.name, bound.statement.name))
        anchor = next((bound for bound in left if bound.statement.id == self.head(new.id)), left[-1] if left else None)
        return [bound for bound in left if anchor and not self.links.may_not(anchor.statement.name, bound.statement.name)]

    def _joined(self, statement: Remembered) -> list[Remembered]:
        return self._standing(self.links.joined(statement.name))

    def _standing(self, names: Iterable[str]) -> list[Remembered]:
        """The standing statements of which decisions speak by some names: their own ids, or those that they are known by."""
        return [statement for name in names for statement in self._named(name)]

    def _named(self, name: str) -> list[Remembered]:
        own = self._statements.get(name)
        return [*([own] if own else []), *self._known_as.get(name, {}).values()]

    def _before(self, statement: Remembered) -> list[Bound]:
        """What was said before a statement and is tied to it by claim and words, in order."""
        if self._found is None or self._found[0] != statement:
            asked = Asked(statement.claim, self._ties)
            found = [one for shelf in self._near(statement) for one in shelf.earlier(statement, asked)]
            self._found = statement, sorted(found)
        return self._found[1]

    def _after(self, statement: Remembered, asked: Asked, wanted: Callable[[Remembered], bool]) -> list[Bound]:
        """What of the wanted was said after a statement and is tied to it likewise; in no order."""
        if not self._all or statement >= self._all[-1]:
            return []
        return [one for shelf in self._near(statement) for one in shelf.later(statement, asked, wanted)]

    def _near(self, statement: Remembered) -> list[Shelf]:
        """The shelves of its action, of those against it and of those against these."""
        action = statement.claim.action
        return [self._of[name] for name in (action, *against(action), *akin(action)) if name in self._of]

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
        found = self._before(statement)
        day = bisect_left(found, statement.first, key=_last_day)
        same = (one.statement for one in islice(found, day, None) if one.bond is Bond.SAME)
        head = next((other for other in same if self._one_saying(statement, other)), None)
        return self.head(head.id) if head else statement.id

    def _followers(self, statement: Remembered) -> list[Remembered]:
        """Later statements of the saying that one records."""
        found = self._after(statement, Asked(statement.claim, self._ties), partial(self._one_saying, statement))
        return [one.statement for one in found if one.bond is Bond.SAME]

    def _one_saying(self, a: Remembered, b: Remembered) -> bool:
        return one_saying(a, b) and not self.links.may_not(a.name, b.name)


def _last_day(bound: Bound) -> int:
    return bound.statement.last


def turns_down(new: Remembered, earlier: Remembered) -> bool:
    """Whether a veto parts an earlier statement from a new one; what is said in the same breath is no candidate."""
    return parted(new.claim, earlier.claim) and not one_breath(new, earlier)
