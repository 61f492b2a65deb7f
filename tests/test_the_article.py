"""The article that this project was created from, where the evaluation data lie beside the checkout: what must be recorded of it."""

from datetime import date
from pathlib import Path

import pytest

from schemas.articles import ArticlePublished, article_id
from schemas.base import interval
from schemas.statements import Slot, StatementRecorded
from streams.local import Batch, scan

FILE = Path(__file__).parents[2] / "shared/data/articles/2017-12-12-syria-withdrawal.txt"
PUBLISHED = date(2017, 12, 12)

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the evaluation data are not beside this checkout")

ROWS = [
    ("withdrawal announced", "Vladimir Putin", "RUS", "named", "SYR", "2017-12-11"),
    ("victory claimed", "Vladimir Putin", "RUS", "named", "SYR", "2017-12-11"),
    ("strikes denied", "Russia", "RUS", "body", "SYR", "../2017-12-12"),
    ("strikes accused", "several sources", None, "unnamed", "SYR", "../2017-12-12"),
    ("presence pledged", "Vladimir Putin", "RUS", "office", "SYR", "2017-12-11"),
    ("political solution claimed", "Vladimir Putin", "RUS", "named", "SYR", "2017-12-11"),
    ("flights announced", "Vladimir Putin", "RUS", "named", "EGY", "2017-12-11"),
    ("influence assessed", "Reuters", None, "outlet", "SYR", "2017-12"),
    ("withdrawal doubted", "Pentagon", "USA", "body", "SYR", "2017-12"),
    ("withdrawal announced", "Vladimir Putin", "RUS", "named", "SYR", "2016"),
    ("withdrawal doubted", "Others", None, "unnamed", "SYR", "2017-12"),
    ("candidacy announced", "Vladimir Putin", "RUS", "named", None, "2017-12-04/2017-12-11"),
    ("talks demanded", "European diplomat", None, "unnamed", "SYR", "2017-12"),
    ("withdrawal doubted", "European diplomat", None, "unnamed", "SYR", "2017-12"),
]


@pytest.fixture(scope="module")
def batch() -> Batch:
    text = FILE.read_text()
    article = article_id(None, "unknown", PUBLISHED, text)
    return scan([ArticlePublished(article=article, revision=1, text=text, outlet="unknown", published=PUBLISHED)])


def row(one: StatementRecorded) -> tuple[object, ...]:
    return one.label, one.speaker.name, one.speaker.side, one.speaker.grade, one.place.code if one.place else None


def said_within(one: StatementRecorded, edtf: str) -> bool:
    (first, last), (start, end) = interval(one.said), interval(edtf)
    return one.said == edtf or (None not in (first, start) and start <= first and last <= end)  # type: ignore[operator]


def test_the_statements_of_the_table_are_recorded_and_no_other(batch: Batch) -> None:
    found = list(batch.statements.values())

    assert sorted(map(row, found), key=str) == sorted((expected[:5] for expected in ROWS), key=str)
    assert all(any(row(one) == expected[:5] and said_within(one, expected[5]) for one in found) for expected in ROWS)


def test_every_span_reproduces_its_words(batch: Batch) -> None:
    text = FILE.read_text()

    for one in batch.statements.values():
        assert text[slice(*one.evidence[Slot.CONTENT][0])] == one.content
        assert one.place is None or one.place.name in [text[slice(*span)] for span in one.evidence[Slot.PLACE]]
        assert one.outcome is None or one.outcome in [text[slice(*span)] for span in one.evidence[Slot.OUTCOME]]


def test_the_announcement_repeats_that_of_2016_after_which_operations_went_on_and_nothing_else_is_flagged(batch: Batch) -> None:
    (flag,) = batch.flags

    now, before = batch.statements[flag.statement], batch.statements[flag.earlier.nearest]
    assert (flag.relation, now.said, before.said, before.reported_prior) == ("repeat", "2017-12-11", "2016", True)
    assert flag.outcome == "Russian military operations continued"
    assert now.object == "a “significant part” of the Russian force"
