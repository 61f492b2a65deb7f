import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.likeness.sketch import DIMENSIONS, sketch

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
