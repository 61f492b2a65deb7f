"""Where the words of a saying end, and who says them, in text that has lost its commas."""

import pytest

from tests.extract.reading import statements

ENDS = [
    # up to who says it, where the parser drew the last words to them
    ("Mortar fire hurt three people in the Zorvex neighbourhood of northeast Goma the Sudan News Agency said.",
     "Sudan News Agency", "Mortar fire hurt three people in the Zorvex neighbourhood of northeast Goma"),
    ("Many of those killed on the road to Raqa were drivers the Syrian Observatory for Human Rights said.",
     "Syrian Observatory for Human Rights", "Many of those killed on the road to Raqa were drivers"),
    ("Snow also fell on the central town of Talbisseh local activist Hassan Abu Omar said.",
     "Hassan Abu Omar", "Snow also fell on the central town of Talbisseh"),
    # a word is whole
    ("The agency said that nine had fled the town and the two sub-districts which are shut.",
     "agency", "nine had fled the town and the two sub-districts which are shut"),
    # without what else is said, and what the journalist adds
    ("The mayor said the road was shut adding that nine people had been hurt.", "mayor", "the road was shut"),
    ("Residents reported a fire in the town but it was not possible to verify the reports.", "Residents", "a fire in the town"),
    ("The mayor said the road was shut but it would open soon.", "mayor", "the road was shut but it would open soon"),
    ("Norway denied the claim while blaming snow for the fire.", "Norway", "the claim"),
    ("Norway denied starting the fire, with the mayor stressing that nobody had been there.", "Norway", "starting the fire"),
    ("The mayor said nine people were hurt without specifying whether they were guards.", "mayor", "nine people were hurt"),
    ("The agency said nine people were hurt on the road whilst a rebel source did not deny that it was shut.",
     "agency", "nine people were hurt on the road"),
    ("Chad reported dozens had fled via these roads but residents and rebels on the ground dismissed the reports as lies.",
     "Chad", "dozens had fled via these roads"),
    ("The mayor said the groom was among the dead but one of his relatives told reporters that he was safe.",
     "mayor", "the groom was among the dead"),
    ("The mayor said nine had died while others were hurt.", "mayor", "nine had died while others were hurt"),
    ("The agency said nine had died from the effects of the gas adding that dozens more suffered.",
     "agency", "nine had died from the effects of the gas"),
    ("The mayor said nine had died adding the toll was expected to rise.", "mayor", "nine had died"),
    ("A bomb killed nine people in Goma and wounded ten others according to the mayor.",
     "mayor", "A bomb killed nine people in Goma and wounded ten others"),
    ('"It is shut" the Observatory for Fishing Rights which has men in the town said.', "Observatory for Fishing Rights", "It is shut"),
    ("Chad and its ally Mali have been accused by aid groups of carrying out attacks on Goma.",
     "aid groups", "carrying out attacks on Goma"),
    ("According to the SOHR tens of men including two doctors were among the dead.",
     "SOHR", "tens of men including two doctors were among the dead"),
    ("The king condemned a raid on a school that killed six children according to state media.", "state media", "killed six children"),
    ('"Nobody can get in or out of Aleppo" a member of the Aleppo-based rebel group Fastaqim told Reuters.',
     "Fastaqim", "Nobody can get in or out of Aleppo"),
    (('After reading "internal and external news" the coalition determined that there was sufficient proof of losses to open '
     "a hearing said spokesman Colonel Luis Vega on Monday."),
     "Luis Vega", ('After reading "internal and external news" the coalition determined that there was sufficient proof of losses to open '
     "a hearing")),
    (("Barely a week since Chad and Mali agreed to halt bombing and let humanitarian aid into Goma the deals shaky implementation looks "
     "set to dominate the talks."), "Chad", "to halt bombing and let humanitarian aid into Goma"),
    ('The agency said several soldiers who took part in a drive had severe trouble breathing or even "suffocation" after the fire.',
     "agency", 'several soldiers who took part in a drive had severe trouble breathing or even "suffocation" after the fire'),
    # who says it
    ("According to the Observatory Daesh has lost 46 fighters in the battle.", "Observatory", "Daesh has lost 46 fighters in the battle"),
    ("Norway a key ally of Chads Luis al-Vega has called for a vote.", "Norway", "a vote"),
    ("Luis Vega is the first mayor to urge the king to step down.", "Luis Vega", "the king to step down"),
    ("The mayor said shelling on Sunday hit several areas of the port.", "mayor", "shelling on Sunday hit several areas of the port"),
    # without who else is told to have said it
    ("Norway called on Chad to open the road to the camp Reuters reported.", "Norway", "to open the road to the camp"),
    ("The minister said the road led past a depot Chads Press TV reported on Sunday.", "minister", "the road led past a depot"),
    ("The mayor said nine had fled from Velm, Lebanon's al-Manar TV channel reported.", "mayor", "nine had fled from Velm"),
    ('The farmers shouted "Rain is coming" as they left the fields.', "farmers", "Rain is coming"),
    ("The council is to meet on Monday to discuss the raid following calls from Norway.",
     "Norway", "The council is to meet on Monday to discuss the raid"),
    ("Shells killed nine guards of the Velm Front, the Oslo-based Kivu Watch said.",
     "Oslo-based Kivu Watch", "Shells killed nine guards of the Velm Front"),
    ("The mayor claimed rebels had shelled the port, local radio and officials said.", "mayor", "rebels had shelled the port"),
    ("Nine of the dead in Goma were army guards, the health ministry said on Monday.",
     "health ministry", "Nine of the dead in Goma were army guards"),
    ("Nine men died, farmers, medics and the mayor said.", "farmers", "Nine men died"),
    ("State television quoted a source as saying the road was shut.", "source", "the road was shut"),
    ("The mayor said nine men of the [Goma] guard had fled.", "mayor", "nine men of the [Goma] guard had fled"),
    ("The mayor said nine had fled the town according to Reuters.", "mayor", "nine had fled the town"),
    ("The mayor said nine had fled according to their means.", "mayor", "nine had fled according to their means"),
    ("The mayor said the road was shut the official added.", "mayor", "the road was shut"),
    ("The minister rejected what the official said.", "minister", "what the official said"),
    ("The mayor denied the raid the official reported.", "mayor", "the raid the official reported"),
    ("The mayor said the road was shut the envoy to the United Nations said on Monday.",
     "mayor", "the road was shut the envoy to the United Nations said on Monday"),
    # whom others report as saying
    ("Reuters reported residents and workers as saying that the road was shut.", "residents", "the road was shut"),
    ("Reuters reported the fire as the mayor was saying the road was shut.", "Reuters", "the fire"),
    ('"The people farmers they want to live in peace" said Omar Rajab noting that food was running low.',
     "Omar Rajab", "The people farmers they want to live in peace"),
    # what somebody is blamed or praised for
    ("The soldiers have been criticised by rights groups for raids on the farms.", "rights groups", "raids on the farms"),
    ("The plan was praised by the Campaign for Peace in Chad.", "Campaign for Peace in Chad", "The plan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), ENDS)
def test_a_content_ends_where_its_speaker_begins(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in [(one.speaker.name, one.content) for one in statements(text)]


def test_what_an_outlet_only_relays_is_said_by_who_said_it() -> None:
    text = "The mayor had said that the road was shut and that nobody would come according to Reuters."

    assert {one.speaker.name for one in statements(text)} == {"mayor"}


def test_a_link_to_other_news_that_has_run_into_the_text_says_nothing() -> None:
    text = 'Chad Confirms Goma Freed From Daesh "They found nine on the road. They were hurt" said Luis Vega the head of the agency.'

    assert {one.speaker.name for one in statements(text)} == {"Luis Vega"}


def test_what_goes_before_a_participle_that_reports_nothing_is_no_saying() -> None:
    assert statements("Reuters cannot independently verify news from Chad due to the cold and reporting restrictions.") == []
