"""How the databases look for what the inbox, a thread, a search and the projector ask: by indexes, however many rows there are."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, select

from schemas.flags import Relation
from streams.board.inbox import Filter, conditions, listed, whatever_state
from streams.board.project import project
from streams.board.questions.inbox import counts_by_state
from streams.board.questions.thread import whole
from streams.board.tables import threads
from tests.board.conftest import fill
from tests.board.log import delivered, demo

TODAY = date(2024, 3, 14)
MANY = ("statements", "flags", "links", "articles", "about", "followups")
"""Tables of which no row may be read that is not asked for."""
PLAN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
WHOLE = {
    "sqlite": re.compile(rf"SCAN ({'|'.join(MANY)})(?! USING)"),
    "postgresql": re.compile(rf"Seq Scan on ({'|'.join(MANY)})\b"),
}
"""How a plan tells that it reads a whole table."""
Asking = Callable[[Connection], Any]

FILTERS = [
    Filter(),
    Filter(side="PRT"),
    Filter(family="forces"),
    Filter(relation=Relation.REVERSAL),
    Filter(place="MLI"),
    Filter(speaker="ana-delgado"),
    Filter(words="battalion"),
    Filter(words='"withdraw its battalion"', side="PRT"),
    Filter(since=date(2016, 1, 1), words="battalion"),
]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """A read model of the demo, which PostgreSQL is to ask as if it were large."""
    fill(engine, demo())
    return engine


@contextmanager
def questions(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """The questions that are asked meanwhile, with their values."""
    found: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, *_: Any) -> None:
        if sql.startswith("SELECT"):
            found.append((sql, values))

    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


def plans(engine: Engine, asked: list[tuple[str, Any]]) -> dict[str, str]:
    """Question -> how it is answered. PostgreSQL reads a whole table, however small, only where no index helps."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET enable_seqscan = off")
        told = {sql: connection.exec_driver_sql(PLAN[engine.dialect.name] + sql, values).all() for sql, values in asked}
    return {sql: "\n".join(str(row[-1]) for row in rows) for sql, rows in told.items()}


def reading_whole_tables(engine: Engine, asking: Asking) -> list[str]:
    """The plans that do, with their questions."""
    with questions(engine) as asked, engine.begin() as connection:
        asking(connection)
    assert asked
    return [f"{sql}\n{plan}" for sql, plan in plans(engine, asked).items() if WHOLE[engine.dialect.name].search(plan)]


@pytest.mark.parametrize("wanted", FILTERS, ids=lambda wanted: str(wanted.model_dump(exclude_defaults=True)))
def test_the_inbox_and_a_search_read_only_what_they_show(filled: Engine, wanted: Filter) -> None:
    def asking(connection: Connection) -> None:
        assert listed(connection, conditions(connection, wanted, TODAY)).lines
        counts_by_state(connection, whatever_state(connection, wanted), TODAY)

    assert reading_whole_tables(filled, asking) == []


def test_a_thread_reads_only_what_belongs_to_it(filled: Engine) -> None:
    def asking(connection: Connection) -> None:
        for name in connection.scalars(select(threads.c.id)).all():
            assert whole(connection, name)

    assert reading_whole_tables(filled, asking) == []


def test_the_projector_reads_only_what_is_near_its_news(engine: Engine) -> None:
    assert reading_whole_tables(engine, lambda connection: project(connection, delivered(demo()))) == []


def test_the_first_page_of_the_inbox_is_read_in_the_order_of_its_index(light: Engine) -> None:
    with questions(light) as asked, light.connect() as connection:
        listed(connection, conditions(connection, Filter(), TODAY))
    (ordered,) = [(sql, values) for sql, values in asked if "ORDER BY" in sql]

    (plan,) = plans(light, [ordered]).values()

    assert "INDEX threads_in_order" in plan
    assert "TEMP B-TREE" not in plan
