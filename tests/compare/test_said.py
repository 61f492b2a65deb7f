import pytest

from schemas.statements import StatementRecorded
from streams.compare.relations import relate
from streams.compare.remembered import remember
from streams.compare.said import is_copy, of_another_time
from streams.compare.ties import Bond
from tests.compare.build import DONE, said

MAY, JUNE, WEEK_OF_JUNE = "2018-05-02", "2018-06-06", "2018-05-30/2018-06-06"
BUOYS = "the pilots were on their way to the harbour with a boat full of buoys"


def told(day: str, content: str, **slots: str) -> StatementRecorded:
    return said("support", day, act=slots.pop("act", "pledged"), content=content, article=f"{day} {slots}", **slots)


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        (told(MAY, BUOYS), told(WEEK_OF_JUNE, BUOYS), True),
        (told(MAY, BUOYS), told(WEEK_OF_JUNE, BUOYS.replace("harbour", "harbor")), True),
        (told(MAY, BUOYS), told(JUNE, BUOYS), True),  # both `on Wednesday`
        (told("2015-06-10", BUOYS), told(JUNE, BUOYS), False),  # years later: said again in the same words
        (told("2017-11-25/2017-12-02", BUOYS), told(WEEK_OF_JUNE, BUOYS), True),  # the background of one outlet
        (told("2013-08-21", BUOYS, published="2018-06-05"), told(WEEK_OF_JUNE, BUOYS), True),  # of one outlet and week, once with its date
        (told("2017-11-25/2017-12-02", BUOYS, outlet="Coastal Times"), told(WEEK_OF_JUNE, BUOYS), False),
        (told(MAY, BUOYS), told("2018-06-07", BUOYS), False),  # a Wednesday and a Thursday: said twice
        (told(MAY, BUOYS), told(WEEK_OF_JUNE, "the pilots were off to the harbour, their boat full of buoys"), False),
        (told(MAY, f"{BUOYS} worth 20,000 crowns"), told(WEEK_OF_JUNE, f"{BUOYS} worth 40,000 crowns"), False),
        (told("2018-05-20", "dire consequences"), told(WEEK_OF_JUNE, "dire consequences"), True),
        (told(MAY, "dire consequences"), told(WEEK_OF_JUNE, "dire consequences"), False),  # few words, said again weeks later
        (told("2018-05-20", "dire consequences", speaker="Delgado"), told(WEEK_OF_JUNE, "dire consequences"), False),
    ],
)
def test_a_sentence_that_is_brought_again_is_a_copy(one: StatementRecorded, other: StatementRecorded, copied: bool) -> None:
    a, b = remember(one), remember(other)

    assert is_copy(a, b) is is_copy(b, a) is copied
    assert relate(Bond.SAME, b, a) == ("rereport" if copied else "repeat")


@pytest.mark.parametrize(
    ("one", "other", "again"),
    [
        ("2018-05-24/2018-05-31", WEEK_OF_JUNE, False),
        ("2018-05-14/2018-05-21", WEEK_OF_JUNE, True),  # more than a fortnight
        ("2018-05-29", WEEK_OF_JUNE, True),  # one tells its day
    ],
)
def test_two_articles_of_a_fortnight_that_tell_no_day_bring_one_saying(one: str, other: str, again: bool) -> None:
    a, b = told(one, "it would help the fishermen of Faro"), told(other, "the fishermen of Faro would be helped")

    assert relate(Bond.SAME, remember(b), remember(a)) == ("repeat" if again else "rereport")


@pytest.mark.parametrize(
    ("content", "act", "day", "another"),
    [
        ("jets of Spain hit the outpost overnight", "accused", "2018-09-01", True),
        ("jets of Spain hit an outpost, killing at least one man", "accused", "2018-09-01", True),
        ("a raid on the outpost on Friday", "condemned", "2018-09-01", True),
        ("a raid on the outpost", "ordered", "2018-09-01", True),
        ("jets of Spain hit an outpost, killing at least one man", "accused", "2018-05-09", False),
        ("Spain of shelling the villages at the border", "accused", "2018-09-01", False),
    ],
)
def test_what_is_told_as_done_once_is_another_deed_weeks_later(content: str, act: str, day: str, another: bool) -> None:
    one, other = (remember(said("strikes", when, act=act, content=content, modality=DONE)) for when in (MAY, day))

    assert of_another_time(one, other) is of_another_time(other, one) is another
