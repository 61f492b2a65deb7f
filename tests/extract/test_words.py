"""The words that name an action in some company, and what they name in other company."""

import pytest

from tests.extract.reading import statements

NAMED = [
    # forces
    ("Norway said it would move 900 soldiers out of Mali.", "withdrawal"),
    ("Norway said its soldiers would be out of Mali by May.", "withdrawal"),
    ("Norway announced the dispatch of a battalion to Mali.", "deployment"),
    ("Mali admitted that Norwegian soldiers had crossed into Gao.", "deployment"),
    ("Norway said there were no Norwegian soldiers in Mali.", "presence"),
    ("Mali said that Norwegian soldiers were in Gao.", "presence"),
    ("Norway said its soldiers would remain present in Mali.", "presence"),
    ("Norway said it would halt the bombing.", "ceasefire"),
    ("Norway said it would keep its base in Mali.", "presence"),
    ("Norway denied having soldiers in Mali.", "presence"),
    ("Norway will bring its engineers and soldiers home, the minister said.", "withdrawal"),
    ("The general said the offensive would be widened.", "offensive"),
    # victory and its end
    ("The general announced the elimination of the insurgents.", "victory"),
    ("“We are victorious,” the general said.", "victory"),
    ("Norway urged the rebels to halt the fighting.", "ceasefire"),
    ("Norway called for a cessation of hostilities.", "ceasefire"),
    ("The rebels said they had captured Goma.", "capture"),
    ("Ukraine's president promised to take back Crimea.", "capture"),
    # talks
    ("Norway said it would talk to Mali about fish.", "talks"),
    ("The rebels offered to sit down with the government.", "talks"),
    ("The rebels said they had called off the talks.", "breaking off talks"),
    # pressure
    ("Norway announced restrictive measures against Mali.", "sanctions"),
    ("Norway said it would freeze the assets of nine Malian firms.", "sanctions"),
    ("Mali demanded an end to the embargoes.", "lifting sanctions"),
    ("Norway said it would send missiles to Mali.", "arms supply"),
    ("Norway said it would hit Chilean wine with tariffs.", "tariffs"),
    ("Norway announced duties on wine from Chile.", "tariffs"),
    ("Norway said it would scrap its tariffs on wine.", "trade opening"),
    ("Norway said it would terminate the treaty on fish.", "leaving agreement"),
    # the atom
    ("Iran threatened to carry out another nuclear test.", "weapons test"),
    ("North Korea promised to give up its atomic bombs.", "disarmament"),
    ("Norway pledged to hand over its enriched uranium.", "disarmament"),
    ("Iran said its atomic work was peaceful.", "nuclear programme"),
    # people and borders
    ("Norway said the border would stay closed.", "border closure"),
    ("Norway said it would keep its border with Sweden open.", "border opening"),
    ("The king ordered the border to be sealed.", "border closure"),
    ("Norway said it would send the refugees home.", "return of refugees"),
    ("Norway said no refugees would be resettled there.", "taking in refugees"),
    ("The minister said nine prisoners would be set free.", "release"),
    ("The minister said he would let the political prisoners go.", "release"),
    ("Norway demanded freedom for Ana Delgado.", "release"),
    ("The rebels said they would free 21 of the girls.", "release"),
    ("Norway said it would let in no more Syrians.", "taking in refugees"),
    # elections and offices
    ("The mayor said the vote was fraudulent.", "election fraud"),
    ("The mayor said the ballot had been falsified.", "election fraud"),
    ("Norway said the election would be fair.", "election"),
    ("Norway said the presidential vote would take place in May.", "election"),
    ("Norway said it was putting off the election.", "postponing election"),
    ("The presidential vote will have to be delayed, Norway said.", "postponing election"),
    ("The mayor said she would seek another term.", "candidacy"),
    ("The mayor ruled out another bid for the presidency.", "candidacy"),
    ("The mayor said she would be a candidate again.", "candidacy"),
    ("The president vowed to stay on as party leader.", "staying in office"),
    ("The president said he would leave office in May.", "resignation"),
    # money, goods, health
    ("Norway promised a tax cut.", "tax cut"),
    ("Norway said people would pay lower taxes.", "tax cut"),
    ("Norway said fuel taxes would go up.", "tax rise"),
    ("Norway said air traffic would resume.", "flights"),
    ("Norway said its airlines would fly to Mali again.", "flights"),
    ("Norway said flights to Mali were prohibited.", "flight ban"),
    ("Norway announced the suspension of flights to Mali.", "flight ban"),
    ("Norway said it would close its last reactors.", "cutting energy"),
    ("Norway said it would inoculate all children.", "vaccination"),
    ("Norway said the town would be locked down.", "lockdown"),
    ("Sweden said it would seek membership in NATO.", "joining alliance"),
    ("Sweden said it would become a member of the alliance.", "joining alliance"),
    ("Oslo said that Norway would remain a member of the court.", "membership"),
    ("“We shall stay in the union,” the Danish premier said.", "membership"),
    # words of which the table knows several senses
    ("“Our lads will be home from Mali by May,” the Norwegian premier said.", "withdrawal"),
    ("Norway said its fighting men would come home from Mali.", "withdrawal"),
    ("Norway said it would not give up Goma.", "withdrawal"),
    ("Norway said it was sending a battle group to Mali.", "deployment"),
    ("Mali said that Norwegian troops were fighting in Gao.", "presence"),
    ("Norway said it would keep the southern border shut.", "border closure"),
    ("Norway said the air links with Mali remained banned.", "flight ban"),
    ("The mayor ruled out locking the town down.", "lockdown"),
    ("Norway announced that Mali's military leaders had been put under sanctions.", "sanctions"),
    ("Kenya said it would send the refugees from Kakuma home.", "return of refugees"),
    ("Norway said the editors would stay behind bars.", "detention"),
    ("Norway said that no bloggers were in jail.", "detention"),
    ("Norway denied that migrants had been beaten.", "torture"),
    ("Norway denied that its guards had tortured opponents.", "torture"),
    ("Norway admitted that it had wiretapped pilots.", "interference"),
    ("Norway said it would forbid whaling.", "ban"),
]

