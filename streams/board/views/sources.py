"""Who reported each saying of a thread, with those that only tell it again folded away."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from schemas.flags import Relation, StatementFlagged
from schemas.statements import StatementRecorded
from streams.board.views.words import CHIPS, Claim, claim, ends, said, shortened

MOST_FIRST, MOST_LAST, MOST_REPORTS = 15, 60, 12
"""How many sayings are told, of the first and of the last ones, and reports of each."""
COPIED = 90
"""Per cent of characters that a copy has in common with the report that it was taken from."""


class Report(NamedTuple):
    """A statement as a source of a saying."""

    id: str
    article: str
    outlet: str
    title: str
    published: date
    words: str
    looks_back: bool
    is_copy: bool


class Saying(NamedTuple):
    """An utterance: its number in the thread, what it is to earlier ones, the report that tells it best, and the others."""

    number: int
    when: str
    claim: Claim
    chips: list[tuple[Relation, str]]
    head: Report
    others: list[Report]
    left_out: int
    """How many other reports are not told."""
    outlets: int


def sayings(
    utterances: Sequence[Sequence[str]], flags: Sequence[StatementFlagged], statements: Mapping[str, StatementRecorded]
) -> list[Saying]:
    """The utterances of a thread in order, with their sources; of many, the first and the last ones."""
    known = [[statements[name] for name in names if name in statements] for names in utterances]
    numbered = [(number, reports) for number, reports in enumerate(known, 1) if reports]
    return [_saying(number, reports, flags) for number, reports in ends(numbered, MOST_FIRST, MOST_LAST)]


def _saying(number: int, reports: list[StatementRecorded], flags: Sequence[StatementFlagged]) -> Saying:
    names = {one.id for one in reports}
    loud = [flag for flag in flags if flag.statement in names and flag.relation is not Relation.REREPORT]
    relations, flagged = dict.fromkeys(flag.relation for flag in loud), {flag.statement for flag in loud}
    reports = sorted(reports, key=lambda one: (one.reported_prior, one.id not in flagged, one.published))
    shown = [_report(one, reports[:at]) for at, one in enumerate(reports[: 1 + MOST_REPORTS])]
    head, outlets = reports[0], len({one.outlet for one in reports})
    chips = [(each, CHIPS[each]) for each in relations]
    return Saying(number, said(head), claim(head), chips, shown[0], shown[1:], len(reports) - len(shown), outlets)


def _report(one: StatementRecorded, before: Sequence[StatementRecorded]) -> Report:
    title = shortened(one.title or "", 120)
    words = shortened(one.content)
    return Report(
        one.id, one.article, one.outlet, title, one.published, words, one.reported_prior, any(_is_copy(one, each) for each in before)
    )


def _is_copy(one: StatementRecorded, other: StatementRecorded) -> bool:
    """Whether one outlet's words, not being a quotation, are nearly another's."""
    return one.quotation is None and one.outlet != other.outlet and ratio(one.content, other.content) >= COPIED
