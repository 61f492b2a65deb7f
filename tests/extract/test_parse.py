"""How a text is taken apart: its quotations and its headings."""

import pytest

from streams.extract.parse import quotations

QUOTATIONS = [
    ('"The road is shut," he said, "and stays shut."', ['"The road is shut,"', '"and stays shut."']),
    ("“The road is “closed” for now”", ["“The road is “closed”"]),
    ('The road is shut" he said. "It stays shut" he added.', ['"It stays shut"']),
    ('"The road is shut. "It stays shut" he added.', ['"The road is shut.', '"It stays shut"']),
    ('The so-called "road" is shut.', ['"road"']),
    ("“The road is shut.\n“It stays shut.”", ["“The road is shut.", "“It stays shut.”"]),
]


@pytest.mark.parametrize(("text", "found"), QUOTATIONS)
def test_a_missing_mark_spoils_no_other_quotation(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == found
