"""Who speaks where newspapers leave out commas and apostrophes, or the parser takes another word for the subject."""

from datetime import date

import pytest

from tests.extract.reading import statements

DAY = date(2017, 5, 4)

SUBJECTS = [
    # those whom a deed has hurt, and behind them without a comma who tells of it
    (
        "Raids on a town and a crash by a jet that slammed into houses there killed at least 27 people on Monday activists said.",
        "activists",
        None,
    ),
    ("A bomb killed 18 people in the suburb on Tuesday state media said.", "state media", None),
    ("Nine soldiers on Monday said the road was shut.", "Nine soldiers", None),
    ("Some 20 officials on Monday said the road was shut.", "Some 20 officials", None),
    # "he" behind a quotation is who spoke before it
    (("The council asked whether Assad told all. Frances foreign minister called for a meeting after what he said was a flood. "
     '"In the face of it I ask you not to go. With this in mind I ask you to help" he added.'), "Frances foreign minister", "FRA"),
    # nearest to the verb, outside the quotation
    ('"Boko Haram attacked the headquarters near the town of Bama in the north" the Nigerian army said.', "Nigerian army", "NGA"),
    ("Torvald: Rebels & Allies Raid on Goma Failed to Achieve Its Aims", "Torvald", None),
    ("Member of the Oxfam advisory committee Idris Hamdan said the road was closed.", "Idris Hamdan", "OXFAM"),
    # an apposition that has lost its comma is not another subject
    ("Oxfam a charity said it would close the road.", "Oxfam", "OXFAM"),
    # a finite clause has its own subject
    ("A dog and a goat died as a result of the fire and the source added that the road was closed.", "source", None),
    ("The army fired on the town and said the road was closed.", "army", None),
    ("The mayor visited the minister and promised to close the road.", "mayor", None),
    # whom others quote
    ("Xinhua news agency reported the attack quoting Governor Luis Vega as saying the road was closed.", "Luis Vega", None),
    ("The newspaper quoted a doctor as saying the road was closed.", "doctor", None),
    ("The doctor was quoted by the newspaper as saying the road was closed.", "doctor", None),
    # who sits where the word before the verb says
    ("Sweden will not apply to join NATO, the prime minister in Stockholm said.", "prime minister", "SWE"),
    ("Norway will keep its base in the port of Gao, a senator in Norway's budget committee said.", "senator", "NOR"),
    # another phrase that has lost its comma
    ("The number of closed roads has risen to at least 112 a rescue group said.", "rescue group", None),
    ("Quoting reports from its partners in Kenya UNICEF said the road was closed.", "UNICEF", "UN"),
    # a list of places speaks for nobody
    ("On Monday 17 armed factions in coastal regions Lagos Kano and Sokoto announced that the road was closed.",
     "17 armed factions", None),
]  # fmt: skip

PHRASES = [
    ("A spokesman for Kenyas health ministry said the road was closed.", "spokesman for Kenyas health ministry", "KEN"),
    ("The Lotus Relief Society (LRS) said the road was closed.", "Lotus Relief Society", None),
    ("The official SANA news agency said the road was closed.", "SANA", None),
    ("The Lomba news agency said the road was closed.", "Lomba news agency", None),
    ("Monday 31 Oct 2016 Kenyas army said the road was closed.", "Kenyas army", "KEN"),
    ("According to Lagos Farmers Association the road was closed.", "Lagos Farmers Association", None),
    ("Boko Haram terrorist group said the road was closed.", "Boko Haram", "BOKOHARAM"),
    ("August 13 2016 2037 UTC+3 A spokesman for the Kenyan army said the road was closed.", "spokesman for the Kenyan army", "KEN"),
    ("July 2014 Syrian activists said the road was closed.", "Syrian activists", None),
    ("A London based monitor said the road was closed.", "London based monitor", None),
    ("Snow on the roads of the north killed 90 people said the agency.", "agency", None),
    ("The Syrian Observatory for Human Rights denied it. The fire hurt more than nine people said the Observatory a British-based group.",
     "Syrian Observatory for Human Rights", "SOHR"),
    ("The blast was due to a rocket bomb and not a car explosion NNA correspondent reported.", "NNA correspondent", None),
    ("The state TV correspondent said the road was closed.", "state TV correspondent", None),
    ("The Syrian Observatory for Human Rights said Boko Haram shelled a road. The group said nine were hurt.",
     "Syrian Observatory for Human Rights", "SOHR"),
    ("The Red Cross said so. Battles raged in Lomba and Zoro said the group which tracks them. It added that nine had died.",
     "Red Cross", "ICRC"),
    ("Malian tribal leaders said the road was closed.", "Malian tribal leaders", None),
    ("Syrian opposition groups said the road was closed.", "Syrian opposition groups", "SYROPP"),
    ("Kenya's army left the town. A military source said the road was closed.", "military source", "KEN"),
    ("Kenya's army left the town. A medical source said the road was closed.", "medical source", None),
    ("The space agency said the road was closed.", "space agency", None),
    ("UN reports said the road was closed.", "UN", "UN"),
    ("The reports said the road was closed. Kenya closed the bridge.", "reports", None),
]  # fmt: skip

