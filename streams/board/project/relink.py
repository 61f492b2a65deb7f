"""Find threads anew around the statements where something changed."""

from collections.abc import Collection, Iterable
from typing import NamedTuple, cast

from sqlalchemy import Connection, bindparam, select, update

from schemas.base import KNOWN
from schemas.flags import Relation, StatementFlagged
from schemas.followups import FollowUpFact
from schemas.topics import FOLLOWUPS, read_again
from streams.board.store import asked, remove, upsert
from streams.board.tables import about, flags, followups, links, statements, threads
from streams.board.threads import row
from streams.followup.threads import Found, Link, Raised, Said, apart, silenced_until, traits_of

SAID = [statements.c[name] for name in Said._fields]


class Around(NamedTuple):
    """Everything of the threads near some statements."""

    said: list[Said]
    links: list[Link]
    raised: list[Raised]


def relink(connection: Connection, moved: Collection[str]) -> None:
    """Write the threads anew to which some statements belong, belonged, or are linked.

    Most statements are alone when they come, and nothing is looked up for them but that.
    """
    concerned = _concerned(connection, moved)
    if not concerned:
        return
    before, around = _around(connection, concerned)
    found = [one for one in apart(*around) if one.links or one.raised]
    gone = dict.fromkeys([*concerned, *(one.id for one in around.said)])
    _place(connection, gone | {one.id: each.statements[0].id for each in found for one in each.statements})
    remove(connection, threads, threads.c.id, before)
    upsert(connection, threads, rows(connection, found))


def _concerned(connection: Connection, moved: Collection[str]) -> set[str]:
    """Those of some statements that are in a thread, or that a link or a flag names."""
    placed = select(statements.c.id).where(statements.c.thread.is_not(None))
    naming = [links.c.statement, links.c.other, flags.c.statement, flags.c.nearest]
    questions = [(placed, statements.c.id), *((select(column).distinct(), column) for column in naming)]
    return {name for question, column in questions for (name,) in asked(connection, question, column, moved)}


def rows(connection: Connection, found: Collection[Found]) -> list[dict[str, object]]:
    """The rows of some threads."""
    facts = decided(connection, [one.id for each in found for one in each.statements])
    silences = silences_of(connection)
    return [row(each, _about(each, facts), silences) for each in found]


def _about(found: Found, facts: dict[str, list[FollowUpFact]]) -> list[FollowUpFact]:
    return list({fact.id: fact for one in found.statements for fact in facts.get(one.id, ())}.values())


def decided(connection: Connection, names: Collection[str]) -> dict[str, list[FollowUpFact]]:
    """Id of a statement -> the facts that count and name it."""
    question = select(about.c.statement, followups.c.fact).join(followups, followups.c.id == about.c.followup).where(followups.c.counts)
    found: dict[str, list[FollowUpFact]] = {}
    for name, fact in asked(connection, question, about.c.statement, names):
        found.setdefault(name, []).append(decision_of(fact))
    return found


def decision_of(fact: str) -> FollowUpFact:
    """A decision as the read model keeps it."""
    return cast(FollowUpFact, read_again(FOLLOWUPS, fact.encode()))


def silences_of(connection: Connection) -> list[FollowUpFact]:
    """Everything that was decided about silences and counts, in the order of the log."""
    named = select(about.c.followup)
    wanted = select(followups.c.fact).where(followups.c.counts, followups.c.id.not_in(named)).order_by(followups.c.place)
    return [decision_of(fact) for fact in connection.scalars(wanted)]


def resilence(connection: Connection) -> None:
    """Find anew which threads are silenced."""
    silences, found = silences_of(connection), dict[str, list[Said]]()
    wanted = select(statements.c.thread, *SAID).where(statements.c.stands, statements.c.thread.is_not(None))
    for thread, *said in connection.execute(wanted):
        found.setdefault(thread, []).append(Said(*said))
    until = [
        {"name": name, "until": silenced_until(traits_of(sorted(said, key=lambda one: one.order)), silences)}
        for name, said in found.items()
    ]
    if until:
        connection.execute(update(threads).where(threads.c.id == bindparam("name")).values(silenced=bindparam("until")), until)


def _around(connection: Connection, moved: Collection[str]) -> tuple[list[str], Around]:
    """The ids of the threads of some statements, and of those that links tie to them; and what there is of these now."""
    near = dict.fromkeys([*moved, *_tied(connection, moved)])
    of_near = asked(connection, select(statements.c.thread).where(statements.c.thread.is_not(None)), statements.c.id, near)
    before = list(dict.fromkeys(thread for (thread,) in of_near))
    standing = select(*SAID).where(statements.c.stands)
    rows = [*asked(connection, standing, statements.c.id, near), *asked(connection, standing, statements.c.thread, before)]
    return before, around(connection, list({Said(*row) for row in rows}))


def around(connection: Connection, said: list[Said]) -> Around:
    """Some statements with the links between them and the flags about them."""
    ids = [one.id for one in said]
    tied = asked(connection, select(links.c.statement, links.c.other, links.c.relation), links.c.statement, ids)
    standing = select(flags.c.fact, flags.c.at, statements.c.group).where(flags.c.stands)
    standing = standing.outerjoin_from(flags, statements, statements.c.id == flags.c.nearest)
    raised = {tuple(row) for column in (flags.c.statement, flags.c.nearest) for row in asked(connection, standing, column, ids)}
    read = [Raised(StatementFlagged.model_validate_json(fact, context=KNOWN), at, group) for fact, at, group in raised]
    return Around(said, [Link(one, other, Relation(relation)) for one, other, relation in tied], read)


def _tied(connection: Connection, names: Collection[str]) -> Iterable[str]:
    question = select(links.c.statement, links.c.other)
    return [name for column in (links.c.statement, links.c.other) for pair in asked(connection, question, column, names) for name in pair]


def _place(connection: Connection, thread_of: dict[str, str | None]) -> None:
    placed = [{"name": name, "thread_id": thread} for name, thread in thread_of.items()]
    if placed:
        connection.execute(update(statements).where(statements.c.id == bindparam("name")).values(thread=bindparam("thread_id")), placed)
