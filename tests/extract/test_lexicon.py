"""The tables of words agree with themselves and with the ontology."""

from collections import Counter

import pytest

from schemas.ontology import ACTIONS, ACTS, Act
from streams.extract.lexicon import rows

FRAMES = {"that", "inf", "ger", "np", "about", "to", "of"}


@pytest.mark.parametrize("name", ["cues.tsv", "cue_nouns.tsv", "cue_adjectives.tsv", "classes.tsv", "speaker_nouns.tsv"])
def test_no_word_is_in_a_table_twice(name: str) -> None:
    assert [word for word, count in Counter(row[0] for row in rows(name)).items() if count > 1] == []


def test_cues_have_acts_and_frames_that_there_are() -> None:
    assert all(act == "-" or Act(act) for _, act, _ in rows("cues.tsv"))
    assert {frame for *_, frames in rows("cues.tsv") for frame in frames.split(",")} <= FRAMES


def test_words_name_actions_of_the_ontology_and_need_classes_that_there_are() -> None:
    classes = {name for name, _ in rows("classes.tsv")} | {"-"}

    assert {action for action, *_ in rows("actions.tsv")} == set(ACTIONS)
    assert {name for *_, needs in rows("actions.tsv") for name in needs.split()} <= classes


def test_opposites_are_mutual_and_of_one_family() -> None:
    for name, entry in ACTIONS.items():
        assert all(name in ACTIONS[other].opposites and ACTIONS[other].family is entry.family for other in entry.opposites), name


def test_every_act_has_a_stance() -> None:
    assert set(ACTS) == set(Act)
