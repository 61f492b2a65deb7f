"""Texts cut into pieces where marks begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.base import Span
from streams.board.views.marks import MARGIN, Mark, Piece, around, passage, pieces, regions
from tests.board.views.said import statement

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ([], [("abcdef", ())]),
        ([Mark(1, 3, "place")], [("a", ()), ("bc", ("place",)), ("def", ())]),
        ([Mark(0, 4, "object"), Mark(2, 6, "place")], [("ab", ("object",)), ("cd", ("object", "place")), ("ef", ("place",))]),
        ([Mark(0, 6, "object"), Mark(2, 4, "place")], [("ab", ("object",)), ("cd", ("object", "place")), ("ef", ("object",))]),
        ([Mark(0, 2, "place"), Mark(0, 2, "place")], [("ab", ("place",)), ("cdef", ())]),
        ([Mark(4, 99, "place")], [("abcd", ()), ("ef", ("place",))]),
    ],
)
def test_a_text_is_cut_where_marks_begin_and_end(marks: list[Mark], found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert pieces("abcdef", (0, 6), marks) == [Piece(*each) for each in found]


@given(st.text(min_size=1, max_size=40), st.lists(st.tuples(SPANS, st.sampled_from("xyz"))))
def test_nothing_of_a_text_is_lost(text: str, spans: list[tuple[Span, str]]) -> None:
    found = pieces(text, (0, len(text)), [Mark(*span, slot) for span, slot in spans])

    assert "".join(piece.text for piece in found) == text
    for at, place in enumerate(range(len(text))):
        del place
        slots = {slot for (start, end), slot in spans if start <= at < end}
        assert slots == set(_piece_at(found, at).slots)


def _piece_at(found: list[Piece], at: int) -> Piece:
    for piece in found:
        if at < len(piece.text):
            return piece
        at -= len(piece.text)
    raise AssertionError


@pytest.mark.parametrize(
    ("spans", "found"),
    [([], []), ([(3, 5), (0, 2)], [(0, 2), (3, 5)]), ([(0, 4), (2, 3), (4, 6)], [(0, 6)]), ([(0, 9), (1, 2)], [(0, 9)])],
)
def test_spans_that_touch_are_one_region(spans: list[Span], found: list[Span]) -> None:
    assert regions(spans) == found


def test_a_passage_is_the_paragraph_or_what_is_near() -> None:
    text = "First.\nThey will leave.\nLast."
    assert text[slice(*around(text, [(12, 16)]))] == "They will leave."

    long = "word " * 400
    start, end = around(long, [(1000, 1004)])
    assert long[start - 1] == " "
    assert 1004 - start <= MARGIN + 4
    assert end - 1000 <= MARGIN + 5


def test_a_passage_whose_article_is_another_shows_the_content_alone() -> None:
    said = statement("They will leave Mali", evidence={"speaker": [], "cue": [], "content": [(10, 30)], "place": [(26, 30)]})

    found = passage(said, "Another text altogether, and long enough.")
    assert found.pieces == [Piece("They will leave ", ()), Piece("Mali", ("place",))]
    assert found.cut == (False, False)
