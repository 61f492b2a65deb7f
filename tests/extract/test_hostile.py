"""Texts that nobody wrote to be read: they end in statements or in none, and in work that grows with their length."""

import cProfile
import pstats
from collections.abc import Callable
from datetime import date

import pytest

from schemas.articles import ArticlePublished
from schemas.statements import StatementRecorded
from streams.extract.article import extract
from streams.extract.parse.legible import legible

SAID = "The minister said that half of the battalion would leave Mali by September. "
HOSTILE = {
    "one letter": "a" * 50_000,
    "no full stop": "the minister said that troops would leave and " * 1_000,
    "one long sentence": "troops " * 5_000 + ".",
    "opened quotation marks": "“" * 10_000 + SAID,
    "nested quotation marks": "“a " * 1_000 + "b” " * 1_000,
    "alternating quotation marks": "“a”" * 1_000,
    "marks of two kinds": "“we leave\" ,' said” the minister\n" * 100,
    "control characters": "".join(map(chr, range(32))).replace("\n", "") * 100 + SAID,
    "mixed scripts": "Рutin ѕaid тhat troорs wоuld lеave Ѕyria. " * 50,
    "overrides of direction": f"\u202e{SAID}\u202d" * 20,
    "short lines": "a b\n" * 500,
    "colons": ":" * 10_000 + SAID + "a: " * 500,
    "colons of labels": "PUTIN: \n" * 300,
    "nested brackets": "(" * 5_000 + SAID + ")" * 5_000 + "( [ " * 300,
    "said": "said " * 2_000 + ".\n" + "said\n" * 300,
    "said that": SAID[:22] * 200 + "they leave.",
    "names": ", ".join(f"Ab{'cdefghijkl'[i % 10]} Mn{'opqrstuvwx'[i // 10 % 10]}" for i in range(500)) + " said that they leave.",
    "dates": "on 11 December 2017, " * 500 + SAID,
    "numbers": "1" * 5_000 + " " + "1," * 2_000 + SAID,
    "marks on letters": "s" + "\u0301\u0316" * 500 + SAID,
    "halves of emoji": "👩‍👩‍👧‍👦" * 300 + SAID,
    "blanks": "a" + " " * 20_000 + "\t" * 500 + SAID,
    "addresses": "http://" + "a." * 5_000 + " a@" + "b." * 2_000 + SAID,
    "datelines": "MOSCOW, " * 500 + "Dec 11 (Reuters) - " + SAID,
    "credits": "By " + "Ivan Petrov and " * 500 + "\n(Reporting by " + "Mary Smith and " * 300,
    "apostrophes": "'a' 's " * 300 + SAID,
}


def article(text: str) -> ArticlePublished:
    return ArticlePublished(article="a", revision=1, text=text, outlet="Harbour Post", published=date(2017, 12, 12))


def is_evident(statement: StatementRecorded, text: str) -> bool:
    return all(0 <= start < end <= len(text) for spans in statement.evidence.values() for start, end in spans)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_ends_in_statements_or_in_none(text: str) -> None:
    assert all(is_evident(statement, text) for statement in extract(article(text)))


@pytest.mark.parametrize("name", ["control characters", "blanks", "datelines", "dates"])
def test_a_sentence_beside_what_is_hostile_is_read(name: str) -> None:
    assert extract(article(f"{HOSTILE[name]}\n{SAID}"))


NAMES = [f"{first}{second}son" for first in ("Ab", "Cor", "Del", "Ger", "Hol") for second in "abdefghiklmnoprstuvy"]
GROWING: dict[str, Callable[[int], str]] = {
    "one sentence in one line": lambda size: SAID * size,
    "one sentence a line": lambda size: f"{SAID}\n" * size,
    "pronouns": lambda size: f"{SAID}\n" + "He said that the troops would stay in Mali.\n" * size,
    "people": lambda size: "\n".join(f"Ana {NAMES[i % 100]} of Mali said that {NAMES[i // 7 % 100]} would go." for i in range(size)),
    "bodies": lambda size: "The army said that it would leave Mali.\n" * size,
    "pointers": lambda size: f"{SAID}\n" + "The announcement came on Monday.\n" * size,
    "quotations": lambda size: f"{SAID}\n" + "“We will leave Mali and never come back.”\n" * size,
    "dates": lambda size: "on 11 December 2017, " * size,
    "offices": lambda size: "the foreign minister of " * size,
    "lists of names": lambda size: "\n".join(", ".join(f"Ana {name}" for name in NAMES[:50]) for _ in range(size // 10)),
    "quotation marks": lambda size: "“a ” " * size,
    "colons": lambda size: "Putin: we leave.\n" * size,
}


@pytest.mark.parametrize("text", GROWING.values(), ids=GROWING.keys())
def test_four_times_the_text_is_no_more_than_about_four_times_the_work(text: Callable[[int], str]) -> None:
    calls(text(10))  # what is loaded or remembered once

    small, large = calls(text(80)), calls(text(320))

    assert large < 5.5 * small


def calls(text: str) -> int:
    """How many functions of Python the reading of a text calls: a count of work that no other process disturbs."""
    profile = cProfile.Profile()
    profile.runcall(extract, article(text))
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed leaves it out


@pytest.mark.parametrize("text", [*HOSTILE.values()], ids=HOSTILE.keys())
def test_what_the_parser_is_shown_has_the_length_of_the_text(text: str) -> None:
    assert [len(legible(line)) for line in text.split("\n")] == [len(line) for line in text.split("\n")]
