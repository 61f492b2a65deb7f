"""What the read model holds is a function of the log, however it is cut into batches, repeated and interleaved."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select, text

from schemas.base import Fact
from schemas.flags import FlagWithdrawn, Relation, StatementFlagged
from schemas.followups import FollowUpAcknowledged, FollowUpFact, FollowUpSilenced, Matcher, ThreadSplit
from schemas.statements import StatementRecorded, StatementWithdrawn, claim_group
from streams.board import tables
from streams.board.database import AddressError
from streams.board.lookup import thread_at
from streams.board.project import Delivered, positions, project
from streams.board.search import matching
from streams.board.store import StoreError, opened
from streams.followup.commands import Acknowledge, Undo
from streams.followup.decide import Decided, decide
from tests.board.log import article, delivered, demo, facts_of

AT = datetime(2024, 3, 14, 9, tzinfo=UTC)
COMPARED = {
    tables.statements: ("id", "revision", "stands", "thread"),
    tables.flags: ("id", "revision", "stands"),
    tables.links: ("flag", "statement", "other"),
    tables.threads: tuple(column.name for column in tables.threads.columns if column.name != "raised"),
    tables.followups: ("id", "counts"),
    tables.about: ("followup", "statement"),
    tables.offsets: ("topic", "partition", "offset"),
}


def write(engine: Engine, *batches: Sequence[Delivered]) -> None:
    for batch in batches:
        with engine.begin() as connection:
            project(connection, batch)


def held(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that hold what the topics say."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(*(table.c[name] for name in names)))), key=repr)
            for table, names in COMPARED.items()
        }


def rows(engine: Engine) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(select(tables.threads).order_by(tables.threads.c.weight.desc())).mappings()]


def flags_of(facts: Iterable[Fact], relation: Relation) -> list[StatementFlagged]:
    return [fact for fact in facts if isinstance(fact, StatementFlagged) and fact.relation is relation]


def statement(name: str) -> StatementRecorded:
    return next(fact for fact in demo() if isinstance(fact, StatementRecorded) and fact.id == name)


def statement_of_demo(said: str) -> StatementRecorded:
    return next(fact for fact in demo() if isinstance(fact, StatementRecorded) and fact.said == said and "by June" in fact.content)


def acknowledged(engine: Engine, name: str, number: int = 1, by: str = "Rosa Lind") -> FollowUpFact:
    with engine.connect() as connection:
        thread = thread_at(connection, name)
    assert thread
    return decide(Acknowledge(), thread, Decided(by, AT, number))


def test_flags_join_statements_to_threads_the_weightiest_first(engine: Engine) -> None:
    write(engine, delivered(demo()))

    mali, libya = rows(engine)
    assert (mali["group"], mali["relations"], mali["utterances"], mali["sources"]) == (
        "PRT:forces",
        "outcome repeat rereport reversal",
        3,
        3,
    )
    assert (mali["outcome"], mali["status"], mali["first_day"]) == ("Portuguese patrols continued", "open", date(2016, 1, 1))
    assert (libya["group"], libya["relations"], libya["due"]) == ("GRC:flights", "repeat", date(2019, 4, 30))
    assert mali["weight"] > libya["weight"]


@st.composite
def deliveries(draw: st.DrawFn) -> list[list[Delivered]]:
    """The demo's messages, topics interleaved in any way, in batches of any size, some of them delivered again."""
    waiting = {topic: [message for message in delivered(demo()) if message.topic == topic] for topic in ("articles", "statements", "flags")}
    order = draw(st.permutations([topic for topic, messages in waiting.items() for _ in messages]))
    found = [waiting[topic].pop(0) for topic in order]
    cuts = sorted(draw(st.sets(st.integers(1, len(found) - 1), max_size=6)))
    batches = [found[start:end] for start, end in zip([0, *cuts], [*cuts, len(found)], strict=True)]
    again = draw(st.sampled_from(range(len(batches))))
    return [*batches[: again + 1], *batches[again:]]


def held_after(*batches: Sequence[Delivered]) -> dict[str, list[tuple[Any, ...]]]:
    """What a read model of its own holds after some batches, but for the times of arrival."""
    engine = opened("sqlite://")
    write(engine, *batches)
    found = held(engine)
    engine.dispose()
    return found


@cache
def held_after_all() -> dict[str, list[tuple[Any, ...]]]:
    return held_after(delivered(demo()))


