"""How many of the outlets that reported something did so on their own."""

from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from streams.compare.remembered import Remembered

COPIED = 90
"""Per cent of characters that a copy has in common with the report it was taken from: an agency's words, cut or mended a little."""


def independent(utterances: Iterable[Sequence[Remembered]]) -> int:
    """How many outlets have a report of their own among those of some utterances, in order; the others only copied that of another outlet.

    A report is a copy where its words, and not those of a quotation, are nearly those of an earlier report of the same utterance.
    """
    return len({report.outlet for reports in utterances for report in (_own(reports) if len(reports) > 1 else reports)})


def _own(reports: Sequence[Remembered]) -> Iterable[Remembered]:
    return (report for at, report in enumerate(reports) if not any(_is_copy(report, other) for other in reports[:at]))


def _is_copy(report: Remembered, other: Remembered) -> bool:
    return not report.is_quoted and report.outlet != other.outlet and ratio(report.content, other.content, score_cutoff=COPIED) > 0
