"""Who said what, by which words: a row for each construction."""

import pytest

from schemas.ontology import Act
from streams.extract.attribution import joined
from streams.extract.parse import span_of
from tests.extract.reading import told

CONSTRUCTIONS = [
    ("The road was closed the mayor said a day after drivers said it was late.", "the mayor", "said", ["The road was closed"]),
    ("The mayor said that after long talks the road was closed.", "The mayor", "said", ["that after long talks the road was closed"]),
    ("Norway said that the road was closed.", "Norway", "said", ["that the road was closed"]),
    ("The road, Norway said, was closed.", "Norway", "said", ["The road", "was closed"]),
    ("“The road is closed,” said the mayor.", "the mayor", "said", ["“The road is closed,”"]),
    ("“The road is closed. It stays so,” the mayor said.", "the mayor", "said", ["“The road is closed. It stays so,”"]),
    ("“The road is closed,” the mayor said. “It will stay closed all winter.”", "the mayor", "said", 2),
    ("The mayor told reporters the road was closed.", "The mayor", "told", ["the road was closed"]),
    ("According to the mayor, the road is closed.", "the mayor", "According to", ["the road is closed"]),
    ("Norway has denied closing the road.", "Norway", "has denied", ["closing the road"]),
    ("Norway vowed to close the road.", "Norway", "vowed", ["to close the road"]),
    ("The mayor announced the closure of the road.", "The mayor", "announced", ["the closure of the road"]),
    ("Sweden accused Norway of closing the road.", "Sweden", "accused", ["Norway of closing the road"]),
    ("The mayor made it clear that the road would close.", "The mayor", "made it clear", ["that the road would close"]),
    ("Residents are worried that the road will close.", "Residents", "are worried", ["that the road will close"]),
    ("The union welcomed a statement from the mayor that the road would open.", "the mayor", "statement", ["that the road would open"]),
    ("The mayor issued a warning about avalanches.", "The mayor", "issued a warning about", ["avalanches"]),
    ("The mayor called for a longer road.", "The mayor", "called for", ["a longer road"]),
    ("The union urged the mayor to open the road.", "The union", "urged", ["the mayor to open the road"]),
    ("Drivers who say the road is closed are right.", "who", "say", ["the road is closed"]),
    ("Ola Lund: The road is closed all winter", "Ola Lund", ":", ["The road is closed all winter"]),
    ("Trade will go on, the minister, Ola Lund, said on Tuesday.", "the minister, Ola Lund,", "said", ["Trade will go on"]),
    ("Ola Lund defended the closure of the road: “It was the only way.”", "Ola Lund", ":", ["“It was the only way.”"]),
    ("The mayor, who had been ill, was blunt: “The road stays closed.”", "The mayor, who had been ill,", ":", ["“The road stays closed.”"]),
    ("The closure of the road was announced in Oslo.", "Oslo", "was announced", ["The closure of the road"]),
    ("It was confirmed from Oslo that the road would open.", "Oslo", "was confirmed", ["that the road would open"]),
    ("The road will close in May, the president decreed.", "the president", "decreed", ["The road will close in May"]),
    ("The mayor dismissed the new report of a fire.", "The mayor", "dismissed", ["the new report of a fire"]),
    ("The mayor dismissed as wholly unfounded the reports of a fire.", "The mayor", "dismissed", ["the reports of a fire"]),
    ("The mayor dismissed as lies reports that it was shut.", "The mayor", "dismissed", ["reports that it was shut"]),
    ("Norway rejected as baseless claims that it was shut.", "Norway", "rejected", ["claims that it was shut"]),
    (
        "The mayor promised local drivers that their road would be made safe.",
        "The mayor",
        "promised",
        ["that their road would be made safe"],
    ),
    # the whole of a source
    (
        "“The road is closed,” said Ola Lund, a driver from Bergen who lost his lorry.",
        "Ola Lund, a driver from Bergen who lost his lorry",
        "said",
        ["“The road is closed,”"],
    ),
    ("Ola Lund, who runs the harbour, said it was closed.", "Ola Lund, who runs the harbour,", "said", ["it was closed"]),
    ("The minister, like his predecessor, said it was closed.", "The minister", "said", ["it was closed"]),
    ("OSLO, May 5 (Reuters) - The road is closed, the mayor said.", "the mayor", "said", ["The road is closed"]),
    # the whole of a cue
    ("The mayor went on to say that the road was closed.", "The mayor", "went on to say", ["that the road was closed"]),
    ("The mayor began by saying that the road was closed.", "The mayor", "began by saying", ["that the road was closed"]),
    ("The mayor has repeatedly refused to admit his mistake.", "The mayor", "has repeatedly refused to admit", ["his mistake"]),
    ("Drivers complained about the road.", "Drivers", "complained about", ["the road"]),
    ("The union responded to the plan.", "The union", "responded to", ["the plan"]),
    ("The union called for the road to be opened.", "The union", "called for", ["the road to be opened"]),
    # the whole of a content
    ("The union called the plan a mistake.", "The union", "called", ["the plan a mistake"]),
    ("The union described the plan as “a gift to hauliers.”", "The union", "described", ["the plan as “a gift to hauliers.”"]),
    ("The union criticised the mayor for closing the road.", "The union", "criticised", ["the mayor for closing the road"]),
    ("The union criticised the mayor on Monday.", "The union", "criticised", ["the mayor"]),
    ("The mayor told a meeting of drivers that few people used the road.", "The mayor", "told", ["that few people used the road"]),
    ("The mayor said the road was closed, adding that it was snowing.", "The mayor", "said", ["the road was closed"]),
    ("But the road will stay closed, the mayor said.", "the mayor", "said", ["the road will stay closed"]),
    ("“If it rains,” the mayor said, “we close the road.”", "the mayor", "said", ["“If it rains,”", "“we close the road.”"]),
    ("“Why is it closed?” the driver asked.", "the driver", "asked", ["“Why is it closed?”"]),
    ("The plan was praised by the drivers.", "the drivers", "was praised by", ["The plan"]),
    ("The ministry announced the closure of the road, Radio Bergen reported.", "The ministry", "announced", ["the closure of the road"]),
    # what the parser gave to another word
    ("The road is closed, the agency on Monday quoted an officer as saying.", "an officer", "saying", ["The road is closed"]),
    ("A tweet quoted the mayor as saying “The road is closed.”", "A tweet", "saying", ["“The road is closed.”"]),
    (
        "“These drivers are too slow to come close to the bridge” a senior officer was quoted as saying in a report from the town.",
        "a senior officer",
        "saying",
        ["“These drivers are too slow to come close to the bridge”"],
    ),
    ("The mayor was reported to have told drivers that the road was shut.", "The mayor", "to have told", ["that the road was shut"]),
    ("The mayor, Ola Lund, promised in May that the road would open.", "The mayor, Ola Lund,", "promised", ["that the road would open"]),
    ("The mayor refused for the third time to open the road.", "The mayor", "refused", ["to open the road"]),
    ("The mayor agreed on Friday to open the road.", "The mayor", "agreed", ["to open the road"]),
    ("The mayor agreed on a plan.", "The mayor", "agreed on", ["a plan"]),
    ("Six million people need aid, the agency estimates.", "the agency", "estimates", ["Six million people need aid"]),
    ("The mayor urges calm.", "The mayor", "urges", ["calm"]),
    ("The threat of a strike, made by the union, was taken seriously.", "the union", "threat of", ["a strike, made by the union"]),
    ("Nine drivers were hurt in the fire he said describing it as a crime.", "he", "said", ["Nine drivers were hurt in the fire"]),
    (
        "Snow fell in several regions of Mali in northern Mopti said Ana Delgado head of the agency.",
        "Ana Delgado head of the agency",
        "said",
        ["Snow fell in several regions of Mali in northern Mopti"],
    ),
    ("The reporter in eastern Mopti said that the road was closed.", "The reporter in eastern Mopti", "said", ["that the road was closed"]),
    (
        "The union said in a statement that one of its drivers had called the road a “long shame” for the town.",
        "The union",
        "said",
        ["that one of its drivers had called the road a “long shame” for the town"],
    ),
    (
        "The mayor said on Monday that the road hurts trade in the coalition adding that the bridge would close.",
        "The mayor",
        "adding",
        ["that the bridge would close"],
    ),
    ("The agency said the rebels had advanced but reported ongoing strikes.", "The agency", "reported", ["ongoing strikes"]),
    # headlines and transcripts
    ("Police sources: two drivers held", "Police sources", ":", ["two drivers held"]),
    ("Norwegian transport minister: the road is closed", "Norwegian transport minister", ":", ["the road is closed"]),
    ("Poll: Voters want a new road", "Poll", ":", ["Voters want a new road"]),
    ("EXCLUSIVE – Ola Lund: The road is closed.", "Ola Lund", ":", ["The road is closed"]),
    ("OLA LUND: Close it. We promised that.", "OLA LUND", ":", ["Close it. We promised that."]),
    # nouns and adjectives
    ("Drivers voiced deep concern about the road.", "Drivers", "voiced deep concern about", ["the road"]),
    ("The mayor is a staunch supporter of the plan.", "The mayor", "is a staunch supporter of", ["the plan"]),
    ("The mayor's plans for the road are ready.", "The mayor's", "plans for", ["the road"]),
    ("Drivers have been critical of the plan.", "Drivers", "have been critical of", ["the plan"]),
    ("The mayor is ready to open the road.", "The mayor", "is ready", ["to open the road"]),
]

