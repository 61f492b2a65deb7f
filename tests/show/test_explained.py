"""Explanations as people see them, and as JSON."""

import json

from streams.extract.explain import explain
from streams.show.explained import explained_shown, json_lines
from tests.extract.reading import article
from tests.show.test_present import lines, printed

ARTICLE = article("Portugal said on Monday that it would withdraw its battalion from Mali by June.")


def test_a_slot_is_shown_with_its_rule_and_its_words() -> None:
    shown = lines(printed(explained_shown(ARTICLE, explain(ARTICLE))))

    assert shown[0] == "withdrawal announced · Portugal (PRT) · Mali"
    assert "place Mali (MLI) named in the clause Mali" in shown


def test_json_has_the_spans_of_each_slot() -> None:
    (found,) = map(json.loads, json_lines(ARTICLE, explain(ARTICLE)))

    start, end = found["slots"]["due"]["spans"][0]
    assert ARTICLE.text[start:end] == "by June"
    assert found["type"] == "Explanation"
