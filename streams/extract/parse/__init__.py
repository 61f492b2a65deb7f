"""Article text -> parsed paragraphs and quotations, every token at home in the article's own characters."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, pairwise, takewhile
from operator import attrgetter
from typing import NamedTuple

from schemas.base import Span
from streams.extract.parse.commas import lost
from streams.extract.parse.headings import sentences_begin
from streams.extract.parse.legible import legible
from streams.extract.parse.model import parsed
from streams.extract.parse.stamps import stamped_at
from streams.extract.parse.words import Doc, Token
from streams.extract.world import Mention, mentions

LONGEST_PARAGRAPH = 4_000
"""Characters; a longer run without a line break is cut, behind a sentence if it can be, so that parsing stays linear."""

LONGEST_SENTENCE = 300
"""Words; what is longer is a list or no language, and its parse is worth nothing."""

QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»"})
"""Quotation marks as the tokeniser gives them."""

SUBJECTS = ("nsubj", "nsubjpass")
"""Relations of a subject to its verb."""

LOCATING = frozenset("in at from to on into near inside outside across within around through throughout between".split())
"""Prepositions that make a name the place where something is."""

LONGEST_BYLINE = 60
"""Characters that may stand before the title that a text begins with."""

LONGEST_UNCLOSED = 300
"""Characters of speech that a mark amid a paragraph may open without one that closes it."""

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
_DATELINE = re.compile(
    rf"\s*(?:[A-Z][a-z]+day,? )?(?:\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}})"
    r"(?: \d{1,2}[:.]?\d{2} ?(?:GMT|UTC)(?:[+-]\d)?)?(?=\s)"
)
_ENDS = (r"(?=\n|\Z)", r"(?<=[.!?”\"])(?=\s)", r"(?=\s)", "")
_PARAGRAPH = re.compile("|".join(rf"[^\n]{{1,{LONGEST_PARAGRAPH}}}{end}" for end in _ENDS))
_OPEN, _CLOSE, _STRAIGHT = "“«„", "”»", ('"', "''")
_STOP = re.compile(r"(?<=[.!?])\s")
_REOPENED = re.compile(r"\s*(?:[“«„\"]|'')")
"""How the next paragraph begins where speech goes on to it."""
_MARK = re.compile(r"[“«„”»\"]|''")


class Paragraph(NamedTuple):
    """A parsed line of the article: characters `start` to `end` of its text."""

    start: int
    end: int
    doc: Doc


class Reading(NamedTuple):
    """An article as it was read: its text, what is parsed, what is quoted, and what of the world it mentions."""

    text: str
    published: date
    paragraphs: tuple[Paragraph, ...]
    quoted: tuple[Span, ...]
    mentions: tuple[Mention, ...]

    def paragraph_at(self, position: int) -> Paragraph | None:
        """The paragraph that a character of the text is in; None for blank lines."""
        found = bisect_right(self.paragraphs, position, key=attrgetter("start")) - 1
        return self.paragraphs[found] if found >= 0 and position < self.paragraphs[found].end else None

    def mentions_between(self, start: int, end: int) -> Iterator[Mention]:
        """What `text[start:end]` mentions, also where it cuts a mention, in order."""
        first = bisect_right(self.mentions, start, key=attrgetter("end"))
        return takewhile(lambda mention: mention.start < end, islice(self.mentions, first, None))

    def word_at(self, start: int, end: int) -> Token | None:
        """The topmost word of `text[start:end]`."""
        if (paragraph := self.paragraph_at(start)) is None:
            return None
        return paragraph.doc.topmost(start - paragraph.start, end - paragraph.start)


def read(text: str, published: date, title: str | None = None) -> Reading:
    """Parse a text of a day."""
    return Reading(text, published, tuple(paragraphs(text, title)), tuple(quotations(text)), tuple(mentions(text, published)))


def paragraphs(text: str, title: str | None = None) -> list[Paragraph]:
    """Parse each line of a text, its heading apart from what follows; blank lines are left out."""
    lines = [(start, text[start:end]) for start, end in _lines(text, title) if not text[start:end].isspace()]
    docs = parsed([legible(line) for _, line in lines], without_commas=lost(text))
    found = [Paragraph(start, start + len(line), doc) for (start, line), doc in zip(lines, docs, strict=True)]
    for start, _, doc in found:
        doc.start = start
    return found


def _lines(text: str, title: str | None) -> Iterator[Span]:
    stamp = stamped_at(text)
    known = {*_heading(text, title), *([stamp] if stamp is not None else [])}
    cuts = sorted({*known, *(start for start in sentences_begin(text) if start - 1 not in known)})
    for line in _PARAGRAPH.finditer(text):
        yield from pairwise([line.start(), *(cut for cut in cuts if line.start() < cut < line.end()), line.end()])


def _heading(text: str, title: str | None) -> list[int]:
    """Where a date and the title end with which a text begins, if it does: pages lose the break between these and the first sentence."""
    dated = _DATELINE.match(text)
    end = dated.end() if dated else 0
    at = text.find(title, 0, end + len(title) + LONGEST_BYLINE) if title else -1
    if title is None or at < 0 or "." in text[end:at]:
        return [end]
    return [end, at, at + len(title)]


def readable(doc: Doc) -> Iterator[Token]:
    """The words of all sentences but those that are too long to be any."""
    return (token for sentence in doc.sents if len(sentence) <= LONGEST_SENTENCE for token in sentence)


def start_of(token: Token) -> int:
    """Where a token begins, in characters of the article's text."""
    return token.doc.start + token.idx


