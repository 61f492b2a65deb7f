"""Statements and flags as they stand, and as they would -> what is gained, lost and changed, counted by family, with samples."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from schemas.base import Part
from schemas.flags import StatementFlagged
from schemas.readings import ArticleReread
from schemas.statements import StatementRecorded
from streams.rehearse.matching import matched
from streams.rehearse.reading import differences

FLAG_SLOTS = ("gap_days", "utterances", "sources", "became", "outcome")
Slots = dict[str, tuple[str | None, str | None]]
"""Slot -> its value before and now, where they differ."""
NO_SLOTS: Slots = {}


class Kind(StrEnum):
    """What becomes of a statement or a flag."""

    SAME = "same"
    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"


class Compared(NamedTuple):
    """A statement, or the statement of a flag, before and now; None where there is none."""

    before: StatementRecorded | None
    now: StatementRecorded | None
    slots: Slots = NO_SLOTS
    relation: str | None = None
    earlier: StatementRecorded | None = None

    @property
    def kind(self) -> Kind:
        """What becomes of it."""
        if self.before is None:
            return Kind.GAINED
        return Kind.LOST if self.now is None else Kind.CHANGED if self.slots else Kind.SAME

    @property
    def statement(self) -> StatementRecorded:
        """The statement as it would be, or as it was."""
        statement = self.now or self.before
        assert statement is not None
        return statement


class Saying(Part):
    """A statement in a few words."""

    id: str
    outlet: str
    published: date
    url: str | None
    speaker: str
    label: str
    place: str | None
    said: str
    content: str


class Sample(Part):
    """One thing that is gained, lost or changed: a statement before and now, or that of a flag."""

    family: str
    relation: str | None = Field(description="of a flag")
    before: Saying | None
    now: Saying | None
    earlier: Saying | None = Field(description="of a flag: the nearest statement that was said before")
    slots: Slots = Field(description="slot -> its value before and now, where they differ")


class Difference(Part):
    """The difference in statements, or in flags."""

    counts: dict[Kind, int]
    families: dict[str, dict[Kind, int]] = Field(description="family of the action -> the same, the most different family first")
    slots: dict[str, int] = Field(description="slot -> in how many of the changed ones it differs, the most frequent first")
    samples: dict[Kind, tuple[Sample, ...]]


class Side(NamedTuple):
    """What stands on one side of the comparison, by id."""

    statements: Mapping[str, StatementRecorded]
    flags: Mapping[str, StatementFlagged]


def statements_compared(readings: Iterable[ArticleReread], before: Mapping[str, Sequence[StatementRecorded]]) -> list[Compared]:
    """The statements of articles that were read again, paired with those that stand of them, which are given by article."""
    compared = []
    for reading in readings:
        found = matched(before.get(reading.article, ()), reading.found)
        compared += [Compared(old, new, differences(old, new)) for old, new in found.pairs]
        compared += [*(Compared(old, None) for old in found.lost), *(Compared(None, new) for new in found.gained)]
    return compared


def flags_compared(before: Side, now: Side, paired: Iterable[Compared]) -> list[Compared]:
    """The flags of both sides: one is the same that is of the same relation and of the same saying, whatever its id; rests as before."""
    was = {one.now.id: one.before.id for one in paired if one.now and one.before}
    old = {(flag.statement, flag.relation): flag for flag in before.flags.values() if flag.statement in before.statements}
    new = {(was.get(flag.statement, flag.statement), flag.relation): flag for flag in now.flags.values()}
    return [_flag_compared(old.get(key), new.get(key), (before, now), was) for key in sorted(old.keys() | new.keys())]


def _flag_compared(
    old: StatementFlagged | None, new: StatementFlagged | None, sides: tuple[Side, Side], was: Mapping[str, str]
) -> Compared:
    before, now = (side.statements.get(flag.statement) if flag else None for flag, side in zip((old, new), sides, strict=True))
    flag, side = (new, sides[1]) if new else (old, sides[0])
    assert flag is not None
    slots = _flag_differences((old, new), sides, was) if old and new else NO_SLOTS
    return Compared(before, now, slots, flag.relation, side.statements.get(flag.earlier.nearest))


def _flag_differences(flags: tuple[StatementFlagged, StatementFlagged], sides: tuple[Side, Side], was: Mapping[str, str]) -> Slots:
    old, new = flags
    found: Slots = {}
    for name in ("nearest", "first"):
        then, today = getattr(old.earlier, name), getattr(new.earlier, name)
        if was.get(today, today) != then:
            found[name] = (_named(then, sides[0]), _named(today, sides[1]))
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in FLAG_SLOTS}
    return found | {name: (_plain(then), _plain(today)) for name, (then, today) in pairs.items() if then != today}


def _named(name: str, side: Side) -> str:
    statement = side.statements.get(name)
    return f"{statement.label}, said {statement.said}, {statement.outlet} of {statement.published}" if statement else name


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


def difference(compared: Sequence[Compared], samples: int) -> Difference:
    """Counts of what was compared, and at most so many samples of each kind, drawn by their ids: the same ones every time."""
    families: dict[str, Counter[Kind]] = {}
    for one in compared:
        families.setdefault(one.statement.family, Counter())[one.kind] += 1
    slots = Counter(slot for one in compared for slot in one.slots)
    return Difference(
        counts=_all_kinds(sum(families.values(), Counter())),
        families={family: _all_kinds(families[family]) for family in sorted(families, key=lambda name: (-_unlike(families[name]), name))},
        slots=dict(slots.most_common()),
        samples={kind: _samples(compared, kind, samples) for kind in Kind if kind is not Kind.SAME},
    )


def _all_kinds(counts: Counter[Kind]) -> dict[Kind, int]:
    return {kind: counts[kind] for kind in Kind}


def _unlike(counts: Counter[Kind]) -> int:
    return counts.total() - counts[Kind.SAME]


def _samples(compared: Iterable[Compared], kind: Kind, count: int) -> tuple[Sample, ...]:
    of_kind = sorted((one for one in compared if one.kind is kind), key=lambda one: (one.statement.id, one.relation or ""))
    return tuple(_sample(one) for one in of_kind[:count])


def _sample(one: Compared) -> Sample:
    before, now, earlier = (statement and _saying(statement) for statement in (one.before, one.now, one.earlier))
    return Sample(family=one.statement.family, relation=one.relation, before=before, now=now, earlier=earlier, slots=one.slots)


def _saying(statement: StatementRecorded) -> Saying:
    slots = statement.model_dump(include={"id", "outlet", "published", "url", "label", "said", "content"})
    return Saying(**slots, speaker=statement.speaker.name, place=statement.place and statement.place.name)