@settings(deadline=None, max_examples=25)
@given(batches=deliveries())
def test_however_the_log_comes_it_ends_in_one_read_model(batches: list[list[Delivered]]) -> None:
    assert held_after(*batches) == held_after_all()


def test_what_another_projector_has_written_is_not_written_again(engine: Engine) -> None:
    messages = delivered(demo())
    write(engine, messages[:20], messages)

    assert held(engine) == held_after_all()


def test_a_withdrawn_flag_parts_what_it_joined(engine: Engine) -> None:
    write(engine, delivered(demo()))
    (flight,) = (flag for flag in flags_of(demo(), Relation.REPEAT) if flag.group == "GRC:flights")
    gone = FlagWithdrawn(
        flag=flight.id, revision=2, group=flight.group, statement=flight.statement, relation=flight.relation, reason="history"
    )

    write(engine, delivered([gone], since=delivered(demo())))

    assert [row["group"] for row in rows(engine)] == ["PRT:forces"]
    with engine.connect() as connection:
        assert connection.scalar(select(tables.statements.c.thread).where(tables.statements.c.id == flight.statement)) is None


def test_a_withdrawn_statement_is_in_no_thread(engine: Engine) -> None:
    write(engine, delivered(demo()))
    again = flags_of(demo(), Relation.REREPORT)[0].statement
    recorded = statement(again)
    gone = StatementWithdrawn(statement=again, article=recorded.article, revision=2, group=claim_group(recorded), reason="retracted")
    before = rows(engine)[0]["statements"]

    write(engine, delivered([gone], since=delivered(demo())))

    assert rows(engine)[0]["statements"] == before - 1
    with engine.connect() as connection:
        assert thread_at(connection, again) is None


def test_of_two_who_decide_at_once_the_first_in_the_log_counts(engine: Engine) -> None:
    write(engine, delivered(demo()))
    first = rows(engine)[0]["id"]
    facts = [acknowledged(engine, first, by="Rosa Lind"), acknowledged(engine, first, by="Jon Ek")]
    write(engine, delivered(facts, since=delivered(demo())))

    with engine.connect() as connection:
        thread = thread_at(connection, first)
    assert thread
    assert [fact.by for fact in thread.facts] == ["Rosa Lind"]
    assert (rows(engine)[0]["status"], rows(engine)[0]["decided"]) == ("acknowledged", 1)


COPY = "Portugal will not withdraw its battalion from Mali, Defence Minister Ana Delgado told reporters on 3 July."
NEWS = "Portugal will withdraw its battalion from Mali by March, Defence Minister Ana Delgado announced on Monday."


@pytest.mark.parametrize(
    ("later", "status"),
    [
        (article("Sahel Star", "2018-07-06", COPY), "acknowledged"),
        (article("Sahel Star", "2019-10-16", NEWS), "open"),
    ],
)  # fmt: skip
def test_a_copy_lets_an_acknowledged_thread_rest_and_a_new_saying_wakes_it(engine: Engine, later: Any, status: str) -> None:
    write(engine, delivered(demo()))
    first = rows(engine)[0]["id"]
    known = [*demo(), acknowledged(engine, first)]
    write(engine, delivered(known))
    assert rows(engine)[0]["status"] == "acknowledged"

    published = [fact for fact in demo() if fact.__class__.__name__ == "ArticlePublished"]
    after = [fact for fact in facts_of([*published, later]) if fact not in known]  # type: ignore[list-item]
    flags = [fact.model_copy(update={"revision": 2}) if isinstance(fact, StatementFlagged) else fact for fact in after]
    write(engine, delivered([*known, *flags]))

    (mali,) = (row for row in rows(engine) if row["group"] == "PRT:forces")
    assert (mali["status"], mali["came_back"]) == (status, status == "open")
    assert mali["statements"] == 7


def test_a_follow_up_stays_with_its_thread_when_the_first_statement_is_withdrawn(engine: Engine) -> None:
    write(engine, delivered(demo()))
    (libya,) = (row for row in rows(engine) if row["group"] == "GRC:flights")
    fact = acknowledged(engine, libya["id"])
    assert isinstance(fact, FollowUpAcknowledged)
    recorded = statement(libya["id"])
    gone = StatementWithdrawn(statement=recorded.id, article=recorded.article, revision=2, group=claim_group(recorded), reason="retracted")
    write(engine, delivered([fact, gone], since=delivered(demo())))

    with engine.connect() as connection:
        thread = thread_at(connection, fact.seen[1])
    assert thread
    assert thread.status == "acknowledged"


