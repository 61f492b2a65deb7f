"""The words of a parsed text: what they are told to be is what the parser tells."""

import pytest
from spacy import tokens

from streams.extract.parse.model import installed, parsed
from streams.extract.parse.words import Doc, Token, once, once_beside, root_of

TEXT = "The mayor and the council, who met on Monday, said they would shut the port. It didn't close. Nobody can leave."


@pytest.fixture(scope="module")
def theirs() -> tokens.Doc:
    found: tokens.Doc = installed().load(exclude=["ner"])(TEXT)
    return found


@pytest.fixture(scope="module")
def ours() -> Doc:
    return parsed([TEXT])[0]


@pytest.mark.parametrize("relation", ["children", "lefts", "rights", "subtree", "ancestors", "conjuncts", "sent"])
def test_words_stand_to_each_other_as_in_the_parse(ours: Doc, theirs: tokens.Doc, relation: str) -> None:
    found = [[word.i for word in getattr(token, relation)] for token in ours]

    assert found == [[word.i for word in getattr(token, relation)] for token in theirs]


@pytest.mark.parametrize(
    "asked", "idx whitespace_ is_sent_start is_alpha is_upper is_digit is_punct is_quote is_stop is_space like_num".split()
)
def test_words_are_as_in_the_parse(ours: Doc, theirs: tokens.Doc, asked: str) -> None:
    assert [getattr(token, asked) for token in ours] == [getattr(token, asked) for token in theirs]


def test_the_edges_of_a_subtree_are_those_of_the_parse(ours: Doc, theirs: tokens.Doc) -> None:
    found = [(token.left_edge.i, token.right_edge.i) for token in ours]

    assert found == [(token.left_edge.i, token.right_edge.i) for token in theirs]


def test_the_words_between_two_characters_are_those_that_have_one_of_them(ours: Doc) -> None:
    start = TEXT.index("ayor")

    assert [token.text for token in ours.between(start, start + 8) or ()] == ["mayor", "and"]
    assert ours.between(len(TEXT), len(TEXT) + 1) is None
    assert ours.between(-1, 1) is None


def test_a_word_has_neighbours_only_in_its_text(ours: Doc) -> None:
    assert ours[1].nbor(-1) is ours[0]
    with pytest.raises(IndexError):
        ours[0].nbor(-1)
    with pytest.raises(IndexError):
        ours[len(ours) - 1].nbor()


def test_the_topmost_of_some_words_is_the_one_nearest_to_the_root(ours: Doc) -> None:
    sentence = next(ours.sents)

    assert sentence.root.text == "said"
    assert root_of(ours[:5]).text == "mayor"
    assert root_of(ours[:1]).text == "The"


def test_a_word_is_asked_once(ours: Doc) -> None:
    asked: list[str] = []

    @once
    def length(token: Token) -> int:
        asked.append(token.text)
        return len(token)

    assert [length(ours[1]), length(ours[1])] == [5, 5]
    assert asked == ["mayor"]


def test_a_word_is_asked_once_beside_each_other(ours: Doc) -> None:
    asked: list[tuple[str, str]] = []

    @once_beside
    def apart(token: Token, other: Token, text: str) -> str:
        asked.append((token.text, other.text))
        return text[token.idx : other.idx].strip()

    mayor, council, met = ours[1], ours[4], ours[7]
    assert [apart(mayor, council, TEXT), apart(mayor, council, TEXT), apart(mayor, met, TEXT)] == [
        "mayor and the",
        "mayor and the",
        "mayor and the council, who",
    ]
    assert asked == [("mayor", "council"), ("mayor", "met")]
