"""Headings and captions that lost the line break behind them."""

import pytest

from streams.extract.parse.headings import sentences_begin
from tests.extract.reading import statements


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Army denies strikes", "The military said on Monday that it had shelled nobody."),
        ("The road was shut. Army denies strikes", "The Malian army said on Monday that it had shelled nobody."),
        ("Nine killed in Goma", "At least nine people were killed in Goma, the army said."),
        ("A view of the market in Goma", "Meanwhile a monitor said nine people had died."),
        ("Files show a jet (2014)", "In the same town nine people were killed, the army said."),
        ("The road was shut. NOBODY WILL LEAVE", "Norway and Chad declared a pause."),
        ("Rain fails again in the north", "According to the ministry the harvest will be late."),
    ],
)
def test_a_sentence_begins_behind_a_heading_amid_a_line(heading: str, sentence: str) -> None:
    assert [f"{heading} {sentence}"[start:] for start in sentences_begin(f"{heading} {sentence}")] == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held in The Hague on Monday.",
        "The war is watched by The Syrian Observatory for Human Rights in Coventry.",
        "The army captain added The rebels have left the town.",
        "The critics praised the film The sorrow of Goma.",
        "The army said: The rebels have left.",
        'He said "nine people died in the raid A tenth one is ill" on Monday.',
        "It was told by a man of the UN General Assembly.",
        "It was read by a man from The Times newspaper.",
    ],
)
def test_a_name_or_a_saying_with_a_capital_letter_ends_no_heading(text: str) -> None:
    assert list(sentences_begin(text)) == []


def test_who_speaks_behind_a_heading_is_not_who_is_named_in_it() -> None:
    text = "The road was shut. Army denies strikes The Malian military source on Tuesday denied that government forces had used gas."

    assert statements(text)[-1].speaker.name == "Malian military source"
