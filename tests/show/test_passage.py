"""A passage for a terminal: marked, cut, harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.statements import Slot, StatementRecorded
from streams.show.passage import LONGEST, in_capitals, in_colour, passage, printable
from tests.compare.build import said

START = 40
"""Where the content begins in the article's text."""


def statement(content: str, *deciding: str) -> StatementRecorded:
    """A statement with that content whose deciding words are these, each where it first stands."""
    spans = [(START + content.index(word), START + content.index(word) + len(word)) for word in deciding]
    return said(content=content, evidence={Slot.SPEAKER: [(0, 1)], Slot.CUE: [(2, 3)], **_where(content, spans)})


def _where(content: str, spans: list[tuple[int, int]]) -> dict[Slot, list[tuple[int, int]]]:
    return {Slot.CONTENT: [(START, START + len(content))], Slot.ACTION: spans[:1], Slot.PLACE: spans[1:]}


@pytest.mark.parametrize(
    ("content", "deciding", "shown"),
    [
        ("the battalion would leave Mali soon", ["leave", "Mali"], "“the battalion would LEAVE MALI soon”"),
        ("Mali sees them leave", ["leave", "Mali"], "“MALI sees them LEAVE”"),
        ("they leave Mali", ["leave Mali", "Mali"], "“they LEAVE MALI”"),
        ("they will stay", [], "“they will stay”"),
        ("one line\nand\tanother", [], "“one line and another”"),
    ],
)
def test_the_words_that_decide_are_marked(content: str, deciding: list[str], shown: str) -> None:
    assert passage(statement(content, *deciding), in_capitals).plain == shown


def test_in_colour_the_words_stay_as_they_are() -> None:
    text = passage(statement("they leave Mali", "leave"), in_colour)

    assert text.plain == "“they leave Mali”"
    assert [text.plain[span.start : span.end] for span in text.spans] == ["leave"]


def test_words_outside_what_was_said_mark_nothing() -> None:
    outside = {**_where("they will go", []), Slot.SPEAKER: [(0, 1)], Slot.CUE: [(2, 3)], Slot.ACTION: [(0, 4), (START - 2, START + 4)]}

    assert passage(said(content="they will go", evidence=outside), in_capitals).plain == "“they will go”"


@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [(0, 100, (False, True)), (100, 0, (True, False)), (100, 100, (True, True)), (30, 5, (True, False))],
    ids=["at the start", "at the end", "in the middle", "near the end"],
)
def test_a_long_passage_is_cut_at_blanks_around_the_words_that_decide(before: int, after: int, cut: tuple[bool, bool]) -> None:
    shown = passage(statement("word " * before + "leave Mali" + " word" * after, "leave", "Mali"), in_capitals).plain

    assert "LEAVE MALI" in shown
    assert len(shown) <= LONGEST + len("“……”")
    assert set(shown.strip("“…”").split()) == {"LEAVE", "MALI", "word"}
    assert (shown.startswith("“…"), shown.endswith("…”")) == cut


def test_of_words_too_far_apart_the_first_are_shown() -> None:
    shown = passage(statement("leave" + " word" * 100 + " Mali", "leave", "Mali"), in_capitals).plain

    assert shown.startswith("“LEAVE word")
    assert shown.endswith("word…”")


@given(st.text(), st.integers(0, 400), st.integers(0, 400))
def test_no_text_breaks_a_passage_or_reaches_the_terminal(text: str, first: int, length: int) -> None:
    content = text * 20
    spans = [(START + first, START + first + length)]
    evidence = {Slot.SPEAKER: [(0, 1)], Slot.CUE: [(2, 3)], **_where(content, spans)}

    assert passage(said(content=content, evidence=evidence), in_colour).plain.isprintable()


def test_control_characters_become_blanks_and_offsets_hold() -> None:
    hostile = "\x1b[31mred\x1b]0;title\x07 \x9b2J \u202edettirw \r\b\u200b"

    assert printable(hostile) == " [31mred ]0;title   2J  dettirw    "
    assert len(printable(hostile)) == len(hostile)
