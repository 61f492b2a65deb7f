"""Commas that a text has lost are put back for the parser, where newspapers set them, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extract.parse import paragraphs
from streams.extract.parse.commas import LEAST, breaks, lost, with_commas
from streams.extract.parse.model import model
from tests.extract.reading import statements

PARTED = (
    "Nine farmers drowned when the dam at Velm broke | the ministry said.",
    "Nine farmers drowned when the dam at Velm broke | a source at the ministry told reporters on Monday.",
    "Nine farmers drowned when the dam at Velm broke | the Oslo-based monitoring group Dam Watch reported Tuesday.",
    "Nine farmers drowned when the dam broke in Bergen | Ana Delgado said.",
    "Nine farmers drowned when the dam broke in northern Bergen | local activists said on Monday.",
    "Nine farmers drowned when the dam broke | Norwegian officials and aid workers said as boats searched the lake.",
    "Nine farmers drowned when the dam broke | said the spokesman.",
    "Nine farmers drowned when the dam broke | state news agency Nova reported.",
    "The dam could not be mended in time | the bodys spokesman said.",
    "Shells hit the mill at Velm | killing nine farmers.",
    "The truce was brokered in May by Chad | Mali | Norway and Kenya.",
    "It rained in northern Bergen | NRK reported.",
    "The snow lay deep in Velm" + '" | Ana Delgado | the institutes head | said.',
    "Nine farmers drowned when the dam broke | leading opposition figure Ana Delgado said.",
    "Nine farmers drowned when the dam broke in New Velm | Nova reporter said on Monday.",
    "Nine farmers drowned when the dam broke | the monitoring group the Dam Watch said | updating an earlier toll.",
    "Nine farmers drowned when the dam broke | an engineer with the Dam Watch told reporters.",
    "Nine farmers drowned when the dam broke on Sunday | monitoring group the Dam Watch said.",
    "Wird Velm | head of press office at the Dam Watch | told reporters that nine farmers drowned.",
    "According to the health ministry in Goma | nine farmers drowned.",
    "According to the statement | Mali is safe.",
    "According to Save the Children | nine schools were shut.",
    "Ana Delgado told Nova news channel | condemning the raid.",
    "She said the mill was shut | adding that nobody had been paid.",
    "Shells killed nine farmers | including two boys | in the north of Velm.",
    "The flood reached Velm | which had been spared in May.",
    "It was told by Ana Delgado | who had seen it.",
    "Rains were heavy" + '" | Ana Delgado | head of the Lagos Institute | told reporters.',
    "Farmers repaired the dam | while their sons watched.",
    "They looked for shelter in Chad Mali or Kenya | informed sources said.",
    "A bridge was hit in the quarters of divided Velm city | state media said.",
    "The trucks reached villages held by IS | activists said.",
    "The trucks reached villages in southern Mali | state media said on Saturday part of a convoy.",
    "Nine farmers drowned in Velm neighbourhood | Ana Delgado told Nova Agency.",
    "They were driven back from the town of New Velm | military sources said.",
    "A tree fell on the square of Velm village | eye witnesses said.",
    "The toll is likely to rise due to the condition of the wounded | Observatory head Ana Delgado said.",
    "Nine farmers drowned and six were injured | a source at Velm Police Command told reporters.",
    "Tests on the farmers point to mustard gas | Kenyas health ministry said on Thursday.",
)
WHOLE = (
    "The ministry said the dam had held.",
    "Nobody knew what the ministry said.",
    "It quoted villagers from the valley as saying nothing was left.",
    "It quoted villagers from the valley saying nothing was left.",
    "The farmers were killing wolves.",
    "The valley in which they live is green.",
    "The villagers of Velm who fled have come back.",
    "They were paid for the mill and the ministry said.",
    "Nova citing two officials said the dam had held.",
)


@pytest.mark.parametrize("marked", PARTED)
def test_a_comma_stands_where_newspapers_set_one(marked: str) -> None:
    text = marked.replace(" |", "")
    assert _marked(text) == marked


@pytest.mark.parametrize("text", WHOLE)
def test_no_comma_parts_what_belongs_together(text: str) -> None:
    assert _marked(text) == text


def _marked(text: str, mark: str = " | ") -> str:
    blanks = breaks(text)
    return "".join(mark if place in blanks else sign for place, sign in enumerate(text))


WORDS = [*"the ministry said Ana Delgado killing which who Bergen nine farmers couldnt in . ( )".split(), '"', "\n", ""]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS)))
def test_every_word_stays_at_its_own_characters(words: list[str]) -> None:
    doc = model().make_doc(" ".join(words))
    restored = [token for token in with_commas(doc) if token.text != ","]
    assert [(token.idx, token.text, token.norm_) for token in restored] == [(token.idx, token.text, token.norm_) for token in doc]


def test_a_short_text_and_one_with_a_comma_have_lost_none() -> None:
    long = "word " * (LEAST + 1)
    assert lost(long)
    assert not lost("word " * (LEAST - 1))
    assert not lost(long + "but, in the end, this")


FILLER = "Snow fell on the hills. The river was high. Boats lay idle. " * 10
BARE = (
    f"{FILLER}Shells hit a market in Goma killing nine farmers including two boys on Sunday a monitoring group said. "
    "The road to Goma was shut a doctor at the hospital told reporters on Monday adding that nobody could leave."
)


def test_an_article_without_commas_is_read_as_one_with_them() -> None:
    bare, set_right = statements(BARE), statements(_marked(BARE, ", "))
    assert [(one.speaker.name, one.action, one.content) for one in bare] == [
        (one.speaker.name, one.action, one.content.replace(",", "")) for one in set_right
    ]
    assert [one.speaker.name for one in bare] == ["monitoring group", "doctor", "doctor"]


def test_evidence_is_of_the_text_as_it_is() -> None:
    for one in statements(BARE):
        for spans in one.evidence.values():
            assert all(BARE[start:end].strip() == BARE[start:end] for start, end in spans)


def test_the_words_of_a_text_with_commas_are_parsed_as_they_are() -> None:
    text = FILLER + "On Monday, snow fell killing nine birds."
    (paragraph,) = paragraphs(text)
    assert [token.text for token in paragraph.doc if token.text == ","] == [","]
