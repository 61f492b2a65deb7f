"""How a text is taken apart: its quotations and its headings."""

import pytest

from streams.extract.parse import paragraphs, quotations

LONG = "The ship lay in the harbour and nobody came. " * 8 + "It rained."
QUOTATIONS = [
    ('"The road is shut," he said, "and stays shut."', ['"The road is shut,"', '"and stays shut."']),
    ("“The road is “closed” for now”", ["“The road is “closed”"]),
    ('The road is shut" he said. "It stays shut" he added.', ['"It stays shut"']),
    ('"The road is shut. "It stays shut" he added.', ['"The road is shut.', '"It stays shut"']),
    ('The so-called "road" is shut.', ['"road"']),
    (f'He said "we wait. {LONG}', ['"we wait.']),
    (f'"We wait. {LONG}', [f'"We wait. {LONG}']),
    (f"He said “we wait. {LONG}\n\n“It rains.”", [f"“we wait. {LONG}", "“It rains.”"]),  # goes on, so that no mark is forgotten
    ("“The road is shut.\n“It stays shut.”", ["“The road is shut.", "“It stays shut.”"]),
]


@pytest.mark.parametrize(("text", "found"), QUOTATIONS)
def test_a_missing_mark_spoils_no_other_quotation(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == found


HEADED = [
    (
        "Wednesday 7 December 2016 Port shut again The port was shut.",
        ["Wednesday 7 December 2016", " ", "Port shut again", " The port was shut."],
    ),
    ("Port shut again The port was shut.", ["Port shut again", " The port was shut."]),
    ("May 2, 2016\nThe port was shut.", ["May 2, 2016", "The port was shut."]),
    ("The port was shut. Port shut again?", ["The port was shut. Port shut again?"]),
]


@pytest.mark.parametrize(("text", "parts"), HEADED)
def test_date_and_title_at_the_head_of_a_text_are_no_part_of_its_first_sentence(text: str, parts: list[str]) -> None:
    found = [text[one.start : one.end] for one in paragraphs(text, "Port shut again")]

    assert found == [part for part in parts if not part.isspace()]
