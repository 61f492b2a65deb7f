"""How many of the outlets that reported something did so on their own."""

from collections.abc import Callable, Iterable

from streams.compare.remembered import Remembered
from streams.compare.text import VERBATIM, likeness


def independent(statements: Iterable[Remembered], head: Callable[[str], str]) -> int:
    """How many outlets have a report of their own among statements in order; the others only copied the report of another outlet.

    A report is a copy where its words, and not those of a quotation, are nearly those of an earlier report of the same utterance,
    which `head` names by the id of its first statement.
    """
    utterances: dict[str, list[Remembered]] = {}
    for statement in statements:
        utterances.setdefault(head(statement.id), []).append(statement)
    return len({statement.outlet for reports in utterances.values() for statement in _own(reports)})


def _own(reports: list[Remembered]) -> Iterable[Remembered]:
    return (report for at, report in enumerate(reports) if not any(_is_copy(report, other) for other in reports[:at]))


def _is_copy(report: Remembered, other: Remembered) -> bool:
    return not report.is_quoted and report.outlet != other.outlet and likeness(report.content, other.content) >= VERBATIM