def end_of(token: Token) -> int:
    """Where a token ends, in characters of the article's text."""
    return start_of(token) + len(token)


def span_of(tokens: Iterable[Token]) -> Span:
    """From the first to the last of some tokens of one paragraph."""
    found = sorted(tokens, key=attrgetter("i"))
    return start_of(found[0]), end_of(found[-1])


def quotations(text: str) -> list[Span]:
    """Direct quotations with their marks; one that runs over several paragraphs is one span a paragraph.

    Curly and angled marks pair by shape, straight ones by the blanks beside them. A quotation that its paragraph does not close
    ends with the paragraph, as newspapers print speech that goes on, or with the last sentence before another one opens. A mark that
    was only forgotten, amid a long paragraph and with no other to open the next, ends with its sentence.
    """
    return [
        span
        for line in re.finditer(r"[^\n]+", text)
        for span in _quotations_of_line(line.group(), line.start(), goes_on=_REOPENED.match(text, line.end()) is not None)
    ]


def _quotations_of_line(line: str, offset: int, *, goes_on: bool) -> Iterator[Span]:
    opened: int | None = None
    for mark in _MARK.finditer(line):
        opens, closes = _turns(mark, line)
        if opens and opened is not None and not closes and mark[0] in _STRAIGHT:
            yield from _broken_off(line, opened, mark.start(), offset)
            opened = mark.start()
        elif opens and opened is None:
            opened = mark.start()
        elif closes and opened is not None:
            yield offset + opened, offset + mark.end()
            opened = None
    if opened is not None:
        yield offset + opened, offset + (len(line.rstrip()) if goes_on else _end_of_unclosed(line, opened))


def _end_of_unclosed(line: str, opened: int) -> int:
    """The end of the paragraph, or of the first sentence where the mark stands amid a long one, and was only forgotten."""
    end = len(line.rstrip())
    stop = _STOP.search(line, opened)
    return stop.start() if stop and end - opened > LONGEST_UNCLOSED and line[:opened].strip() else end


def _turns(mark: re.Match[str], line: str) -> tuple[bool, bool]:
    """Whether a mark can open a quotation and whether it can close one: a straight one by the blanks beside it."""
    if mark[0] not in _STRAIGHT:
        return mark[0] in _OPEN, mark[0] in _CLOSE
    before, after = line[mark.start() - 1 : mark.start()], line[mark.end() : mark.end() + 1]
    opens = (not before or before in " (\t—–-[") and after not in ("", " ")
    closes = before not in ("", " ") and not (after.isalnum())
    return (opens, closes) if opens or closes else (True, True)


def _broken_off(line: str, opened: int, until: int, offset: int) -> Iterator[Span]:
    """A quotation whose closing mark is missing, up to the last full stop before the next one opens."""
    end = max(line.rfind(stop, opened, until) for stop in ".!?")
    if end > opened:
        yield offset + opened, offset + end + 1
