"""Where it is: the place that a saying is about, and what looks like one and is none."""

import pytest

from tests.extract.reading import statements

PLACES = [
    ("The minister said Serbian troops had shelled the town of Mitrovica.", "Mitrovica"),
    ("The minister said the strikes hit a market in northern Mali.", "northern Mali"),
    ("The minister said the army would leave Chad by June.", "Chad"),
    ("Lithuania's foreign minister said the bloc would expel Belarusian diplomats.", "Belarusian"),
    ("The minister said the bombing was carried out by Ethiopian and Eritrean jets on a village in Somalia.", "Somalia"),
    ("The minister said troops would pull out of Mali by June.", "Mali"),
    ("The army said it had captured the town of Zorvex.", "Zorvex"),
    ("The army said it had driven the rebels out of Zorvex.", "Zorvex"),
    ("The army said it had shelled the village of New Zorvex in Mali.", "Mali"),
    ("Norway said it would free two Kenyan prisoners.", "Norway"),
    ("The minister said the strikes hit the eastern sectors of Mopti.", "Mopti"),
    ("The minister said shells fell on the outskirts of the capital Bamako.", "Bamako"),
    ("Rebels shelled Goma in Congo. A resident of Bukavu said nine people were killed.", "Bukavu"),
    ("Rebels shelled Goma in Congo. A source in Kinshasa confirmed the strikes.", "Goma"),
    ("Rebels shelled villages in neighbouring Mopti province of Mali. The army said nine people were killed.", "Mopti"),
    ("The minister said sanctions against Norway would be lifted.", "Norway"),
    ("The minister said Norway's embassy in Mali had been hit by a shell.", "Mali"),
    ("Rebels shelled Goma in eastern Congo. The army said nine people were killed.", "Goma"),
    ("Rebels shelled Goma in Congo and fled into Kenya. The army said nine people were killed in Congo.", "Congo"),
    ("The militia said nine members of a group operating in Kenya and Uganda were killed in clashes in northern Mali.", "northern Mali"),
    ("The militia said flights between Kenya and Mali would resume.", "Mali"),
    ("The militia said shells had hit houses in the Saba neighbourhood of Mopti.", "Mopti"),
    ("The army said it had captured the town of al-Zorv al-Sharqi.", "al-Zorv al-Sharqi"),
    ("The militia said the army had shelled the village of Upper Zorvex.", "Upper Zorvex"),
    ("The militia said rebels positioned in the village of Zorvex had shelled the town of Karvux.", "Karvux"),
    ("Nine people were killed in the suburbs of Bamako, the militia said.", "Bamako"),
    ("Rebels shelled Goma in Congo. Jets over the town of Bukavu. (Reuters) The army said nine people were killed.", "Goma"),
    ("Rebels held Goma and Bukavu in Congo. The army said it had killed 50 men in Congo including some from Chad Mali and Kenya.", "Congo"),
    ("Rebels shelled Goma in Congo. They had fired on Bukavu in 2013. The army said nine people were killed.", "Goma"),
    ("Rebels shelled Goma in Congo and drove back to Bukavu. The army said nine people were killed.", "Goma"),
]
PLACES += [
    ("Rebels fought near Mopti in Mali. The mayor said the guards led the attack on Deir al-Zorvex and its hills.", "Deir al-Zorvex"),
    ("Rebels shelled Goma in Congo. Local sources in Bukavu said on Monday that the strikes had destroyed nine bridges.", "Bukavu"),
    ("Rebels killed nine people in farms east of Goma Saturday, the army said.", "Goma"),
    ("The militia announced a truce in Goma agreed on by Chad, Mali and Kenya.", "Goma"),
    ("The army struck Goma in response to the use of gas in Bukavu on Tuesday, which Kenya blames on the Ugandan army.", "Bukavu"),
    ("Rebels shelled Goma in Congo. Meanwhile in Bukavu the militia said nine people were killed.", "Bukavu"),
]
PLACES += [  # what is near it, whose suburbs they are, what is told of a state as a whole
    ("Six children died in Goma the largest town near Bukavu. The militia said nine people were killed.", "Goma"),
    ("Nine men in the town of Bukavu west of the city of Goma lay dead. The militia said nine people were killed.", "Bukavu"),
    ("Nine men in Bukavu or in the west of Goma lay dead. The militia said nine people were killed.", "Goma"),
    ("Rebels shelled villages near Goma. The militia said nine people were killed.", "Goma"),
    ("The militia said shells had hit Gomas northern suburbs.", "Goma"),
    ("Rebels shelled Goma in Congo. The militia said it would boycott the peace talks.", "Congo"),
    # a town and the state that it is in
    ("The minister said strikes hit the eastern Congolese town of Goma.", "Goma"),
    ("The minister said strikes in Congos eastern Goma province killed nine people.", "Goma"),
    ("The minister said nine people were killed in Goma in eastern Congo.", "Goma"),
    ("The militia said nine people were killed when bombs hit a market in Donetsk province in the town of Mariupol.", "Mariupol"),
    ("The militia said shells on Mariupol the besieged town east of Donetsk killed six people.", "Mariupol"),
    ("The militia said shells hit the city of Donetsk and the town of Mariupol in Donetsk province.", "Donetsk"),
    ("Rebels shelled villages near the town of Mariupol in Donetsk province. The militia said nine people were killed.", "Mariupol"),
    # where somebody is otherwise, and what a picture shows
    ("Rebels shelled Goma in Congo. A group operating in Kenya praised them. The militia said nine people were killed.", "Goma"),
    ("Rebels shelled Goma. Nine women in Bukavu May 21 2013. REUTERS/Ola Lund The militia said nine people were killed.", "Goma"),
    ("The minister said it hit camps in Congo in retaliation for shots at Goma.", "Congo"),
    # the end of what is said, which the parser took for the first words of who says it
    ("Rebels shelled Beni. Mortar fire wounded nine people in the Zorvex neighbourhood of northeast Goma SANA said.", "Goma"),
    ("Rebels shelled Goma. Nine people were killed the Bukavu state media said.", "Goma"),
]
PLACES += [  # towns that no table knows, and those that are spelt otherwise
    ("Rebels shelled Goma. The militia said nine people were killed in Zorvexo.", "Zorvexo"),
    ("Rebels shelled Goma. The militia said nine people were killed by a strike which hit the Zorvex district.", "Zorvex"),
    ("Rebels shelled Goma. The militia said nine people were killed in Operation Sunrise.", "Goma"),
    ("Rebels shelled Goma. The militia said a bomb in a Zorvexo killed nine people.", "Goma"),
    ("Rebels hid in the Zorvex neighbourhood of Goma. The militia said nine people were killed in Zorvex.", "Goma"),
    ("Rebels shelled Goma. The militia said two drivers had been kidnapped in Zorvexo.", "Zorvexo"),
    ("The militia announced a bid to capture all of Goma.", "Goma"),
    # a town before the state that it is in
    ("Rebels shelled Goma the pride of Congo. The militia said nine people were killed.", "Goma"),
    ("Nine men died in Goma. Norway watched the war in Congo. The militia said it had killed three men.", "Goma"),
    ("Nine men died in Goma. Norway watched the war in Congo. The militia said it had killed 3,000 men since May.", "Congo"),
    ("Gas was used in Goma in 2013. The militia denied that it had carried out that attack.", "Goma"),
    ("Nine men died in Goma. Norway blamed it on Congo. The militia said three more had been killed.", "Goma"),
]
NO_PLACES = [
    "The minister said nine people were killed in Norways interest.",
    "Six people died in Goma. The militia said it would boycott the peace talks.",
    "“They bombed our hospital,” the militia said of Kenya.",
    "The militia said the rebels would shell the farm in a similar move to one seen in Kenya.",
    "The London-based monitor said nine people were killed.",
    "The US-backed militia said nine people were killed.",
    "The militia (banned in Kenya) said nine people were killed.",
    "Kenyan jets flew over the capital. The militia said nine people were killed.",
    "A town nine miles from Kenya was shelled. The militia said nine people were killed.",
    "Ministers spoke with Kenya of the harvest. The militia said nine people were killed.",
    "The ministers met in Geneva for talks. The militia said nine people were killed.",
    "The militia said nine people were killed by Kenyan soldiers.",
    "The militia said fighters based in Kenya attacked the village.",
    "The militia called for an end of the raids at a rally in Kenya.",
    "The rebels have been defeated, the minister told lawmakers in Nairobi.",
    "Sweden would join NATO, the prime minister in Stockholm said.",
    "The militia said nine people were killed by jets of its ally Kenya.",
    "The militia said Kenya had bombed a village.",
    "The militia said fighters based in the town of Zorvex had shelled farms.",
    "The militia said fighters based in Zorvexo had shelled farms.",
    "The militia said nine traders from the towns of Goma and Bukavu were killed.",
    "Six men sat with the advisers of Kenyan President Uhuru Kenyatta. The militia said nine people were killed.",
    "The militia and its allies in Kenya denied that they had bombed a village.",
    "The militia said nine people were killed in Kenyan airstrikes.",
    "The militia said shells struck near the Kenyan embassy.",
    "The militia said fighters of a group outlawed in Kenya attacked the village.",
    "The militia said nine people were killed near the border with Kenya.",
    "The militia said nine people were killed near the Kenyan border.",
    "Rebels shelled Goma. The militia said hundreds of thousands of people were killed.",
    "The militia said nine people were killed in the hills nine miles east of Goma.",
    "The militia accused Kenya and Uganda of bombing a village.",
    "The militia said rockets fired from Kenya hit the village.",
    "The militia said Kenya was responsible for the attack on the village.",
    "The militia said it blamed Kenya for the attack on the village.",
    "The militia called on Kenya to stop the attacks on the village.",
    "The militia said the soldiers are changing the town with the help of the guards and with Kenya.",
    "Rebels shelled Goma and Bukavu. It rained. Men sat down. Others stood up. The militia threatened to shell the farmers.",
    "Nobody sat down NAIROBI (Zorvex) Rebels came. The militia said nine people were killed.",
    "The militia said the Kenyans had shelled the village.",
    "The militia said the army shelled the farmers during the talks in Geneva.",
    "The militia said the army had taken a village near the border with Kenya.",
    "The militia said a group outlawed in Kenya had captured the village.",
    "The militia said the army had taken the crossing between Kenya and the village.",
]
OF_ONE_LAND = "Rebels shelled Goma in Congo and Bukavu in eastern Congo on Monday. "
ELSEWHERE = [
    "The wounded were taken to hospitals in Rwanda. The militia said nine people were killed.",
    "Talks went on in the Kenyan capital Nairobi. The militia said the army shelled a school.",
    "The militia said it had killed nine Kenyan soldiers.",
    "The militia said the army had shelled the Kano neighbourhood.",
]


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_the_place_is_where_it_happens(text: str, name: str) -> None:
    assert [one.place.name for one in statements(text) if one.place] == [name]


