"""Example sentences and words of the tables vote where no table knows a word."""

import subprocess
import sys

import pytest

from streams.extract.parse import paragraphs
from streams.extract.roots.deeds import known_event
from streams.extract.roots.vote import nearest_root
from tests.tools.build_examples import TARGET, lines

UNKNOWN = [
    ("Artillerymen pulverised the granary.", "ASSAULT"),
    ("Charities ladled soup to the homeless.", "AID"),
    ("The bishop extolled the nurses.", "SUPPORT"),
]


@pytest.mark.parametrize(("text", "root"), UNKNOWN)
def test_words_that_no_table_knows_have_the_root_of_words_like_them(text: str, root: str) -> None:
    head = next(paragraphs(text)[0].doc.sents).root

    assert known_event(head) is None
    assert nearest_root(head) == root


@pytest.mark.parametrize("text", ["...", "It was a quiet winter.", "Pensioners are thriftier than students."])
def test_what_is_like_no_event_has_no_root(text: str) -> None:
    assert nearest_root(next(paragraphs(text)[0].doc.sents).root) is None


def test_the_examples_words_are_those_of_their_sentences() -> None:
    assert TARGET.read_text("utf-8").splitlines() == list(lines())


def test_the_package_of_the_vectors_is_not_imported() -> None:
    code = "import sys, streams.extract.roots.vote as vote; vote._electorate(); sys.exit('wordllama' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
