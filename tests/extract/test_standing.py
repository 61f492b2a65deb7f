"""What stands of an article, in whatever order and however often its facts come."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.articles import ArticleFact, ArticlePublished, ArticleRetracted
from schemas.statements import StatementFact, StatementRecorded, StatementWithdrawn, claim_group
from streams.extract.standing import Row, is_news, supersede
from streams.extract.version import EXTRACTOR
from tests.compare.build import said

A, B, C = (said(day=day, article="article") for day in ("2016-03-14", "2017-12-11", "2020-01-05"))


def published(revision: int, text: str = "text") -> ArticlePublished:
    return ArticlePublished(article="article", revision=revision, text=text, outlet="Harbour Post", published=date(2021, 6, 9))


def retracted(revision: int) -> ArticleRetracted:
    return ArticleRetracted(article="article", revision=revision)


def read_in(revision: int, *statements: StatementRecorded) -> list[StatementRecorded]:
    """Statements as they are found in the text of a revision."""
    return [statement.model_copy(update={"revision": revision}) for statement in statements]


STORY: list[tuple[ArticleFact, list[StatementRecorded]]] = [
    (published(1), read_in(1, A, B)),
    (published(2), read_in(2, B, C)),
    (published(2, "another text of the same revision"), read_in(2, C)),
    (published(3), read_in(3, A, C, C)),
    (retracted(4), []),
    (published(5), read_in(5, B)),
]


def run(story: list[tuple[ArticleFact, list[StatementRecorded]]]) -> tuple[Row | None, list[StatementFact]]:
    row, facts = None, []
    for fact, found in story:
        if is_news(row, fact):
            row, new = supersede(row, fact, found)
            facts += new
    return row, facts


def stands(facts: list[StatementFact]) -> dict[str, StatementRecorded]:
    """The statements that stand after these facts, as they were recorded last."""
    newest: dict[str, StatementFact] = {}
    for fact in facts:
        statement = fact.statement if isinstance(fact, StatementWithdrawn) else fact.id
        newest[statement] = fact
    return {statement: fact for statement, fact in newest.items() if isinstance(fact, StatementRecorded)}


def test_a_first_revision_records_its_statements_once() -> None:
    row, facts = run([(published(1), [A, B, A])])

    assert facts == [A, B]
    assert row == Row(revision=1, fact=published(1).id, stands={A.id: claim_group(A), B.id: claim_group(B)}, extractor=EXTRACTOR)


def test_a_revision_withdraws_what_it_no_longer_supports_and_records_the_rest_by_its_own_text() -> None:
    _, facts = run(STORY[:2])

    about = {"statement": A.id, "article": "article", "revision": 2, "group": claim_group(A)}
    withdrawn = StatementWithdrawn.model_validate({**about, "reason": "revised", "extractor": EXTRACTOR})
    assert facts[2:] == [withdrawn, *read_in(2, B, C)]


def test_a_retraction_withdraws_everything() -> None:
    row, facts = run([(published(1), [A, B]), (retracted(2), [])])

    assert [(fact.statement, fact.reason) for fact in facts if isinstance(fact, StatementWithdrawn)] == [
        (A.id, "retracted"),
        (B.id, "retracted"),
    ]
    assert row is not None
    assert row.stands == {}


@pytest.mark.parametrize(("known", "come"), [(2, 1), (2, 2), (3, 1)])
def test_an_old_revision_and_a_known_one_are_no_news(known: int, come: int) -> None:
    row, _ = run([(published(known), [A])])

    assert not is_news(row, published(come))


@given(st.lists(st.sampled_from(STORY), max_size=4).flatmap(lambda again: st.permutations(STORY + again)))
def test_any_order_and_any_repetition_end_in_the_same_row_and_the_same_standing_statements(
    story: list[tuple[ArticleFact, list[StatementRecorded]]],
) -> None:
    row, facts = run(story)

    assert row == Row(revision=5, fact=published(5).id, stands={B.id: claim_group(B)}, extractor=EXTRACTOR)
    assert stands(facts) == {B.id: read_in(5, B)[0]}


def test_a_row_survives_its_json() -> None:
    row, _ = run(STORY[:1])

    assert row is not None
    assert Row.model_validate_json(row.model_dump_json()) == row
