"""What a newer extractor records in the place of a statement is heeded in its place, whatever comes first."""

from itertools import permutations

import pytest

from schemas.followups import ThreadsMerged, ThreadSplit
from schemas.statements import StatementFact, StatementRecorded, StatementWithdrawn, claim_group
from tests.compare.build import said
from tests.compare.ledger import Ledger

FIRST = said(day="2016-03-14", extractor="4")
NOW = said(extractor="4", actor="RUS")
AGAIN = said(extractor="5", known_as=NOW.id)
ELSEWHERE = said(day="2018-06-01", place="MLI", extractor="4")


def gone(statement: StatementRecorded, extractor: str = "5") -> StatementWithdrawn:
    about = {"statement": statement.id, "article": statement.article, "group": claim_group(statement)}
    return StatementWithdrawn(**about, revision=1, reason="reread", extractor=extractor)


SPLIT = ThreadSplit(group=claim_group(NOW), number=1, statement=NOW.id, others=(FIRST.id,), by="Rosa Lind")
MERGED = ThreadsMerged(group=claim_group(NOW), number=1, statement=ELSEWHERE.id, others=(NOW.id,), by="Rosa Lind")


def flagged(facts: tuple[StatementFact | ThreadSplit | ThreadsMerged, ...]) -> set[str]:
    return {flag.statement for flag in Ledger.after(facts).standing().values()}


@pytest.mark.parametrize("order", list(permutations([FIRST, NOW, gone(NOW), AGAIN])))
def test_what_takes_the_place_is_flagged_in_any_order(order: tuple[StatementFact, ...]) -> None:
    assert flagged(order) == {AGAIN.id}


@pytest.mark.parametrize("order", list(permutations([SPLIT, FIRST, gone(NOW), AGAIN])))
def test_what_people_parted_stays_parted(order: tuple[StatementFact | ThreadSplit, ...]) -> None:
    assert flagged((NOW, *order)) == set()


@pytest.mark.parametrize("order", list(permutations([MERGED, ELSEWHERE, gone(NOW), AGAIN])))
def test_what_people_joined_stays_joined(order: tuple[StatementFact | ThreadsMerged, ...]) -> None:
    assert flagged((NOW, *order)) == {ELSEWHERE.id}


@pytest.mark.parametrize("order", list(permutations([FIRST, NOW, gone(NOW), NOW.model_copy(update={"extractor": "6"})])))
def test_what_an_extractor_did_not_find_and_a_newer_one_does_stands(order: tuple[StatementFact, ...]) -> None:
    assert flagged(order) == {NOW.id}
