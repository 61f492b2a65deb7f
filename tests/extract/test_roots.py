"""The PLOVER root of a sentence: of the saying, of the deed, as it is done, intended, refused or asked for."""

from datetime import date

import pytest

from streams.extract.attribution import attributions
from streams.extract.parse import read
from streams.extract.roots import event_of
from tests.extract.reading import statement

DEEDS = [
    ("Norwegian soldiers shelled the harbour of Split.", "ASSAULT"),
    ("Police in Oslo arrested three editors.", "COERCE"),
    ("The Danish premier met his Greek counterpart in Corfu.", "CONSULT"),
    ("Chile suspended aid to Bolivia.", "SANCTION"),
    ("Chile delivered tents to the villages.", "AID"),
    ("The Greek navy put its crews on alert.", "MOBILIZE"),
    ("The Greek premier resigned on Friday.", "CONCEDE"),
    ("Guerrillas surrendered to the army.", "RETREAT"),
    ("Miners went on strike in Kiruna.", "PROTEST"),
    ("The Polish ministry extradited a smuggler to Finland.", "COOPERATE"),
    ("Finland signed a treaty with Estonia.", "SUPPORT"),
    ("The Greek senate vetoed the motion.", "REJECT"),
    ("Greece issued an ultimatum to the strikers.", "THREATEN"),
    ("Prosecutors opened an inquiry into the fire.", "ACCUSE"),
    ("The mayor pleaded with the drivers to go home.", "REQUEST"),
]

COMPANY = [
    ("Finland withdrew its troops from Chad.", "RETREAT"),
    ("Finland withdrew its ambassador from Chad.", "SANCTION"),
    ("Finland withdrew from the treaty.", "REJECT"),
    ("Finland released the prisoners.", "CONCEDE"),
    ("Finland deployed tanks along the border.", "MOBILIZE"),
    ("Finland sent peacekeepers to Chad.", "AID"),
    ("Finland deployed a battalion for a peacekeeping mission in Chad.", "AID"),
    ("Finland expelled three diplomats.", "SANCTION"),
    ("Finland lifted the curfew.", "CONCEDE"),
    ("Finland imposed a curfew.", "COERCE"),
    ("Workers blocked the motorway.", "PROTEST"),
    ("Soldiers beat a shepherd near Split.", "ASSAULT"),
    ("Police beat protesters in Split.", "COERCE"),
    ("Finland opened its doors to refugees.", "AID"),
    ("Finland reduced its tariffs on steel.", "CONCEDE"),
    ("Finland declared a state of emergency.", "COERCE"),
    ("Finland held joint exercises with Sweden.", "COOPERATE"),
    ("Planes carried out a wave of attacks on the port.", "ASSAULT"),
]

MEANT = [
    ("Finland will withdraw its troops from Chad.", "AGREE"),
    ("Finland agreed to meet the rebels.", "AGREE"),
    ("Finland is ready to release the prisoners.", "AGREE"),
    ("Finland decided to release the prisoners.", "CONCEDE"),
    ("Finland will impose sanctions on Chad.", "THREATEN"),
    ("Finland will not withdraw its troops from Chad.", "REJECT"),
    ("Finland must withdraw its troops from Chad.", "REQUEST"),
    ("Finland did not bomb the port.", "ASSAULT"),
]

SAYINGS = [
    ("Chad said Finland had bombed the port.", "ASSAULT"),
    ("Finland said it would release the prisoners.", "AGREE"),
    ("Finland said it would not release the prisoners.", "REJECT"),
    ("Finland announced the release of the prisoners.", "CONCEDE"),
    ("Chad accused Finland of bombing the port.", "ACCUSE"),
    ("Chad said it rejected the plan.", "REJECT"),
    ("Chad urged Finland to release the prisoners.", "REQUEST"),
    ("Chad called for an inquiry into the bombing.", "ACCUSE"),
    ("Chad called for a ceasefire.", "REQUEST"),
    ("Finland pledged its support for the plan.", "SUPPORT"),
    ("Finland pledged to support the plan.", "AGREE"),
    ("Finland denied the bishop a visa.", "REJECT"),
    ("“We shall release the prisoners,” the Finnish premier said.", "AGREE"),
]

MAIN_CLAUSES = [
    ("Finland lifted a ban on the poet, who was arrested last year.", "CONCEDE"),
    ("The move came after Finland released the prisoners.", "CONCEDE"),
    ("The premier flew to Athens to congratulate the president.", "SUPPORT"),
    ("The premier flew to Athens.", "CONSULT"),
    ("The senate passed a resolution criticising the premier.", "ACCUSE"),
    ("The premier wants to meet the rebels.", "AGREE"),
    ("The premier wants new elections.", "REQUEST"),
]


@pytest.mark.parametrize(("text", "root"), [*DEEDS, *COMPANY])
def test_a_deed_is_known_by_its_word_and_the_words_beside_it(text: str, root: str) -> None:
    assert _root(text) == root


@pytest.mark.parametrize(("text", "root"), MEANT)
def test_what_is_intended_refused_or_asked_for_is_another_event_than_what_is_done(text: str, root: str) -> None:
    assert _root(text) == root


@pytest.mark.parametrize(("text", "root"), SAYINGS)
def test_a_saying_is_the_event_where_it_is_one_else_what_is_said(text: str, root: str) -> None:
    assert _root(text) == root


@pytest.mark.parametrize(("text", "root"), MAIN_CLAUSES)
def test_the_clause_that_tells_the_news_comes_first(text: str, root: str) -> None:
    assert _root(text) == root


@pytest.mark.parametrize(
    ("text", "plover", "cameo"),
    [
        ("Norway said its soldiers had left Iraq.", "RETREAT", "087"),
        ("Norway said its soldiers would leave Iraq.", "RETREAT", "087"),
        ("Norway said its soldiers would not leave Iraq.", "REJECT", "120"),
        ("Norway said it would impose sanctions on Iraq.", "SANCTION", "163"),
        ("Norway denied bombing a village in Iraq.", "ASSAULT", "190"),
        ("Norway said the fishermen had been beaten with sticks.", "ASSAULT", None),  # no action of the ontology: the words decide
    ],
)
def test_a_statement_carries_the_codes_of_what_it_makes_of_its_action(text: str, plover: str, cameo: str | None) -> None:
    found = statement(text)

    assert (found.plover, found.cameo) == (plover, cameo)


@pytest.mark.parametrize("text", ["The roof of the chapel is made of slate.", "The baker said that prices were lower than in the past."])
def test_what_is_no_event_has_no_root(text: str) -> None:
    assert _root(text) is None


def test_sayings_of_one_another_come_to_an_end() -> None:
    assert _root("“He said,” she said, “that he said,” he said, they said.") != "ASSAULT"


def _root(text: str) -> str | None:
    reading = read(text, date(2021, 6, 9))
    sentence = next(reading.paragraphs[0].doc.sents)
    event = event_of(sentence, attributions(reading))
    return event.root if event is not None else None
