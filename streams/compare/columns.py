"""The parts of claims as numbers, and what they are to a part that is asked for: of many statements with one part it is asked once."""

from collections.abc import Callable
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from streams.compare.parts import Part

P = TypeVar("P")

Answers = NDArray[np.int16]
Numbers = NDArray[np.int32]

KEPT = 1 << 19
"""Answers that a column keeps, of two bytes each; when there are more it begins anew."""
UNASKED = -1
NONE: Answers = np.zeros(0, np.int16)


class Column(Generic[P]):
    """The different parts of one kind, numbered as they come, and what they are to those that were asked for.

    `P`: what is asked when it is asked of a part.
    """

    __slots__ = ("_answers", "_kept", "_numbers", "_parts", "_ways")

    def __init__(self, ways: int = 1) -> None:
        self._ways = ways
        self._numbers: dict[Part, int] = {}
        self._parts: list[P] = []
        """What to ask of a part, by its number."""
        self._answers: dict[Part, Answers] = {}
        self._kept = 0

    def number(self, part: Part, asked_of: P) -> int:
        """The number of a part."""
        if (number := self._numbers.setdefault(part, len(self._parts))) == len(self._parts):
            self._parts.append(asked_of)
        return number

    def answers(self, to: Part, ask: Callable[[P, int], int], wanted: Numbers) -> Answers:
        """What some parts are to one that is asked for: each is asked once, and only those that are wanted.

        They are wanted by their numbers, times the ways in which they may be asked, each in one of these.
        """
        found = self._answers.get(to, NONE)
        if len(found) < self._ways * len(self._parts):
            found = self._answers[to] = self._longer(found)
        answered: Answers = found[wanted]
        if (unasked := answered == UNASKED).any():
            for number in set(wanted[unasked].tolist()):
                found[number] = ask(self._parts[number // self._ways], number % self._ways)
            answered = found[wanted]
        return answered

    def _longer(self, found: Answers) -> Answers:
        """Some answers, with room for more, also for parts that are yet to come."""
        room = self._ways * (len(self._parts) + len(self._parts) // 4 + 4) - len(found)
        self._kept += room
        if self._kept > KEPT:
            self._answers.clear()
            self._kept = len(found) + room
        return np.concatenate((found, np.full(room, UNASKED, np.int16)))


class Names:
    """Names, numbered as they come; 0 for none."""

    def __init__(self) -> None:
        self._numbers: dict[str | None, int] = {None: 0}

    def number(self, name: str | None) -> int:
        """The number of a name."""
        return self._numbers.setdefault(name, len(self._numbers))


NAMES = Names()