OVER_PARAGRAPHS = [
    ("“The road is closed,” the mayor said.\n“It will stay closed until the summer comes.”", 2),
    ("The mayor said in a statement:\n“The road is closed until the summer comes.”", 1),
    ("The mayor said in a statement:\n“The road is closed until summer.\n“It will then be opened for buses only.”", 2),
]

ATTITUDES = [
    "The mayor wants to close the road.",
    "The mayor did not mention the road.",
    "Drivers may ask for help.",
    "Drivers gathered to demand help.",
    "The mayor believes in the plan.",
    "Drivers have mixed views on the plan, and no hope of help.",
]

CARRIED_ON = [
    ("The mayor said the mine would be sold. The buyer would have to keep the workers.", 2),
    ("The mayor said the mine would be sold. The buyer would keep the workers. Half of the price would go to the town.", 3),
    ("The mayor said the mine would be sold. The buyer has to keep the workers.", 1),
    ("The mayor says the mine will be sold. The buyer would have to keep the workers.", 1),
    ("The mayor said the mine would be sold. The buyer would have kept the workers.", 1),
]

NOT_CONTINUED = [
    "The mayor said the road was closed. Drivers speak of a “long and dark and cold winter” now.",
    "“The road is closed,” the mayor said.\nDrivers call it “the road to the end of the world” here.",
]

