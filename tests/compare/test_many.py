"""One text against many comes to the same as one against each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.compare.many import likenesses
from streams.compare.text import likeness
from streams.likeness.lines import line
from tests.compare.test_text import TEXTS

WITH_WORDS = TEXTS.filter(lambda text: bool(line(text)))


@settings(deadline=None)  # a busy machine is no failure
@given(text=WITH_WORDS, others=st.lists(WITH_WORDS, min_size=1, max_size=6))
def test_one_text_is_as_like_to_each_of_many_as_to_it_alone(text: str, others: list[str]) -> None:
    assert likenesses(line(text), [line(other) for other in others]).tolist() == [likeness(text, other) for other in others]
