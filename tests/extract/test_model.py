"""The shortened pipeline against spaCy's own: whatever was made faster must come to the same."""

import pytest
from spacy import tokens
from spacy.language import Language

from streams.extract.parse.model import PLURALS, installed, parsed
from streams.extract.parse.words import Doc, Token
from tests.corpus.read import Example, examples


@pytest.fixture(scope="module")
def whole() -> Language:
    loaded: Language = installed().load(exclude=["ner"])
    loaded.get_pipe("lemmatizer").lookups.get_table("lemma_exc")["noun"].update(PLURALS)  # type: ignore[attr-defined]
    return loaded


@pytest.mark.parametrize("example", examples()[::4], ids=lambda example: example.name)
def test_a_text_is_read_as_by_the_whole_pipeline(whole: Language, example: Example) -> None:
    lines = [line for line in example.article.text.split("\n") if line.strip()]

    assert [described(doc) for doc in parsed(lines)] == [described(doc) for doc in whole.pipe(lines)]


@pytest.mark.parametrize(
    "text",
    [
        "There is no base there, and there were none.",
        "I told you that it has had nothing to do with it; they did it.",
        "Either that, or those that had been closed were better.",
        "  Two  blanks\tand a tab.",
        "",
    ],
)
def test_words_of_rules_are_described_as_by_the_whole_pipeline(whole: Language, text: str) -> None:
    assert described(parsed([text])[0]) == described(whole(text))


def test_a_long_text_is_parsed_in_stretches_and_is_one_text_again(whole: Language) -> None:
    text = "The port was shut on Monday. “Nobody can leave,” the mayor said. " * 40

    found, expected = parsed([text])[0], whole(text)

    assert found.text == text
    assert [sentence.text for sentence in found.sents] == [sentence.text for sentence in expected.sents]
    assert [_of(token) for token in found] == [_of(token) for token in expected]


def described(doc: Doc | tokens.Doc) -> list[tuple[str, ...]]:
    return [_of(token) for token in doc]


def _of(token: Token | tokens.Token) -> tuple[str, ...]:
    return token.text, token.tag_, token.dep_, token.head.text, token.pos_, str(token.morph), token.lemma_
