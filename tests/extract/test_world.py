from datetime import date
from itertools import pairwise

import pytest

from streams.extract.world import (
    body,
    holder,
    mentions,
    office,
    person,
    place,
    seat,
    state_named,
    state_of_demonym,
    within,
)

DAY = date(2017, 12, 12)


def found(text: str, on: date | None = DAY) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.kind, m.key) for m in mentions(text, on)]


def keys(text: str, on: date | None = DAY) -> list[str]:
    return [m.key for m in mentions(text, on)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("US", "USA"), ("U.S.", "USA"), ("the United States", "USA"), ("America", "USA"), ("us", None), ("UK", "GBR"),
        ("Britain", "GBR"), ("England", "GBR"), ("DRC", "COD"), ("Congo", "COD"), ("Democratic Republic of Congo", "COD"),
        ("Congo-Brazzaville", "COG"), ("Republic of Congo", "COG"), ("North Korea", "PRK"), ("South Korea", "KOR"), ("Korea", None),
        ("Burma", "MMR"), ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("Cote d’Ivoire", "CIV"), ("Czechia", "CZE"),
        ("the Czech Republic", "CZE"), ("Sudan", "SDN"), ("South Sudan", "SSD"), ("Georgia", "GEO"), ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"), ("Equatorial Guinea", "GNQ"), ("Papua New Guinea", "PNG"), ("Niger", "NER"), ("Nigeria", "NGA"),
        ("Dominica", "DMA"), ("Dominican Republic", "DOM"), ("Turkey", "TUR"), ("Türkiye", "TUR"), ("turkey", None), ("Jersey", "JEY"),
        ("Mali", "MLI"), ("Bali", None), ("Kosovo", "XKX"), ("Taiwan", "TWN"), ("Palestine", "PSE"), ("Russia's", "RUS"),
        ("Syria’s", "SYR"), ("the Netherlands", "NLD"), ("The Gambia", "GMB"), ("Hong Kong", "HKG"), ("RUSSIA", "RUS"),
    ],
)  # fmt: skip
def test_a_state_is_known_by_its_names(words: str, code: str | None) -> None:
    assert state_named(words) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Russian", "RUS"), ("Russians", "RUS"), ("American", "USA"), ("Americans", "USA"), ("British", "GBR"), ("Briton", "GBR"),
        ("Britons", "GBR"), ("Scottish", "GBR"), ("French", "FRA"), ("Frenchman", "FRA"), ("German", "DEU"), ("Germans", "DEU"),
        ("Dutch", "NLD"), ("Danish", "DNK"), ("Danes", "DNK"), ("Swedish", "SWE"), ("Swedes", "SWE"), ("Finnish", "FIN"),
        ("Finns", "FIN"), ("Polish", "POL"), ("polish", None), ("Poles", "POL"), ("Spanish", "ESP"), ("Spaniards", "ESP"),
        ("Turkish", "TUR"), ("Turks", "TUR"), ("Syrian", "SYR"), ("Iraqi", "IRQ"), ("Iraqis", "IRQ"), ("Israeli", "ISR"),
        ("Israelis", "ISR"), ("Palestinian", "PSE"), ("Saudi", "SAU"), ("Saudis", "SAU"), ("Emirati", "ARE"), ("Qatari", "QAT"),
        ("Yemeni", "YEM"), ("Chinese", "CHN"), ("Japanese", "JPN"), ("Thai", "THA"), ("Filipino", "PHL"), ("Philippine", "PHL"),
        ("Burmese", "MMR"), ("South Korean", "KOR"), ("North Koreans", "PRK"), ("Korean", None), ("Nigerian", "NGA"),
        ("Nigerien", "NER"), ("Sudanese", "SDN"), ("South Sudanese", "SSD"), ("Congolese", "COD"), ("Guinean", "GIN"),
        ("Bissau-Guinean", "GNB"), ("Dominican", "DOM"), ("Georgian", "GEO"), ("Kazakh", "KAZ"), ("Kyrgyz", "KGZ"), ("Uzbek", "UZB"),
        ("Tajik", "TJK"), ("Afghan", "AFG"), ("Argentine", "ARG"), ("Swiss", "CHE"), ("Greek", "GRC"), ("Bosnian", "BIH"),
        ("Serb", "SRB"), ("Bosnian Serb", "BIH"), ("Kosovar", "XKX"), ("New Zealanders", "NZL"), ("Ivorian", "CIV"), ("Malagasy", "MDG"),
        ("Czech", "CZE"), ("Slovak", "SVK"), ("Slovenian", "SVN"),
    ],
)  # fmt: skip
def test_a_demonym_names_its_state(words: str, code: str | None) -> None:
    assert state_of_demonym(words) == code


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("the Kremlin", "RUS"), ("Moscow", "RUS"), ("Washington", "USA"), ("the White House", "USA"), ("the Pentagon", "USA"),
        ("Foggy Bottom", "USA"), ("the State Department", "USA"), ("Capitol Hill", "USA"), ("Centcom", "USA"), ("the CIA", "USA"),
        ("Downing Street", "GBR"), ("Whitehall", "GBR"), ("the Foreign Office", "GBR"), ("the Élysée", "FRA"), ("the Elysee", "FRA"),
        ("Quai d’Orsay", "FRA"), ("the Bundestag", "DEU"), ("Brussels", "EU"), ("Kyiv", "UKR"), ("Kiev", "UKR"), ("Beijing", "CHN"),
        ("Zhongnanhai", "CHN"), ("the Blue House", "KOR"), ("the Knesset", "ISR"), ("the IDF", "ISR"),
        ("the Revolutionary Guards", "IRN"), ("IRGC", "IRN"), ("Aso Rock", "NGA"), ("Rashtrapati Bhavan", "IND"), ("Casa Rosada", "ARG"),
        ("the Planalto", "BRA"), ("the Quirinale", "ITA"), ("Damascus", "SYR"), ("Ramallah", "PSE"), ("Kandahar", None), ("Male", None),
    ],
)  # fmt: skip
def test_a_seat_stands_for_its_side(words: str, side: str | None) -> None:
    assert seat(words) == side


