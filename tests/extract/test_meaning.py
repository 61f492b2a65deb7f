"""What a saying is about and what kind of saying it was: label, polarity, modality."""

import pytest

from tests.extract.reading import statement, statements

LABELS = [
    # fighting, rockets, bombs that are set off, towns that fall or are held, and what only looks like them
    ("The militia said fierce fighting had erupted in the town.", "clashes claimed", "positive", "done"),
    ("The militia said nine people had died in the fighting.", "losses claimed", "positive", "done"),
    ("The militia said fighting corruption would take years.", "corruption stated", "positive", "planned"),
    ("The militia said rebels fired several hundred rockets into the town.", "strikes accused", "positive", "done"),
    ("The militia said a truck bomb was set off near the barracks.", "strikes claimed", "positive", "done"),
    ("The minister denied using barrel bombs.", "strikes denied", "negative", "done"),
    ("The minister said four towns had fallen.", "capture claimed", "positive", "done"),
    ("The minister said prices in the town had fallen.", "price stated", "positive", "done"),
    ("The army managed to control nine villages, the reporter said.", "capture claimed", "positive", "done"),
    ("The minister said the party controls 54 seats.", "seat stated", "positive", "under way"),
    ("The minister said shells hit a village controlled by rebels.", "strikes claimed", "positive", "done"),
    # what somebody is accused of, what is called untrue, whose plan it is that others may come
    ("Activists accused the minister of ignoring the report.", "report accused", "positive", "done"),
    ("The ministry described the reports of a raid as untrue.", "strikes denied", "negative", "done"),
    ("The ministry described the raid as a success.", "strikes claimed", "positive", "done"),
    ("Norway said it would allow U.N. inspectors to visit the plant.", "visit announced", "positive", "planned"),
    # forces, bases and who leaves a place
    ("Norway said it would halve its force in Mali.", "withdrawal announced", "positive", "planned"),
    ("Norway said its soldiers would come back from Mali.", "withdrawal announced", "positive", "planned"),
    ("Norway will scale down its military presence in Mali, the king said.", "withdrawal announced", "positive", "planned"),
    ("Norway said it would give up its base in Mali.", "withdrawal announced", "positive", "planned"),
    ("Norway said it would close the camp for migrants.", "camp stated", "positive", "planned"),
    ("Norway will leave Mali, the king said.", "withdrawal announced", "positive", "planned"),
    ("Norway would remain in Mali, the king said.", "presence pledged", "positive", "planned"),
    ("Norway would remain neutral, the king said.", "norway stated", "positive", "planned"),
    ("The envoy will leave Mali, the king said.", "mali stated", "positive", "planned"),
    ("Norway said none of its soldiers were in Mali.", "presence claimed", "negative", "done"),
    ("Norway said the rules would stay in force.", "rule stated", "positive", "planned"),
    ("Norway said it would not dispatch police to Mali.", "deployment pledged", "negative", "planned"),
    ("Norway suspended its air links with Mali, the king said.", "flight ban claimed", "positive", "done"),
    ("Norway suspended its links with Mali, the king said.", "cutting ties claimed", "positive", "done"),
    ("Norway accused Amnesty International of lying.", "lie accused", "positive", "done"),
    ("Norway announced an amnesty.", "acquittal announced", "positive", "planned"),
    # what is no more, and what is not taken in
    ("Norway said the ceasefire had collapsed.", "ceasefire claimed", "negative", "done"),
    ("Norway said the truce was dead.", "ceasefire claimed", "negative", "done"),
    ("The army declared the ceasefire over.", "ceasefire claimed", "negative", "done"),
    ("Norway urged the council to reopen the file of the Goma massacre.", "file urged", "positive", "planned"),
    ("Norway said the ceasefire was fragile.", "ceasefire claimed", "positive", "done"),
    ("Norway will let in no more migrants, the king said.", "taking in refugees pledged", "negative", "planned"),
    # what is called untrue, and what is denied twice in one breath
    ("Norway said the attack in Mali was fabricated.", "strikes claimed", "negative", "done"),
    ("Norway said the attack in Mali was a lie.", "strikes claimed", "negative", "done"),
    (
        "Norway described the reports its army had used chemical weapons as completely untrue.",
        "chemical weapons denied",
        "negative",
        "done",
    ),
    ("The militia said it had begun an offensive to liberate Bamako.", "offensive claimed", "positive", "done"),
    ("Norway said the attack in Mali cannot be tolerated.", "strikes claimed", "positive", "under way"),
    ("Norway said the attack in Mali was a crime.", "strikes claimed", "positive", "done"),
    ("Norway said the attack in Mali was staged by rebels.", "strikes accused", "positive", "done"),
    ("Norway said it has not did not and will not shell the town.", "strikes pledged", "negative", "planned"),
    # what is hit, who is only backed, and what something is only for
    ("Norway said its pilots destroyed the reinforcements of the rebels.", "reinforcement stated", "positive", "done"),
    ("Norway said the rebels had sent reinforcements.", "deployment claimed", "positive", "done"),
    ("Norway said the rebels backed by jets launched an offensive on the town.", "offensive claimed", "positive", "done"),
    ("Critics said the plan rewarded siege tactics.", "tactic stated", "positive", "done"),
    ("The rebels announced a bid to capture all of Bamako.", "capture announced", "positive", "planned"),
    ("Norway agreed to destroy its stockpile of chemical weapons.", "disarmament agreed", "positive", "planned"),
    ("Norway denied that it had used chemical weapons.", "chemical weapons denied", "negative", "done"),
    ("Norway said the fragile cease-fire was holding.", "ceasefire claimed", "positive", "under way"),
    ("Norway said a truce per day is not enough.", "ceasefire claimed", "positive", "under way"),
    (
        "Norway is determined to go on and capture Bamako, the king said.",
        "capture announced",
        "positive",
        "planned",
    ),
    # what somebody is only moved by, what is left of a deed, what a thing is for
    ("Norway said it was concerned by reports of a gas attack in Mali.", "report stated", "positive", "done"),
    ("Norway said it would not be deterred by the bombing of Bamako.", "bombing stated", "negative", "planned"),
    ("Norway called for access to the site of the chemical attack.", "access urged", "positive", "planned"),
    ("Norway said the warplane crashed in the center of Goma destroying several homes.", "warplane stated", "positive", "done"),
    (
        "The gas hit a school which Norway called a red line that justified military aid for rebels.",
        "line stated",
        "positive",
        "done",
    ),
    ("Norway refused to carry out the resolutions in order to cling to power.", "resolution rejected", "negative", "planned"),
    ("Norway is refining its options for possible strikes, officials said.", "strikes stated", "positive", "conditional"),
    ("Norway said soldiers had fired on a crowd.", "strikes claimed", "positive", "done"),
    ("Norway said the cook was fired on Monday.", "cook stated", "positive", "done"),
    # land that is taken, and what is seized and is no land
    ("Norway said the rebels had captured the base.", "capture claimed", "positive", "done"),
    ("Norway said control was reestablished over the port.", "capture claimed", "positive", "done"),
    ("Norway said the rebels had seized the moment.", "rebel stated", "positive", "done"),
    # what tells an action only where no other word does
    ("Norway said nine civilians were wounded in Mali.", "losses claimed", "positive", "done"),
    ("Norway said a shell killed five men and wounded nine others.", "killing claimed", "positive", "done"),
    ("Norway said the attack injured nine people.", "strikes claimed", "positive", "done"),
    ("Norway said the duty had hurt the farms.", "farm stated", "positive", "done"),
    ("Norway said two children were among the dead.", "losses claimed", "positive", "done"),
    ("Norway said the battery was dead.", "battery stated", "positive", "done"),
    ("Norway said a bomb went off near the school.", "strikes claimed", "positive", "done"),
    ("Norway said the lamp went off near the school.", "lamp stated", "positive", "done"),
    ("Norway said shells fell on the school.", "strikes claimed", "positive", "done"),
    ("Norway said snow fell on the school.", "snow stated", "positive", "done"),
    ("Norway said a jet was shot down over Mali.", "strikes claimed", "positive", "done"),
    ("Norway said the motion was shot down in the council.", "motion stated", "positive", "done"),
    # nouns that look like verbs, and what is yet to be done
    ("Norway said the air strikes targeted areas held by rebels.", "strikes claimed", "positive", "done"),
    ("The spokesman said the first sites to be visited will include a factory near Goma.", "visit announced", "positive", "planned"),
    # what somebody is called on to say, and who is no soldier
    ("Norway called on the council to condemn the raid on Bamako.", "raid urged", "positive", "planned"),
    # who is told to go
    ("Norway said the president must go.", "resignation demanded", "positive", "planned"),
    ("Norway rejected calls for him to go.", "resignation rejected", "negative", "under way"),
    ("Norway said the president must go to Mali.", "president demanded", "positive", "planned"),
    # a verb with its particle
    ("Norway will never give up its nuclear weapons, the king said.", "disarmament pledged", "negative", "planned"),
    ("Norway walked away from the talks with Mali, the king said.", "breaking off talks claimed", "positive", "done"),
    ("Norway walked away from the lake, the king said.", "lake stated", "positive", "done"),
    # things done to what a clause is about
    ("Norway announced the lifting of the travel warning.", "warning announced", "positive", "planned"),
    ("Norway announced the opening hours of the museum.", "hour announced", "positive", "done"),
    ("Norway announced its recognition of Mali.", "recognition announced", "positive", "done"),
    ("Norway affirmed its aim of membership of the alliance.", "joining alliance confirmed", "positive", "planned"),
    ("Norway said it saw a danger in Sweden's accession to the alliance.", "joining alliance claimed", "positive", "planned"),
    ("Mali asked Norway to give the statues back.", "statue asked", "positive", "planned"),
    ("Norway said the fees would be scrapped.", "fee stated", "negative", "planned"),
    ("Norway said the fees would not be scrapped.", "fee stated", "positive", "planned"),
    ("Norway said the raid had been halted.", "strikes claimed", "negative", "done"),
    ("Norway said the raid would not be halted.", "strikes predicted", "positive", "planned"),
    ("Norway dismissed reports about mass arrests.", "detention denied", "negative", "planned"),
    ("Norway declared the end of Islamic State.", "victory claimed", "positive", "done"),
    ("Norway declared the end of winter.", "end stated", "positive", "done"),
    ("Norway said it would withdraw its soldiers from Iraq.", "withdrawal announced", "positive", "planned"),
    ("Norway said it would not withdraw its soldiers from Iraq.", "withdrawal pledged", "negative", "planned"),
    ("Norway said its soldiers had left Iraq.", "withdrawal claimed", "positive", "done"),
    ("Norway said its soldiers were leaving Iraq.", "withdrawal claimed", "positive", "under way"),
    ("Norway said its soldiers might leave Iraq.", "withdrawal stated", "positive", "conditional"),
    ("Norway said its soldiers would leave Iraq if the fighting stopped.", "withdrawal stated", "positive", "conditional"),
    ("Norway said it would keep its soldiers in Iraq.", "presence pledged", "positive", "planned"),
    ("Norway denied bombing a village in Iraq.", "strikes denied", "negative", "done"),
    ("Norway said it had bombed no village in Iraq.", "strikes denied", "negative", "done"),
    ("Norway said that nobody had been killed.", "killing claimed", "negative", "done"),
    ("Norway said not a single soldier would be withdrawn.", "withdrawal pledged", "negative", "planned"),
    ("Norway said its airlines would no longer fly to Mali.", "flights pledged", "negative", "planned"),
    ("“There are no soldiers in Mali, there never were,” Norway said.", "presence claimed", "negative", "under way"),
    ("Norway said it could not take in more refugees.", "taking in refugees claimed", "negative", "under way"),
    ("Norway said it could take in more refugees.", "taking in refugees stated", "positive", "conditional"),
    ("Norway said heavy strikes could be heard in Mali.", "strikes claimed", "positive", "under way"),
    ("Norway said no strikes could be heard in Mali.", "strikes claimed", "negative", "under way"),
    ("Norway said the strikes could be resumed.", "strikes stated", "positive", "conditional"),
    ("Norway said it might not take in more refugees.", "taking in refugees stated", "negative", "conditional"),
    ("Norway said the soldiers who know nobody would be withdrawn.", "withdrawal announced", "positive", "planned"),
    ("Iraq said Norwegian aircraft had bombed a village.", "strikes accused", "positive", "done"),
    ("Iraq accused Norway of bombing a village.", "strikes accused", "positive", "done"),
    ("Iraq demanded that Norway withdraw its soldiers.", "withdrawal demanded", "positive", "planned"),
    ("Iraq said Norway should lift the sanctions.", "lifting sanctions demanded", "positive", "planned"),
    ("Iraq said Norway would impose sanctions.", "sanctions predicted", "positive", "planned"),
    ("Iraq's army has defeated the insurgents, Iraq said.", "victory claimed", "positive", "done"),
    ("Norway promised to cut taxes.", "tax cut pledged", "positive", "planned"),
    ("Norway announced that direct flights to Iraq would resume.", "flights announced", "positive", "planned"),
    ("Norway expressed its outrage at the bombing of a village.", "strikes condemned", "positive", "done"),
    ("Norway refused to lift the sanctions.", "lifting sanctions rejected", "negative", "planned"),
    ("Norway threatened to expel the diplomats.", "expelling diplomats threatened", "positive", "planned"),
    # the time of a verb
    ("Norway did not bomb the town, Norway said.", "strikes denied", "negative", "done"),
    ("“We do not meddle,” said Norway's foreign minister.", "interference denied", "negative", "under way"),
    ("Norway demanded that the lockdown be lifted.", "lifting lockdown demanded", "positive", "planned"),
    ("The mayor foiled an attempt to free the prisoners, Norway said.", "release claimed", "positive", "done"),
    ("Police sources: two former ministers arrested", "detention claimed", "positive", "done"),
    ("Norwegian minister: Oslo to extend sanctions on Mali", "sanctions announced", "positive", "planned"),
    ("Norway has not ruled out sending soldiers to Mali.", "deployment stated", "positive", "conditional"),
    ("Norway ruled out sending soldiers to Mali.", "deployment rejected", "negative", "planned"),
    # what is left out, and what is said again
    ("Asked whether she would resign, the mayor said that she would not.", "resignation pledged", "negative", "planned"),
    ("The mayor repeated on Monday his promise to cut taxes.", "tax cut pledged", "positive", "planned"),
    ("The mayor repeated on Monday that taxes were cut.", "tax cut claimed", "positive", "done"),
    # what only seems a verb, and whose deed a participle tells
    ("The mayor said the town was a coffin given that stocks ran out.", "coffin stated", "positive", "done"),
    ("Norway accused the mayor of backing the rebels.", "support accused", "positive", "done"),
    ("The mayor urged an end to the war.", "end urged", "positive", "planned"),
    ("Norway announced it was suspending its work.", "work announced", "negative", "under way"),
    ("Norway stressed the importance of maintaining the ceasefire.", "ceasefire demanded", "positive", "planned"),
    ("Norway stressed its importance as a host.", "importance stated", "positive", "done"),
    ("Norway called for an urgent meeting about the strikes.", "meeting urged", "positive", "planned"),
    ("Norway reported the capture of the town.", "capture claimed", "positive", "done"),
    ("Norway announced the capture of the town.", "capture announced", "positive", "done"),
    ("Norway announced the withdrawal of its soldiers.", "withdrawal announced", "positive", "planned"),
    ("The agency said the toll was expected to rise.", "losses predicted", "positive", "planned"),
    ("The rebels' ammunition was destroyed, the agency said.", "strikes claimed", "positive", "done"),
    ("A number of the rebels' positions were destroyed, the agency said.", "strikes claimed", "positive", "done"),
    ("The driver succumbed to her wounds, the agency said.", "losses claimed", "positive", "done"),
    ("Norway reported their deaths on Monday.", "losses claimed", "positive", "done"),
    ("The rebels fired nine rounds at the town, the agency said.", "strikes accused", "positive", "done"),
    ("Norway launched a counterattack, the agency said.", "offensive claimed", "positive", "done"),
    ("The terrorists' songs were destroyed, the agency said.", "song stated", "positive", "done"),
    ("The army destroyed the terrorists near Mosul, the agency said.", "victory claimed", "positive", "done"),
    ("Norway denied claims on chemical weapons use.", "chemical weapons denied", "negative", "done"),
    ("Norway declared the end of the ceasefire.", "ceasefire claimed", "negative", "done"),
    ("Norway said it was involved in clashes and advancing towards the town.", "clashes claimed", "positive", "done"),
    ("The attack on the town was not an isolated case, Norway said.", "strikes claimed", "positive", "done"),
    ("The attack on the town was not carried out by soldiers, Norway said.", "strikes claimed", "negative", "done"),
    ("The air strikes were executed to save the town, Norway said.", "strikes claimed", "positive", "done"),
    ("Gunmen executed nine villagers, Norway said.", "killing accused", "positive", "done"),
    ("Norway said farmers would sing until the king was overthrown.", "farmer stated", "positive", "planned"),
    ("Norway declared a fraught week-long ceasefire over.", "ceasefire claimed", "negative", "done"),
    # what only seems to be meant
    ("The attack would not go unpunished, Norway said.", "attack stated", "negative", "planned"),
    ("Norway accused the rebels of stopping families by shelling the road.", "rebel accused", "positive", "done"),
    ("Norway accused the rebels of stopping shells at the port.", "arms embargo accused", "positive", "planned"),
    ("The council would discuss who had sold the harbour, Norway said.", "harbour stated", "positive", "planned"),
    ("Norway said it would discuss the harbour with the rebels.", "talks announced", "positive", "planned"),
    ("Norway said it would discuss a truce.", "talks announced", "positive", "planned"),
    ("Fighters are expected to be added to a list of suspects, Norway said.", "fighter stated", "positive", "planned"),
    ("Norwegian jets deployed in Mali were idle, Norway said.", "jet stated", "positive", "done"),
    ("The army destroyed over 60 terrorists near Mosul, the agency said.", "killing accused", "positive", "done"),
    ("The elimination of 34 terrorists was confirmed, the agency said.", "killing claimed", "positive", "done"),
    ("Norway announced that the agreement had expired.", "leaving agreement announced", "positive", "done"),
    ("Norway is unable to deliver aid to the town, it said.", "aid claimed", "negative", "under way"),
    ("Norway would not have bombed the town without an order, it said.", "strikes stated", "negative", "conditional"),
    ("Norway declared the ceasefire over citing violations.", "ceasefire claimed", "negative", "done"),
    # what is to stay as it is
    ("Gas would flow to Italy as before, Norway said.", "energy supply pledged", "positive", "planned"),
    ("Gas would flow to Italy in May, Norway said.", "energy supply announced", "positive", "planned"),
    ("Norway said it was threatening to bomb two villages.", "strikes announced", "positive", "planned"),
    ("Norway said its army had been granted permission to resume air strikes.", "strikes claimed", "positive", "planned"),
    ("The monitor said the number of people killed in the raids stood at nine.", "killing claimed", "positive", "done"),
    ("The monitor said it knew that nine people were killed on Monday.", "killing claimed", "positive", "done"),
    ("Norway's soldiers shoot dead six gunmen, Norway said.", "killing claimed", "positive", "under way"),
    ("Norway said it was essential to lift the sanctions.", "lifting sanctions stated", "positive", "conditional"),
    # what is kept away, and what only attends
    ("Norway said a moratorium on air strikes was in place.", "strikes claimed", "negative", "done"),
    ("The monitor said there had been a lack of air support.", "support claimed", "negative", "done"),
    ("The monitor said nine people were killed without saying who they were.", "killing claimed", "positive", "done"),
    ("Norway said its soldiers had left without firing a shell.", "withdrawal claimed", "positive", "done"),
    ("The killings took place near Mosul, the monitor said.", "killing claimed", "positive", "done"),
    ("The army took a town near Mosul, the monitor said.", "capture claimed", "positive", "done"),
    ("The monitor said the army clashed with rebels near Mosul.", "clashes claimed", "positive", "done"),
    # the company of a word
    ("Norway announced the release of two sailors.", "release announced", "positive", "planned"),
    ("Norway's sailors released a film, Norway said.", "film stated", "positive", "done"),
    ("The monitor said police had beaten nine people.", "torture accused", "positive", "done"),
    ("Norway's tax office was hit by a cyberattack, Norway said.", "cyberattack claimed", "positive", "done"),
    ("Norway's tax office was hit by rebels, Norway said.", "strikes accused", "positive", "done"),
    ("The union's leader threatened to begin a strike on Monday.", "strike by workers threatened", "positive", "planned"),
    ("Norway threatened to begin air strikes on Monday.", "strikes threatened", "positive", "planned"),
    ("Norwegians will vote in May, Norway said.", "election announced", "positive", "planned"),
    ("The minister said the embassy would stay open.", "embassy stated", "positive", "planned"),
    ("Norway said it would not send a single refugee back.", "return of refugees pledged", "negative", "planned"),
    ("Norway said the town would come out of lockdown.", "lifting lockdown announced", "positive", "planned"),
    ("Norway said the town would go into lockdown.", "lockdown announced", "positive", "planned"),
    ("Norway said it would leave the camp at Gao.", "withdrawal announced", "positive", "planned"),
    ("Rebels fired a mortar at the market, Norway said.", "strikes accused", "positive", "done"),
    ("Norway fired a missile over the sea, Iraq said.", "weapons test claimed", "positive", "done"),
    ("Norway fired a missile into the sea on Monday, Iraq said.", "weapons test claimed", "positive", "done"),
    ("Norway launched nine missiles at a town, Iraq said.", "strikes accused", "positive", "done"),
    ("The missiles fired from a jet also wounded nine others, Iraq said.", "strikes claimed", "positive", "done"),
    ("The agency said the toll was likely to rise.", "losses stated", "positive", "conditional"),
    ("A military source said Norway's army had killed nine rebels.", "killing claimed", "positive", "done"),
    ("The minister of Norway said the strikes on the base are aimed at ending the siege.", "strikes claimed", "positive", "done"),
    ("The minister of Norway said the army was aiming to strike the base.", "strikes claimed", "positive", "planned"),
    # what is left so, who goes and is no soldier, and objects that the action is not done to
    ("Norway said the blast left nine people dead.", "losses claimed", "positive", "done"),
    ("The agency reported that army units take a depot in Velm.", "depot stated", "positive", "under way"),
    ("The reporter said tens of thousands of civilians had escaped from the town.", "displacement claimed", "positive", "done"),
    ("The minister said the station had released the footage of nine men.", "footage stated", "positive", "done"),
    ("The minister said crimes had been committed with the support of Mali.", "crime stated", "positive", "done"),
    ("The agency said losses on private property were high.", "loss stated", "positive", "done"),
    ("The monitor said army jets had pounded areas north of Velm.", "strikes accused", "positive", "done"),
    ("The monitor said jets had dropped weapons on the town.", "strikes accused", "positive", "done"),
    ("Norway voiced scepticism regarding Chad's planned truce.", "ceasefire doubted", "positive", "planned"),
    ("The reporter said others had been taken to the town of Velm.", "take stated", "positive", "done"),
    ("Norway said 900 residents left the camp of the rebels.", "displacement claimed", "positive", "done"),
    ("Norway said soldiers had left the town of Kidal.", "withdrawal claimed", "positive", "done"),
    ("Norway said hundreds of soldiers had left Mali.", "withdrawal claimed", "positive", "done"),
    ("Norway said the army had pulled two children out of the well.", "child stated", "positive", "done"),
    ("Norway said it would reduce the number of its troops in Mali.", "withdrawal announced", "positive", "planned"),
    ("Norway said it would cut troop levels in Mali.", "withdrawal announced", "positive", "planned"),
    ("Norway cut the supply routes of the rebels in Mali, the king said.", "route stated", "positive", "done"),
    ("Norway will cut food supplies to Mali, the king said.", "cutting aid announced", "positive", "planned"),
    ("Norway will send an aid convoy to Mali, the king said.", "aid announced", "positive", "planned"),
    ("Norway vowed to keep fighting the rebels.", "rebel pledged", "positive", "planned"),
    ("Norway said a rebel had driven a lorry into the gate.", "lorry stated", "positive", "done"),
    ("Norway said rebels had been driven out of the town.", "victory claimed", "positive", "done"),
    ("Norway has won back the town of Kidal, the king said.", "capture claimed", "positive", "done"),
    ("Norway recognised the importance of water, the king said.", "importance stated", "positive", "done"),
    ("Norway recognised Mali as a state, the king said.", "recognition claimed", "positive", "done"),
    ("Norway said missiles were fired by the rebels.", "strikes accused", "positive", "done"),
    # what is no more, what nobody managed, and what nobody can do
    ("Norway said the truce had failed.", "ceasefire claimed", "negative", "done"),
    ("Norway said the strikes had not stopped.", "strikes claimed", "positive", "done"),
    ("Norway said the pause in the strikes would end on Monday.", "strikes predicted", "positive", "planned"),
    ("Norway declared the truce over citing violations by rebels who used it to regroup.", "ceasefire claimed", "negative", "done"),
    ("Norway failed to withdraw its soldiers, the king said.", "withdrawal claimed", "negative", "done"),
    ("Norway has failed to put pressure on Mali, the king said.", "pressure stated", "negative", "done"),
    ("Norway said nobody can leave the town.", "town stated", "negative", "under way"),
    # the time of a deed that is judged, admitted or demanded
    ("Norway said the attack was a crime.", "strikes claimed", "positive", "done"),
    ("Norway said the attack was continuing.", "strikes claimed", "positive", "under way"),
    ("Norway said most of the casualties are women.", "losses claimed", "positive", "done"),
    ("Norway admitted the assault.", "offensive admitted", "positive", "done"),
    ("Norway demanded the army open an inquiry.", "investigation demanded", "positive", "planned"),
    ("Norway said a bomb went off killing nine people.", "killing claimed", "positive", "done"),
    # whose plan it is
    ("Norway insisted that Mali should withdraw its soldiers.", "withdrawal demanded", "positive", "planned"),
    ("Norway assured them that the soldiers had left Mali.", "withdrawal claimed", "positive", "done"),
    ("Norway said there was no hope of aid being delivered.", "aid stated", "negative", "planned"),
    ("Iraq said Norway aims to win the war.", "victory claimed", "positive", "planned"),
    ("Norway said it was sticking to a moratorium on strikes.", "strikes claimed", "negative", "under way"),
]

