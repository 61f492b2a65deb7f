"""Every slot of every statement has a reason, and an explanation changes nothing."""

import pytest

from schemas.statements import Slot
from streams.extract.article import extract
from streams.extract.explain import explain
from tests.corpus.read import Example, examples
from tests.extract.reading import article

TEXT = (
    "Portugal's defence minister, Ana Delgado, said on Monday that her country would withdraw half of its battalion from Mali by June. "
    "The country did not attack anybody there, she said."
)


@pytest.mark.parametrize("example", examples()[::5], ids=lambda example: example.name)
def test_what_is_explained_is_what_is_recorded(example: Example) -> None:
    found = explain(example.article)

    assert [one.statement for one in found] == extract(example.article)
    assert all(reason.rule and reason.value for one in found for reason in one.reasons)


def test_a_reason_names_rule_and_words() -> None:
    text = article(TEXT)
    first, second = explain(text)
    reasons = {reason.slot: (reason.value, reason.rule, [text.text[start:end] for start, end in reason.spans]) for reason in first.reasons}

    assert reasons[Slot.ACTION] == ("withdrawal (forces)", "withdraw (verb) in actions.tsv", ["withdraw"])
    assert reasons[Slot.PLACE] == ("Mali (MLI)", "named in the clause", ["Mali"])
    assert reasons[Slot.SAID] == ("2022-09-12", "a date beside the cue", ["Monday"])
    assert [reason.rule for reason in second.reasons if reason.slot is Slot.SPEAKER] == ["a pronoun for a name"]