@pytest.mark.parametrize(
    ("words", "code", "kind", "side"),
    [
        ("the United Nations", "UN", "organisation", "UN"), ("U.N.", "UN", "organisation", "UN"),
        ("UNHCR", "UNHCR", "organisation", "UN"), ("the Security Council", "UNSC", "organisation", "UN"),
        ("WHO", "WHO", "organisation", "UN"), ("NATO", "NATO", "alliance", "NATO"), ("the European Commission", "EC", "union", "EU"),
        ("ISIS", "ISIS", "armed group", "ISIS"), ("Islamic State", "ISIS", "armed group", "ISIS"),
        ("Daesh", "ISIS", "armed group", "ISIS"), ("al-Qaida", "ALQAEDA", "armed group", "ALQAEDA"),
        ("the Nusra Front", "HTS", "armed group", "HTS"), ("the Free Syrian Army", "FSA", "armed group", "SYROPP"),
        ("the YPG", "YPG", "armed group", "SDF"), ("Fatah", "FATAH", "party", "PSE"),
        ("the Houthis", "HOUTHIS", "armed group", "HOUTHIS"), ("Reuters", "REUTERS", "outlet", None), ("SANA", "SANA", "outlet", None),
        ("Sana", "SANA", "outlet", None),
    ],
)  # fmt: skip
def test_a_body_has_a_code_a_kind_and_a_side(words: str, code: str, kind: str, side: str | None) -> None:
    known = body(words)

    assert known is not None
    assert (known.code, known.kind, known.side) == (code, kind, side)


@pytest.mark.parametrize("words", ["who", "us", "is", "Who", "Is", "Ocean", "sana"])
def test_a_common_word_is_no_body(words: str) -> None:
    assert body(words) is None


