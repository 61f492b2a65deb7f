"""Explanations as people see them, and as JSON."""

import json

from streams.compare.judge import candidates
from streams.extract.explain import explain
from streams.show.explained import Verdicts, explained_shown, json_lines
from tests.compare.build import said
from tests.extract.reading import article
from tests.show.test_present import lines, printed

ARTICLE = article("Portugal said on Monday that it would withdraw its battalion from Mali by June.")


def test_a_slot_is_shown_with_its_rule_and_its_words() -> None:
    shown = lines(printed(explained_shown(ARTICLE, explain(ARTICLE), {})))

    assert shown[0] == "withdrawal announced · Portugal (PRT) · Mali"
    assert "place Mali (MLI) named in the clause Mali" in shown


def test_the_likest_earlier_statement_is_shown_with_what_decided() -> None:
    (explained,) = explain(ARTICLE)
    now, before = explained.statement, said(side="PRT", place="MLI", actor="PRT", content="the battalion will leave Mali")
    elsewhere = said(side="PRT", place="AFG", actor="PRT", content="the battalion will leave Kabul")

    shown = [shown_with({now.id: verdict}) for _, verdict in [*candidates([before, now]), *candidates([elsewhere, now])] if verdict]

    assert "repeat, score 0.8" in shown[0]
    assert "parted by place" in shown[1]
    (line,) = json_lines(ARTICLE, [explained], {now.id: next(verdict for _, verdict in candidates([before, now]) if verdict)})
    assert json.loads(line)["before"]["statement"] == before.id


def shown_with(verdicts: Verdicts) -> str:
    return " ".join(lines(printed(explained_shown(ARTICLE, explain(ARTICLE), verdicts))))


def test_json_has_the_spans_of_each_slot() -> None:
    (found,) = map(json.loads, json_lines(ARTICLE, explain(ARTICLE), {}))

    start, end = found["slots"]["due"]["spans"][0]
    assert ARTICLE.text[start:end] == "by June"
    assert found["type"] == "Explanation"
