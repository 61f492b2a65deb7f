import pytest

from streams.compare.text import ALIKE, VERBATIM, likeness

SENTENCE = "half of the battalion would be home by September"


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        (SENTENCE, 1, 1),
        ("Half of the battalion will be home by September.", VERBATIM, 1),
        ("The battalion will be home, half of it, by September", VERBATIM, 1),
        ("the battalion would leave before the rains", 0.2, ALIKE),
        ("prices of bread rose", 0, 0),
        ("it was as it is", 0, 0),
        ("", 0, 0),
    ],
)
def test_how_like_the_words_are(other: str, least: float, most: float) -> None:
    assert least <= likeness(SENTENCE, other) == likeness(other, SENTENCE) <= most


def test_forms_of_a_word_are_one_word_and_numbers_are_taken_whole() -> None:
    assert likeness("withdrawal of troops", "troops withdrawn") == 1
    assert likeness("200001 troops", "200002 troops") == 0.5


def test_texts_without_a_word_are_alike_only_if_the_same() -> None:
    assert likeness("...", "...") == 1
    assert likeness("...", "!") == 0
