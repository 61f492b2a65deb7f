"""Everything that is known of one thread."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import Connection, or_, select

from schemas.base import KNOWN
from schemas.flags import FlagFact, Relation, StatementFlagged
from schemas.followups import FollowUpFact
from schemas.statements import StatementRecorded
from streams.board.lookup import facts_about, facts_named, found_at, statements_named
from streams.board.names import Lookup
from streams.board.project.relink import rows
from streams.board.tables import articles, flags, statements, threads
from streams.board.views.history import Recorded
from streams.followup.threads import Found, utterances

FLAG: TypeAdapter[FlagFact] = TypeAdapter(FlagFact)
TEXTS = Lookup(select(articles.c.article, articles.c.revision, articles.c.text), articles.c.article)
CAME_IN = Lookup(select(statements.c.at, statements.c.fact), statements.c.id)
RAISED = Lookup(select(flags.c.at, flags.c.fact), flags.c.statement)


class Whole(NamedTuple):
    """A thread: its row, what belongs to it, and every statement by id that it speaks of."""

    asked: str
    row: Mapping[str, Any]
    utterances: list[tuple[str, ...]]
    flags: list[StatementFlagged]
    facts: list[FollowUpFact]
    statements: Mapping[str, StatementRecorded]
    days: dict[str, tuple[date, date]]

    @property
    def loud(self) -> list[StatementFlagged]:
        """The flags that are not of rereports."""
        return [flag for flag in self.flags if flag.relation is not Relation.REREPORT]


def whole(connection: Connection, statement: str) -> Whole | None:
    """The thread of a standing statement; None where none of that id stands."""
    found = found_at(connection, statement)
    if found is None:
        return None
    raised = _raised(connection, found)
    said = statements_named(connection, {*(one.id for one in found.statements), *(name for flag in raised for name in _named(flag))})
    row = rows(connection, [found])[0]
    parts = utterances(found.statements, found.links)
    return Whole(statement, row, parts, raised, facts_about(connection, found), said, _days(found, said))


def _raised(connection: Connection, found: Found) -> list[StatementFlagged]:
    """The flags of a thread, whole."""
    facts = facts_named(connection, [each.flag.id for each in found.raised], flags)
    return [StatementFlagged.model_validate_json(fact, context=KNOWN) for fact in facts.values()]


def _named(flag: StatementFlagged) -> Iterable[str]:
    rejected = [flag.why.rejected["id"]] if flag.why.rejected and "id" in flag.why.rejected else []
    return (flag.statement, *dict(flag.earlier).values(), *rejected)


def _days(found: Found, said: Mapping[str, StatementRecorded]) -> dict[str, tuple[date, date]]:
    """The first and last day on which each may have been said; the day of publication bounds what is open."""
    days = {name: (one.published, one.published) for name, one in said.items()}
    return days | {one.id: (one.order[0], max(one.order[0], one.order[1])) for one in found.statements}


def texts_of(connection: Connection, wanted: Iterable[StatementRecorded]) -> dict[str, str]:
    """Id of a statement -> the text in whose characters its evidence counts, as far as that has arrived."""
    wanted = list(wanted)
    known = {(row[0], row[1]): row[2] for row in TEXTS(connection, {one.article for one in wanted})}
    return {one.id: text for one in wanted if (text := known.get((one.article, one.revision)))}


def recorded(connection: Connection, names: Iterable[str]) -> list[Recorded]:
    """When some statements came in, and the flags about them, those too that were taken back."""
    names = list(names)
    said = [Recorded(at, StatementRecorded.model_validate_json(fact, context=KNOWN)) for at, fact in CAME_IN(connection, names)]
    return said + [Recorded(at, FLAG.validate_json(fact, context=KNOWN)) for at, fact in RAISED(connection, names)]


def row_of(connection: Connection, statement: str) -> Mapping[str, Any] | None:
    """The row of the thread of a statement, where it has one."""
    thread = select(statements.c.thread).where(statements.c.id == statement).scalar_subquery()
    row = connection.execute(select(threads).where(or_(threads.c.id == thread, threads.c.id == statement))).mappings().first()
    return dict(row) if row else None
