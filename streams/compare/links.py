"""What people have decided about statements, against or beyond what their slots say."""

from collections import defaultdict

from schemas.followups import FollowUpUndone, ThreadsMerged, ThreadSplit

Decision = ThreadSplit | ThreadsMerged | FollowUpUndone


class Links:
    """Who may not be linked with whom, and who must be, whatever the order in which it is told.

    Of several decisions about two statements that nobody took back, the one of the highest number holds.
    """

    def __init__(self) -> None:
        self._decisions: dict[str, Decision] = {}
        self._undone_by: dict[str, set[str]] = defaultdict(set)
        """Id of a decision -> ids of those that take it back."""
        self._between: dict[str, dict[str, list[ThreadSplit | ThreadsMerged]]] = defaultdict(lambda: defaultdict(list))
        """Ids of two statements -> what was decided about them."""

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self._between)

    def take(self, decision: Decision) -> set[str]:
        """Take a decision in; returns the ids of the statements for which something is another now."""
        if decision.id in self._decisions:
            return set()
        self._decisions[decision.id] = decision
        pairs = self._pairs(decision)
        before = [self._joins(*pair) for pair in pairs]
        self._keep(decision)
        return {name for pair, held in zip(pairs, before, strict=True) if self._joins(*pair) is not held for name in pair}

    def may_not(self, one: str, other: str) -> bool:
        """Whether people have parted two statements."""
        return self._joins(one, other) is False

    def joined(self, one: str) -> list[str]:
        """The statements that people have joined to one."""
        return [other for other in self._between.get(one, ()) if self._joins(one, other)]

    def _keep(self, decision: Decision) -> None:
        if isinstance(decision, FollowUpUndone):
            self._undone_by[decision.undoes].add(decision.id)
        else:
            for one, other in self._pairs(decision):
                self._between[one][other].append(decision)
                self._between[other][one].append(decision)

    def _pairs(self, decision: Decision | None) -> list[tuple[str, str]]:
        """The statements that a decision joins or parts; one that takes another back is about those of the other, where it is known."""
        if isinstance(decision, FollowUpUndone):
            return self._pairs(self._decisions.get(decision.undoes))
        return [(decision.statement, other) for other in decision.others if other != decision.statement] if decision else []

    def _joins(self, one: str, other: str) -> bool | None:
        """Whether two statements must be linked; None where nobody says so or otherwise."""
        if other not in self._between.get(one, ()):
            return None
        standing = (decision for decision in self._between[one][other] if self._stands(decision.id))
        holds = max(standing, key=lambda decision: (decision.number, decision.id), default=None)
        return isinstance(holds, ThreadsMerged) if holds else None

    def _stands(self, decision: str) -> bool:
        return not any(self._stands(by) for by in self._undone_by.get(decision, ()))
