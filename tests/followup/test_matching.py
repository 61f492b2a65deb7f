"""Which threads a matcher means."""

import pytest

from schemas.followups import Matcher
from streams.followup.matching import Traits, matches, traits
from streams.followup.words import meant
from tests.compare.build import said

THREAD = Traits("PRT", "forces", frozenset({"ana-delgado", "Ana Delgado"}), frozenset({"MLI"}))


@pytest.mark.parametrize(
    ("matcher", "is_meant", "words"),
    [
        (Matcher(), True, "everything"),
        (Matcher(side="PRT"), True, "side PRT"),
        (Matcher(side="ESP"), False, "side ESP"),
        (Matcher(family="forces", place="MLI"), True, "family forces, place MLI"),
        (Matcher(family="forces", place="SYR"), False, "family forces, place SYR"),
        (Matcher(speaker="ana-delgado"), True, "speaker ana-delgado"),
        (Matcher(speaker="Ana Delgado"), True, "speaker Ana Delgado"),
        (Matcher(speaker="Delgado"), False, "speaker Delgado"),
    ],
)
def test_all_that_a_matcher_names_must_agree(matcher: Matcher, is_meant: bool, words: str) -> None:
    assert (matches(matcher, THREAD), meant(matcher)) == (is_meant, words)


def test_the_traits_of_a_thread_are_those_of_its_statements() -> None:
    found = traits(said("withdrawal", "2016-03-14", side="RUS"), said("withdrawal", "2017-12-11", side="RUS"))

    assert found == Traits("RUS", "forces", found.speakers, found.places)
    assert (found.speakers, found.places) != (frozenset(), frozenset())
