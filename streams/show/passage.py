"""What a statement says, as a terminal may show it: on one line, harmless, with the words marked that decide."""

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.text import Text

from schemas.base import Span
from schemas.statements import Slot, StatementRecorded

DECIDING = (Slot.ACTION, Slot.PLACE)
"""Slots whose words are marked."""

LONGEST = 160
"""Characters of a passage; a longer one is cut around the words that are marked."""

ELLIPSIS = "…"

Mark = Callable[[str], Text]
"""How words are marked."""


def in_colour(words: str) -> Text:
    """Words marked for a terminal with colours."""
    return Text(words, "bold underline yellow")


def marks_for(console: Console) -> Mark:
    """How to mark words on a terminal: in colour where it has colours."""
    return in_colour if console.color_system and not console.no_color else in_capitals


def in_capitals(words: str) -> Text:
    """Words marked where there are no colours."""
    return Text(words.upper())


def printable(text: str) -> str:
    """The text with a blank for each character that is none to be seen: control characters, line ends, marks of direction.

    As long as it was, so that offsets still hold.
    """
    return text if text.isprintable() else "".join(character if character.isprintable() else " " for character in text)


def passage(statement: StatementRecorded, mark: Mark) -> Text:
    """The words of a statement in quotation marks, those that decide marked; a long one is cut at blanks."""
    content = printable(statement.content)
    marked = _marked(statement)
    start, end = _window(content, marked)
    found = Text("“" + ELLIPSIS * (start > 0))
    for first, last in marked:
        if start <= first < last <= end:
            found.append(content[start:first]).append_text(mark(content[first:last]))
            start = last
    return found.append(content[start:end] + ELLIPSIS * (end < len(content)) + "”")


def _marked(statement: StatementRecorded) -> list[Span]:
    """Where the deciding words are in the statement's content, in order and apart."""
    length = len(statement.content)
    starts = [start for start, end in statement.evidence[Slot.CONTENT] if end - start == length]
    spans = [span for slot in DECIDING for span in statement.evidence.get(slot, ())]
    return _apart((first - start, last - start) for start in starts[:1] for first, last in spans if start <= first < last <= start + length)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap joined."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _window(content: str, marked: list[Span]) -> Span:
    """Which part of a text to show: LONGEST characters around the marks, or around the first ones where they lie too far apart."""
    if len(content) <= LONGEST:
        return 0, len(content)
    first = marked[0][0] if marked else 0
    last = max((end for _, end in marked if end - first <= LONGEST), default=first)
    start = max(0, min(first - (LONGEST - (last - first)) // 2, len(content) - LONGEST))
    end = start + LONGEST
    blank = content.rfind(" ", last, end) if end < len(content) else -1
    return max(start, start and content.find(" ", start, first) + 1), end if blank < 0 else blank
