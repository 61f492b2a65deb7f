"""Texts as lines of numbers."""

from streams.likeness.lines import line, read


def test_a_line_tells_names_negations_and_where_sentences_start() -> None:
    told = read([line("Lisbon stays. It will not leave Mali")])

    assert told.starts.tolist() == [0, 2]
    assert told.negated.tolist() == [False] * 2 + [True] * 5
    assert [bool(weight) for weight in told.weights[1]] == [True, False, False, False, False, False, True]