NOT_SAID = [
    "The sign at the bridge was plain: “No entry after dark.”",
    "The closure of the road was announced in the rain.",
    "Ola Lund goes by one name on stage: “Mountain”.",
    "Farmers want the king to blame the mayor.",
    "Farmers want the king to agree to a vote.",
    "The mayor is still trying to confirm that the road is shut.",
    "The mayor did not say whether the road was closed.",
    "The mayor is expected to announce the closure of the road.",
    "The mayor may announce that the road is closed.",
    "The mayor declined to comment.",
    "The mayor declined to give details of the raid.",
    "A driver who asked not to be named waited in the cold.",
    "The mayor wants to close the road.",
    "The flight was late and the road was closed.",
    "A man accused of theft was on the road.",
    "Asked about the road, the mayor laughed.",
    "The mayor threatened nobody and called himself a friend of drivers.",
    "Norway recalled its ambassador.",
    "Drivers continued closing the road.",
    "Those are crimes committed by Norway against drivers.",
    "Local views according to the mayor.",
    "The army hit back killing nine people.",
    "The road was quiet. Reuters Rodi Said Battle for the north",
    "Norway worked hard to make sure drivers had a road.",
    "According to the Lotus Society Mali is cold.",
    "Weather: rain and snow",
    "Rocket shells claim 9 civilians in the north",
    "BERGEN: Snow closed the road on Monday.",
    "The long road home: snow and rain on Monday",
    "Norway to extend sanctions on Mali - the hard way",
    "HOST: Will you open the road?\nOLA: ",
]