UNASSERTED = [
    "Sources said the leaders had spoken of the importance of the ceasefire.",
    "The monitor said it was unclear whether Norwegian aircraft had carried out the strikes.",
    "The monitor said it could not determine who fired the mortars.",
    "The monitor says it determines whose planes carry out raids by their routes.",
    "The monitor said it had no immediate toll.",
    "The monitor said the army had not mentioned casualties.",
    "The monitor said rescuers were looking for a nurse following the attack.",
    "The monitor said the army held the town after heavy clashes.",
    "The minister said the village had a committee to investigate the killings.",
    "The monitor said nine girls from the besieged town sang on Monday.",
    "The monitor said the valley was held by the Lotus Front, a group banned in Norway.",
    "The mayor said both had called for a truce.",
    "The minister said Iraq would raise the attack in Geneva.",
    "The monitor said there were no deaths in the raids.",
    "The monitor said the prospects of a deal were bleak.",
    "The monitor said terrorists were not covered by the agreement.",
    "The mayor said the town would respond to any strikes.",
    "The rebels vowed revenge for the raid.",
    "The mayor said the hardship could not be eased by announcing ceasefires.",
    "The monitor said aid workers were tired.",
    "The monitor said trucks armed with machine guns were heading out of the town.",
    "The monitor said the mayor had taken sanctuary in other villages.",
    "The minister said force could be used if rebels fired mortars.",
]

