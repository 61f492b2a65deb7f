"""Which threads wait for somebody: filtered, the weightiest first, a page at a time."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import Annotated, Any, NamedTuple, Self

from pydantic import Field
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, tuple_

from schemas.base import KNOWN, Part
from schemas.flags import Relation, StatementFlagged
from schemas.statements import StatementRecorded
from streams.board import search
from streams.board.names import Lookup, one_of
from streams.board.tables import IN_ORDER, flags, statements, threads
from streams.errors import UsageError
from streams.followup.weight import Reason

SIZE = 50
"""Threads on a page."""
COLUMNS = tuple(threads.columns.keys())
ORDER = tuple(threads.c[name] for name in IN_ORDER)
WEIGHTIEST_FIRST = tuple(column.desc() for column in ORDER)
NOW, BEFORE = statements.alias(), statements.alias()
WRITTEN = Lookup(
    select(threads, flags.c.fact, NOW.c.fact, BEFORE.c.fact)
    .join(flags, flags.c.id == threads.c.flag)
    .join(NOW, NOW.c.id == threads.c.now)
    .outerjoin(BEFORE, BEFORE.c.id == threads.c.before),
    threads.c.id,
)
AT_ONCE = 200
"""Threads that are held in memory where all are wanted."""
NOBODY = "-"
"""How a filter asks for threads that are nobody's."""
TOGETHER = [" ".join(sorted(some)) for size in range(1, len(Relation) + 1) for some in combinations(Relation, size)]
WITH = {relation: [some for some in TOGETHER if relation in some.split()] for relation in Relation}
"""What `relations` of a thread may say that has a flag of a relation: quicker to look for than within a text."""
Condition = ColumnElement[bool]
Conditions = Sequence[Condition]


class CursorError(UsageError):
    """A cursor that no page gave."""


class Waiting(StrEnum):
    """Which threads a filter shows, by how far their follow-up is."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    SILENCED = "silenced"
    ALL = "all"


Text = Annotated[str, Field(pattern=r"^[^\x00]*$", max_length=1000)]
"""What an address may ask for; no database takes a NUL."""


class Filter(Part):
    """What a view of the inbox shows; as the query of its address, so that it can be shared."""

    side: Text | None = Field(None, description="side of the speaker: `RUS`, `UN`")
    speaker: Text | None = Field(None, description="id of a speaker, or a name as written")
    family: Text | None = Field(None, description="family of the action: `forces`")
    relation: Relation | None = Field(None, description="what a flag of the thread says")
    place: Text | None = Field(None, description="code of a place: ISO 3166-1 alpha-3, or that of a contested area")
    since: date | None = Field(None, description="said on this day or later")
    until: date | None = Field(None, description="said on this day or earlier")
    state: Waiting = Field(Waiting.OPEN, description="how far the follow-up is")
    assignee: Text | None = Field(None, description="whose task it is; `-` for nobody's")
    words: Text | None = Field(None, description="words of a statement of it; in quotation marks, a phrase")


class Line(NamedTuple):
    """A thread as the inbox tells it: its row, the weightiest of its flags with the two statements, and why it weighs so much."""

    thread: Mapping[str, Any]
    flag: StatementFlagged
    now: StatementRecorded
    before: StatementRecorded | None
    """None where the earlier statement has not arrived yet."""
    reasons: list[Reason]


class Written(NamedTuple):
    """A line as the read model keeps it, all that it tells hangs on: the columns of `threads` in their order, and the facts as JSON."""

    row: tuple[Any, ...]
    flag: str
    now: str
    before: str | None

    @property
    def thread(self) -> dict[str, Any]:
        """The row by the names of its columns."""
        return dict(zip(COLUMNS, self.row, strict=True))


class Cursor(NamedTuple):
    """The place behind a thread in the order of the inbox."""

    weight: int
    raised: datetime
    id: str

    def __str__(self) -> str:
        """As it stands in an address."""
        return urlsafe_b64encode(json.dumps([self.weight, self.raised.isoformat(), self.id]).encode()).decode()

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a cursor back. Raises CursorError."""
        try:
            weight, raised, name = json.loads(urlsafe_b64decode(text))
            return cls(_small(weight), datetime.fromisoformat(raised).astimezone(UTC), str(name).replace("\0", ""))
        except (ValueError, TypeError, OverflowError, RecursionError) as error:
            raise CursorError(f"not a cursor: {text[:80]!r}; begin again without it") from error


def _small(number: int) -> int:
    """A number that every database can hold. Raises ValueError."""
    if not -(2**31) < number < 2**31:
        raise ValueError(number)
    return int(number)


class Listed(NamedTuple):
    """Some threads in order, and where to go on; None where these were the last."""

    lines: list[Written]
    following: Cursor | None


