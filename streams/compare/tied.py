"""Which statements are tied to one that is asked for, and how, as numbers: of many at once it is asked what is needed of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.compare.columns import Answers
from streams.compare.ties import Tie
from streams.likeness.lines import Flags
from streams.likeness.sketch import reach

Places = NDArray[np.intp]

ALWAYS = float("-inf")
"""How near sketches are of any two texts."""


class Numbered:
    """Every tie that was met, numbered from 1 on, and what is asked of them: an array each, by these numbers."""

    def __init__(self) -> None:
        self.ties: list[Tie | None] = [None]
        self._numbers: dict[Tie | None, int] = {None: 0}
        self._tell()

    def number(self, tie: Tie | None) -> int:
        """The number of a tie, 0 for none."""
        if tie not in self._numbers:
            self._numbers[tie] = len(self.ties)
            self.ties.append(tie)
            self._tell()
        return self._numbers[tie]

    def _tell(self) -> None:
        known = [tie for tie in self.ties if tie]
        self.words = np.array([0.0, *(tie.words for tie in known)])
        self.reach = np.array([ALWAYS, *(reach(tie.words, tie.topical) if tie.words else ALWAYS for tie in known)])
        self.is_worded = np.array([False, *(tie.is_worded for tie in known)])
        self.is_topical = np.array([False, *(tie.topical for tie in known)])
        self.is_witnessed = np.array([False, *(tie.witnessed for tie in known)])


NUMBERED = Numbered()


class Tied(NamedTuple):
    """Where statements are that are tied to one that is asked for, and by which ties."""

    at: Places
    ties: Answers
    anonymous: Flags

    @classmethod
    def of(cls, found: Sequence[tuple[int, Tie]]) -> "Tied":
        """Some places with their ties."""
        ties = [NUMBERED.number(tie._replace(anonymous=False)) for _, tie in found]
        anonymous = [tie.anonymous for _, tie in found]
        return cls(np.array([at for at, _ in found], np.intp), np.array(ties, np.int16), np.array(anonymous, np.bool_))

    def where(self, which: Any) -> "Tied":
        """Some of them, told by flags, places or a slice."""
        return Tied(self.at[which], self.ties[which], self.anonymous[which])

    @property
    def by_slots(self) -> Flags:
        """Which of them are tied by slots alone."""
        return ~(NUMBERED.is_worded[self.ties] | self.anonymous)

    def listed(self) -> list[tuple[int, Tie]]:
        """Each of them as a place and a tie."""
        ties = [NUMBERED.ties[number] for number in self.ties.tolist()]
        each = zip(self.at.tolist(), ties, self.anonymous.tolist(), strict=True)
        return [(at, tie._replace(anonymous=True) if anonymous else tie) for at, tie, anonymous in each if tie]
