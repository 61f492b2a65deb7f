"""Who is told what when: list in, list out."""

import pytest

from schemas.notifications import About
from streams.notify.decide import Due, decide, is_settled, plan
from streams.notify.waiting import Waiting
from tests.compare.build import said
from tests.notify.build import at, route, routes, waiting

GROUPED = 'wait = "5m"\nrepeat = "4h"'


def shown(found: list[Due]) -> list[tuple[str, str, list[str]]]:
    return [(due.route, f"{due.at:%d %H:%M}", [f"{flag.at:%d %H:%M}" for flag in due.flags]) for due in found]


@pytest.mark.parametrize(
    ("text", "flags", "told", "planned"),
    [
        (GROUPED, [waiting("10 12:00", thread="a")], {}, [("10 12:05", ["10 12:00"])]),
        # flags of one thread come together, those of another on their own
        (
            GROUPED,
            [waiting("10 12:00", thread="a"), waiting("10 12:03", thread="a"), waiting("10 12:04", thread="b")],
            {},
            [("10 12:05", ["10 12:00", "10 12:03"]), ("10 12:09", ["10 12:04"])],
        ),
        # a thread of which people were told rests for the repeat interval, another one does not
        (
            GROUPED,
            [waiting("10 12:00", thread="a"), waiting("10 12:00", thread="b")],
            {"a": "10 11:00"},
            [("10 12:05", ["10 12:00"]), ("10 15:00", ["10 12:00"])],
        ),
        (GROUPED, [waiting("10 15:30", thread="a")], {"a": "10 11:00"}, [("10 15:35", ["10 15:30"])]),
        # what is immediate waits for nothing, and takes its thread along
        (
            GROUPED + '\nimmediate = ["reversal"]',
            [waiting("10 12:00", thread="a"), waiting("10 12:02", "reversal", thread="a")],
            {"a": "10 11:00"},
            [("10 12:02", ["10 12:00", "10 12:02"])],
        ),
        # in quiet hours nothing is told, immediate or not; at their end it is grouped
        (
            GROUPED + '\nimmediate = ["reversal"]\nquiet_hours = "22:00-07:00"',
            [waiting("10 21:58", thread="a"), waiting("11 03:00", "reversal", thread="b"), waiting("10 21:50", thread="c")],
            {},
            [("10 21:55", ["10 21:50"]), ("11 07:00", ["10 21:58"]), ("11 07:00", ["11 03:00"])],
        ),
        # a digest takes all that is not immediate, of whatever thread, at the next time of it
        (
            'digest = "07:30"\nimmediate = ["reversal"]',
            [
                waiting("10 12:00", thread="a"),
                waiting("10 13:00", thread="b"),
                waiting("10 14:00", "reversal", thread="c"),
                waiting("11 07:30", thread="a"),
            ],
            {},
            [("10 14:00", ["10 14:00"]), ("11 07:30", ["10 12:00", "10 13:00"]), ("12 07:30", ["11 07:30"])],
        ),
        ('digest = "07:30"\nzone = "America/New_York"', [waiting("10 12:00")], {}, [("11 11:30", ["10 12:00"])]),
    ],
)
def test_what_is_planned(text: str, flags: list[Waiting], told: dict[str, str], planned: list[tuple[str, list[str]]]) -> None:
    known = {("desk", said(day="2016-03-14", article=thread).id): at(when) for thread, when in told.items()}

    found = plan(route(text), flags, known)

    assert sorted((when, sorted(times)) for _, when, times in shown(found)) == sorted(planned)


def test_what_is_not_due_is_not_told() -> None:
    assert not decide(route(GROUPED), [waiting("10 12:00")], {}, at("10 12:04"))
    assert decide(route(GROUPED), [waiting("10 12:00")], {}, at("10 12:05"))


def test_digests_that_were_missed_are_one() -> None:
    (due,) = decide(route('digest = "07:30"'), [waiting("8 12:00", thread="a"), waiting("9 12:00", thread="b")], {}, at("10 12:00"))

    assert [flag.at for flag in due.flags] == [at("8 12:00"), at("9 12:00")]


def test_a_flag_is_told_once_a_route() -> None:
    two = routes('[routes.desk]\nto = ["json://a"]\nwait = "0s"\n[routes.chief]\nto = ["json://b"]\nwait = "0s"\n')

    assert [due.route for due in decide(two, [waiting()], {}, at("10 12:00"))] == ["chief", "desk"]
    assert [due.route for due in decide(two, [waiting(told=frozenset({"desk"}))], {}, at("10 12:00"))] == ["chief"]
    assert not is_settled(two, waiting(told=frozenset({"desk"})))
    assert is_settled(two, waiting(told=frozenset({"desk", "chief"})))


MATCHING = [
    ("", True),
    ('side = "RUS"', True),
    ('side = ["USA", "RUS"]', True),
    ('side = "USA"', False),
    ('family = "forces"', True),
    ('family = "talks"', False),
    ('speaker = "a spokeswoman of RUS"', True),
    ('speaker = "somebody else"', False),
    ('place = "SYR"', True),
    ('place = ["MLI", "AFG"]', False),
    ('relations = ["repeat", "echo"]', True),
    ('relations = ["reversal"]', False),
    ("score = 0.9", True),
    ("score = 0.95", False),
    ('side = "RUS"\nplace = "MLI"', False),
]


@pytest.mark.parametrize(("match", "means"), MATCHING)
def test_a_route_is_for_the_flags_that_are_alike_in_all_it_gives(match: str, means: bool) -> None:
    assert bool(plan(route(match=match), [waiting()], {})) is means


@pytest.mark.parametrize(
    ("text", "heard", "told", "wanted"),
    [
        ("corrections = true", {"desk"}, set(), True),
        ("corrections = true", set(), set(), False),  # nobody knows of the flag
        ("corrections = true", {"chief"}, set(), False),
        ("corrections = true", {"desk"}, {"desk"}, False),
        ("", {"desk"}, set(), False),
    ],
)
def test_a_correction_goes_to_those_who_heard_of_the_flag(text: str, heard: set[str], told: set[str], wanted: bool) -> None:
    withdrawn = waiting(about=About.WITHDRAWN, heard=frozenset(heard), told=frozenset(told))

    found = decide(route(text), [withdrawn], {}, at("10 12:00"))

    assert [due.about for due in found] == [About.WITHDRAWN] * wanted
    assert is_settled(route(text), withdrawn) is not wanted