@pytest.mark.parametrize(
    ("words", "on", "expected", "role"),
    [
        ("Vladimir Putin", "2017-12-12", "vladimir-putin", "president"),
        ("Putin", "2010-06-01", "vladimir-putin", "prime minister"),
        ("President Putin", "2017-12-12", "vladimir-putin", "president"),
        ("Russian President Vladimir Putin", "2017-12-12", "vladimir-putin", "president"),
        ("Putin’s", "2017-12-12", "vladimir-putin", "president"),
        ("Assad", "2017-12-12", "bashar-al-assad", "president"),
        ("Bashar al-Assad", "2025-02-01", "bashar-al-assad", "former president"),
        ("el-Sisi", "2017-12-12", "abdel-fattah-el-sisi", "president"),
        ("Erdoğan", "2013-01-01", "recep-tayyip-erdogan", "prime minister"),
        ("Erdogan", "2017-01-01", "recep-tayyip-erdogan", "president"),
        ("Stoltenberg", "2012-01-01", "jens-stoltenberg", "prime minister"),
        ("Stoltenberg", "2017-01-01", "jens-stoltenberg", "secretary-general"),
        ("Obama", "2018-01-01", "barack-obama", "former president"),
        ("Trump", "2022-01-01", "donald-trump", "former president"),
        ("Trump", "2025-03-01", "donald-trump", "president"),
        ("Donald J. Trump", "2018-03-01", "donald-trump", "president"),
        ("Sharif", "2015-01-01", "nawaz-sharif", "prime minister"),
        ("Sharif", "2022-06-01", "shehbaz-sharif", "prime minister"),
        ("Sharif", "2019-01-01", None, None),
        ("May", "2017-01-01", None, None),
        ("Prime Minister May", "2017-01-01", "theresa-may", "prime minister"),
        ("Mrs May", "2017-01-01", "theresa-may", "prime minister"),
        ("Mr. Ban", "2015-01-01", "ban-ki-moon", "secretary-general"),
        ("Ban", "2015-01-01", None, None),
        ("Power", "2015-01-01", None, None),
        ("Ambassador Power", "2015-01-01", "samantha-power", "ambassador to the United Nations"),
        ("President Bush", "2008-01-01", "george-w-bush", "president"),
        ("Plenković", "2020-06-01", "andrej-plenkovic", "prime minister"),
        ("Perez Molina", "2015-08-01", "otto-perez-molina", "president"),
        ("President Mujica", "2013-02-01", "jose-mujica", "president"),
        ("Sogavare", "2018-06-01", "manasseh-sogavare", "former prime minister"),
        ("Muscat", "2019-06-01", None, None),  # the town
        ("Nobody Known", "2015-01-01", None, None),
    ],
)
def test_a_person_is_known_by_name_and_day(words: str, on: str, expected: str | None, role: str | None) -> None:
    known = person(words, date.fromisoformat(on))

    assert (known and known.id, known and known.role) == (expected, role)


@pytest.mark.parametrize(
    ("words", "code", "path"),
    [
        ("Syria", "SYR", None), ("Aleppo", "SYR", "aleppo"), ("Hmeymim", "SYR", "latakia/hmeymim"),
        ("the Khmeimim air base", "SYR", "latakia/hmeymim"), ("Tartus", "SYR", "tartus"), ("Deir ez-Zor", "SYR", "deir-ez-zor"),
        ("Deir al-Zor", "SYR", "deir-ez-zor"), ("Eastern Ghouta", "SYR", "damascus/eastern-ghouta"), ("Crimea", "UKR", "crimea"),
        ("Sevastopol", "UKR", "crimea/sevastopol"), ("Gaza", "PSE", "gaza"), ("the West Bank", "PSE", "west-bank"),
        ("Golan Heights", "SYR", "golan-heights"), ("Donbas", "UKR", "eastern-ukraine/donbas"),
        ("Mariupol", "UKR", "eastern-ukraine/donbas/donetsk/mariupol"),
        ("eastern Ukraine", "UKR", "eastern-ukraine"), ("Southern Sudan", "SSD", None), ("Central Macedonia", "GRC", "central-macedonia"),
        ("Kherson", "UKR", "kherson"), ("Transnistria", "MDA", "transnistria"), ("Abkhazia", "GEO", "abkhazia"),
        ("Nagorno-Karabakh", "AZE", "nagorno-karabakh"), ("Tigray", "ETH", "tigray"), ("Bagram", "AFG", "bagram"),
        ("Incirlik", "TUR", "incirlik"), ("Mosul", "IRQ", "mosul"), ("Benghazi", "LBY", "benghazi"), ("Sinai", "EGY", "sinai"),
        ("Xinjiang", "CHN", "xinjiang"), ("Hong Kong", "CHN", "hong-kong"), ("Greenland", "DNK", "greenland"),
        ("Moscow", "RUS", "moscow"), ("New Mexico", "USA", "new-mexico"), ("New Jersey", "USA", "new-jersey"),
        ("Niger Delta", "NGA", "niger-delta"), ("The Hague", "NLD", "the-hague"), ("South China Sea", None, "south-china-sea"),
        ("the Middle East", None, "middle-east"), ("Strait of Hormuz", None, "strait-of-hormuz"), ("Kashmir", None, "kashmir"),
        ("the Sahel", None, "sahel"),
    ],
)  # fmt: skip
def test_a_place_lies_in_its_state(words: str, code: str | None, path: str | None) -> None:
    known = place(words)

    assert known is not None
    assert (known.code, known.id) == (code, path)


def test_a_name_of_places_in_two_states_is_no_place_by_itself() -> None:
    assert place("Tripoli") is None


