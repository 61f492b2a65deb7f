"""The sample articles of `saidbefore demo`, and the flags that must come of them.

The people, the outlets and what they say are invented. A withdrawal is announced in 2016, patrols go on, as is told in 2017
when it is announced again in three outlets, and it is taken back in 2018; flights are announced twice. A withdrawal from another
country, an accusation with its denial, and a few plain articles must raise no flag.
"""

from pathlib import Path
from typing import NamedTuple

from schemas.flags import Relation, StatementFlagged
from schemas.statements import StatementRecorded


class Awaited(NamedTuple):
    """A flag that the demo waits for: its relation, the label and the article's address of the flagged statement, and words for people."""

    relation: Relation
    label: str
    url: str
    words: str


AWAITED = (
    Awaited(
        Relation.REPEAT,
        "withdrawal announced",
        "https://harbour-post.example/2017/delgado-announces-withdrawal",
        "a withdrawal from Mali, announced before in November 2016, after which patrols continued",
    ),
    Awaited(
        Relation.REREPORT,
        "withdrawal announced",
        "https://harbour-post.example/2017/delgado-announces-withdrawal",
        "the announcement of 2016, remembered in 2017",
    ),
    Awaited(
        Relation.OUTCOME,
        "withdrawal announced",
        "https://harbour-post.example/2017/delgado-announces-withdrawal",
        "what became of the announcement of 2016: patrols continued",
    ),
    Awaited(
        Relation.REREPORT,
        "withdrawal announced",
        "https://coastal-times.example/2017/soldiers-back-before-the-rains",
        "the announcement of 2017 in a second outlet",
    ),
    Awaited(
        Relation.REREPORT,
        "withdrawal announced",
        "https://sahel-star.example/2017/lisbon-pulls-out",
        "the announcement of 2017 in a third outlet",
    ),
    Awaited(
        Relation.REVERSAL,
        "withdrawal pledged",
        "https://coastal-times.example/2018/battalion-stays",
        "the battalion will not leave Mali after all",
    ),
    Awaited(
        Relation.REPEAT,
        "flights announced",
        "https://coastal-times.example/2019/flights-to-libya-again",
        "flights to Libya, announced before in May 2018",
    ),
)
"""All the flags of the story, in the order of its articles; no other may come."""


def articles() -> list[Path]:
    """The texts of the story, with front matter, in the order of their publication."""
    return sorted((Path(__file__).parent / "articles").glob("*.txt"))


def awaited(flag: StatementFlagged, statement: StatementRecorded) -> Awaited | None:
    """Which of the awaited flags this one is, given the statement that it flags; None where it is none of them."""
    return next((one for one in AWAITED if one[:3] == (flag.relation, statement.label, statement.url)), None)
