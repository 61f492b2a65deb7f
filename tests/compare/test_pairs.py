"""Pairs of articles through the whole of a scan: no false flag on the negatives, and a recall of the positives that may not fall."""

import pytest

from tests.compare.pairs.read import FILES, Pair, holds, pairs, relations, share

ACCEPTED = {
    ("positives", "repeat"): 0.89,
    ("positives", "reversal"): 0.88,
    ("topics", "repeat"): 0.77,
    ("topics", "reversal"): 0.83,
    ("unseen", "repeat"): 0.82,
    ("unseen", "reversal"): 0.7,
    ("reworded", "repeat"): 0.68,
    ("reworded", "reversal"): 0.85,
    ("rereports", "repeat"): 0.9,
    ("rereports", "rereport"): 0.86,
}
"""File and relation -> the recall that has been reached; raised with it, never lowered."""

NEGATIVES = pairs("negatives")


@pytest.mark.parametrize("pair", NEGATIVES, ids=lambda pair: pair.id)
def test_what_looks_alike_is_not_flagged(pair: Pair) -> None:
    assert holds(pair), relations(pair)


@pytest.mark.parametrize(("name", "relation"), ACCEPTED)
def test_what_is_said_again_in_other_words_is_found_as_often_as_before(name: str, relation: str) -> None:
    expected = [pair for pair in pairs(name) if pair.expected == relation]

    assert share(expected) >= ACCEPTED[name, relation], [pair.id for pair in expected if not holds(pair)]


@pytest.mark.parametrize("pair", pairs("flagged"), ids=lambda pair: pair.id)
def test_what_is_still_flagged_by_mistake_is_known(pair: Pair) -> None:
    assert not holds(pair), "it holds now: move it to the negatives"


def test_a_pair_is_told_by_its_id_and_in_order() -> None:
    every = [pair for name in FILES for pair in pairs(name)]

    assert len({pair.id for pair in every}) == len(every)
    assert not [pair.id for pair in every if pair.earlier.published > pair.later.published]
    assert {pair.expected for pair in NEGATIVES} == {None}
