"""The corpus shows what it is there to show: enough articles, every construction, every family, every act."""

import pytest

from schemas.ontology import ACTIONS, Act, Family
from tests.corpus.constructions import Construction
from tests.corpus.read import Example, examples

ENOUGH = 60
BARE = 4
"""So many articles at least hold no statement at all."""

EXAMPLES = examples()
LABELS = {one.label for example in EXAMPLES for one in example.expectation.statements if one.label}


def test_there_are_enough_articles() -> None:
    bare = [example for example in EXAMPLES if not example.expectation.statements]

    assert len(EXAMPLES) >= ENOUGH
    assert len(bare) >= BARE


@pytest.mark.parametrize("construction", Construction)
def test_an_article_shows_the_construction(construction: Construction) -> None:
    assert [example.name for example in EXAMPLES if construction in example.expectation.shows]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_construction_is_shown_by_words_of_the_article(example: Example) -> None:
    shown = example.expectation.shows

    assert {name: words for name, words in shown.items() if words not in example.article.text} == {}


@pytest.mark.parametrize("family", sorted(set(Family) - {Family.TOPIC}))
def test_an_article_has_a_statement_of_the_family(family: Family) -> None:
    assert [label for label in LABELS if ACTIONS[label.rpartition(" ")[0]].family == family]


@pytest.mark.parametrize("act", Act)
def test_an_article_has_a_statement_of_the_act(act: Act) -> None:
    assert [label for label in LABELS if label.rpartition(" ")[2] == act]
