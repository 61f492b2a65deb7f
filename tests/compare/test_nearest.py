from itertools import permutations

from schemas.statements import StatementRecorded
from streams.compare.nearest import Nearest
from tests.compare.build import said

BREAD = said(day="2016-03-01", content="bread will be dearer by summer")
TRAMS = said(day="2016-04-01", content="the trams of Lisbon are the cleanest in Europe")
AGAIN = said(day="2017-05-01", content="nowhere in Europe are trams as clean as in Lisbon")


def best(statement: StatementRecorded, *before: StatementRecorded) -> str | None:
    history = Nearest()
    for one in before:
        history.add(one)
    found = history.best(statement)
    return found[0].id if found else None


def test_the_likest_of_what_was_said_before_is_found_whatever_it_is_about() -> None:
    assert {best(AGAIN, *order) for order in permutations([BREAD, TRAMS])} == {TRAMS.id}


def test_nothing_is_likest_to_what_nobody_said_before() -> None:
    assert best(AGAIN) is None
    assert best(BREAD, AGAIN) is None
    assert best(AGAIN, AGAIN) is None


def test_an_article_does_not_repeat_itself() -> None:
    assert best(said(day="2017-05-01", article="1", content="trams"), said(day="2016", article="1", content="trams")) is None


def test_of_equally_like_ones_the_last_is_taken_also_where_they_are_many() -> None:
    same = [said(day=f"2016-{month:02}-{day:02}", content=TRAMS.content) for month in range(1, 5) for day in range(1, 26)]

    assert {best(AGAIN, *order) for order in (same, same[::-1])} == {same[-1].id}


def test_many_statements_are_searched() -> None:
    others = [said(day="2016-02-02", article=str(number), content=f"{number} houses burnt in the storm") for number in range(1500)]

    assert best(AGAIN, *others, TRAMS) == TRAMS.id


def test_of_what_is_quoted_the_whole_quotation_counts() -> None:
    quoted = said(day="2016", article="1", content="they are clean", quotation=f"They are clean: {TRAMS.content}.")

    assert best(AGAIN, quoted, said(day="2016", article="2", content="the streets of Europe are clean")) == quoted.id
