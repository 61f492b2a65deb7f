"""What people are told over time: each flag once, and nothing of what is history."""

import pytest

from schemas.flags import FlagFact
from schemas.notifications import About, NotificationSent
from schemas.topics import key_of
from streams.notify import outbox
from streams.notify.flags import Known, evolve
from tests.notify.build import at, flagged, route, taken_back
from tests.notify.world import AT_ONCE, FIRST, World, raised, saying, world


def test_a_flag_is_told_once_and_the_log_says_so() -> None:
    found = world()
    flag = raised(found)

    found.later(minutes=0)
    found.later(minutes=1)

    assert found.flags() == [flag]
    assert [(fact.type, fact.flag, fact.route, fact.thread) for fact in found.recorded()] == [("NotificationSent", flag, "desk", FIRST.id)]
    assert found.committed == 1


def test_a_fact_that_is_written_twice_is_one_fact() -> None:
    about = {"route": "desk", "flag": "f-1", "group": "RUS:forces", "thread": "s-1"}
    first, again = (NotificationSent(**about, message=name, at=at(when)) for name, when in (("m-1", "10 12:00"), ("m-2", "11 12:00")))

    assert first.id == again.id
    assert key_of(first) == "RUS:forces"
    assert first.id != NotificationSent(**about, about=About.WITHDRAWN, message="m-1", at=at("10 12:00")).id


def test_what_was_there_at_the_very_first_start_is_history() -> None:
    found = World(route(AT_ONCE), at("10 12:00"))
    found.happens(FIRST)
    raised(found, 1)
    found.works()

    news = raised(found, 2)
    found.later(minutes=1)

    assert found.flags() == [news]


def test_a_new_revision_and_a_rereport_are_no_news() -> None:
    found = world()
    flag = raised(found)
    found.later(minutes=1)

    found.happens(flagged(saying(1), FIRST, revision=2, sources=5))
    raised(found, 2, "rereport")
    found.later(minutes=1)

    assert found.flags() == [flag]


def test_a_message_tells_what_is_known_when_it_is_sent() -> None:
    found = world('wait = "10m"')
    raised(found)
    found.later(minutes=1)
    found.happens(flagged(saying(1), FIRST, revision=2, sources=5))

    found.later(minutes=10)

    assert [entry.sources for message in found.arrived for entry in message.flags] == [5]


def test_the_notifier_that_takes_over_on_another_host_tells_what_was_left_and_nothing_twice() -> None:
    found = world('wait = "10m"\nrepeat = "0s"')
    first = raised(found, 1)
    found.later(minutes=10)
    left = raised(found, 2, place="MLI")
    found.later(minutes=1)

    found.moves()
    found.later(minutes=10)

    assert found.flags() == [first, left]


def test_a_log_that_is_written_again_from_the_beginning_tells_nothing() -> None:
    found = world()
    flag = raised(found)
    found.later(minutes=1)
    log = [written.fact for name in ("statements", "flags") for written in found.log[name]]

    found.is_made_anew()
    found.works()
    found.happens(*log)
    found.later(minutes=1)

    assert found.flags() == [flag]


def test_history_that_is_written_again_stays_history() -> None:
    found = World(route(AT_ONCE), at("10 12:00"))
    found.happens(FIRST)
    raised(found)
    found.works()

    found.is_made_anew()
    found.works()
    raised(found)
    found.later(minutes=1)

    assert found.flags() == []


def test_a_topic_that_was_made_anew_is_followed_from_its_beginning_on() -> None:
    found = world('wait = "10m"\nrepeat = "0s"')
    told = [raised(found, 1), raised(found, 2)]
    found.later(minutes=10)
    raised(found, 3)
    found.later(minutes=1)

    found.is_made_anew()
    found.works()
    found.happens(FIRST)
    news = raised(found, 4)
    found.later(minutes=10)

    found.later(minutes=1)

    assert found.flags() == [*told, news]
    assert found.committed == 1


def test_a_message_that_waits_to_be_tried_again_is_left_to_who_has_told_it_or_has_the_partition_now() -> None:
    found = world()
    found.is_down = lambda _: True
    flags = [raised(found, 1), raised(found, 2, place="MLI")]
    found.later(minutes=0)
    told = {"route": "desk", "flag": flags[0], "group": "RUS:forces", "thread": FIRST.id, "message": "m-1", "at": found.now}

    found.happens(NotificationSent.model_validate(told))
    found.is_down = lambda _: False
    found.later(minutes=1)

    assert found.flags() == flags[1:]
    raised(found, 3)
    found.is_down = lambda _: True
    found.later(minutes=0)
    assert len(outbox.recall(found.database, {1})) == 1
    assert outbox.posted(found.database) == []


FLAG = flagged(saying(1), FIRST)
WITHDRAWN = taken_back(FLAG)
AGAIN = flagged(saying(1), FIRST, revision=3)


@pytest.mark.parametrize(
    ("before", "fact", "after"),
    [
        (None, FLAG, (Known(1, stands=True), About.RAISED)),
        (Known(1, stands=True), FLAG, None),
        (Known(1, stands=True), AGAIN, (Known(3, stands=True), None)),
        (Known(1, stands=True), WITHDRAWN, (Known(2, stands=False), About.WITHDRAWN)),
        (Known(2, stands=False), WITHDRAWN, None),
        (Known(2, stands=False), FLAG, None),
        (Known(2, stands=False), AGAIN, (Known(3, stands=True), About.RAISED)),
        (Known(3, stands=True), WITHDRAWN, None),
        (None, WITHDRAWN, (Known(2, stands=False), None)),
    ],
)
def test_what_a_fact_makes_of_a_flag(before: Known | None, fact: FlagFact, after: tuple[Known, About | None] | None) -> None:
    assert evolve(before, fact) == after


def test_a_backfill_tells_nothing_whoever_has_never_heard_of_it() -> None:
    found = world()
    raised(found, 1, published="2026-03-01")

    found.later(minutes=1)

    assert (found.flags(), found.quiet) == ([], {"old news": 1})


def test_a_record_that_is_marked_as_a_replay_tells_nothing_and_what_waits_already_is_told() -> None:
    found = world('wait = "10m"')
    waits = raised(found, 1)
    found.later(minutes=1)

    found.happens(flagged(saying(1), FIRST), saying(2), flagged(saying(2), FIRST), is_replay=True)
    found.later(minutes=30)

    assert found.flags() == [waits]