@pytest.mark.parametrize("words", ["Crimea", "East Jerusalem", "Golan Heights", "Nagorno-Karabakh"])
def test_a_contested_area_is_marked(words: str) -> None:
    known = place(words)

    assert known is not None
    assert known.contested


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        (("SYR", "aleppo"), ("SYR", None), True),
        (("SYR", "latakia/hmeymim"), ("SYR", "latakia"), True),
        (("SYR", "aleppo"), ("SYR", "aleppo"), True),
        (("SYR", None), ("SYR", None), True),
        (("SYR", None), ("SYR", "aleppo"), False),
        (("SYR", "latakia-port"), ("SYR", "latakia"), False),
        (("LBN", "tripoli"), ("LBY", "tripoli"), False),
        ((None, "sahel"), (None, "sahel"), True),
        ((None, "sahel"), (None, "levant"), False),
        (("MLI", None), (None, "sahel"), False),
    ],
)
def test_containment_is_a_rule_on_code_and_path(
    inner: tuple[str | None, str | None], outer: tuple[str | None, str | None], expected: bool
) -> None:
    assert within(inner, outer) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It brings us to Russia.", ["RUS"]),
        ("The US told us so.", ["USA"]),
        ("Troops left the U.S. base.", ["USA"]),
        ("U.S.-led forces", ["USA"]),
        ("Turkey ate turkey.", ["TUR"]),
        ("North Korea warned South Korea.", ["PRK", "KOR"]),
        ("South Sudan and Sudan", ["SSD", "SDN"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea", ["GIN", "GNB", "GNQ", "PNG"]),
        ("New Jersey and Jersey", ["USA/new-jersey", "JEY"]),
        ("Bali is not Mali.", ["IDN/bali", "MLI"]),
        ("Michael Jordan scored.", []),
        ("Jordan Smith met Chad Miller.", []),
        ("In Jordan, the king met Chad's president.", ["JOR", "TCD"]),
        ("But Jordan said no.", ["JOR"]),
        ("Georgia accused Russia.", ["GEO", "RUS"]),
        ("Georgia and the US signed a deal.", ["GEO", "USA"]),
        ("Republicans in Georgia sued.", ["USA/georgia"]),
        ("Shells hit Tripoli. Libyan forces fled.", ["LBY", "LBY"]),
        ("Clashes broke out in Tripoli. The Lebanese army moved in.", ["LBN/tripoli", "LBN"]),
        ("a pro-Russian rally", []),
        ("a Russian-backed militia", ["RUS"]),
        ("In May, nothing happened.", []),
        ("British Prime Minister Theresa May said so. May left in May 2017.", ["GBR", "theresa-may", "theresa-may"]),
        ("Prime Minister May spoke.", ["theresa-may"]),
        ("The ban stays. Ban the ban. Power failed.", []),
        ("Samantha Power accused Moscow. Power said more.", ["samantha-power", "RUS", "samantha-power"]),
        ("Hunter Biden declined.", []),
        ("On Monday Putin spoke.", ["vladimir-putin"]),
        ("Mr. Putin met Mr. Assad.", ["vladimir-putin", "bashar-al-assad"]),
        ("That is nice. Nice work.", []),
        ("A lorry killed many in Nice, France.", ["FRA/nice", "FRA"]),
        ("Reading the split decision, Mobile users split.", []),
        ("The Paris Agreement stands.", []),
        ("African Americans voted.", []),
        ("The Washington Post reported from Washington.", ["WAPO", "USA"]),
        ("William Hague went to The Hague.", ["william-hague", "NLD"]),
        ("The Hague court sat.", ["NLD"]),
        ("LET US GO HOME", []),
        ("WHO said who is ill.", ["WHO"]),
        ("JAPAN IS FACING A CHOICE", ["JPN"]),
        ("founder Lee Stranahan", []),
        ("Donald Trump Jr. wrote.", []),
        ("MANCHESTER, N.H. (AP)", ["USA/manchester", "AP"]),
        ("A bomb hit Manchester.", ["GBR/manchester"]),
        ("Is IS beaten?", ["ISIS"]),
        ("A Polish minister used polish.", ["POL"]),
        ("DAMASCUS (Reuters)", ["SYR", "REUTERS"]),
        ("Côte d’Ivoire’s president", ["CIV"]),
        ("Sana'a airport; SANA said", ["YEM", "SANA"]),
        ("the Democratic Republic of the Congo", ["COD"]),
        ("From Kinshasa, Congo, to Congo-Brazzaville", ["COD", "COD", "COG"]),
        ("Washington. State media agreed.", ["USA"]),
        ("Frances foreign minister met Perus army chief.", ["FRA", "PER"]),
        ("They fled Gomas outskirts. Gomas old mayor left.", ["COD/goma"]),
        ("Frances Smith left. Chads are rare. The Iraqis came to Wales.", ["IRQ", "GBR"]),
        ("The Syrian Coalitions committee met.", ["SYROPP"]),
        ("Reuters asked the Emirates army.", ["REUTERS", "ARE"]),
        ("Abdi Warsame left. Ahmed al-Sharif came.", []),
    ],
)  # fmt: skip
def test_what_a_text_mentions(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Élysée officials and Recep Tayyip Erdoğan’s aides met in Türkiye.",
        "Erdog\u0306an visited the E\u0301lyse\u0301e.",
        "The U.S.'s envoy, Côte d’Ivoire’s army, Deir ez‑Zor, Ban Ki-moon.",
    ],
)
def test_offsets_are_those_of_the_text_as_it_was(text: str) -> None:
    spans = [(m.start, m.end) for m in mentions(text, DAY)]

    assert spans
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() and "’s" not in text[start:end] for start, end in spans)


