"""Articles in the shapes that outlets give them: who says what in each, and what is no speaker and no date."""

from datetime import date

import pytest

from schemas.articles import ArticlePublished
from streams.extract.article import extract

WIRE = """UPDATE 2-Portugal to halve its force in Mali, president says
(Adds reaction)
By Jo Writer
LISBON, Dec 11 (Reuters) - President Ana Delgado announced on Monday that half of the battalion would leave Mali by September.
(Reporting by Jo Writer; Editing by Alison Williams)"""
RELEASE = """FOR IMMEDIATE RELEASE
Contact: Jane Roe, Press Office, press@mod.example

LISBON – The Ministry of Defence announced today that half of the battalion in Mali will be home by September.
###"""
BLOG = """10:40 GMT
President Ana Delgado announced that half of the battalion would leave Mali.
09.10am: The defence ministry denied that a village had been bombed.
Updated at 11.02 GMT"""
SCRIPT = """PRESIDENT DELGADO: We leave Mali in May.
Q: When will the rest leave?
PRESIDENT DELGADO: The others will leave Mali in September.
(Laughter.)"""
TICKER = """*KREMLIN DENIES STRIKING HOSPITAL IN IDLIB
BREAKING: Putin says troops will leave Syria"""


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (WIRE, ["Ana Delgado"]),
        (RELEASE, ["Ministry of Defence"]),
        (BLOG, ["Ana Delgado", "defence ministry"]),
        (SCRIPT, ["DELGADO", "DELGADO"]),
        (TICKER, ["KREMLIN", "Putin"]),
        ("MACAU (Reuters) – Party donor Sheldon Adelson said on Friday that he would stay in Macau.", ["Sheldon Adelson"]),
        ("BREAKING: Putin: we leave Syria", ["Putin"]),
        ("Associated Press writer John Smith in Niamey contributed to this report.", []),
    ],
    ids=["wire", "release", "live blog", "transcript", "ticker", "dateline", "slug and label", "credit"],
)
def test_only_those_speak_who_are_said_to(text: str, speakers: list[str]) -> None:
    assert [statement.speaker.name for statement in extract(article(text))] == speakers


@pytest.mark.parametrize(("text", "dues"), [(WIRE, ["2018-09"]), (BLOG, [None, None])], ids=["wire", "live blog"])
def test_the_times_of_a_shape_are_no_dates_of_what_is_promised(text: str, dues: list[str | None]) -> None:
    assert [statement.due for statement in extract(article(text))] == dues


def article(text: str) -> ArticlePublished:
    return ArticlePublished(article="a", revision=1, text=text, outlet="Harbour Post", published=date(2017, 12, 12))
