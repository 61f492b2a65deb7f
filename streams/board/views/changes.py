"""What a revision of a text says differently, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

MOST_HUNKS, MOST_WORDS = 100, 1_500
"""Places that are shown, and words of one of them that are compared one by one."""


class Run(NamedTuple):
    """Some words, and whether they were there before, are there now, or both (`same`)."""

    kind: str
    """`same`, `gone` or `new`."""
    text: str


class Changes(NamedTuple):
    """The paragraphs that changed, each as runs of words; `more`: how many other ones there are."""

    hunks: list[list[Run]]
    more: int


def changes(before: str, now: str) -> Changes:
    """The differences between two revisions."""
    old, new = before.split("\n"), now.split("\n")
    places = [code for code in SequenceMatcher(None, old, new).get_opcodes() if code[0] != "equal"]
    shown = [_runs("\n".join(old[a:b]), "\n".join(new[c:d])) for _, a, b, c, d in islice(places, MOST_HUNKS)]
    return Changes(shown, max(0, len(places) - MOST_HUNKS))


def _runs(before: str, now: str) -> list[Run]:
    old, new = _words(before), _words(now)
    if max(len(old), len(new)) > MOST_WORDS:
        return [run for run in (Run("gone", _cut(old)), Run("new", _cut(new))) if run.text]
    return list(_compared(old, new))


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run("same", "".join(old[a:b]))
        else:
            yield from (Run(name, "".join(words)) for name, words in (("gone", old[a:b]), ("new", new[c:d])) if words)


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _cut(words: Sequence[str]) -> str:
    return "".join(words[:MOST_WORDS]) + ("…" if len(words) > MOST_WORDS else "")
