"""The topic holds the newest state of every thread, however the facts came and whoever wrote it."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.base import Fact
from schemas.flags import Relation
from schemas.followups import FollowUpUndone, Matcher
from schemas.statements import StatementRecorded
from schemas.threads import MOST_MEMBERS
from streams.current import keeping
from streams.current.keeping import Written
from streams.followup.commands import Acknowledge, Assign, Resolve, Silence
from streams.followup.decide import Thread, decide, silence
from tests.board.log import demo
from tests.compare.build import said, withdrawn
from tests.current.world import HOME, PARTITIONS, Keeper, fold, standing
from tests.followup.build import AT, DAY, decided
from tests.notify.build import flagged, taken_back

FIRST, THEN, NOW = said(day="2016-03-14"), said(day="2017-12-11", outlet="Sahel Star"), said(day="2018-06-01", label="talks held")
REPEAT, REVERSAL = flagged(THEN, FIRST), flagged(NOW, THEN, "reversal", outcome="they left")
GROUP = "RUS:forces"


def thread(*statements: StatementRecorded) -> Thread:
    return Thread(GROUP, tuple((one.id,) for one in statements))


def test_a_thread_is_told_in_one_state() -> None:
    (state,) = fold([FIRST, THEN, NOW, REPEAT, REVERSAL]).values()

    assert (state.thread, state.group, state.side, state.family) == (FIRST.id, GROUP, "RUS", "forces")
    assert (state.label, state.place, state.now, state.before) == ("talks held", "SYR", NOW.id, THEN.id)
    assert state.members == (FIRST.id, THEN.id, NOW.id)
    assert (state.statements, state.utterances, state.sources) == (3, 3, 2)
    assert (state.first_said, state.last_said) == (date(2016, 3, 14), date(2018, 6, 1))
    assert (state.relations, state.loudest, state.flag) == ((Relation.REPEAT, Relation.REVERSAL), Relation.REVERSAL, REVERSAL.id)
    assert (state.outcome, state.status, state.news) == ("they left", "open", False)


def test_what_people_decide_is_in_the_state_and_what_comes_after_it_is_news() -> None:
    seen = decide(Acknowledge(), thread(FIRST, THEN), decided(1))
    given_to = decide(Assign(to="Rosa Lind"), thread(FIRST, THEN), decided(2))
    resolved = decide(Resolve(resolution="carried out"), thread(FIRST, THEN), decided(3))
    facts = [FIRST, THEN, REPEAT, seen, given_to]

    assert [(state.status, state.assignee, state.decided) for state in fold(facts).values()] == [("acknowledged", "Rosa Lind", 2)]
    assert [(state.status, state.resolution) for state in fold([*facts, resolved]).values()] == [("resolved", "carried out")]
    assert [(state.status, state.news) for state in fold([*facts, NOW, REVERSAL]).values()] == [("open", True)]


def test_a_silence_moves_the_threads_that_it_means_and_its_end_moves_them_back() -> None:
    silenced = silence(Silence(matcher=Matcher(side="RUS"), until=date(2024, 6, 1), reason="known"), decided(1), DAY)
    ended = FollowUpUndone(group=silenced.group, number=2, by="Rosa Lind", at=AT, undoes=silenced.id)
    log: list[Written] = []

    with Keeper(log) as keeper:
        keeper.take(FIRST, THEN, REPEAT)
        keeper.write()
        keeper.take(silenced)
        keeper.write()
        keeper.take(ended)
        keeper.write()

    assert [record.state and record.state.silenced for record in log] == [None, date(2024, 6, 1), None]


def test_what_was_said_earlier_and_comes_late_gives_a_thread_another_name() -> None:
    earlier = said(day="2014-01-01")
    log: list[Written] = []

    with Keeper(log) as keeper:
        keeper.take(FIRST, THEN, REPEAT)
        keeper.write()
        keeper.take(earlier, flagged(FIRST, earlier))
        keeper.write()

    assert [(record.thread, record.state is None) for record in log] == [(FIRST.id, False), (earlier.id, False), (FIRST.id, True)]
    assert {record.partition for record in log} == {HOME(GROUP)}


@pytest.mark.parametrize("end", [[taken_back(REPEAT)], [withdrawn(FIRST), taken_back(REPEAT)]])
def test_a_thread_of_which_nothing_stands_is_gone(end: list[Fact]) -> None:
    log: list[Written] = []

    with Keeper(log) as keeper:
        keeper.take(FIRST, THEN, REPEAT)
        keeper.write()
        keeper.take(*end)
        keeper.write()

    assert standing(log) == fold([FIRST, THEN, REPEAT, *end]) == {}
    assert len(log) == 2


def test_of_a_long_thread_the_first_and_the_last_statements_are_named() -> None:
    many = [said(day=f"{1800 + year}-01-01") for year in range(150)]
    (state,) = fold([*many, *(flagged(now, before) for before, now in pairwise(many))]).values()

    assert state.statements == 150
    assert state.members == (many[0].id, *(one.id for one in many[-(MOST_MEMBERS - 1) :]))


def test_what_changes_nothing_is_not_written() -> None:
    log: list[Written] = []

    with Keeper(log) as keeper:
        keeper.take(FIRST, THEN, REPEAT)
        assert keeper.write() == 1
        keeper.take(FIRST, THEN, REPEAT)
        keeper.read_back()
        assert keeper.write() == 0


def test_one_that_died_after_it_wrote_writes_the_same_again() -> None:
    log: list[Written] = []

    with Keeper(log) as keeper:
        keeper.take(FIRST, THEN, REPEAT)
        keeper.write(dies=True)
        keeper.write()

    assert len(log) == 2
    assert log[0] == log[1]


def test_what_a_keeper_of_old_writes_late_is_put_right() -> None:
    log: list[Written] = []

    with Keeper(log) as old, Keeper(log) as new:
        old.take(FIRST, THEN, REPEAT)
        new.take(FIRST, THEN, REPEAT, NOW, REVERSAL)
        new.write()
        old.write()
        new.read_back()
        new.write()

    assert standing(log) == fold([FIRST, THEN, REPEAT, NOW, REVERSAL])
    assert len(log) == 3


def test_the_flags_are_told_to_be_in_only_when_all_that_they_name_is_there() -> None:
    with Keeper([]) as keeper:
        keeper.take(THEN, REPEAT)
        keeper.write()
        keeping.settle(keeper.database, range(PARTITIONS), HOME, {HOME(GROUP): 1})
        waiting = keeping.settled(keeper.database.reading)
        keeper.take(FIRST)
        keeper.write()
        keeping.settle(keeper.database, range(PARTITIONS), HOME, {HOME(GROUP): 1})

        assert HOME(GROUP) not in waiting
        assert keeping.settled(keeper.database.reading)[HOME(GROUP)] == 1


@cache
def world() -> list[Fact]:
    """The demo's facts, what somebody decided about its threads, one flag and one statement that are taken back."""
    facts = [fact for fact in demo() if type(fact).__name__ != "ArticlePublished"]
    first, *others = fold(facts).values()
    about = Thread(first.group, tuple((name,) for name in first.members))
    flag = next(fact for fact in facts if type(fact).__name__ == "StatementFlagged" and fact.relation is Relation.REVERSAL)  # type: ignore[attr-defined]
    gone = next(fact for fact in facts if isinstance(fact, StatementRecorded) and fact.id == others[0].members[0])
    silenced = silence(Silence(matcher=Matcher(side=first.side), until=date(2024, 6, 1), reason="known"), decided(1), DAY)
    return [*facts, decide(Acknowledge(), about, decided(1)), taken_back(flag), withdrawn(gone), silenced]  # type: ignore[arg-type]


def shuffled(facts: Iterable[Fact], seed: int) -> list[Fact]:
    found = list(facts)
    Random(seed).shuffle(found)
    return found


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000), cuts=st.sets(st.integers(1, 20), max_size=5), dies=st.booleans())
def test_however_the_facts_come_the_topic_ends_the_same(seed: int, cuts: set[int], dies: bool) -> None:
    facts, log = shuffled(world(), seed), list[Written]()
    again = facts[: len(facts) // 2]

    with Keeper(log) as one, Keeper(log) as other:
        for place, fact in enumerate([*facts, *again]):
            one.take(fact)
            other.take(fact)
            if place in cuts:
                one.write([0], dies=dies)
                other.write([1])
        for keeper in (one, other):
            keeper.read_back()
            keeper.write()

    assert standing(log) == fold(world())