AT_HOME = [
    ("Kenya closed its crossings to Somalia, officials announced.", "KEN"),
    ("Kenya bombed a village in Somalia, officials said.", None),
    ("Kenya closes its land border, the customs service announced.", "KEN"),
    ("Kenya closes its land border, a customs service announced.", None),
    ("The border was closed, the army's spokesman in Nairobi said.", "KEN"),
    ("The closure was announced in Nairobi by the foreign ministry.", "KEN"),
    ("The closure was announced in Nairobi by the charity.", None),
    ("The US said the road was closed.", "USA"),
    ("“Help us,” the mayor said.", None),
    ("Norway will send soldiers to Chad, the defence ministry announced.", "NOR"),
    ("Norway will send soldiers to Chad, the Ministry of Defence announced.", "NOR"),
    ("Norway will send soldiers to Chad, the secretary of state said.", "NOR"),
    ("Norway will send soldiers to Chad, the country's health ministry said.", "NOR"),
    ("Norway will send soldiers to Chad, the head of a charity said.", None),
    ("The road was closed, the foreign minister in Damascus said.", "SYR"),
    ("The road was closed, the aviation authority in Washington said.", "USA"),
    ("The road was closed, the crown prince's office in Riyadh said.", "SAU"),
    ("The road was closed, the envoy in Damascus said.", None),
    ("The road was closed, a teacher in Damascus said.", None),
    ("The United Nations should look into it the Foreign Ministry said.", None),
    ("A U.S. missile strike near the port killed nine people Governor Omar Bari said.", None),
    ("On a visit to Israel the minister met farmers his office said.", None),
]

