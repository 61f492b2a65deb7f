"""`saidbefore promote` and `saidbefore abandon`: what was rehearsed takes the place of what stands, or is forgotten.

Nobody but the extract workers records and withdraws statements: each keeps a row an article, and a second writer would be undone by
them, or undo them. So to promote is to tell them, on the topic `readings`, what a newer extractor found in an article, and what of it
takes the place of what. They withdraw what no longer stands and record the rest; compare workers raise and withdraw flags as they
always do. All of that is marked as a replay, so that nobody is told. The workers need not be of the newer version: they go on reading
new articles by their own, and of what an older extractor writes later about the same revision of an article nothing holds. Killed at
any moment and run again it ends the same, since it publishes what still differs, and what was published already is no news.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from schemas.readings import ArticleReread
from schemas.statements import StatementRecorded, reading_of
from schemas.topics import BY_PLACE, READINGS, STATEMENTS
from streams.acls import Role
from streams.commands.shadow import by_article, caught_up, newest_facts, readings, shadow_of, standing_statements
from streams.envelope import Cause
from streams.errors import SaidBeforeError
from streams.kafka import check_allowed, create_topics, list_topics, publish, remove
from streams.rehearse.reading import changes, joined
from streams.settings import Settings
from streams.show.progress import Progress
from streams.worker.reader import version_of

PATIENCE_SECONDS = 60.0
"""How long workers may stand still while what was promoted waits for them."""


class NothingRehearsedError(SaidBeforeError):
    """The shadow holds nothing that the extractor at hand has read."""


class OlderError(SaidBeforeError):
    """What stands was read by a newer extractor."""


class NotTakenError(SaidBeforeError):
    """What was promoted is on its way, and nobody takes it."""


class Promoted(NamedTuple):
    """What was switched: articles, and statements that are recorded and withdrawn; and what is left as it is."""

    articles: int
    recorded: int
    withdrawn: int
    same: int
    """Articles in which nothing is another."""
    outdated: int
    """Articles that were revised or retracted since they were rehearsed: their newest revision stands as the workers read it."""
    older: int
    """Articles that an older extractor has read and that were not rehearsed."""

    def __str__(self) -> str:
        """In words, with what to do next."""
        words = f"{self.articles} articles switched: {self.recorded} statements recorded, {self.withdrawn} withdrawn; {self.same} as before"
        words += f", {self.outdated} revised since they were rehearsed" if self.outdated else ""
        advice = "start the workers of this version, then rehearse and promote again, or leave them as they are"
        return words + (f"\n{self.older} articles stand as an older extractor read them: {advice}" if self.older else "")


def promote(settings: Settings, progress: Progress) -> Promoted:
    """Switch to what was rehearsed with the extractor at hand, and wait until workers have taken it and compared what follows.

    Raises NothingRehearsedError, OlderError, NotTakenError, and what reading and writing topics raise.
    """
    extractor = version_of(settings.extractor)
    check_allowed(settings, Role.PROMOTE)
    held = _rehearsed(settings, extractor)
    create_topics(settings)
    progress("reading what stands")
    stood = by_article(standing_statements(settings).values())
    _check_is_newest(stood, extractor)
    newest = newest_facts(settings)
    current = [reading for name, reading in held.items() if newest.get(name) == reading.fact]
    found = [joined(reading, stood.get(reading.article, [])) for reading in current]
    wanted = [reading for reading in found if changes(reading)]
    if wanted:
        publish(settings, wanted, lambda done: progress("promoting articles", done, len(wanted)), cause=Cause(is_replay=True))
    _wait(settings, progress)
    older = {name for name, statements in stood.items() if name not in held and any(_is_older(one, extractor) for one in statements)}
    return _promoted(wanted, len(found), len(held) - len(current), len(older))


def _rehearsed(settings: Settings, extractor: str) -> dict[str, ArticleReread]:
    shadow = shadow_of(settings)
    held = readings(shadow, extractor) if any(state.partitions for state in list_topics(shadow)) else {}
    if not held:
        raise NothingRehearsedError(f"nothing was rehearsed with extractor {extractor}: run `saidbefore rehearse --since DATE` first")
    return held


def _check_is_newest(stood: Mapping[str, Iterable[StatementRecorded]], extractor: str) -> None:
    newer = {one.extractor for statements in stood.values() for one in statements if reading_of(one.extractor) > reading_of(extractor)}
    if newer:
        advice = "to go back, give the older code a higher version"
        raise OlderError(f"statements of extractor {max(newer, key=reading_of)} stand, which is newer than {extractor}: {advice}")


def _is_older(statement: StatementRecorded, extractor: str) -> bool:
    return reading_of(statement.extractor) < reading_of(extractor)


def _wait(settings: Settings, progress: Progress) -> None:
    """Wait until workers have taken what was promoted, and then until they have compared it."""
    for role, topics in (("extract", [READINGS]), ("compare", [STATEMENTS]), ("compare", [BY_PLACE])):
        progress(f"waiting for the {role} workers")
        if left := caught_up(settings, role, PATIENCE_SECONDS, *topics):
            advice = "is one running, of a version that promotes? It goes on by itself; `saidbefore promote` once more tells how far it is"
            raise NotTakenError(f"{left} messages wait for {role} workers: {advice}")


def _promoted(wanted: Sequence[ArticleReread], found: int, outdated: int, older: int) -> Promoted:
    recorded = [(reading, {one.id for one in reading.found}) for reading in wanted]
    withdrawn = sum(len(reading.stood.keys() - ids - set(reading.kept)) for reading, ids in recorded)
    return Promoted(len(wanted), sum(len(ids) for _, ids in recorded), withdrawn, found - len(wanted), outdated, older)


def abandon(settings: Settings) -> list[str]:
    """Delete the shadow: its topics, groups that followed it, and what workers and boards kept of it; gives what was deleted."""
    check_allowed(settings, Role.ABANDON)
    prefix = shadow_of(settings).topic_prefix
    groups, topics = remove(settings, prefix)
    kept = sorted(settings.data_dir.glob(f"{prefix}*"))
    for path in kept:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return [*(f"topic {name}" for name in topics), *(f"group {name}" for name in groups), *(str(path) for path in kept)]
