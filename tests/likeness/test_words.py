import pytest
from hypothesis import given, settings

from streams.likeness.words import Kind, is_negated, readings, sentences
from tests.compare.test_text import TEXTS


def kinds(text: str, kind: Kind) -> list[str]:
    return [word.form for sentence in sentences(text) for word in sentence if word.kind is kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The minister left Lisbon for Bamako.", ["Lisbon", "Bamako"]),
        ("Lisbon has the cleanest trams.", ["Lisbon"]),  # seldom written small
        ("Bread has become dearer.", []),
        ("He said: “We will stay, whatever Athens thinks.”", ["Athens"]),
        ("North Korea and South Korea talk.", ["North", "Korea", "South", "Korea"]),
        ("Northern roads are closed.", []),
        ("The EU and NATO met, and it was a HUGE mess.", ["EU", "NATO"]),
        ("The U.S. pays for the F-35.", ["US", "F-35"]),
        ("LISBON TO RAISE PENSIONS", ["Lisbon"]),
        ("I think I know.", []),
        ("Portugal's army", ["Portugal"]),
        ("see https://example.org/Lisbon", []),
    ],
)
def test_names_are_told_from_words_that_are_only_capitalised(text: str, names: list[str]) -> None:
    assert kinds(text, Kind.NAME) == names


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("20,000 men", ["20000"]),
        ("2.5 trillion", ["2.5"]),
        ("Twenty men and three women", ["20", "3"]),
        ("the 50th time", ["50"]),
        ("one of them", []),
        ("the F-35", []),
    ],
)
def test_numbers_are_read_however_they_are_written(text: str, numbers: list[str]) -> None:
    assert kinds(text, Kind.NUMBER) == numbers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rains. It snows.", 2),
        ("“It rains.” He left", 2),
        ("The U.S. army left", 1),
        ("It rains — it pours", 2),
        ("It rains\nit pours", 2),
        ("... !", 0),
        ("", 0),
    ],
)
def test_sentences_end_at_full_stops_breaks_and_dashes(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


@pytest.mark.parametrize(
    ("text", "negates"),
    [
        ("It was not so", True),
        ("It wasn’t so", True),
        ("Nobody left", True),
        ("It was so", False),
        ("A knot in a note", False),
        ("It was not so that nobody left", False),
    ],
)
def test_what_turns_a_sentence_into_the_contrary(text: str, negates: bool) -> None:
    assert any(is_negated(sentence) for sentence in readings(text)) is negates


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS)
def test_readings_are_words_without_their_places(text: str) -> None:
    assert readings(text) == [[(word.form, word.kind) for word in sentence] for sentence in sentences(text)]


def test_words_stand_where_they_say() -> None:
    text = "Lisbon’s army -- see https://example.org -- lost 1,200 men; “Bamako” won."

    assert [text[word.start : word.end] for sentence in sentences(text) for word in sentence] == [
        "Lisbon", "army", "see", "lost", "1,200", "men", "Bamako", "won",
    ]  # fmt: skip
