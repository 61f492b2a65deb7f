"""Letters out of facts: what is open, what was sent once more, and which are meant."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from schemas.dead_letters import DeadLetter, DeadLetterDiscarded, DeadLetterFact, DeadLetterRedriven
from schemas.topics import DEAD_LETTERS, read
from streams.letters.handling import as_it_came
from streams.letters.known import Wanted, chosen, letters_of

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def letter(offset: int, *, reason: str = "time", topic: str = "s.articles.v1", redriven: str | None = None) -> DeadLetter:
    told = {"topic": topic, "partition": 0, "offset": offset, "reason": reason, "error": "slow", "key": "a2V5", "value": "eA=="}
    return DeadLetter.model_validate(told | {"redriven": redriven})


FIRST, OTHER = letter(1), letter(2, reason="language", topic="s.statements.v1")
SECOND = letter(5, redriven=FIRST.id)
THIRD = letter(9, redriven=SECOND.id)
FACTS: list[DeadLetterFact] = [
    FIRST,
    OTHER,
    DeadLetterRedriven(letter=FIRST.id, by="ana"),
    SECOND,
    DeadLetterDiscarded(letter=OTHER.id, by="ben", why="French"),
]
TIMED = [(fact, NOON + timedelta(minutes=minute)) for minute, fact in enumerate(FACTS)]


def test_letters_are_known_by_what_became_of_them_in_whatever_order_it_is_read() -> None:
    for given in permutations(TIMED):
        letters = letters_of(given)

        assert [(each.id, each.state, each.by, each.times) for each in letters] == [
            (FIRST.id, "redriven", "ana", 0),
            (OTHER.id, "discarded", "ben", 0),
            (SECOND.id, "open", None, 1),
        ]


def test_a_letter_that_was_written_twice_is_one_and_what_was_done_first_counts() -> None:
    twice = [*TIMED, (FIRST, NOON + timedelta(hours=1)), (DeadLetterDiscarded(letter=FIRST.id, by="eva"), NOON + timedelta(hours=2))]

    assert letters_of(twice) == letters_of(TIMED)


def test_how_often_it_was_sent_is_counted_as_far_as_letters_are_there() -> None:
    assert [each.times for each in letters_of([(fact, NOON) for fact in (FIRST, SECOND, THIRD)]) if each.id == THIRD.id] == [2]
    assert [each.times for each in letters_of([(THIRD, NOON)])] == [1]


@pytest.mark.parametrize(
    ("wanted", "offsets"),
    [
        (Wanted(), [1, 2, 5]),
        (Wanted(ids=[SECOND.id[:6]]), [5]),
        (Wanted(reasons=["language"]), [2]),
        (Wanted(topics=["articles"]), [1, 5]),
        (Wanted(since=NOON + timedelta(minutes=1)), [2, 5]),
        (Wanted(until=NOON + timedelta(minutes=1)), [1]),
        (Wanted(topics=["articles"], reasons=["language"]), []),
    ],
)
def test_letters_are_chosen_by_all_that_is_given(wanted: Wanted, offsets: list[int]) -> None:
    assert [each.offset for each in chosen(letters_of(TIMED), wanted, lambda name: f"s.{name}.v1")] == offsets


def test_a_letter_of_before_is_read_and_named() -> None:
    old = b'{"topic":"s.articles.v1","partition":0,"offset":1,"reason":"time","error":"slow","key":"a2V5","value":"eA=="}'

    assert read(DEAD_LETTERS, old) == FIRST


def test_a_reason_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="reason"):
        letter(1, reason="weather")


def test_a_message_is_sent_as_it_came_with_the_id_of_its_letter() -> None:
    came = SECOND.model_copy(update={"headers": (("ce_id", "YQ=="), ("saidbefore-redrive", "Yg=="))})

    record = as_it_came(came)

    assert (record.topic, record.key, record.value) == ("s.articles.v1", b"key", b"x")
    assert record.headers == [("ce_id", b"a"), ("saidbefore-redrive", SECOND.id.encode())]
