import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.likeness.sketch import DIMENSIONS, reach, sketch

TEXTS = [
    f"{who} {what} {how}"
    for who in ("the minister", "Lisbon", "20,000 miners")
    for what in ("will leave Mali", "denied the strikes", "saw the price of bread rise")
    for how in ("on Monday", "for the third time", "")
]


@pytest.mark.parametrize("shape", [1, 2, 7, 27, 1000])
def test_products_of_sketches_are_the_same_in_a_matrix_of_any_shape(shape: int) -> None:
    sketches = np.array([sketch(text) for text in TEXTS])
    wanted = [[int(a.astype(np.int64) @ b.astype(np.int64)) for b in sketches] for a in sketches]
    many = np.resize(sketches, (shape, DIMENSIONS)).astype(np.float32)

    products = many @ sketches.astype(np.float32).T
    assert products.tolist() == [wanted[row % len(TEXTS)] for row in range(shape)]
    assert [(many @ one.astype(np.float32)).tolist() for one in sketches] == products.T.tolist()


@given(st.text())
def test_a_sketch_is_64_small_numbers_of_the_text_alone(text: str) -> None:
    assert sketch(text).shape == (DIMENSIONS,)
    assert sketch(text).dtype == np.int8
    assert (sketch(text) == sketch(text[:])).all()


def test_a_text_without_a_word_has_an_empty_sketch() -> None:
    assert not sketch("...").any()


def test_liker_texts_have_the_greater_product() -> None:
    text, like, other = (sketch(text).astype(int) for text in ("troops leave Mali", "the soldiers will leave Mali", "bread is dearer"))

    assert text @ like > text @ other


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Russia will withdraw its troops from Syria", "Russian forces are to leave Syria", 0.6),
        ("The flood killed 20,000 people", "The flood killed 40,000 people", 0.6),
        ("rockets hit the suburbs of Ariha before dawn", "before dawn, rockets hit Ariha and its suburbs", 0.75),
        ("It is late. The trams of Lisbon are the cleanest in Europe. Good night to you all.", "Lisbon has the cleanest trams", 0.5),
    ],
)
def test_texts_that_are_alike_are_within_reach(one: str, other: str, least: float) -> None:
    assert sketch(one).astype(int) @ sketch(other).astype(int) >= reach(least)
