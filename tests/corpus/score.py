"""Holds what was recorded of an article against what must be, slot by slot."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from schemas.base import Span
from schemas.statements import Slot, StatementRecorded
from tests.corpus.read import SLOTS, Example, Expected
from tests.eval.score import Figure

Value = str | bool | None


class Match(NamedTuple):
    """A statement that must be recorded, and the one recorded from the same words, if any was."""

    expected: Expected
    got: StatementRecorded | None

    def wrong(self) -> dict[str, tuple[Value, Value]]:
        """Slot -> what was got and what is right; empty where all is right or nothing was recorded."""
        if self.got is None:
            return {}
        right, values = self.expected, values_of(self.got)
        return {slot: (values[slot], right.model_dump()[slot]) for slot in right.told if not _agree(slot, self.got, right)}

    @property
    def found(self) -> bool:
        """True where it was recorded with every slot right."""
        return self.got is not None and not self.wrong()


class Result(NamedTuple):
    """What became of one article: its matches, and the statements recorded that nobody expects."""

    example: Example
    matches: list[Match]
    further: list[StatementRecorded]

    @property
    def excess(self) -> int:
        """How many statements were recorded beyond what the expectation tolerates."""
        return max(0, len(self.further) - self.example.expectation.others)


def values_of(statement: StatementRecorded) -> dict[str, Value]:
    """The slots of a record in the form in which expectations give them."""
    return {
        "label": statement.label,
        "speaker": statement.speaker.name,
        "side": statement.speaker.side,
        "place": statement.place.code if statement.place else None,
        "said": statement.said,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "actor": statement.actor.side if statement.actor else None,
        "due": statement.due,
        "reported_prior": statement.reported_prior,
        "outcome": statement.outcome,
        "quotation": statement.quotation is not None,
    }


def hold(example: Example, recorded: list[StatementRecorded]) -> Result:
    """Pair what must be recorded with what was: of the statements from the same words, those that agree in most slots."""
    expected, text = example.expectation.statements, example.article.text
    pairs = [(one, got) for one in expected for got in recorded if _share_words(one, got, text)]
    pairs.sort(key=lambda pair: len(Match(*pair).wrong()) - len(pair[0].told))
    matched: dict[Expected, StatementRecorded] = {}
    for one, got in pairs:
        if one not in matched and got not in matched.values():
            matched[one] = got
    matches = [Match(one, matched.get(one)) for one in expected]
    return Result(example, matches, [got for got in recorded if got not in matched.values()])


def statements(results: Iterable[Result]) -> Figure:
    """The figures of whole statements: right only where every slot is."""
    results = list(results)
    matches = [match for result in results for match in result.matches]
    recorded = sum(match.got is not None for match in matches) + sum(result.excess for result in results)
    return Figure(sum(match.found for match in matches), recorded, len(matches))


def slots(results: Iterable[Result]) -> dict[str, Figure]:
    """Slot -> its figures over all statements whose expectation sets the slot."""
    matches = [match for result in results for match in result.matches]
    return {slot: _figures(slot, [match for match in matches if slot in match.expected.told]) for slot in SLOTS}


def _figures(slot: str, matches: list[Match]) -> Figure:
    right = sum(match.got is not None and slot not in match.wrong() for match in matches)
    return Figure(right, sum(match.got is not None for match in matches), len(matches))


def _share_words(expected: Expected, got: StatementRecorded, text: str) -> bool:
    start = text.index(expected.words)
    return any(_overlap((start, start + len(expected.words)), span) for slot in (Slot.CUE, Slot.CONTENT) for span in got.evidence[slot])


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _agree(slot: str, got: StatementRecorded, right: Expected) -> bool:
    if slot == "speaker":
        return _is_named(got, right.speaker)
    return bool(values_of(got)[slot] == right.model_dump()[slot])


def _is_named(got: StatementRecorded, name: str) -> bool:
    """Whether a speaker is the one meant: written in full, in short, or known by another name in the article."""
    written, known = _words(got.speaker.name), _words(f"{got.speaker.name} {got.speaker.id or ''} {got.speaker.role or ''}")
    return _words(name) <= known or written <= _words(name)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold())) - {"the", "a", "an", "s"}
