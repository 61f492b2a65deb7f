"""What is told of threads, articles, revisions and counts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from schemas.flags import FlagWithdrawn, Relation
from schemas.followups import FollowUpAssigned, FollowUpUndone, ThreadSplit
from schemas.statements import Polarity
from streams.board.views.article import PART, part_of, parts, safe_link
from streams.board.views.changes import MOST_HUNKS, Run, changes
from streams.board.views.charts import recent, series, shares
from streams.board.views.history import Recorded, decided_since, history
from streams.board.views.sources import sayings
from streams.board.views.timeline import LANES, WIDTH, Timeline, moments, timeline
from streams.board.views.words import claim, gap, shortened, title
from tests.board.views.said import flag, statement

FIRST, AGAIN = statement(said="2020-05-04"), statement("They leave Mali", "2021")
NO = statement("They will not leave Mali", "2022-01-10", polarity=Polarity.NEGATIVE)
AT = datetime(2026, 11, 27, tzinfo=UTC)


def test_a_claim_is_told_with_what_is_denied() -> None:
    assert title(FIRST) == "Ana Delgado (PRT): withdrawal announced, Mali"
    assert claim(NO).what == "no withdrawal announced"


@pytest.mark.parametrize(
    ("said", "days", "words"), [("2020-05-04", 10, "10 days"), ("2020", 400, "about 1 year 1 month"), ("2020-05-04", None, "some time")]
)
def test_the_time_between_is_about_where_a_day_is_vague(said: str, days: int | None, words: str) -> None:
    now = statement(said=said)
    assert gap(flag(now, FIRST, gap_days=days), now, FIRST) == words


@pytest.mark.parametrize(
    ("text", "found"), [("short", "short"), ("one two three four", "one two…"), ("x" * 30, "x" * 12 + "…"), ("a\u202eb\n c", "a b c")]
)
def test_long_words_are_cut_and_hidden_signs_are_taken_out(text: str, found: str) -> None:
    assert shortened(text, 12) == found


def drawn() -> Timeline:
    said = {one.id: one for one in (FIRST, AGAIN, NO)}
    days = {FIRST.id: _day("2020-05-04"), AGAIN.id: (date(2021, 1, 1), date(2021, 12, 31)), NO.id: _day("2022-01-10")}
    flags = [flag(NO, AGAIN, Relation.REVERSAL), flag(AGAIN, FIRST, Relation.OUTCOME, outcome="they stayed")]
    found = timeline(moments([(FIRST.id,), (AGAIN.id,), (NO.id,)], flags, said, days))
    assert found
    return found


def _day(text: str) -> tuple[date, date]:
    return date.fromisoformat(text), date.fromisoformat(text)


def test_a_timeline_has_sayings_above_reversals_below_and_outcomes_on_the_line() -> None:
    line = drawn()
    places = {point.moment.kind + point.moment.when: point for point in line.points}

    assert places["said4 May 2020"].y < line.axis
    assert places["reversal10 January 2022"].y > line.axis
    assert places["outcome5 May 2020"].y == line.axis
    assert places["said2021"].left < places["said2021"].x < places["said2021"].right
    assert [point.moment.when for point in sorted(line.points, key=lambda point: point.x)][-1] == "10 January 2022"
    assert [tick.name for tick in line.ticks][:2] == ["Jul 2020", "Oct 2020"]


def test_a_timeline_of_many_stays_in_its_picture() -> None:
    said = {one.id: one for one in (statement(f"{number}") for number in range(300))}
    days = {name: _day("2020-05-04") for name in said}

    line = timeline(moments([(name,) for name in said], [], said, days))
    assert line
    assert line.height < LANES * 40 + 100
    assert all(0 < point.x < WIDTH and point.label == "" for point in line.points)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_timeline_bears_the_first_and_the_last_of_days(day: str) -> None:
    said = statement(said=day)
    assert timeline(moments([(said.id,)], [], {said.id: said}, {said.id: _day(day)}))


def test_of_very_many_the_first_and_the_last_are_told() -> None:
    said = {one.id: one for one in (statement(f"{number}") for number in range(1000))}
    days = {name: _day("2020-05-04") for name in said}

    line = timeline(moments([(name,) for name in said], [], said, days))
    assert line
    assert len(line.points) + line.left_out == 1000
    told = sayings([(name,) for name in said], [], said)
    assert (told[0].number, told[-1].number, len(told) < 100) == (1, 1000, True)
    one = sayings([tuple(said)], [], said)[0]
    assert 1 + len(one.others) + one.left_out == 1000


def test_nothing_that_has_a_day_is_no_timeline() -> None:
    assert timeline([]) is None


def test_a_look_back_that_tells_another_day_is_drawn_by_itself() -> None:
    prior = statement("leaving", "2020", reported_prior=True)
    said = {one.id: one for one in (prior, FIRST)}
    days = {prior.id: (date(2020, 1, 1), date(2020, 12, 31)), FIRST.id: _day("2020-05-04")}

    found = moments([(prior.id, FIRST.id)], [], said, days)
    assert [(one.kind, one.when, one.reports) for one in found] == [("said", "4 May 2020", 2), ("prior", "2020", 1)]


def test_copies_are_folded_under_the_report_that_was_flagged() -> None:
    copy = statement("They leave  Mali", "2021", outlet="Coastal Times", article="copy")
    own = statement("The soldiers go home from Mali", "2021", outlet="Sahel Star", article="own")

    found = sayings([(FIRST.id,), (own.id, copy.id, AGAIN.id)], [flag(AGAIN, FIRST)], {one.id: one for one in (FIRST, AGAIN, copy, own)})
    assert found[1].head.id == AGAIN.id
    assert {each.outlet: each.is_copy for each in found[1].others} == {"Coastal Times": True, "Sahel Star": False}
    assert [name for _, name in found[1].chips] == ["Said again"]
    assert found[1].outlets == 3


def test_history_tells_the_newest_first_and_what_was_taken_back() -> None:
    about = {"group": "PRT:forces", "by": "Rosa Lind", "at": AT}
    assigned = FollowUpAssigned(number=1, statement=FIRST.id, seen=(FIRST.id,), to="Jon Ek", **about)
    undone = FollowUpUndone(number=2, undoes=assigned.id, statement=FIRST.id, **{**about, "at": AT + timedelta(hours=1)})
    split = ThreadSplit(number=3, statement=AGAIN.id, others=(FIRST.id,), **{**about, "at": AT + timedelta(hours=2)})
    gone = FlagWithdrawn(flag="f", revision=2, group="PRT:forces", statement=AGAIN.id, relation=Relation.REPEAT, reason="history")
    said = {one.id: one for one in (FIRST, AGAIN)}

    found = history([Recorded(AT - timedelta(days=1), FIRST), Recorded(AT - timedelta(hours=1), gone)], [assigned, undone, split], said)
    assert [(entry.by, entry.what, entry.is_undone) for entry in found] == [
        ("Rosa Lind", "took a statement out", False),
        ("Rosa Lind", "took back: assigned to Jon Ek", False),
        ("Rosa Lind", "assigned to Jon Ek", True),
        (None, "flag taken back (history): said again", False),
        (None, "recorded from Harbour Post, said 4 May 2020", False),
    ]
    assert [entry.what for entry in decided_since([assigned, undone, split], 2, said)] == ["took a statement out"]


@pytest.mark.parametrize(
    ("before", "now", "runs"),
    [
        ("He left.", "He left.", []),
        ("He left.", "He stayed.", [[Run("same", "He "), Run("gone", "left"), Run("new", "stayed"), Run("same", ".")]]),
        ("One.", "One.\nTwo.", [[Run("new", "Two.")]]),
        ("One.\nTwo.", "Two.", [[Run("gone", "One.")]]),
    ],
)
def test_what_a_revision_says_differently(before: str, now: str, runs: list[list[Run]]) -> None:
    assert changes(before, now).hunks == runs


def test_differences_of_large_texts_are_found_in_time_and_cut() -> None:
    before = "\n\n".join(f"line {number} of many words" for number in range(15_000))

    found = changes(before, before.replace("many", "few"))
    assert len(found.hunks) <= MOST_HUNKS
    assert changes("word " * 100_000, "other " * 100_000).hunks[0][0].text.endswith("…")


@pytest.mark.parametrize("text", ["", "short", "line\n" * 60_000, "x" * 300_000, "word " * 50_000])
def test_the_parts_of_a_text_are_all_of_it(text: str) -> None:
    cuts = parts(text)

    assert "".join(text[start:end] for start, end in cuts) == text
    assert all(end - start <= PART * 1.25 for start, end in cuts)
    assert part_of(cuts, len(text) - 1) == len(cuts) or not text


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("http://a.example", "http://a.example"),
        ("HTTPS://a.example/", "https://a.example/"),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_the_web_is_linked(url: str | None, link: str | None) -> None:
    assert safe_link(url) == link


def test_days_are_summed_by_month_where_there_are_many() -> None:
    first = date(2020, 1, 1)
    few, many = {first: 3, first + timedelta(days=5): 1}, {first: 3, first + timedelta(days=400): 1}

    by_day, by_month = series(few, {first: 2}), series(many, {})
    assert by_day
    assert by_month
    assert (by_day.unit, len(by_day.bars), by_day.bars[0][:3]) == ("day", 6, ("2020-01-01", 3, 2))
    assert (by_month.unit, len(by_month.bars), by_month.highest) == ("month", 14, 3)
    assert series({}, {}) is None


def test_the_last_days_are_shown_where_they_hold_enough() -> None:
    last = date(2020, 3, 1)
    assert recent({last: 30, date(2010, 1, 1): 500}) == date(2020, 2, 1)
    assert recent({last: 3, date(2010, 1, 1): 500}) is None
    assert recent({}) is None


def test_names_are_counted_the_most_first() -> None:
    found = shares({"PRT": 4, "GRC": 8}, {"PRT": 2})

    assert [(row.name, row.statements_length, row.flags_length) for row in found] == [("GRC", 100.0, 0.0), ("PRT", 50.0, 25.0)]
