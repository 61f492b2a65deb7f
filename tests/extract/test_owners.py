"""On whose behalf a phrase speaks, and on whose it only seems to."""

import pytest

from streams.extract.cast.owners import OWNING, is_first_half
from streams.extract.world import mentions
from tests.extract.reading import statement

SIDES = [
    ("The governor of Mopti", "MLI"), ("Kidal Governor Amadou Ba", "MLI"),
    # seats and their people
    ("Downing Street", "GBR"), ("The Elysee", "FRA"), ("Foggy Bottom", "USA"), ("The Blue House", "KOR"), ("Zhongnanhai", "CHN"),
    ("The Bundestag", "DEU"), ("The Duma", "RUS"), ("The Knesset", "ISR"), ("The Rada", "UKR"), ("The Sejm", "POL"),
    ("The State Department", "USA"), ("Britain's Foreign Office", "GBR"), ("The Quai d'Orsay", "FRA"), ("The Kremlin leader", "RUS"),
    ("Ankara", "TUR"), ("Taipei", "TWN"), ("Pristina", "XKX"), ("The Holy See", "VAT"), ("Itamaraty", "BRA"), ("Pyongyang", "PRK"),
    ("Kyiv's envoy", "UKR"), ("Officials in Kyiv", "UKR"), ("The authorities in Harare", "ZWE"), ("Diplomats from France", "FRA"),
    ("The Pentagon chief", "USA"), ("The Bank of England governor", "GBR"), ("The Chinese embassy in London", "CHN"),
    # offices of states
    ("Japan's chief cabinet secretary", "JPN"), ("The Philippine coast guard", "PHL"), ("Indonesia's navy chief", "IDN"),
    ("The Kenyan president's office", "KEN"), ("South Africa's international relations minister", "ZAF"),
    ("India's external affairs ministry", "IND"), ("Pakistan's army spokesman", "PAK"), ("The Brazilian Supreme Court", "BRA"),
    ("Mexico's attorney general", "MEX"), ("A Colombian army general", "COL"), ("Australia's home affairs minister", "AUS"),
    ("The Ethiopian prime minister's spokeswoman", "ETH"), ("The Icelandic foreign minister", "ISL"), ("Mali's ruling junta", "MLI"),
    ("Russia's ambassador to Turkey", "RUS"), ("The US special envoy for Syria", "USA"), ("A former Israeli prime minister", "ISR"),
    ("Frances foreign minister", "FRA"), ("The head of Russia's central bank", "RUS"),
    # bodies
    ("Hamas", "HAMAS"), ("Lebanon's Hezbollah", "HEZBOLLAH"), ("The Houthis", "HOUTHIS"), ("A spokesman for the Taliban", "TALIBAN"),
    ("The RSF", "RAPIDSUPPORT"), ("M23", "M23"), ("Somalia's al-Shabaab", "ALSHABAAB"), ("The Polisario Front", "ESH"),
    ("An EU diplomat", "EU"), ("The IAEA chief", "UN"), ("The UN envoy for Yemen", "UN"), ("The ECOWAS commission", "ECOWAS"),
    ("NATO's secretary-general", "NATO"), ("The Norwegian Refugee Council", "NRC"), ("The Belarusian opposition leader", "BLROPP"),
    ("The prosecutor of the International Criminal Court", "ICC"), ("Turkey's pro-Kurdish HDP", "HDP"), ("Hungary's Fidesz", "FIDESZ"),
    ("The Hamas-run health ministry in Gaza", "HAMAS"), ("The Russian-installed governor of Kherson", "RUS"),
    ("The UK-based Syrian Observatory for Human Rights", "SOHR"), ("One of the Kenyan officials", "KEN"),
]  # fmt: skip

LOST = [("Assads regime", "SYR"), ("Putins government", "RUS")]


@pytest.mark.parametrize(("words", "side"), LOST)
def test_a_leaders_possessive_may_lose_its_apostrophe(words: str, side: str) -> None:
    assert statement(f"{words} said the road was closed.").speaker.side == side


NO_SIDES = [
    "A Moscow-based analyst", "The US-based rights group", "The Shanghai-based company", "A Turkish-backed commander",
    "The pro-Russian mayor", "The Ugandan opposition", "Venezuela's opposition", "The opposition in Zambia",
    "The leader of Hungary's opposition", "An exiled Iranian activist", "A Chinese dissident", "A Kurdish politician in Turkey",
    "Mr Erdogan's critics", "Kremlin critics", "The Tokyo Stock Exchange", "Several US Jewish organisations",
    "The Turkish Medical Association", "The Nigerian Bar Association", "The special envoy for Syria", "The Syrian observatory",
    "The Kenyan rescue service", "A group of Malian doctors", "A spokesman for The Mali Campaign", "The Peru monitor",
    "The president of Mali's football federation", "The Syrian Revolution General Commission", "A Philippine separatist leader",
]  # fmt: skip


@pytest.mark.parametrize(("words", "side"), SIDES)
def test_a_phrase_speaks_for_a_side(words: str, side: str) -> None:
    assert statement(f"{words} said the road was closed.").speaker.side == side


@pytest.mark.parametrize("words", NO_SIDES)
def test_a_phrase_does_not_speak_for_the_state_that_stands_in_it(words: str) -> None:
    assert statement(f"{words} said the road was closed.").speaker.side is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish-backed rebels", True),
        ("Paris-based", True),
        ("US-Iranian talks", True),
        ("Hamas-run ministry", False),
        ("Kenya's army", False),
        ("Kenya - a state", False),
        ("Kenya", False),
    ],
)
def test_the_first_half_of_a_compound_is_no_owner(text: str, expected: bool) -> None:
    assert is_first_half(mentions(text)[0], text, OWNING) is expected


@pytest.mark.parametrize("words", ["A pro-Ankara source", "The anti-Moscow mayor"])
def test_who_is_for_or_against_a_state_does_not_speak_for_it(words: str) -> None:
    assert statement(f"{words} said the road was closed.").speaker.side is None