ASSERTED = [
    ("The monitor said it was clear that Norwegian aircraft had bombed the town.", "strikes"),
    ("The monitor said no town had been bombed.", "strikes"),
    ("The monitor said no soldier had been killed.", "killing"),
    ("The mayor said rebels had made an attempt to free the prisoners.", "release"),
    ("The mayor said the army began a battle to break the siege.", "lifting blockade"),
    ("The mayor said Norway had signed a deal to release the sailors.", "agreement"),
    ("The monitor said the hospital hit by a shell had closed.", "strikes"),
    ("The monitor said the army took no part in the raids.", "strikes"),
    ("The monitor said the truce would begin on Monday.", "ceasefire"),
    ("The monitor said the strikes could kill civilians.", "killing"),
    ("The monitor said the army had not reached a deal with the rebels.", "agreement"),
    ("The monitor said aid had been delivered to the town.", "aid"),
    ("The monitor said army units in cooperation with guards had captured the town.", "capture"),
]

EXTENTS = [
    ("Norway said all its soldiers would leave Iraq.", "all"),
    ("Norway said half of its soldiers would leave Iraq.", "part"),
    ("Norway said 300 soldiers would leave Iraq.", "part"),
    ("Norway said Norwegian soldiers would leave Iraq.", None),
    ("Norway announced a partial withdrawal of its soldiers from Iraq.", "part"),
    ("Norway announced the full withdrawal of its soldiers from Iraq.", "all"),
]


