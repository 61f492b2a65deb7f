"""How far the follow-up of a thread is, after what people decided and what came since."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.followups import FollowUpNoted, FollowUpUndone, Resolution
from streams.followup.commands import Acknowledge, Assign, Note, Reopen, Resolve, Schedule, ThreadCommand, Undo
from streams.followup.decide import Thread
from streams.followup.state import State, Status, counted, left, state
from tests.followup.build import AT, DAY, GROUP, after, thread

SAID_TWICE = thread("a b", "c")
RESOLVED = Resolve(resolution=Resolution.CARRIED_OUT)


@pytest.mark.parametrize(
    ("commands", "now", "status"),
    [
        ([], SAID_TWICE, Status.OPEN),
        ([Acknowledge()], SAID_TWICE, Status.ACKNOWLEDGED),
        ([Acknowledge()], thread("a b d", "c e"), Status.ACKNOWLEDGED),  # other copies of what was seen
        ([Acknowledge()], thread("d a b", "c"), Status.ACKNOWLEDGED),  # a copy that is earlier than all
        ([Acknowledge()], thread("a b"), Status.ACKNOWLEDGED),  # a saying was withdrawn
        ([Acknowledge()], thread("a b", "c", "d"), Status.OPEN),  # said again
        ([Acknowledge()], thread("d", "a b", "c"), Status.OPEN),  # said before, as is known now
        ([Acknowledge()], thread("a b", "c", outcomes="d"), Status.OPEN),  # what became of it
        ([Acknowledge()], thread("a b", "c d", outcomes="d"), Status.OPEN),  # a copy that tells what became of it
        ([Acknowledge(), Reopen()], SAID_TWICE, Status.OPEN),
        ([RESOLVED], SAID_TWICE, Status.RESOLVED),
        ([RESOLVED], thread("a b", "c", "d"), Status.OPEN),
        ([Acknowledge(), RESOLVED], SAID_TWICE, Status.RESOLVED),
        ([Assign(to="Rosa Lind"), Note(text="asked Lisbon")], SAID_TWICE, Status.OPEN),
    ],
)
def test_a_thread_rests_until_there_is_news(commands: list[ThreadCommand], now: Thread, status: Status) -> None:
    assert now._replace(facts=after(SAID_TWICE, *commands).facts).status is status


def test_what_was_decided_last_holds() -> None:
    found = after(SAID_TWICE, Assign(to="Rosa Lind"), Schedule(due=DAY), Note(text="asked Lisbon"), RESOLVED, Assign(to="Jon Ek")).decided

    assert (found.assignee, found.due, found.resolution, found.number) == ("Jon Ek", DAY, Resolution.CARRIED_OUT, 5)
    assert [note.text for note in found.notes] == ["asked Lisbon"]


def test_what_is_taken_back_is_as_if_it_had_not_been() -> None:
    acknowledged = after(SAID_TWICE, Assign(to="Rosa Lind"), Acknowledge())
    undone = after(acknowledged, Undo(fact=acknowledged.facts[1].id))
    again = after(undone, Undo(fact=undone.facts[2].id))

    assert undone.decided == after(SAID_TWICE, Assign(to="Rosa Lind")).decided._replace(number=3)
    assert again.decided == acknowledged.decided._replace(number=4)


def test_of_two_facts_with_one_number_the_first_in_the_log_counts() -> None:
    first, second = (FollowUpNoted(group=GROUP, number=1, by=by, at=AT, statement="a", seen=("a",), text="mine") for by in ("A", "B"))
    third = FollowUpNoted(group=GROUP, number=2, by="B", at=AT, statement="a", seen=("a",), text="mine")

    assert counted([first, second, third, second]) == [first, third]
    assert counted([second, first]) == [second]


@given(st.lists(st.integers(0, 8), max_size=9))
def test_taking_back_twice_is_not_taking_back(undone: list[int]) -> None:
    note = FollowUpNoted(group=GROUP, number=1, by="A", at=AT, statement="a", seen=("a",), text="mine")
    facts: list[FollowUpNoted | FollowUpUndone] = [note]
    for place in undone:
        undoes = facts[min(place, len(facts) - 1)].id
        facts.append(FollowUpUndone(group=GROUP, number=len(facts) + 1, by="A", at=AT, undoes=undoes, statement="a"))
    standing: dict[str, bool] = {}
    for place in reversed(range(len(facts))):
        standing[facts[place].id] = not any(
            standing[later.id] for later in facts[place + 1 :] if isinstance(later, FollowUpUndone) and later.undoes == facts[place].id
        )

    assert {fact.id for fact in left(facts)} == {name for name, stands in standing.items() if stands}
    assert state(facts).notes == ((note,) if standing[note.id] else ())


def test_nothing_decided_is_open() -> None:
    assert state([]) == State()