def test_a_town_that_is_spelt_otherwise_is_the_town_of_the_land() -> None:
    text = "Rebels shelled Bukavu in Congo and Goma in Congo. The militia said shells hit the town of Bukavuu."

    assert [one.place.id for one in statements(text) if one.place] == ["kivu/bukavu"]


def test_of_many_tellings_the_narrowest_place_is_kept() -> None:
    told = "Nine soldiers were killed in {} the militia said."
    text = f"{told.format('Mali')} Farmers slept. {told.format('the town of Mopti')}"

    assert [one.place.name for one in statements(text) if one.place] == ["Mopti"]


@pytest.mark.parametrize("text", NO_PLACES)
def test_who_acts_where_they_sit_and_where_people_meet_is_no_place_of_what_happens(text: str) -> None:
    assert [one.place for one in statements(text)] == [None]


def test_a_quarter_is_not_the_town_elsewhere_that_has_its_name() -> None:
    text = "Rebels shelled Goma in eastern Congo. The army said rockets hit the Cambridge neighborhood. Nine people were killed in Goma."

    assert [one.place.name for one in statements(text) if one.place] == ["Goma"]


def test_the_dead_of_a_whole_war_did_not_die_where_others_did() -> None:
    told = statements("Nine people were killed in Goma, the mayor said. It rained. The minister said 90000 people had been killed.")

    assert [one.place.name if one.place else None for one in told] == ["Goma", None]


def test_a_report_that_counts_others_tells_of_another_deed() -> None:
    told = statements("The mayor said 30 soldiers were killed in Goma. It rained. The mayor said two children were killed in Goma.")

    assert [one.object for one in told] == ["30 soldiers", "two children"]


def test_a_place_is_not_borrowed_from_far_before() -> None:
    far = "It rained. It was late. A ship sank near Oslo. The crew was saved. It was a cold day. The sea was calm. The water was clear. "

    (found,) = statements(far + "The militia said nine people were killed.")

    assert found.place is None


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_other_words_name_is_the_place_only_in_the_state_that_an_article_is_about(text: str) -> None:
    assert {one.place.code for one in statements(OF_ONE_LAND + text) if one.place} <= {"COD"}