PEOPLE = [
    # the name before an office, without a comma
    ("Bernardo Rossi Oxfams head of mission in northern Mali said the road was closed.", "Bernardo Rossi", "bernardo-rossi", "OXFAM"),
    ("Luis Vega head of the Red Cross said the road was closed.", "Luis Vega", "luis-vega", "ICRC"),
    ("The Red Cross official said the road was closed.", "Red Cross official", None, "ICRC"),
    ("Local activist Tariq al-Hamid told Reuters that the road was closed.", "Tariq al-Hamid", "tariq-al-hamid", None),
    # a lone name with an age or a trade beside it
    ("Lucia a 28-year-old teacher living in Bogota said the road was closed.", "Lucia", None, None),
    ("Karim 28 said the road was closed.", "Karim", None, None),
    ("Zorvex said the road was closed.", "Zorvex", None, None),
    # the family name of somebody named in full before
    ("The board heard Badr Hamdan at noon. Hamdan said the road was closed.", "Badr Hamdan", "badr-hamdan", None),
    ("The board heard Father Emanuel el-Hamdan at noon. Hamdan said the road was closed.", "Emanuel el-Hamdan", "emanuel-el-hamdan", None),
    # an office with capitals behind a name
    ('"The road is closed" said Kevin Marlow Regional Humanitarian Coordinator for Mali.', "Kevin Marlow", "kevin-marlow", None),
    # what is called general is nobody's rank
    ("The General Command of the Army said the road was closed.", "General Command of the Army", None, None),
    # what is done is nobody's name
    ("Rocket Attacks said the road was closed.", "Rocket Attacks", None, None),
    ("Hadi al-Bari president of the club said the road was closed.", "Hadi al-Bari", "hadi-al-bari", None),
    ("One Kenyan living in the town said the road was closed.", "One Kenyan", None, None),
    # another bearer of a known family name
    ("Dr Ammar al-Assad a Member of Parliament said the road was closed.", "Ammar al-Assad", "ammar-al-assad", None),
    ("Bachar al-Assad said the road was closed.", "al-Assad", "bashar-al-assad", "SYR"),
    ("Al-Assad said the road was closed.", "Al-Assad", "bashar-al-assad", "SYR"),
    # a name behind the place that a sentence ends with
    ("Luis Vega met the mayor. We want to know of the flood in the city of Lagos Vega said.", "Luis Vega", "luis-vega", None),
    # a surname in a heading, before the name in full
    ("Vega to stay in Lagos.\n\nLuis Vega said the road was closed.", "Luis Vega", "luis-vega", None),
    ("Vega: The road will stay closed.\n\nLuis Vega spoke to reporters.", "Luis Vega", "luis-vega", None),
    ("Luis Vega Blasts Rivals for Calling Off Talks.\n\nLuis Vega said the road was closed.", "Luis Vega", "luis-vega", None),
    # what a body is behind its name, without a comma
    ("The road was closed the Lotus Doctors Association a group that feeds dogs there said.", "Lotus Doctors Association", None, None),
    ("The road was closed by the Lotus Doctors Association a group said.", "group", None, None),
    # an office between commas, whatever noun is nearer
    ("Peru's envoy for Libya, Luis Vega, said the road was closed.", "Luis Vega", "luis-vega", "PER"),
    # a family name that is also a place
    ("Afghan Deputy Foreign Minister Karim Wardak said the road was closed.", "Karim Wardak", "karim-wardak", "AFG"),
]  # fmt: skip

PRONOUNS = [
    # who spoke last, named or not
    ("A resident said the road was closed near Luis Vega's house. He said the bridge was closed.", "resident"),
    ("According to the source Colonel Hassan Warsame will head the room. He said that the bridge was closed.", "source"),
    ("According to the source Colonel Hassan Warsame will head the room.\nHe said that the bridge was closed.", "source"),
    ("Luis Vega said a source had seen him. He said the bridge was closed.", "Luis Vega"),
    ("A woman told Reuters that Luis Vega had left. He said the bridge was closed.", "Luis Vega"),
    ("Luis Vega said the road was closed. A driver in Lima said it was open. He said the bridge was closed.", "driver"),
    (
        'Luis Vega left. "The road is closed today for us" spokesman Ivo Rossi said adding Luis Vega knew. "The bridge is too" he said.',
        "Ivo Rossi",
    ),
    ("Luis Vega spoke of a debt of the Obama administration. He said the bridge was closed.", "Luis Vega"),
    # not whom the words that go on with the speech name
    ('"The road is closed" said activist Luis Vega. "It is closed for all who march" against President Omar Keita he added.', "Luis Vega"),
    ("A village leader said the men loyal to President Omar Keita had left. He said that the bridge was closed.", "village leader"),
    ("Bernardo Rossi Oxfams head of mission in Mali said the loss of Dr. Vega hurt. He said the bridge was closed.", "Bernardo Rossi"),
    ("Kenyan state media said the plane had crashed. It added that rebels of the Lotus Front had left.", "Kenyan state media"),
    ("Chad and Mali saw the bridge which they say is closed.", "Chad and Mali"),
    # a speech that goes on
    (
        "Luis Vega said the road was closed. He told of Ivo Rossi and Karim Musa. That is why, he argued, it would stay so. He said so.",
        "Luis Vega",
    ),
    ("“The road that Ivo Rossi could build is late,” Luis Vega wrote.\n“All of us know it,” he continued.", "Luis Vega"),
    ("A relative said the road was closed. “He wants to see nobody” he said. “It is closed,” he said.", "relative"),
    ("Luis Vega said the road was closed. He said it was late. Ivo Rossi asked for more. He said the bridge was closed.", "Ivo Rossi"),
    # the subject of the clause above
    ("Luis Vega said the road was one that Ivo Rossi had closed when he announced its repair.", "Ivo Rossi"),
    ("Luis Vega was cheered by Ivo Rossi after he announced that the road was closed.", "Luis Vega"),
]

