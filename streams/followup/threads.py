"""What hangs together: statements and the flags that link them -> threads, and what there is to tell of each. Pure functions."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from schemas.flags import Relation
from schemas.followups import FollowUpFact
from streams.followup.decide import Thread
from streams.followup.matching import Traits, matches
from streams.followup.state import silencing
from streams.followup.weight import Brief, weigh

Name = TypeVar("Name", bound=Hashable)


class Said(NamedTuple):
    """What of a standing statement is needed to find and order threads."""

    id: str
    group: str
    side: str | None
    family: str
    speaker: str
    speaker_id: str | None
    place: str | None
    earliest: date | None
    latest: date | None
    published: date
    outlet: str
    due: date | None
    outcome: str | None
    label: str = ""
    known_as: str | None = None
    """The id that people's decisions name, where it is another one."""
    backfilled: bool = False
    """Whether it was found when an old article was read again: it is no news."""

    @property
    def name(self) -> str:
        """The id that people's decisions name."""
        return self.known_as or self.id

    @property
    def order(self) -> tuple[date, date, date, str]:
        """What puts statements in the order in which they were said."""
        latest = self.latest or self.published
        return (self.earliest or latest, latest, self.published, self.id)


class Link(NamedTuple):
    """A flag that stands ties its statement to an earlier one."""

    statement: str
    other: str
    relation: Relation


class Raised(NamedTuple):
    """A flag that stands, when it was written, and the claim group of the nearest statement that it rests on, where that is known."""

    flag: Brief
    at: datetime
    group: str | None
    name: str | None = None
    """The id that people's decisions name its statement by, where that is another one."""
    backfilled: bool = False
    """Whether its statement was found when an old article was read again."""

    @property
    def home(self) -> str:
        """The statement in whose thread the flag is shown: what another side tells of an outcome, in that of what was said."""
        across = self.flag.relation is Relation.OUTCOME and self.group not in (None, self.flag.group)
        return self.flag.nearest if across else self.flag.statement


class Found(NamedTuple):
    """A thread with all that belongs to it: statements in the order in which they were said, links and flags that stand."""

    statements: list[Said]
    links: list[Link]
    raised: list[Raised]


def apart(statements: Iterable[Said], links: Iterable[Link], raised: Iterable[Raised]) -> list[Found]:
    """Tell threads apart: links within a claim group hold together; a flag belongs to the thread of its statement.

    What another side tells of an outcome belongs to the thread of what was said, and links nothing.
    """
    known = {one.id: one for one in statements}
    within = [link for link in links if _same_group(link, known)]
    root = joined(known, ((link.statement, link.other) for link in within))
    found: dict[str, Found] = defaultdict(lambda: Found([], [], []))
    for one in sorted(known.values(), key=lambda one: one.order):
        found[root[one.id]].statements.append(one)
    for link in within:
        found[root[link.statement]].links.append(link)
    for each in raised:
        if each.home in root:
            found[root[each.home]].raised.append(each)
    return list(found.values())


def _same_group(link: Link, known: Mapping[str, Said]) -> bool:
    one, other = known.get(link.statement), known.get(link.other)
    return one is not None and other is not None and one.group == other.group


def joined(names: Iterable[Name], pairs: Iterable[tuple[Name, Name]]) -> dict[Name, Name]:
    """For each name one that stands for all that are joined with it, directly or through others."""
    root = {name: name for name in names}

    def find(name: Name) -> Name:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for one, other in pairs:
        root[find(one)] = find(other)
    return {name: find(name) for name in root}


def utterances(statements: Sequence[Said], links: Iterable[Link]) -> list[tuple[str, ...]]:
    """Ids of statements, those of one utterance together, in the order in which they were said."""
    again = [(link.statement, link.other) for link in links if link.relation is Relation.REREPORT]
    root = joined([one.id for one in statements], again)
    found: dict[str, list[str]] = {}
    for one in statements:
        found.setdefault(root[one.id], []).append(one.id)
    return [tuple(names) for names in found.values()]


def thread_of(found: Found, facts: Iterable[FollowUpFact]) -> Thread:
    """A thread as `followup.decide` takes it, with the facts about it that count."""
    told = [each for each in found.raised if each.flag.relation is Relation.OUTCOME]
    names = {each.flag.statement: each.name for each in told if each.name} | {
        one.id: one.known_as for one in found.statements if one.known_as
    }
    backfilled = {each.flag.statement for each in told if each.backfilled} | {one.id for one in found.statements if one.backfilled}
    return Thread(
        found.statements[0].group,
        tuple(utterances(found.statements, found.links)),
        tuple(dict.fromkeys(each.flag.statement for each in told)),
        tuple(in_order(found, facts)),
        names,
        frozenset(backfilled),
    )


def in_order(found: Found, facts: Iterable[FollowUpFact]) -> list[FollowUpFact]:
    """The facts about a thread by their numbers; first those of another claim group, to which it belonged as it was read before."""
    return sorted(facts, key=lambda fact: (fact.group == found.statements[0].group, fact.number))


def traits_of(statements: Iterable[Said]) -> Traits:
    """What of a thread a matcher may name."""
    first, *others = statements
    names = {name for one in (first, *others) for name in (one.speaker, one.speaker_id) if name}
    places = {one.place for one in (first, *others) if one.place}
    return Traits(first.side, first.family, frozenset(names), frozenset(places))


def silenced_until(thread: Traits, silences: Sequence[FollowUpFact]) -> date | None:
    """The last day on which a thread rests by what was silenced; None where nothing did."""
    return max((one.until for one in silencing(silences, date.min) if matches(one.matcher, thread)), default=None)


def heaviest(found: Found) -> Brief | None:
    """The flag that is told in the inbox: of those that weigh as much, the one of what was said last."""
    order = {one.id: place for place, one in enumerate(found.statements)}
    loud = [each.flag for each in found.raised if each.flag.relation is not Relation.REREPORT]
    return max(loud, key=lambda flag: (weigh(flag), order.get(flag.statement, len(order)), flag.id), default=None)


def outcome(found: Found) -> str | None:
    """What became of it, as the flag about what was said last tells."""
    order = {one.id: place for place, one in enumerate(found.statements)}
    told = [each.flag for each in found.raised if each.flag.outcome or each.flag.became]
    last = max(told, key=lambda flag: (order.get(flag.statement, len(order)), flag.id), default=None)
    return (last.outcome or last.became) if last else None


def due(found: Found) -> date | None:
    """The last day of what is promised."""
    return max((one.due for one in found.statements if one.due), default=None)
