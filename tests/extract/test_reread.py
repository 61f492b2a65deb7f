"""What stands of an article when a newer extractor has read it, in whatever order that comes."""

from itertools import permutations

import pytest

from schemas.articles import ArticlePublished
from schemas.base import content_id
from schemas.readings import ArticleReread
from schemas.statements import StatementFact, StatementRecorded, StatementWithdrawn, claim_group, precedence, statement_of
from streams.extract.standing import Row, is_newly_read, is_news, reread, supersede
from tests.compare.build import said
from tests.extract.test_standing import published

OLD, KEPT, NEW, LATE = (
    said(day=day, article="article", extractor=extractor)
    for day, extractor in (("2016-03-14", "4"), ("2017-12-11", "4"), ("2018-12-11", "5"), ("2020-01-05", "6"))
)
GROUPS = {one.id: claim_group(one) for one in (OLD, KEPT)}


def newly_read(revision: int = 1, extractor: str = "5", *found: StatementRecorded) -> ArticleReread:
    about = {"article": "article", "revision": revision, "fact": published(revision).id, "extractor": extractor}
    return ArticleReread.model_validate({**about, "stood": GROUPS, "kept": (KEPT.id,), "found": found or (NEW,)})


def run(story: list[ArticlePublished | ArticleReread]) -> tuple[Row | None, list[StatementFact]]:
    row, facts = None, []
    for fact in story:
        if isinstance(fact, ArticleReread):
            row, new = reread(row, fact) if is_newly_read(row, fact) else (row, [])
        else:
            row, new = supersede(row, fact, [OLD, KEPT], "4") if is_news(row, fact) else (row, [])
        facts += new
    return row, facts


def stands(facts: list[StatementFact]) -> set[str]:
    newest: dict[str, StatementFact] = {}
    for fact in sorted(facts, key=precedence):
        newest[statement_of(fact)] = fact
    return {name for name, fact in newest.items() if isinstance(fact, StatementRecorded)}


def test_a_newer_reading_withdraws_what_it_does_not_find_records_the_rest_and_leaves_what_it_finds_as_it_is() -> None:
    row, facts = run([published(1), newly_read()])

    gone = StatementWithdrawn(statement=OLD.id, article="article", revision=1, group=claim_group(OLD), reason="reread", extractor="5")
    assert facts == [OLD, KEPT, gone, NEW]
    assert row is not None
    assert set(row.stands) == {KEPT.id, NEW.id}
    assert row.extractor == "5"


@pytest.mark.parametrize("order", list(permutations([published(1), newly_read(), newly_read(1, "6", LATE), published(1)])))
def test_the_newest_reading_holds_whatever_comes_first_and_however_often(order: tuple[ArticlePublished | ArticleReread, ...]) -> None:
    row, facts = run([*order, *order])

    assert row is not None
    assert row.stands.keys() == {KEPT.id, LATE.id}
    assert stands(facts) <= {KEPT.id, LATE.id}


def test_a_later_revision_outdates_a_reading_of_the_one_before() -> None:
    row, _ = run([published(1), newly_read(), published(2), newly_read(1, "6", LATE)])

    assert row is not None
    assert (row.revision, set(row.stands)) == (2, {OLD.id, KEPT.id})


def test_what_an_extractor_withdrew_stands_again_when_a_newer_one_finds_it_and_may_be_withdrawn_again() -> None:
    about = {"statement": OLD.id, "article": "article", "revision": 1, "group": claim_group(OLD), "reason": "reread"}
    gone, gone_again = (StatementWithdrawn.model_validate({**about, "extractor": extractor}) for extractor in ("5", "7"))
    back = OLD.model_copy(update={"extractor": "6"})

    assert precedence(OLD) < precedence(gone) < precedence(back) < precedence(gone_again)
    assert gone.id != gone_again.id


def test_a_withdrawal_from_before_extractors_were_noted_keeps_its_id() -> None:
    gone = StatementWithdrawn(statement="s-1", article="article", revision=2, group="PRT:forces", reason="revised")

    assert gone.id == content_id("StatementWithdrawn", "s-1", 2)
