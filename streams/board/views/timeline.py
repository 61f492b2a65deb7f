"""All sayings of a thread as a picture: where each stands on a line of time. Lengths are in the units of the picture."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from schemas.flags import Relation, StatementFlagged
from schemas.statements import StatementRecorded
from streams.board.views.scale import Scale, Tick, scale_of, ticks
from streams.board.views.words import day, ends, said, shortened

WIDTH, EDGE = 1000, 46
AXIS_GAP, LANE, LANES = 34, 30, 6
LABELLED, LABEL, UNLABELLED = 24, 108, 16
"""How many points bear their date, how wide that is, and how far apart points without one stand."""
MOST_FIRST, MOST_LAST = 40, 110
"""How many points are drawn, of those at the beginning and of those at the end."""

Days = dict[str, tuple[date, date]]
"""Id of a statement -> the first and the last day on which it may have been said."""


class Moment(NamedTuple):
    """Something to draw: the days it may have been on, what it is, and the utterance it belongs to, counted from 1."""

    earliest: date
    latest: date
    kind: str
    """`said`, `reversal`, `prior` or `outcome`."""
    number: int
    reports: int
    when: str
    words: str
    statement: str

    @property
    def is_vague(self) -> bool:
        """Whether the day is not known."""
        return self.earliest != self.latest


class Point(NamedTuple):
    """A moment in its place: its middle, and from where to where the days reach on which it may have been."""

    moment: Moment
    x: float
    y: float
    left: float
    right: float
    label: str
    """The date, or what became of it, where there is room for it."""
    is_left: bool
    """Whether the label stands on the left, since there is no room on the right."""


class Timeline(NamedTuple):
    """The picture: its height, where the line of time runs, the points on it and its divisions."""

    height: int
    axis: int
    points: list[Point]
    ticks: list[Tick]
    table: list[Moment]
    """The same to be read: all moments in order."""
    left_out: int
    """How many between the first and the last ones are not drawn."""


def timeline(moments: Iterable[Moment]) -> Timeline | None:
    """Where everything stands; None where nothing has a day."""
    everything = sorted(moments, key=lambda one: (_middle(one), one.number))
    table = ends(everything, MOST_FIRST, MOST_LAST)
    if not table:
        return None
    scale = scale_of(min(one.earliest for one in table), max(one.latest for one in table), EDGE, WIDTH - EDGE)
    above = _laned([one for one in table if one.kind in ("said", "prior")], scale, len(table))
    below = _laned([one for one in table if one.kind == "reversal"], scale, len(table))
    axis = AXIS_GAP + LANE * _lanes(above)
    points = [_point(one, scale, axis - AXIS_GAP - LANE * lane, len(table)) for one, lane in above]
    points += [_point(one, scale, axis + AXIS_GAP + 18 + LANE * lane, len(table)) for one, lane in below]
    points += [_point(one, scale, axis, len(table)) for one in table if one.kind == "outcome"]
    height = axis + AXIS_GAP + 18 + LANE * _lanes(below)
    return Timeline(height, axis, points, ticks(scale), table, len(everything) - len(table))


def _middle(moment: Moment) -> date:
    return moment.earliest + (moment.latest - moment.earliest) / 2


def _lanes(laned: Sequence[tuple[Moment, int]]) -> int:
    return max((lane for _, lane in laned), default=-1) + 1


def _laned(moments: Sequence[Moment], scale: Scale, count: int) -> list[tuple[Moment, int]]:
    """Moments in order, each in the lowest lane in which it does not cover the one before."""
    ends, found = [float("-inf")] * LANES, list[tuple[Moment, int]]()
    room = LABEL if count <= LABELLED else UNLABELLED
    for one in moments:
        left = min(scale.place(one.earliest), scale.place(_middle(one)) - room / 2)
        right = max(scale.place(one.latest), scale.place(_middle(one)) + room / 2)
        lane = next((lane for lane, end in enumerate(ends) if end <= left), LANES - 1)
        ends[lane] = right
        found.append((one, lane))
    return found


def _point(moment: Moment, scale: Scale, y: float, count: int) -> Point:
    label = "" if count > LABELLED else shortened(moment.words, 44) if moment.kind == "outcome" else moment.when
    x = scale.place(_middle(moment))
    return Point(moment, x, float(y), scale.place(moment.earliest), scale.place(moment.latest), label, x + 7 * len(label) > WIDTH - 20)


def moments(
    utterances: Sequence[Sequence[str]], flags: Iterable[StatementFlagged], statements: Mapping[str, StatementRecorded], days: Days
) -> list[Moment]:
    """What there is to draw of a thread: each utterance, those of its priors that say another day, and what is told of outcomes."""
    flags = list(flags)
    reversed_ones = {flag.statement for flag in flags if flag.relation is Relation.REVERSAL}
    found: list[Moment] = []
    for number, names in enumerate(utterances, 1):
        kind = "reversal" if reversed_ones.intersection(names) else "said"
        found += _utterance(number, kind, [statements[name] for name in names if name in statements], days)
    told = [flag for flag in flags if flag.relation is Relation.OUTCOME and flag.statement in statements]
    return found + [_outcome(flag, statements[flag.statement], utterances) for flag in told]


def _utterance(number: int, kind: str, reports: Sequence[StatementRecorded], days: Days) -> list[Moment]:
    """The saying itself, told by the report that knows its day best; and each look back at it that tells another time."""
    news = [one for one in reports if not one.reported_prior]
    best = min(news or reports, key=lambda one: days[one.id][1] - days[one.id][0], default=None)
    if best is None:
        return []
    priors = {one.said: one for one in reports if one.reported_prior and one.said != best.said}
    main = _moment(best, kind if news else "prior", (number, len(reports)), days[best.id])
    return [main, *(_moment(one, "prior", (number, 1), days[one.id]) for one in priors.values())]


def _moment(one: StatementRecorded, kind: str, counted: tuple[int, int], days: tuple[date, date]) -> Moment:
    return Moment(*days, kind, *counted, said(one), shortened(one.content, 140), one.id)


def _outcome(flag: StatementFlagged, one: StatementRecorded, utterances: Sequence[Sequence[str]]) -> Moment:
    number = next((at for at, names in enumerate(utterances, 1) if flag.earlier.nearest in names or one.id in names), 0)
    words = shortened(flag.outcome or one.outcome or str(flag.became or one.content), 140)
    return Moment(one.published, one.published, "outcome", number, 1, day(one.published), words, one.id)
