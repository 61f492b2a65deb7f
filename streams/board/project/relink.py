"""Find threads anew around the statements where something changed."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, bindparam, exists, or_, select, update

from schemas.flags import Relation
from schemas.followups import FollowUpFact
from schemas.topics import FOLLOWUPS, read_again
from streams.board.names import Check, Lookup, remove
from streams.board.store import upsert
from streams.board.tables import about, flags, followups, links, statements, threads
from streams.board.threads import row
from streams.followup.threads import Found, Link, Raised, Said, apart, silenced_until, traits_of
from streams.followup.weight import Brief

NAMING = (links.c.statement, links.c.other, flags.c.statement, flags.c.nearest)
SAID = [statements.c[name] for name in Said._fields]
BRIEF = [flags.c[name] for name in Brief._fields]
TIES = select(links.c.statement, links.c.other)
FROM, TO = (Lookup(TIES, column) for column in (links.c.statement, links.c.other))
TIED = Lookup(TIES.add_columns(links.c.relation), links.c.statement)
STANDING = select(statements.c.thread, statements.c.stands, *SAID)
NEAR, OF_THREADS = (Lookup(STANDING, column) for column in (statements.c.id, statements.c.thread))
GROUPS = Lookup(select(statements.c.id, statements.c.group), statements.c.id)
NAMED = Lookup(select(statements.c.id, statements.c.known_as, statements.c.backfilled), statements.c.id)
FLAGGED = select(flags.c.since, *BRIEF).where(flags.c.stands)
RAISED = Lookup(FLAGGED, flags.c.statement)
BY_OTHERS = Lookup(FLAGGED.where(flags.c.relation == Relation.OUTCOME), flags.c.nearest)
DECISIONS = select(followups.c.fact).where(followups.c.counts)
DECIDED = Lookup(
    DECISIONS.with_only_columns(about.c.statement, followups.c.fact).join(about, followups.c.id == about.c.followup), about.c.statement
)
SILENCES = DECISIONS.where(followups.c.silences).order_by(followups.c.place)


class Around(NamedTuple):
    """Everything of the threads near some statements."""

    said: list[Said]
    links: list[Link]
    raised: list[Raised]


def relink(connection: Connection, moved: Collection[str]) -> None:
    """Write the threads anew to which some statements belong, belonged, or are linked.

    Most statements are alone when they come, and nothing is looked up for them but that.
    """
    concerned = CONCERNED(connection, moved)
    if not concerned:
        return
    before, around = _around(connection, concerned)
    found = [one for one in apart(*around) if one.links or one.raised]
    now = {one.id: each.statements[0].id for each in found for one in each.statements}
    _place(connection, {name: now.get(name) for name, thread in before.items() if thread != now.get(name)})
    remove(connection, threads, threads.c.id, {thread for thread in before.values() if thread} - set(now.values()))
    upsert(connection, threads, rows(connection, found))


def _is_concerned(name: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a statement is in a thread, or a link or a flag names it."""
    placed = exists().where(statements.c.id == name, statements.c.thread.is_not(None))
    return or_(placed, *(exists().where(column == name) for column in NAMING))


CONCERNED = Check(_is_concerned)


def rows(connection: Connection, found: Collection[Found]) -> list[dict[str, object]]:
    """The rows of some threads."""
    facts = decided(connection, [one.name for each in found for one in each.statements])
    silences = silences_of(connection)
    return [row(each, _about(each, facts), silences) for each in found]


def _about(found: Found, facts: dict[str, list[FollowUpFact]]) -> list[FollowUpFact]:
    return list({fact.id: fact for one in found.statements for fact in facts.get(one.name, ())}.values())


def decided(connection: Connection, names: Collection[str]) -> dict[str, list[FollowUpFact]]:
    """Name of a statement -> the facts that count and name it."""
    found: dict[str, list[FollowUpFact]] = {}
    for name, fact in DECIDED(connection, names):
        found.setdefault(name, []).append(decision_of(fact))
    return found


def decision_of(fact: str) -> FollowUpFact:
    """A decision as the read model keeps it."""
    return cast(FollowUpFact, read_again(FOLLOWUPS, fact.encode()))


def silences_of(connection: Connection) -> list[FollowUpFact]:
    """Everything that was decided about silences and counts, in the order of the log."""
    return [decision_of(fact) for fact in connection.scalars(SILENCES)]


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
    near = NEAR(connection, {*moved, *_tied(connection, moved)})
    of_threads = OF_THREADS(connection, {row.thread for row in near if row.thread})
    rows = {row.id: row for row in (*near, *of_threads)}
    said = [Said(*slots) for _, stands, *slots in rows.values() if stands]
    return {name: row.thread for name, row in rows.items()}, around(connection, said)


def around(connection: Connection, said: list[Said]) -> Around:
    """Some statements with the links between them and the flags about them."""
    ids = [one.id for one in said]
    tied = [Link(one, other, Relation(relation)) for one, other, relation in TIED(connection, ids)]
    return Around(said, tied, _raised(connection, said))


def _raised(connection: Connection, said: list[Said]) -> list[Raised]:
    """The flags that stand about some statements, and what others tell of their outcome."""
    ids = [one.id for one in said]
    by_others = BY_OTHERS(connection, ids)
    found = {row.id: row for row in (*RAISED(connection, ids), *by_others)}
    groups = {one.id: one.group for one in said}
    others = {row.nearest for row in found.values() if row.relation == Relation.OUTCOME} - groups.keys()
    telling = {row.statement for row in by_others} - groups.keys()
    groups |= dict(map(tuple, GROUPS(connection, others)))
    names = {name: told for name, *told in NAMED(connection, telling)}
    briefs = ((since, Brief(name, Relation(relation), *slots)) for since, name, relation, *slots in found.values())
    return [Raised(brief, since, groups.get(brief.nearest), *names.get(brief.statement, ())) for since, brief in briefs]


def _tied(connection: Connection, names: Collection[str]) -> Iterable[str]:
    return [name for tied in (FROM, TO) for pair in tied(connection, names) for name in pair]


def _place(connection: Connection, thread_of: Mapping[str, str | None]) -> None:
    placed = [{"name": name, "thread_id": thread} for name, thread in thread_of.items()]
    if placed:
        connection.execute(update(statements).where(statements.c.id == bindparam("name")).values(thread=bindparam("thread_id")), placed)
