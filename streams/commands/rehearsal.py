"""`saidbefore notify --dry-run`: what people would have been told in the last days, read from the log and sent to nobody."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from schemas.notifications import About
from schemas.topics import FLAGS, FOLLOWUPS, STATEMENTS
from streams.commands.notifier import understood
from streams.commands.notify import routes_path
from streams.kafka.group import follower
from streams.notify.database import Database, milliseconds
from streams.notify.decide import Due
from streams.notify.gathering import Gathered, Gathering
from streams.notify.messages import written
from streams.notify.reading import read
from streams.notify.rehearse import rehearse
from streams.notify.taking import take
from streams.settings import Settings

Told = tuple[datetime, Due]
READ = (STATEMENTS, FOLLOWUPS, FLAGS)
PATIENCE_MS = 500


def rehearsed(settings: Settings, days: int) -> list[Told]:
    """What would have been told when in the last days, by the routes that are set, and nobody told of anything before."""
    routes, now = read(routes_path(settings)).routes, datetime.now(UTC)
    gathered = _gathered(settings, now - timedelta(days=days))
    return list(rehearse(routes, gathered.waiting, gathered.silences, timedelta(days=settings.notify_within_days), now))


def json_lines(told: list[Told], board_address: str | None) -> Iterator[str]:
    """A line a message, with when it would have been sent."""
    for at, due in told:
        yield json.dumps(
            {"at": at.isoformat(timespec="seconds"), **written(due, board_address).model_dump(mode="json")}, ensure_ascii=False
        )


def people_lines(told: list[Told], board_address: str | None) -> Iterator[str]:
    """By route: when, and the message."""
    for route, messages in groupby(sorted(told, key=lambda each: (each[1].route, each[0])), key=lambda each: each[1].route):
        shown = [(at, written(due, board_address)) for at, due in messages]
        yield f"{route}: {len(shown)} message{'' if len(shown) == 1 else 's'}"
        for at, message in shown:
            yield f"  {at:%Y-%m-%d %H:%M} UTC  {message.subject}"
            yield from (f"      {line}" for line in message.text.splitlines())
    if not told:
        yield "nobody would have been told of anything"


def _gathered(settings: Settings, since: datetime) -> Gathered:
    """What was raised since then and still stands, by what the log holds now; in a file of its own, since the log may be large."""
    with TemporaryDirectory() as directory, Database(Path(directory) / "rehearsal.sqlite") as database:
        with follower(settings, {topic: {} for topic in READ}) as reader:
            reader.aim()
            while not reader.has_arrived:
                for topic, (messages, offsets) in reader.poll(PATIENCE_MS).items():
                    take(database, topic, understood(topic, messages), offsets, "")
        with database.transaction() as tables:
            tables.execute("DELETE FROM waiting WHERE at < ? OR about <> ?", [milliseconds(since), About.RAISED])
        return Gathering(database).of(range(settings.partitions), timedelta(0), datetime.now(UTC))
