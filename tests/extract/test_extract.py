"""What holds of every statement, whatever the article says."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.articles import ArticlePublished, article_id
from schemas.statements import Slot, StatementRecorded
from streams.extract.article import extract
from streams.extract.version import EXTRACTOR
from tests.corpus.read import examples

ARTICLES = {example.name: example.article for example in examples()}

WORDS = """Ana Delgado Portugal's defence minister the ministry he they said told reporters announced denied accused Turkey of shelling
Mali Iraq New York will would not withdraw its troops from that while if but in 2016 on Monday by September “ ” " ' ’ — , . : ; ( ) -
a similar statement about announcement repeatedly has according to several sources and ceasefire sanctions 14""".split()

by_article = pytest.mark.parametrize("name", ARTICLES)


@cache
def recorded(name: str) -> tuple[StatementRecorded, ...]:
    return tuple(extract(ARTICLES[name]))


def article_of(text: str) -> ArticlePublished:
    day, outlet = date(2017, 12, 12), "Harbour Post"
    return ArticlePublished(article=article_id(None, outlet, day, text), revision=1, text=text, outlet=outlet, published=day)


def shown(name: str, statement: StatementRecorded, slot: Slot) -> list[str]:
    return [ARTICLES[name].text[start:end] for start, end in statement.evidence.get(slot, ())]


def filled(statement: StatementRecorded) -> Iterator[tuple[Slot, str]]:
    """The slots that hold words, with the words as the statement has them."""
    words = {
        Slot.CONTENT: statement.content,
        Slot.OBJECT: statement.object,
        Slot.PLACE: statement.place and statement.place.name,
        Slot.SAID: statement.said_words,
        Slot.OUTCOME: statement.outcome,
    }
    return ((slot, found) for slot, found in words.items() if found)


def stray_spans(article: ArticlePublished, statements: list[StatementRecorded]) -> list[object]:
    spans = [(slot, span) for statement in statements for slot, found in statement.evidence.items() for span in found]
    return [(slot, (start, end)) for slot, (start, end) in spans if not 0 <= start < end <= len(article.text)]


@by_article
def test_reading_an_article_twice_gives_the_same_bytes(name: str) -> None:
    once, twice = extract(ARTICLES[name]), extract(ARTICLES[name])

    assert [one.model_dump_json() for one in once] == [one.model_dump_json() for one in twice]


@by_article
def test_an_article_records_no_statement_twice(name: str) -> None:
    ids = [statement.id for statement in recorded(name)]

    assert len(ids) == len(set(ids))


@by_article
def test_a_statement_can_be_read_back_under_its_id(name: str) -> None:
    back = [StatementRecorded.model_validate_json(statement.model_dump_json()) for statement in recorded(name)]

    assert back == list(recorded(name))


@by_article
def test_a_statement_says_which_revision_was_read_by_which_extractor(name: str) -> None:
    article, marks = ARTICLES[name], {(one.article, one.revision, one.extractor) for one in recorded(name)}

    assert marks <= {(article.article, article.revision, EXTRACTOR)}


@by_article
def test_every_span_lies_in_the_text(name: str) -> None:
    assert not stray_spans(ARTICLES[name], list(recorded(name)))


@by_article
def test_every_slot_is_shown_by_its_words(name: str) -> None:
    told = [(words, shown(name, statement, slot)) for statement in recorded(name) for slot, words in filled(statement)]

    assert not [(words, spans) for words, spans in told if words not in spans]


@by_article
def test_the_first_span_of_the_content_is_the_content(name: str) -> None:
    assert [shown(name, one, Slot.CONTENT)[0] for one in recorded(name)] == [one.content for one in recorded(name)]


@by_article
def test_who_said_it_and_how_is_shown(name: str) -> None:
    spans = [shown(name, statement, slot) for statement in recorded(name) for slot in (Slot.SPEAKER, Slot.CUE)]

    assert all(words.strip() for found in spans for words in found)


def test_whose_action_it_is_is_shown() -> None:
    named = [(name, one, one.actor.name) for name in ARTICLES for one in recorded(name) if one.actor]

    assert not [actor for name, one, actor in named if actor not in shown(name, one, Slot.ACTOR)]


@by_article
def test_speakers_and_quotations_are_as_written(name: str) -> None:
    written = [words for one in recorded(name) for words in (one.speaker.name, one.quotation or "")]

    assert not [words for words in written if words not in ARTICLES[name].text]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join) | st.text(min_size=1, max_size=80))
@example("” : it was shut.")
@example("Ana Delgado said the pledge was watched more than")
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    article = article_of(text)

    assert not stray_spans(article, extract(article))


@pytest.mark.parametrize(
    "text",
    ["Lund made the announcement in New York", "He said.", "“", "””“", "said", "\n\n\n", " ", "According to", "Putin", "The denial that"],
)
def test_a_text_that_ends_in_the_middle_can_be_read(text: str) -> None:
    assert not stray_spans(article_of(text), extract(article_of(text)))


@pytest.mark.parametrize("source", ["Latvia's defence minister, Ilze Berzina,", "Defence Minister Ilze Berzina"])
def test_what_it_is_on_ends_where_the_content_does(source: str) -> None:
    found = extract(article_of(f"Latvia will not withdraw its battalion from Kosovo, {source} said on Tuesday."))

    assert [statement.object for statement in found] == ["its battalion from Kosovo"]