def listed(connection: Connection, shown: Conditions, after: Cursor | None = None, size: int = SIZE) -> Listed:
    """A page of the threads that meet some conditions."""
    behind = [tuple_(*ORDER) < tuple_(*after)] if after else []
    question = select(*ORDER).where(*shown, *behind).order_by(*WEIGHTIEST_FIRST).limit(size + 1)
    places = [Cursor(*row) for row in connection.execute(question)]
    names = [place.id for place in places[:size]]
    return Listed(written(connection, names), places[size - 1] if len(places) > size else None)


def how_many(connection: Connection, shown: Conditions) -> int:
    """How many threads meet some conditions."""
    return connection.scalar(select(func.count()).select_from(threads).where(*shown)) or 0


def newest(connection: Connection, wanted: Filter, today: date, size: int = SIZE) -> list[Line]:
    """The threads that a filter shows on a day with the newest flags, the newest first."""
    question = select(threads.c.id).where(*conditions(connection, wanted, today)).order_by(threads.c.raised.desc(), threads.c.id)
    return lines(connection, connection.scalars(question.limit(size)))


def every(connection: Connection, wanted: Filter, today: date) -> Iterator[Line]:
    """All threads that a filter shows on a day, in order, read as they are taken; `connection` has to see one state throughout."""
    question = select(threads.c.id).where(*conditions(connection, wanted, today)).order_by(*WEIGHTIEST_FIRST)
    found = connection.scalars(question.execution_options(yield_per=AT_ONCE))
    for names in found.partitions():
        yield from lines(connection, names)


def lines(connection: Connection, names: Iterable[str]) -> list[Line]:
    """What the inbox tells of some threads that have a flag, in their order."""
    return [line(each) for each in written(connection, names)]


def line(written: Written) -> Line:
    """A line as it is kept, understood."""
    row = written.thread
    flag = StatementFlagged.model_validate_json(written.flag, context=KNOWN)
    now, *before = (StatementRecorded.model_validate_json(fact, context=KNOWN) for fact in (written.now, written.before) if fact)
    return Line(row, flag, now, before[0] if before else None, [Reason(*each) for each in json.loads(row["reasons"])])


def written(connection: Connection, names: Iterable[str]) -> list[Written]:
    """The same lines as they are kept; without those whose statement has not arrived."""
    names = list(names)
    found = {row.id: Written(tuple(row[:-3]), *row[-3:]) for row in WRITTEN(connection, names)}
    return [found[name] for name in names if name in found]


def conditions(connection: Connection, wanted: Filter, today: date) -> Conditions:
    """What a row of `threads` must meet that a filter shows on a day."""
    return [*in_state(wanted.state, today), *whatever_state(connection, wanted)]


def whatever_state(connection: Connection, wanted: Filter) -> Conditions:
    """The same but for the state; threads of rereports alone never meet it."""
    found: list[Condition] = [threads.c.flag.is_not(None)]
    found += [threads.c[name] == value for name in ("side", "family") if (value := getattr(wanted, name))]
    if wanted.relation:
        found.append(threads.c.relations.in_(WITH[wanted.relation]))
    if wanted.assignee:
        found.append(threads.c.assignee.is_(None) if wanted.assignee == NOBODY else threads.c.assignee == wanted.assignee)
    return [*found, *_said(connection, wanted)]


@lru_cache(maxsize=2 * len(Waiting))
def in_state(state: Waiting, today: date) -> Conditions:
    """What a row of `threads` must meet to be in a state on a day."""
    silenced = and_(threads.c.silenced.is_not(None), threads.c.silenced >= today)
    if state is Waiting.ALL:
        return ()
    return (silenced,) if state is Waiting.SILENCED else (threads.c.status == state, ~silenced)


def _said(connection: Connection, wanted: Filter) -> Conditions:
    """Conditions that one statement of the thread must meet, all together; one day alone is told by the thread itself.

    The statements are looked for here, once, however often the conditions are asked for.
    """
    since = [threads.c.last_day >= wanted.since] if wanted.since else []
    until = [threads.c.first_day <= wanted.until] if wanted.until else []
    found = _of_statement(connection, wanted)
    if not found and not (since and until):
        return [*since, *until]
    if wanted.since:
        found.append(func.coalesce(statements.c.latest, statements.c.published) >= wanted.since)
    if wanted.until:
        found.append(func.coalesce(statements.c.earliest, statements.c.latest, statements.c.published) <= wanted.until)
    return [*since, *until, one_of(connection, threads.c.id, _members().where(*found))]


def _of_statement(connection: Connection, wanted: Filter) -> list[Condition]:
    found: list[Condition] = []
    if wanted.speaker:
        found.append(or_(statements.c.speaker_id == wanted.speaker, statements.c.speaker == wanted.speaker))
    if wanted.place:
        found.append(statements.c.place == wanted.place)
    if wanted.words:
        found.append(search.matching(connection.dialect.name, wanted.words))  # type: ignore[arg-type]  # a condition, as text
    return found


def _members() -> Select[Any]:
    """The threads that have a statement."""
    return select(statements.c.thread).where(statements.c.thread.is_not(None), statements.c.stands).distinct()