ACTORS = [
    ("The Kenyan army reported the death of nine men in a US airstrike.", "US", "USA"),
    ("The US-led coalition targeting fighters in both Syria and Iraq reported it had launched 10 air strikes.", "it", "COALITION"),
    ("The Kenyan army said it had launched 10 air strikes.", "it", "KEN"),
    ("Kenyan officials said they had launched 10 air strikes.", "they", "KEN"),
    ("Peru's minister Luis Vega said he would launch air strikes.", "he", "PER"),
    ("Kenya denied a Malian army report it had carried out air strikes.", "it", "KEN"),
]

NO_ACTORS = [
    "Luis Vega said that both the government and Kenyan forces are hiding the figures of their losses.",
    "Moscow stated that it is hard to understand the strikes.",
    "Oxfam workers said they suspected that the gas used was chlorine gas.",
    "Peru's minister Luis Vega said it had killed nine people.",
    "Peru's minister Luis Vega said the raids were loud and they all targeted posts.",
    "They bombed a clinic in the nearby village the Red Cross said.",
    "Peru said the Red Cross put the toll at nine.",
    "Wheat for loaves of bread a staple of the Kenyan diet was bombed the agency said.",
    "They were among 19 people killed the Kenyan army said.",
]

NOBODY = [
    "No group has claimed responsibility for the attack.",
    "Neither side said the road was closed.",
    "Airstrikes said the road was closed.",
    "Little Relief for Farmers: The road was closed.\n\nIt rained.",
    "Success on Roads: The road was closed.\n\nIt rained.",
    "The mayor's first address to Congress was long.",
    "Luis Vega left. " + "The road was closed for repairs and the bridge with it. " * 16 + "He said the bridge was open.",
]

PRIVATE = ["Kenyan rescue workers", "Kenyan doctors", "Peruvian residents", "A Turkish journalist", "Several Malian teachers"]
OF_A_STATE = ["Kenyan officials", "A Peruvian diplomat", "Turkish soldiers", "A Malian officer", "The Kenyan minister"]


@pytest.mark.parametrize(("text", "name", "side"), SUBJECTS + PHRASES)
def test_the_subject_of_a_saying_is_who_says_it(text: str, name: str, side: str | None) -> None:
    found = statements(text, DAY)[-1].speaker

    assert (found.name, found.side) == (name, side)


@pytest.mark.parametrize(("text", "side"), AT_HOME)
def test_an_office_is_that_of_the_state_that_the_sentence_names(text: str, side: str | None) -> None:
    assert statements(text, DAY)[-1].speaker.side == side


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Delgado, a teacher in Lagos, said the road was closed.", "teacher"),
        ("Ana Delgado, the interior minister, said the road was closed.", "interior minister"),
        ("Peru's former president Ana Delgado said the road was closed.", "former president"),
        ("Peru's president Ana Delgado said the road was closed.", "president"),
        ("Ana Delgado said the road was closed.", None),
        ("Ana Delgado, speaking in Lagos, said the road was closed.", None),
        ("Ana Delgado, an economist in Lagos, said the road was closed.", "economist"),
        ("Luis Vega, who wrote of Ana Delgado, a book in two parts, said the road was closed. Delgado said it was open.", None),
    ],
)
def test_what_somebody_is_stands_beside_the_name(text: str, role: str | None) -> None:
    assert statements(text, DAY)[-1].speaker.role == role


