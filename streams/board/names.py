"""Rows looked for by many names at once, given to the database as one value, so that the question stays the same however many they are."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    String,
    Table,
    TableValuedAlias,
    Text,
    any_,
    bindparam,
    delete,
    func,
    literal,
    select,
)
from sqlalchemy.types import TypeEngine

NAMES: dict[str, Callable[[list[str]], Any]] = {"sqlite": json.dumps, "postgresql": list}
"""How many names are given as one value."""
KINDS: dict[str, TypeEngine[Any]] = {"sqlite": Text(), "postgresql": ARRAY(String)}
"""What that value is to the database."""
ROWS: dict[str, Callable[[BindParameter[Any]], TableValuedAlias]] = {
    "sqlite": lambda names: func.json_each(names).table_valued("value"),
    "postgresql": lambda names: func.unnest(names).table_valued("value").render_derived(),
}
"""How they are rows again."""
GATHERED: dict[str, Callable[[ColumnElement[Any]], ColumnElement[Any]]] = {"sqlite": func.json_group_array, "postgresql": func.array_agg}
"""And how rows become such a value: handed over at once, since each row that is fetched lets another thread in first."""


class Lookup:
    """A question for the rows where a column has one of some names. Made once: to make it takes longer than to answer it."""

    def __init__(self, question: Select[Any], column: ColumnElement[Any]) -> None:
        self._questions = {dialect: question.where(_among(column, _given(dialect))) for dialect in NAMES}

    def __call__(self, connection: Connection, names: Iterable[str]) -> Sequence[Any]:
        """The rows, however many the names are."""
        wanted, dialect = list(names), connection.dialect.name
        return connection.execute(self._questions[dialect], {"names": NAMES[dialect](wanted)}).all() if wanted else []


class Check:
    """A question which of some names something holds for. Made once."""

    def __init__(self, holds: Callable[[ColumnElement[Any]], ColumnElement[bool]]) -> None:
        names = {dialect: rows(_given(dialect)).c.value for dialect, rows in ROWS.items()}
        self._questions = {dialect: select(name).where(holds(name)) for dialect, name in names.items()}

    def __call__(self, connection: Connection, names: Iterable[str]) -> set[str]:
        """Those of the names for which it holds."""
        wanted, dialect = list(names), connection.dialect.name
        return set(connection.scalars(self._questions[dialect], {"names": NAMES[dialect](wanted)})) if wanted else set()


def remove(connection: Connection, table: Table, column: ColumnElement[Any], names: Iterable[str]) -> None:
    """Delete the rows in which a column has one of some names."""
    wanted, dialect = list(names), connection.dialect.name
    if wanted:
        connection.execute(delete(table).where(_among(column, _given(dialect))), {"names": NAMES[dialect](wanted)})


def one_of(connection: Connection, column: ColumnElement[Any], question: Select[Any]) -> ColumnElement[bool]:
    """Whether a column has one of the names that a question finds: it is asked now, once, and the condition brings them along."""
    found, dialect = question.subquery(), connection.dialect.name
    names = connection.scalar(select(GATHERED[dialect](found.c[0])))
    return _among(column, literal(names or NAMES[dialect]([]), KINDS[dialect]))


def _given(dialect: str) -> BindParameter[Any]:
    return bindparam("names", type_=KINDS[dialect])


def _among(column: ColumnElement[Any], names: BindParameter[Any]) -> ColumnElement[bool]:
    return column == any_(names) if isinstance(names.type, ARRAY) else column.in_(select(ROWS["sqlite"](names).c.value))