def test_what_somebody_is_urged_to_agree_to_is_not_said_yet() -> None:
    said = [one.act for one, _ in told("The mayor urged him to agree to an inspection.")]

    assert said == [Act.URGED]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CONSTRUCTIONS)
def test_a_saying_has_its_source_cue_and_content(text: str, source: str, cue: str, content: list[str] | int) -> None:
    found = [one for one, _ in told(text) if one.content]

    shown = {tuple(text[start:end] for start, end in (one.source_span, span_of(one.cue))): one.content for one in found}
    words = [text[start:end] for start, end in shown[source, cue]]
    assert len(words) == content if isinstance(content, int) else words == content


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_said_is_no_saying(text: str) -> None:
    assert [one for one, _ in told(text) if one.content and one.act is not None] == []


@pytest.mark.parametrize("text", ATTITUDES)
def test_an_attitude_is_attributed_but_is_no_act_of_saying(text: str) -> None:
    found = [one for one, _ in told(text)]

    assert {one.act for one in found} == {None}
    assert found[0].source.text in ("mayor", "Drivers")


def test_an_attitude_in_what_somebody_says_is_the_speakers_word() -> None:
    ((one, _),) = told("The mayor said that drivers wanted a longer road.")

    assert one.source.text == "mayor"


@pytest.mark.parametrize(("text", "paragraphs"), OVER_PARAGRAPHS)
def test_speech_over_paragraphs_is_one_attribution_of_one_speaker(text: str, paragraphs: int) -> None:
    found = [one for one, _ in told(text)]

    assert [one.source.text for one in found] == ["mayor"] * paragraphs
    assert [len(one.content) for one in joined(found)] == [paragraphs]


@pytest.mark.parametrize(("text", "sentences"), CARRIED_ON)
def test_an_indirect_saying_goes_on_as_what_would_be(text: str, sentences: int) -> None:
    found = [one for one, _ in told(text)]

    assert [one.source.text for one in found] == ["mayor"] * sentences
    assert [len(one.content) for one in joined(found)] == [sentences]


@pytest.mark.parametrize("text", NOT_CONTINUED)
def test_words_that_the_journalist_quotes_are_not_speech_that_goes_on(text: str) -> None:
    first, *_ = [one for one, _ in told(text)]

    assert (first.source.text, len(first.content)) == ("mayor", 1)


def test_an_attribution_names_the_rule_that_found_it() -> None:
    text = "According to the mayor, it snows.\nThe mayor said it snows.\n“It snows all over the wide country.”\nOla Lund: It snows again"

    assert [one.rule for one, _ in told(text)] == ["by_according", "by_verb", "continued", "by_label"]


def test_a_clause_that_follows_from_an_announcement_is_what_was_announced() -> None:
    text = "Soldiers will start leaving after an announcement by the minister that the work is done."

    ((one, _),) = told(text)

    assert [text[start:end] for start, end in one.basis] == ["Soldiers will start leaving"]
    assert [text[start:end] for start, end in one.content] == ["that the work is done"]
