"""The file of routes while the notifier runs: read again when it changes; a broken one changes nothing."""

from pathlib import Path

import structlog

from streams.notify.reading import RoutesError, read
from streams.notify.routes import Routes

log = structlog.get_logger()


class RoutesFile:
    """The routes in force. Raises RoutesError at first where the file can not be used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._state()
        self.routes: Routes = read(path)

    def changed(self) -> bool:
        """Look at the file: whether other routes are in force now. One that can not be used is told of once, and the old routes stay."""
        if (state := self._state()) == self._seen:
            return False
        self._seen = state
        try:
            routes = read(self._path)
        except RoutesError as error:
            log.error("routes.refused", error=str(error), in_force=sorted(self.routes.routes))
            return False
        is_new, self.routes = routes != self.routes, routes
        log.info("routes.changed", in_force=sorted(routes.routes))
        return is_new

    def _state(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