@pytest.mark.parametrize(("text", "name", "known_as", "side"), PEOPLE)
def test_a_name_is_that_of_one_person(text: str, name: str, known_as: str | None, side: str | None) -> None:
    found = statements(text, DAY)[-1].speaker

    assert (found.name, found.id, found.side) == (name, known_as, side)


def test_a_family_name_is_that_of_the_one_named_in_full() -> None:
    stranger = statements("Ahmed Qureshi, a shopkeeper, said the road was closed. Qureshi said the bridge was closed.", date(2020, 5, 4))
    minister = statements("Ahmed Qureshi met Foreign Minister Qureshi. Qureshi said the bridge was closed.", date(2020, 5, 4))

    assert {one.speaker.id for one in stranger} == {"ahmed-qureshi"}
    assert {one.speaker.id for one in minister} == {"shah-mehmood-qureshi"}


@pytest.mark.parametrize(("text", "name"), PRONOUNS)
def test_he_is_who_spoke_last(text: str, name: str) -> None:
    assert statements(text, DAY)[-1].speaker.name == name


@pytest.mark.parametrize(("text", "name", "side"), ACTORS)
def test_a_pronoun_under_a_saying_is_the_speaker(text: str, name: str, side: str) -> None:
    actor = statements(text, DAY)[-1].actor

    assert actor is not None
    assert (actor.name, actor.side) == (name, side)


@pytest.mark.parametrize("text", NO_ACTORS)
def test_a_pronoun_for_nobody_is_no_actor(text: str) -> None:
    assert statements(text, DAY)[-1].actor is None


def test_they_who_announced_are_they_who_agreed() -> None:
    found = statements("17 armed factions in Kano and Sokoto announced that they agreed to form a council.", DAY)

    assert {one.speaker.name for one in found} == {"17 armed factions"}


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_says_it(text: str) -> None:
    assert not statements(text, DAY)


def test_a_spokesman_is_not_of_those_of_whom_he_speaks() -> None:
    found = statements('"We will deny Boko Haram its roads and its camps in the north" spokesman Colonel Ivo Rossi said.', DAY)

    assert [one.speaker.side for one in found] == [None]


@pytest.mark.parametrize("words", PRIVATE)
def test_private_people_speak_for_no_state(words: str) -> None:
    assert statements(f"{words} said the road was closed.", DAY)[-1].speaker.side is None


@pytest.mark.parametrize("words", OF_A_STATE)
def test_people_of_a_state_speak_for_it(words: str) -> None:
    assert statements(f"{words} said the road was closed.", DAY)[-1].speaker.side is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oxfam opened a camp. The Lotus Relief Society (LRS) announced a plan. The charity said the road was closed.",
         "Lotus Relief Society"),
        ("The Lotus Relief Society announced a plan. Oxfam opened a camp. The charity said the road was closed.", "Oxfam"),
        ("The Lotus Relief Society announced a plan. A charity said the road was closed.", "charity"),
        ("The Gedo Brigade announced a plan. The charity said the road was closed.", "charity"),
        ("Tags Mali Oxfam hospitals. The charity said the road was closed.", "charity"),
        ("The mayor was quoted by AFP as saying the road was closed. The agency said the bridge was closed.", "AFP"),
    ],
)  # fmt: skip
def test_an_organisation_unknown_to_the_tables_is_pointed_at_too(text: str, name: str) -> None:
    assert statements(text, DAY)[-1].speaker.name == name


@pytest.mark.parametrize(
    ("text", "known_as"),
    [
        ("Peru's opposition said the road was closed.", "per-opposition"),
        ("The Peruvian opposition leader said the road was closed.", "per-opposition"),
        ("The opposition said the road was closed.", None),
        ("Peru's teachers said the road was closed.", None),
        ("A Peru-based opposition group said the road was closed.", None),
    ],
)
def test_the_opposition_of_a_state_is_one_speaker(text: str, known_as: str | None) -> None:
    assert statements(text, DAY)[-1].speaker.id == known_as