OTHERWISE = [
    ("Norway said its soldiers were tired.", "presence"),
    ("Norway said there were no fish in the lake.", "presence"),
    ("Norway said it had an army of nine thousand.", "presence"),
    ("Norway said its soldiers had remained calm.", "presence"),
    ("Norway accused the rebels of stopping buses by shelling.", "ceasefire"),
    ("Norway said it would halt the offensive.", "ceasefire"),
    ("Norway said its army was on the offensive.", "presence"),
    ("Norway said the rebels had breached the cessation of hostilities.", "ceasefire"),
    ("Norway said it would meet its goals.", "talks"),
    ("The minister said the talk of a strike was silly.", "talks"),
    ("Norway said a ship with migrants had entered the port.", "deployment"),
    ("Norway said it would send books to Mali.", "arms supply"),
    ("The minister said the film had captured the mood.", "capture"),
    ("Norway said the vote in parliament was over.", "election"),
    ("The judge said the trial would be fair.", "election"),
    ("The mayor said there would be no early election.", "candidacy"),
    ("The mayor said she would seek advice.", "candidacy"),
    ("The minister said the shop would stay open.", "border opening"),
    ("The minister said he would let the guests go.", "release"),
    ("The museum demanded freedom for artists.", "release"),
    ("The minister said the road would be closed.", "disarmament"),
    ("Norway said the traffic on the road would resume.", "flights"),
    ("The mayor said the children would fly kites.", "flights"),
    ("The mayor said prices would go up.", "tax rise"),
    ("The mayor said it was his duty to go.", "tariffs"),
    ("“Our lads will be home from Mali with a medal,” the trainer said.", "withdrawal"),
    ("The mayor said the sons of farmers would come home from Mali.", "withdrawal"),
    ("Mali said that Malian troops were fighting in Gao.", "presence"),
    ("The mayor said the guards would stay in the prison.", "detention"),
    ("Norway said it would halt the air pollution.", "flight ban"),
    ("The minister said he would become a father in the union.", "joining alliance"),
    ("The miner said he would stay in the union.", "membership"),
    ("Norway said it would stop the forest fires.", "ceasefire"),
    ("Norway said it was suspending payments to its creditors.", "cutting aid"),
    ("Norway said it would cut the price of electricity.", "cutting energy"),
    ("Norway said it would strike two zeros off its notes.", "strikes"),
    ("Norway said the boys had rigged school exams.", "election fraud"),
    ("Norway said it would send a probe to Mars.", "investigation"),
    ("Mali demanded that the Norwegian museum return the Malian statues.", "return of refugees"),
    ("Amnesty's report was full of lies, the general said.", "acquittal"),
]


@pytest.mark.parametrize(("text", "action"), NAMED)
def test_words_in_their_company_name_an_action(text: str, action: str) -> None:
    assert [one.action for one in statements(text)] == [action]


@pytest.mark.parametrize(("text", "action"), OTHERWISE)
def test_words_in_other_company_do_not_name_it(text: str, action: str) -> None:
    assert action not in [one.action for one in statements(text)]
