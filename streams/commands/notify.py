"""The rim of `saidbefore notify`: the log, the clock, the file of routes and the targets, around decisions that know none of them."""

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import structlog

from schemas.topics import FLAGS
from streams import metrics
from streams.acls import Role
from streams.commands.notifier import Log, Notifier
from streams.errors import SaidBeforeError, UsageError
from streams.kafka import check_allowed, topic_id
from streams.kafka.group import follower, member
from streams.notify import reading, taking
from streams.notify.database import Database
from streams.notify.routes import Route
from streams.notify.taking import FOLLOWED
from streams.notify.targets import MissingError, is_understood, targets
from streams.notify.watching import RoutesFile
from streams.settings import Settings, variable
from streams.supervise import stopping

log = structlog.get_logger()


class NoRoutesError(UsageError):
    """No file of routes is set."""


class NotifierRunningError(SaidBeforeError):
    """Another notifier uses the same data directory."""


def run(settings: Settings, since: datetime | None) -> None:
    """Tell people of flags until SIGTERM or SIGINT. `since`: where nothing was told of yet, flags from then on are news, not history.

    Raises NoRoutesError, RoutesError, NotifierRunningError, DatabaseError, and what streams.kafka raises.
    """
    routes = RoutesFile(routes_path(settings))
    metrics.serve(settings, "notify")
    check_allowed(settings, Role.NOTIFY)
    with stopping() as stop, locked(settings), ExitStack() as open_:
        database = open_.enter_context(Database(settings.data_dir / f"{settings.topic_prefix}-notify.sqlite"))
        names = {topic: topic_id(settings, topic) for topic in FOLLOWED}
        start = {topic: taking.positions(database, topic, name) for topic, name in names.items()}
        group = open_.enter_context(member(settings, FLAGS, "notify"))
        reader = open_.enter_context(follower(settings, start))
        notifier = Notifier(settings, routes, database, Log(group, reader, names), since)
        log.info("notifier.started", routes=sorted(routes.routes.routes), group=f"{settings.topic_prefix}-notify")
        while not stop.is_set():
            notifier.step()
        log.info("notifier.stopped")


def routes_path(settings: Settings) -> Path:
    """The file of routes that is set. Raises NoRoutesError."""
    if not settings.notify_routes:
        raise NoRoutesError(f"no routes are set: write a file (`saidbefore notify --example`), and set {variable('notify_routes')}")
    return settings.notify_routes


def example() -> str:
    """A file of routes to begin with."""
    return files("streams.notify").joinpath("example.toml").read_text("utf-8")


def check(settings: Settings) -> str:
    """What is in the file of routes, in one line. Raises RoutesError, for what it names and is not there, too."""
    path = routes_path(settings)
    routes = reading.read(path).routes
    if wrong := [f"route {name}: {found}" for name, route in routes.items() if (found := _wrong(route))]:
        raise reading.RoutesError(f"{path}: {'; '.join(wrong)}")
    return f"{path}: {len(routes)} routes: {', '.join(routes)}"


def _wrong(route: Route) -> str | None:
    """What a route names that is not there, or can not be read."""
    try:
        found = [number for number, target in enumerate(targets(route), start=1) if not is_understood(target)]
    except MissingError as error:
        return str(error)
    return f"address {found[0]} is none that Apprise can read" if found else None


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Hold the notifier's file. Raises NotifierRunningError where another one does."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with (settings.data_dir / f"{settings.topic_prefix}-notify.lock").open("a", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotifierRunningError(f"a notifier runs already on {settings.data_dir}: stop it, or set another data directory") from None
        yield
