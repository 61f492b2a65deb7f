"""The tables of words agree with themselves and with the ontology."""

from collections import Counter, defaultdict

import pytest

from schemas.ontology import ACTIONS, ACTS, Act
from streams.extract.lexicon import attitude_nouns, cue_nouns, rows

ROOTS = frozenset(
    """AGREE CONSULT SUPPORT COOPERATE AID RETREAT CONCEDE REQUEST ACCUSE REJECT THREATEN PROTEST MOBILIZE
    SANCTION COERCE ASSAULT""".split()
)
ROOTLESS = {"victory", "independence", "candidacy", "election", "appointment", "tax cut", "tax rise", "growth", "displacement"}
"""What the codebooks have no root for: what is done to nobody, or within a country by its own laws."""

FRAMES = {"that", "inf", "ger", "np", "about", "as", "to", "of"}


@pytest.mark.parametrize("name", ["cues.tsv", "cue_nouns.tsv", "cue_adjectives.tsv", "classes.tsv", "speaker_nouns.tsv"])
def test_no_word_is_in_a_table_twice(name: str) -> None:
    assert [word for word, count in Counter(row[0] for row in rows(name)).items() if count > 1] == []


@pytest.mark.parametrize("name", ["cues.tsv", "cue_adjectives.tsv"])
def test_cues_have_acts_and_frames_that_there_are(name: str) -> None:
    assert all(act == "-" or Act(act) for _, act, _ in rows(name))
    assert {frame for *_, frames in rows(name) for frame in frames.split(",")} <= FRAMES


def test_a_noun_is_a_saying_or_an_attitude() -> None:
    assert set(cue_nouns()) & attitude_nouns() == set()


def test_words_name_actions_of_the_ontology_and_need_classes_that_there_are() -> None:
    classes = {name for name, _ in rows("classes.tsv")} | {"-"}

    assert {action for action, *_ in rows("actions.tsv")} == set(ACTIONS)
    assert {name.removeprefix("of:").removeprefix("by:") for *_, needs in rows("actions.tsv") for name in needs.split()} <= classes


def test_words_tell_roots_that_there_are_and_need_classes_that_there_are() -> None:
    classes = {name for name, _ in rows("classes.tsv")} | {"-"}

    assert {root for root, *_ in rows("deeds.tsv")} == {*ROOTS - {"AGREE"}, "-"}
    assert {root for root, _ in rows("examples.tsv")} == ROOTS | {"-"}
    assert {name for *_, needs in rows("deeds.tsv") for name in needs.split()} <= classes


def test_no_word_tells_two_roots_in_the_same_company() -> None:
    roots = defaultdict(set)
    for root, part, words, needs in rows("deeds.tsv"):
        for word in words.split():
            for name in needs.split():
                roots[part, word, name].add(root)

    assert {entry: found for entry, found in roots.items() if len(found) > 1} == {}


def test_no_sentence_is_an_example_twice() -> None:
    assert [text for text, count in Counter(text for _, text in rows("examples.tsv")).items() if count > 1] == []


def test_actions_have_a_root_or_the_codebooks_have_none() -> None:
    assert {name for name, entry in ACTIONS.items() if entry.plover is None} == ROOTLESS
    assert {entry.plover for entry in ACTIONS.values()} <= ROOTS | {None}


def test_opposites_are_mutual_and_of_one_family() -> None:
    for name, entry in ACTIONS.items():
        assert all(name in ACTIONS[other].opposites and ACTIONS[other].family is entry.family for other in entry.opposites), name


def test_every_act_has_a_stance() -> None:
    assert set(ACTS) == set(Act)