def test_what_is_taken_back_is_known_to_both_threads_that_it_parted(engine: Engine) -> None:
    write(engine, delivered(demo()))
    (libya,) = (row for row in rows(engine) if row["group"] == "GRC:flights")
    with engine.connect() as connection:
        thread = thread_at(connection, libya["id"])
    assert thread
    split = ThreadSplit(group=thread.group, number=1, statement=thread.statements[1], others=thread.statements[:1], by="Rosa Lind", at=AT)
    undo = decide(Undo(fact=split.id), thread._replace(facts=(split,)), Decided("Jon Ek", AT, 2))
    write(engine, delivered([split, undo], since=delivered(demo())))

    with engine.connect() as connection:
        for name in thread.statements:
            found = thread_at(connection, name)
            assert found
            assert [fact.id for fact in found.facts] == [split.id, undo.id]


def test_a_silence_covers_the_threads_that_match_and_those_to_come(engine: Engine) -> None:
    silence = FollowUpSilenced(
        group="PRT:*", number=1, by="Rosa Lind", at=AT, matcher=Matcher(side="PRT", place="MLI"), until=date(2024, 4, 1), reason="known"
    )
    messages = delivered([silence, *demo()])
    write(engine, messages[:1], messages[1:])

    assert [(row["group"], row["silenced"]) for row in rows(engine)] == [("PRT:forces", date(2024, 4, 1)), ("GRC:flights", None)]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ('"battalion from Mali by June"', True),
        ("battalion Delgado Coastal", True),
        ('"Ana Delgado"', True),
        ('"Delgado defence"', False),
        ('"Mali by June Ana"', False),
    ],
)
def test_a_phrase_does_not_begin_in_one_slot_and_end_in_the_next(engine: Engine, words: str, is_found: bool) -> None:
    now = statement_of_demo("2017-12-11").model_copy(update={"outlet": "Coastal Times"})
    write(engine, delivered([now]))

    with engine.connect() as connection:
        found = connection.scalars(select(tables.statements.c.id).where(matching(engine.dialect.name, words))).all()

    assert bool(found) is is_found


def test_a_message_that_is_not_understood_takes_nothing_along(engine: Engine) -> None:
    messages = delivered(demo())
    odd = Delivered("statements", 1, 0, messages[0].timestamp, b'{"type": "StatementSung"}')
    write(engine, [odd, *messages])

    assert len(rows(engine)) == 2
    with engine.connect() as connection:
        assert positions(connection)["statements", 1] == 1


def test_a_database_of_another_version_is_filled_anew(engine: Engine, url: str) -> None:
    write(engine, delivered(demo()))
    with engine.begin() as connection:
        connection.execute(text("UPDATE meta SET value = 'another' WHERE name = 'schema'"))

    again = opened(url)
    with again.connect() as connection:
        assert positions(connection) == {}
    again.dispose()


def test_a_batch_that_fails_in_the_middle_leaves_nothing(engine: Engine) -> None:
    def fail(_connection: object, _cursor: object, sql: str, *_: object) -> None:
        if "INTO threads" in sql:
            raise RuntimeError("the power is gone")

    event.listen(engine, "before_cursor_execute", fail)
    with pytest.raises(RuntimeError, match="power"):
        write(engine, delivered(demo()))
    event.remove(engine, "before_cursor_execute", fail)

    assert held(engine) == held_after()
    write(engine, delivered(demo()))
    assert len(rows(engine)) == 2


@pytest.mark.parametrize(
    ("url", "error", "told"),
    [
        ("sqlite:////no/such/directory/board.db", StoreError, "the read model in sqlite:////no/such/directory/board.db can not be opened"),
        ("postgresql://a:hunter2@127.0.0.1:1/c", StoreError, "the read model in postgresql://a:***@127.0.0.1:1/c can not be opened"),
        ("postgresql://a:hunter2@b:port/c", AddressError, "SAIDBEFORE_BOARD_STORE is no address"),
        ("mysql://a:hunter2@b/c", AddressError, "SAIDBEFORE_BOARD_STORE is no address"),
    ],
)
def test_a_database_that_can_not_be_opened_is_told_in_one_line_without_its_password(url: str, error: type[Exception], told: str) -> None:
    with pytest.raises(error) as raised:
        opened(url)

    assert str(raised.value).startswith(told)
    assert "hunter2" not in str(raised.value)
    assert "\n" not in str(raised.value)
