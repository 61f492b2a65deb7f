"""What follows of a command, and what is refused in words."""

from datetime import date, timedelta

import pytest

from schemas.followups import (
    FollowUpAcknowledged,
    FollowUpFact,
    FollowUpSilenced,
    FollowUpUndone,
    Matcher,
    Resolution,
    ThreadsMerged,
    ThreadSplit,
)
from streams.followup.commands import Acknowledge, Assign, Merge, Note, Reopen, Resolve, Schedule, Silence, Split, ThreadCommand, Undo
from streams.followup.decide import ConflictError, RefusedError, check_seen, decide, end_silence, silence
from tests.followup.build import AT, DAY, GROUP, after, decided, thread

SAID_TWICE = thread("a b", "c")
OTHER = thread("x", "y")
RESOLVED = Resolve(resolution=Resolution.FALSE_ALARM)


def test_who_acknowledges_has_seen_all_that_was_there() -> None:
    fact = decide(Acknowledge(), thread("a b", "c", outcomes="d"), decided(7))

    assert fact == FollowUpAcknowledged(group=GROUP, number=7, by="Rosa Lind", at=AT, statement="a", seen=("a", "b", "c", "d"))


@pytest.mark.parametrize(
    ("split", "others"),
    [
        ("a", ("c",)),  # the first report takes the other one along
        ("b", ("a", "c")),  # another report goes alone
        ("c", ("a", "b")),
    ],
)
def test_a_statement_is_split_from_the_others(split: str, others: tuple[str, ...]) -> None:
    fact = decide(Split(statement=split, reason="another base"), SAID_TWICE, decided())

    assert fact == ThreadSplit(group=GROUP, number=1, by="Rosa Lind", at=AT, statement=split, others=others, reason="another base")


def test_a_report_is_split_from_the_only_saying() -> None:
    fact = decide(Split(statement="a"), thread("a b"), decided())

    assert isinstance(fact, ThreadSplit)
    assert fact.others == ("b",)


def test_what_was_said_last_is_joined_with_all_sayings_of_the_other_thread() -> None:
    fact = decide(Merge(other="y"), SAID_TWICE, decided(), OTHER)

    assert fact == ThreadsMerged(group=GROUP, number=1, by="Rosa Lind", at=AT, statement="c", others=("x", "y"))


@pytest.mark.parametrize(
    ("before", "command", "why"),
    [
        ([Acknowledge()], Acknowledge(), "acknowledged already"),
        ([RESOLVED], Acknowledge(), "resolved already"),
        ([RESOLVED], RESOLVED, "reopen it first"),
        ([], Reopen(), "open already"),
        ([Assign(to="Jon Ek")], Assign(to="Jon Ek"), "Jon Ek’s already"),
        ([], Assign(), "nobody’s already"),
        ([Schedule(due=DAY)], Schedule(due=DAY), "due 2024-03-14 already"),
        ([], Split(statement="z"), "statement z is not one of this thread"),
        ([], Merge(other="z"), "there is no statement z"),
        ([], Undo(fact="f-1"), "f-1"),
    ],
)
def test_what_there_is_nothing_to_do_for_is_refused(before: list[ThreadCommand], command: ThreadCommand, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        decide(command, after(SAID_TWICE, *before), decided(9))


def test_a_thread_of_one_statement_is_not_split() -> None:
    with pytest.raises(RefusedError, match="no other statement"):
        decide(Split(statement="a"), thread("a"), decided())


@pytest.mark.parametrize(
    ("other", "why"), [(SAID_TWICE, "one thread already"), (OTHER._replace(group="PRT:talks"), "PRT:talks can not be one with")]
)
def test_only_two_threads_of_one_claim_group_are_merged(other: object, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        decide(Merge(other="x"), SAID_TWICE, decided(), other)  # type: ignore[arg-type]


def test_what_is_taken_back_can_not_be_taken_back_again() -> None:
    noted = after(SAID_TWICE, Note(text="asked Lisbon"))
    undo = Undo(fact=noted.facts[0].id)

    with pytest.raises(RefusedError, match="undone already"):
        decide(undo, after(noted, undo), decided(9))


def test_who_has_not_seen_the_newest_decision_is_told_whose_it_is() -> None:
    noted = after(SAID_TWICE, Note(text="asked Lisbon"))

    check_seen(noted, 1)
    with pytest.raises(ConflictError, match="Rosa Lind has decided something"):
        check_seen(noted, 0)


RUSSIA = Matcher(side="RUS")


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (Silence(matcher=RUSSIA, until=DAY - timedelta(days=1), reason="known"), "2024-03-13 is over"),
        (Silence(matcher=Matcher(), until=DAY, reason="known"), "silence every thread"),
    ],
)
def test_a_silence_that_is_over_or_too_wide_is_refused(command: Silence, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        silence(command, decided(), DAY)


@pytest.mark.parametrize(("matcher", "group"), [(RUSSIA, "RUS:*"), (Matcher(family="forces", place="MLI"), "*:forces"), (Matcher(), "*:*")])
def test_a_silence_lies_with_its_like(matcher: Matcher, group: str) -> None:
    assert silence(Silence(matcher=matcher, until=DAY, reason="known", everything=True), decided(), DAY).group == group


def test_a_silence_is_ended_once() -> None:
    silenced = silence(Silence(matcher=RUSSIA, until=date(2024, 4, 1), reason="known"), decided(), DAY)
    facts: list[FollowUpFact] = [silenced, end_silence(silenced, [silenced], decided(2))]

    assert facts[1] == FollowUpUndone(group="RUS:*", number=2, by="Rosa Lind", at=AT, undoes=silenced.id)
    with pytest.raises(RefusedError, match="ended already"):
        end_silence(silenced, facts, decided(3))


def test_a_fact_of_a_silence_has_the_group_of_its_matcher() -> None:
    with pytest.raises(ValueError, match="not that of the matcher"):
        FollowUpSilenced(group="USA:*", number=1, by="Rosa Lind", at=AT, matcher=RUSSIA, until=DAY, reason="known")