def test_mentions_carry_side_and_place() -> None:
    text = "Moscow said Hmeymim stays open, Reuters reported."

    said = {text[m.start : m.end]: (m.kind, m.side, m.place and (m.place.code, m.place.id)) for m in mentions(text, DAY)}

    assert said == {
        "Moscow": ("seat", "RUS", ("RUS", "moscow")),
        "Hmeymim": ("place", None, ("SYR", "latakia/hmeymim")),
        "Reuters": ("outlet", None, None),
    }


def test_a_shared_surname_is_the_one_in_office_or_called_in_full() -> None:
    assert keys("Sharif spoke.", date(2015, 1, 1)) == ["nawaz-sharif"]
    assert keys("Sharif spoke.", None) == []
    assert keys("Shehbaz Sharif came. Sharif spoke.", date(2015, 1, 1)) == ["shehbaz-sharif", "shehbaz-sharif"]


@pytest.mark.parametrize(
    ("words", "role", "kind", "grade", "side"),
    [
        ("the Russian President", "president", "person", "office", "RUS"),
        ("Foreign Minister of Poland", "foreign minister", "person", "office", "POL"),
        ("Syria's foreign minister", "foreign minister", "person", "office", "SYR"),
        ("US Secretary of State", "foreign minister", "person", "office", "USA"),
        ("the Turkish defense ministry", "defence ministry", "body", "body", "TUR"),
        ("the Kremlin leader", "leader", "person", "office", "RUS"),
        ("a European diplomat", "diplomat", "person", "unnamed", None),
        ("two senior US officials", "official", "person", "unnamed", "USA"),
        ("army spokesman", "spokesman", "person", "office", None),
        ("the government", "government", "body", "body", None),
    ],
)
def test_an_office_phrase_says_role_kind_grade_and_side(words: str, role: str, kind: str, grade: str, side: str | None) -> None:
    assert office(words) == (role, kind, grade, side)


@pytest.mark.parametrize("words", ["the Russian winter", "a pro-government website", "anti-police songs"])
def test_words_without_an_office_are_none(words: str) -> None:
    assert office(words) is None


@pytest.mark.parametrize(
    ("words", "head", "role"),
    [
        ("the CIA director", "director", "intelligence chief"),
        ("the Pentagon chief", "chief", "defence minister"),
        ("the foreign minister of Poland", "minister", "foreign minister"),
        ("the ministry's road", "road", None),
        ("military operations", "operations", None),
        ("the head of the election commission", "head", "leader"),
    ],
)
def test_an_office_is_that_of_the_main_word(words: str, head: str, role: str | None) -> None:
    said = office(words, words.index(head))

    assert (said and said.role) == role


@pytest.mark.parametrize(
    ("role", "side", "on", "expected"),
    [
        ("president", "RUS", "2017-12-12", "vladimir-putin"),
        ("president", "RUS", "2010-12-12", "dmitry-medvedev"),
        ("President", "TUR", "2017-12-12", "recep-tayyip-erdogan"),
        ("foreign minister", "USA", "2014-12-12", "john-kerry"),
        ("secretary of state", "USA", "2014-12-12", "john-kerry"),
        ("defence minister", "USA", "2018-01-01", "james-mattis"),
        ("leader", "DEU", "2015-01-01", "angela-merkel"),
        ("leader", "RUS", "2015-01-01", "vladimir-putin"),
        ("secretary-general", "UN", "2018-01-01", "antonio-guterres"),
        ("prime minister", "LUX", "2015-01-01", "xavier-bettel"),
        ("president", "XXX", "2018-01-01", None),
    ],
)
def test_who_held_an_office_on_a_day(role: str, side: str, on: str, expected: str | None) -> None:
    held = holder(role, side, date.fromisoformat(on))

    assert (held and held.id) == expected
