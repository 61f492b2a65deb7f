"""Find threads anew around the statements where something changed."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, bindparam, exists, or_, select, update

from schemas.flags import Relation
from schemas.followups import FollowUpFact
from schemas.topics import FOLLOWUPS, read_again
from streams.board.store import asked, asked_whether, remove, upsert
from streams.board.tables import about, flags, followups, links, statements, threads
from streams.board.threads import row
from streams.followup.threads import Found, Link, Raised, Said, apart, silenced_until, traits_of
from streams.followup.weight import Brief

NAMING = (links.c.statement, links.c.other, flags.c.statement, flags.c.nearest)
SAID = [statements.c[name] for name in Said._fields]
BRIEF = [flags.c[name] for name in Brief._fields]
NAMED = select(statements.c.id, statements.c.known_as, statements.c.backfilled)


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
    now = {one.id: each.statements[0].id for each in found for one in each.statements}
    _place(connection, {name: now.get(name) for name, thread in before.items() if thread != now.get(name)})
    remove(connection, threads, threads.c.id, {thread for thread in before.values() if thread} - set(now.values()))
    upsert(connection, threads, rows(connection, found))


def _concerned(connection: Connection, moved: Collection[str]) -> set[str]:
    """Those of some statements that are in a thread, or that a link or a flag names."""

    def holds(name: ColumnElement[str]) -> ColumnElement[bool]:
        placed = exists().where(statements.c.id == name, statements.c.thread.is_not(None))
        return or_(placed, *(exists().where(column == name) for column in NAMING))

    return asked_whether(connection, holds, moved)


def rows(connection: Connection, found: Collection[Found]) -> list[dict[str, object]]:
    """The rows of some threads."""
    facts = decided(connection, [one.name for each in found for one in each.statements])
    silences = silences_of(connection)
    return [row(each, _about(each, facts), silences) for each in found]


def _about(found: Found, facts: dict[str, list[FollowUpFact]]) -> list[FollowUpFact]:
    return list({fact.id: fact for one in found.statements for fact in facts.get(one.name, ())}.values())


def decided(connection: Connection, names: Collection[str]) -> dict[str, list[FollowUpFact]]:
    """Name of a statement -> the facts that count and name it."""
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
    wanted = select(followups.c.fact).where(followups.c.counts, followups.c.silences).order_by(followups.c.place)
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


def _around(connection: Connection, moved: Collection[str]) -> tuple[dict[str, str | None], Around]:
    """Some statements, those that links tie to them and all of their threads: to which thread each belongs, and what there is now."""
    standing = select(statements.c.thread, statements.c.stands, *SAID)
    near = asked(connection, standing, statements.c.id, {*moved, *_tied(connection, moved)})
    of_threads = asked(connection, standing, statements.c.thread, {row.thread for row in near if row.thread})
    rows = {row.id: row for row in (*near, *of_threads)}
    said = [Said(*slots) for _, stands, *slots in rows.values() if stands]
    return {name: row.thread for name, row in rows.items()}, around(connection, said)


def around(connection: Connection, said: list[Said]) -> Around:
    """Some statements with the links between them and the flags about them."""
    ids = [one.id for one in said]
    tied = asked(connection, select(links.c.statement, links.c.other, links.c.relation), links.c.statement, ids)
    return Around(said, [Link(one, other, Relation(relation)) for one, other, relation in tied], _raised(connection, said))


def _raised(connection: Connection, said: list[Said]) -> list[Raised]:
    """The flags that stand about some statements, and what others tell of their outcome."""
    ids, standing = [one.id for one in said], select(flags.c.since, *BRIEF).where(flags.c.stands)
    by_others = asked(connection, standing.where(flags.c.relation == Relation.OUTCOME), flags.c.nearest, ids)
    found = {row.id: row for row in (*asked(connection, standing, flags.c.statement, ids), *by_others)}
    groups = {one.id: one.group for one in said}
    others = {row.nearest for row in found.values() if row.relation == Relation.OUTCOME} - groups.keys()
    telling = {row.statement for row in by_others} - groups.keys()
    groups |= dict(map(tuple, asked(connection, select(statements.c.id, statements.c.group), statements.c.id, others)))
    names = {name: told for name, *told in asked(connection, NAMED, statements.c.id, telling)}
    briefs = ((since, Brief(name, Relation(relation), *slots)) for since, name, relation, *slots in found.values())
    return [Raised(brief, since, groups.get(brief.nearest), *names.get(brief.statement, ())) for since, brief in briefs]


def _tied(connection: Connection, names: Collection[str]) -> Iterable[str]:
    question = select(links.c.statement, links.c.other)
    return [name for column in (links.c.statement, links.c.other) for pair in asked(connection, question, column, names) for name in pair]


def _place(connection: Connection, thread_of: Mapping[str, str | None]) -> None:
    placed = [{"name": name, "thread_id": thread} for name, thread in thread_of.items()]
    if placed:
        connection.execute(update(statements).where(statements.c.id == bindparam("name")).values(thread=bindparam("thread_id")), placed)