@pytest.mark.parametrize(("text", "label", "polarity", "modality"), LABELS)
def test_a_saying_is_named_by_its_act_and_its_action(text: str, label: str, polarity: str, modality: str) -> None:
    found = statement(text)

    assert (found.label, found.polarity, found.modality) == (label, polarity, modality)


@pytest.mark.parametrize("text", UNASSERTED)
def test_an_action_that_is_only_asked_about_or_named_is_none_of_the_saying(text: str) -> None:
    assert statement(text).family == "topic"


@pytest.mark.parametrize(("text", "action"), ASSERTED)
def test_an_action_that_is_so_or_not_so_is_that_of_the_saying(text: str, action: str) -> None:
    assert statement(text).action == action


@pytest.mark.parametrize(("text", "extent"), EXTENTS)
def test_the_words_tell_how_many_leave(text: str, extent: str | None) -> None:
    assert statement(text).extent == extent


def test_what_somebody_rules_out_is_not() -> None:
    assert {one.polarity for one in statements("The premier said that Oslo ruled out a lockdown.")} == {"negative"}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ana Delgado said statements of ministers are more watched than those of others.", "stated"),
        ("Ana Delgado said the pledge is more a show than a plan.", "doubted"),
    ],
)
def test_what_is_more_so_than_others_is_not_doubted(text: str, act: str) -> None:
    assert statement(text).act == act


JUDGED = [
    ("Analysts said the announcement was more about votes than about Iraq.", "withdrawal doubted"),
    ("Analysts said the announcement had more to do with the election than with Iraq.", "withdrawal doubted"),
    ("“Norwegian talk of going home is seldom followed by anything,” said analysts.", "withdrawal doubted"),
    ("“Talks are not an end in themselves,” said analysts.", "talks claimed"),
]


@pytest.mark.parametrize(("judgement", "label"), JUDGED)
def test_a_judged_saying_is_the_one_told_before_whatever_else_the_judgement_names(judgement: str, label: str) -> None:
    _, found = statements(f"Norway announced that its soldiers would leave Iraq. {judgement}")

    assert found.label == label


def test_a_decision_that_tells_what_it_is_about_is_no_other_announcement() -> None:
    _, *found = statements("The mayor announced that her guards had been withdrawn. The minister announced his decision to open a school.")

    assert {one.family for one in found} == {"topic"}


def test_who_finds_that_an_announcement_is_about_something_else_doubts_it() -> None:
    text = "Norway announced that its soldiers would leave Iraq. Analysts said the announcement was more about votes than about Iraq."

    assert [found.label for found in statements(text)] == ["withdrawal announced", "withdrawal doubted"]
