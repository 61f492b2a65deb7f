"""Who said what, by which words: a row for each construction."""

import pytest

from streams.extract.cast import source_span
from streams.extract.parse import span_of
from tests.extract.reading import told

CONSTRUCTIONS = [
    ("Norway said that the road was closed.", "Norway", "said", ["that the road was closed"]),
    ("The road, Norway said, was closed.", "Norway", "said", ["The road", "was closed"]),
    ("“The road is closed,” said the mayor.", "the mayor", "said", ["“The road is closed,”"]),
    ("“The road is closed. It stays so,” the mayor said.", "the mayor", "said", ["“The road is closed. It stays so,”"]),
    ("“The road is closed,” the mayor said. “It will stay closed all winter.”", "the mayor", "said", 2),
    ("The mayor told reporters the road was closed.", "The mayor", "told", ["the road was closed"]),
    ("According to the mayor, the road is closed.", "the mayor", "According to", ["the road is closed"]),
    ("Norway has denied closing the road.", "Norway", "has denied", ["closing the road"]),
    ("Norway vowed to close the road.", "Norway", "vowed", ["to close the road"]),
    ("The mayor announced the closure of the road.", "The mayor", "announced", ["the closure of the road"]),
    ("Sweden accused Norway of closing the road.", "Sweden", "accused", ["Norway of closing the road"]),
    ("The mayor made it clear that the road would close.", "The mayor", "made it clear", ["that the road would close"]),
    ("Residents are worried that the road will close.", "Residents", "worried", ["that the road will close"]),
    ("The union welcomed a statement from the mayor that the road would open.", "the mayor", "statement", ["that the road would open"]),
    ("The mayor issued a warning about avalanches.", "The mayor", "issued a warning", ["about avalanches"]),
    ("The mayor called for a longer road.", "The mayor", "called for", ["a longer road"]),
    ("The union urged the mayor to open the road.", "The union", "urged", ["the mayor to open the road"]),
    ("Drivers who say the road is closed are right.", "who", "say", ["the road is closed"]),
    ("Ola Lund: The road is closed all winter", "Ola Lund", ":", ["The road is closed all winter"]),
    ("Trade will go on, the minister, Ola Lund, said on Tuesday.", "the minister, Ola Lund,", "said", ["Trade will go on"]),
]

NOT_SAID = [
    "The mayor did not say whether the road was closed.",
    "The mayor is expected to announce the closure of the road.",
    "The mayor may announce that the road is closed.",
    "The mayor declined to comment.",
    "A driver who asked not to be named waited in the cold.",
    "The mayor wants to close the road.",
    "The flight was late and the road was closed.",
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CONSTRUCTIONS)
def test_a_saying_has_its_source_cue_and_content(text: str, source: str, cue: str, content: list[str] | int) -> None:
    found = [one for one, _ in told(text) if one.content]

    shown = {
        tuple(text[start:end] for start, end in (source_span(one.source, one.cue[-1]), span_of(one.cue))): one.content for one in found
    }
    words = [text[start:end] for start, end in shown[source, cue]]
    assert len(words) == content if isinstance(content, int) else words == content


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_said_is_no_saying(text: str) -> None:
    assert [one for one, _ in told(text) if one.content and one.act is not None] == []


def test_an_attitude_is_attributed_but_is_no_act_of_saying() -> None:
    ((one, _),) = told("The mayor wants to close the road.")

    assert (one.act, one.source.text) == (None, "mayor")


def test_a_clause_that_follows_from_an_announcement_is_what_was_announced() -> None:
    text = "Soldiers will start leaving after an announcement by the minister that the work is done."

    ((one, _),) = told(text)

    assert [text[start:end] for start, end in one.basis] == ["Soldiers will start leaving"]
    assert [text[start:end] for start, end in one.content] == ["that the work is done"]
