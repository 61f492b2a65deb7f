"""What the parser is shown of a paragraph."""

import pytest

from streams.extract.parse.legible import LONGEST_STRETCH, legible


@pytest.mark.parametrize(
    ("furniture", "rest"),
    [
        ("MOSCOW, Dec 11 (Reuters) - ", "Russia will leave Syria."),
        ("MOSCOW, Dec. 11, 2017 (Reuters) — ", "“We leave,” he said."),
        ("KYIV/MOSCOW, Dec 11 (Reuters) - ", "Russia will leave Syria."),
        ("UNITED NATIONS (AP) — ", "The council met."),
        ("LISBON – ", "The Ministry of Defence announced it."),
        ("BEIRUT, Lebanon — ", "The army denied it."),
        ("WASHINGTON, D.C. - ", "The president denied it."),
        ("MOSCOW, December 11. /TASS/. ", "Russia will leave Syria."),
        ("Beirut, 11 December 2017 (SANA) – ", "The army denied it."),
        ("Damascus (AFP) - ", "The army denied it."),
        ("UPDATE 2-", "Portugal to halve its force"),
        ("EXCLUSIVE: ", "Delgado to leave Mali"),
        ("BREAKING - ", "Delgado to leave Mali"),
        ("10.15am: ", "Delgado said that the rest would stay."),
        ("11:45 GMT ", "Delgado said that the rest would stay."),
        ("By Ivan Petrov and Mary Smith", ""),
        ("By Ivan van Petrov, in Moscow", ""),
        ("(Reporting by Ivan Petrov in Moscow; Editing by Alison Williams)", ""),
        ("Additional reporting by Mary Smith", ""),
        ("(Updates with quote, adds background)", ""),
        ("Associated Press writers John Smith in Niamey and Jane Roe in Bamako contributed to this report.", ""),
        ("FOR IMMEDIATE RELEASE", ""),
        ("Contact: Jane Roe, Press Office, press@mod.example", ""),
        ("10:40 GMT", ""),
        ("2h ago 08.30 GMT", ""),
        ("Updated at 11.02 GMT", ""),
        ("the minister said that " * (LONGEST_STRETCH // 20), ". We leave."),
        ("!!!", "We leave."),
    ],
)
def test_furniture_is_blank_and_the_rest_stays_where_it_was(furniture: str, rest: str) -> None:
    assert legible(furniture + rest) == " " * len(furniture) + rest


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO - which has denied it - said that the troops would stay.",
        "Putin: we leave Syria.",
        "PRESIDENT DELGADO: We leave in May.",
        "By Monday the troops had left Mali.",
        "By May Russia will leave Syria, the minister said",
        "Russia (and Syria) - so he said - will stay.",
        "Delgado - the president - denied it.",
        "10.5 million people fled, the agency said.",
        "7:30 is too early, Delgado said.",
        "Reporting by journalists was banned, the ministry said. It denied that."[10:],
        "He contributed to this election, the president said of Rey.",
        "The report was edited by the ministry, the opposition said.",
        "EU leaders - Delgado among them - said no.",
        "Update the law, the president told parliament.",
        "In 2016 the army left.",
        "U.S. - Russian talks have begun, the ministry said.",
        "US-Russian talks have begun, the ministry said.",
    ],
)
def test_what_is_told_stays(paragraph: str) -> None:
    assert legible(paragraph) == paragraph
