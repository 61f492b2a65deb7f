"""What people have decided about statements, against or beyond what their slots say."""

from collections import defaultdict

from schemas.followups import ThreadsMerged, ThreadSplit

Decision = ThreadSplit | ThreadsMerged


class Links:
    """Who may not be linked with whom, and who must be. Of several decisions about two statements the one of the highest number holds."""

    def __init__(self) -> None:
        self._decided: dict[str, dict[str, tuple[int, str, bool]]] = defaultdict(dict)

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self._decided)

    def take(self, decision: Decision) -> set[str]:
        """Take a decision in; returns the ids of the statements for which something is another now."""
        held = (decision.number, decision.id, isinstance(decision, ThreadsMerged))
        changed: set[str] = set()
        for one, other in ((decision.statement, other) for other in decision.others if other != decision.statement):
            if held > self._decided[one].get(other, (0, "", False)):
                self._decided[one][other] = self._decided[other][one] = held
                changed |= {one, other}
        return changed

    def may_not(self, one: str, other: str) -> bool:
        """Whether people have parted two statements."""
        return self._decided.get(one, {}).get(other, (0, "", True))[2] is False

    def joined(self, one: str) -> list[str]:
        """The statements that people have joined to one."""
        return [other for other, (_, _, joins) in self._decided.get(one, {}).items() if joins]
