"""What people would have been told: the same decisions, in a time that is made up."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from schemas.followups import FollowUpFact
from streams.notify.decide import Due, decide, is_settled, plan
from streams.notify.routes import Route
from streams.notify.waiting import Waiting, why_quiet


def rehearse(
    routes: Mapping[str, Route], raised: Sequence[Waiting], silences: Sequence[FollowUpFact], within: timedelta, now: datetime
) -> Iterator[tuple[datetime, Due]]:
    """When people would have been told of flags until now, as if each was waiting from when it was raised on, and nothing before.

    What was decided by people counts from when it was decided on.
    """
    coming = sorted(raised, key=lambda each: (each.at, each.key))
    waiting: list[Waiting] = []
    told: dict[tuple[str, str], datetime] = {}
    at = coming[0].at if coming else now
    while at <= now and (coming or waiting):
        waiting += [each for each in coming if each.at <= at]
        coming = coming[len([each for each in coming if each.at <= at]) :]
        waiting = [each for each in waiting if not _is_over(each, routes, silences, within, at)]
        for due in decide(routes, waiting, told, at):
            yield at, due
            told |= {(due.route, each.thread): at for each in due.flags}
            keys = {each.key for each in due.flags}
            waiting = [each._replace(told=each.told | {due.route}) if each.key in keys else each for each in waiting]
        planned = [due.at for due in plan(routes, waiting, told)]
        at = min([*planned, *(each.at for each in coming[:1])], default=now + timedelta.resolution)


def _is_over(each: Waiting, routes: Mapping[str, Route], silences: Sequence[FollowUpFact], within: timedelta, at: datetime) -> bool:
    as_it_was = each._replace(decided=tuple(_until(each.decided, at)))
    return why_quiet(as_it_was, list(_until(silences, at)), within) is not None or is_settled(routes, each)


def _until(decided: Sequence[FollowUpFact], at: datetime) -> Iterator[FollowUpFact]:
    yield from (fact for fact in decided if fact.at is None or fact.at <= at)
