"""`saidbefore dead-letters`: which letters are meant, and what is told of them in a terminal."""

import json
from base64 import b64decode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from getpass import getuser

import typer

from schemas.dead_letters import REASONS, DeadLetter
from schemas.topics import TOPICS
from streams.acls import Role
from streams.errors import UsageError
from streams.kafka import check_allowed
from streams.letters import handling
from streams.letters.handling import Done, all_letters, base_name
from streams.letters.known import Letter, Wanted, chosen
from streams.settings import Settings
from streams.show.passage import printable

SHORT = 8
"""Characters of an id that people are shown; that many are enough to name one."""
MANY = 1
"""More letters than this are not discarded without asking."""
SHOWN_BYTES = 2_000


class LettersError(UsageError):
    """It is not clear which letters are meant, or there are none."""


def listed(settings: Settings, wanted: Wanted, *, handled_too: bool, as_json: bool) -> Iterator[str]:
    """The letters that are meant, a line each, oldest first; those that are open, unless the others are wanted too."""
    for letter in _chosen(settings, wanted):
        if handled_too or letter.state == "open":
            yield as_object(letter) if as_json else in_words(settings, letter)


def shown(settings: Settings, name: str, *, as_json: bool) -> Iterator[str]:
    """One letter with its message. Raises LettersError where an id, or the beginning of one, does not name one letter."""
    found = _chosen(settings, Wanted(ids=[name]))
    if len(found) != 1:
        raise LettersError(f"{name} names {len(found)} dead letters: `saidbefore dead-letters list --all` shows their ids")
    fact = handling.whole(settings, found[0].id)
    if as_json:
        yield json.dumps(json.loads(as_object(found[0])) | fact.model_dump(include={"key", "value", "headers"}))
        return
    yield in_words(settings, found[0], found[0].id)
    yield from _message(fact)


def redrive(settings: Settings, wanted: Wanted, *, dry_run: bool, as_json: bool) -> bool:
    """Send letters once more, and tell of each; whether all that were named were sent."""
    letters, left = _open(settings, wanted)
    done = [Done(letter.id) for letter in letters] if dry_run else handling.redrive(settings, letters, me())
    return _tell(settings, letters, done, as_json=as_json) and not left


def discard(settings: Settings, wanted: Wanted, why: str | None, *, yes: bool, as_json: bool) -> bool:
    """Have done with letters, and tell of each; whether all that were named are done with. Asks first where they are many."""
    letters, left = _open(settings, wanted)
    if len(letters) > MANY and not yes:
        typer.confirm(f"{counted(settings, letters)}: discard all {len(letters)}?", abort=True, err=True)
    return _tell(settings, letters, handling.discard(settings, letters, me(), why), as_json=as_json) and not left


def me() -> str:
    """Who asks, as far as the machine knows."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "unknown"


def _open(settings: Settings, wanted: Wanted) -> tuple[list[Letter], bool]:
    """The open ones of the letters that are meant; and whether one was named by its id that is open no more, or not there."""
    found = _chosen(settings, wanted)
    ready = [letter for letter in found if letter.state == "open"]
    left = False
    for name in wanted.ids:
        named = [letter for letter in found if letter.id.startswith(name)]
        if len(named) > 1:
            raise LettersError(f"{name} names {len(named)} dead letters: give more of the id")
        if not named or named[0].state != "open":
            typer.echo(f"{name}: {_not_open(named)}; nothing is done", err=True)
            left = True
    return ready, left


def _not_open(named: Sequence[Letter]) -> str:
    return f"was {named[0].state} by {named[0].by} already" if named else "there is no such dead letter among those that are meant"


def _chosen(settings: Settings, wanted: Wanted) -> list[Letter]:
    for kind, names, known in (("topic", wanted.topics, list(TOPICS)), ("reason", wanted.reasons, REASONS)):
        if unknown := set(names) - set(known):
            raise LettersError(f"there is no {kind} {min(unknown)!r}: choose one of {', '.join(known)}")
    check_allowed(settings, Role.LETTERS)
    return chosen(all_letters(settings), wanted, lambda name: TOPICS[name].full_name(settings.topic_prefix))


def _tell(settings: Settings, letters: Sequence[Letter], done: Iterable[Done], *, as_json: bool) -> bool:
    known, all_done = {letter.id: letter for letter in letters}, True
    for each in done:
        if each.error:
            typer.echo(f"{each.letter[:SHORT]}: not sent: {printable(each.error)}", err=True)
            all_done = False
        else:
            typer.echo(as_object(known[each.letter]) if as_json else in_words(settings, known[each.letter]))
    return all_done


def counted(settings: Settings, letters: Iterable[Letter]) -> str:
    """How many letters there are of each topic and reason: `articles language 12, statements malformed 1`."""
    counts = Counter((base_name(settings, letter.topic), letter.reason) for letter in letters)
    return ", ".join(f"{topic} {reason} {count}" for (topic, reason), count in counts.most_common())


def as_object(letter: Letter) -> str:
    """A letter as JSON."""
    return json.dumps(letter._asdict(), default=datetime.isoformat)


def in_words(settings: Settings, letter: Letter, name: str | None = None) -> str:
    """A letter in a line: when, its id, why, where, and what went wrong; whether it was sent once more before, and what became of it."""
    where = f"{base_name(settings, letter.topic)}[{letter.partition}]@{letter.offset}"
    again = f"  (sent once more {letter.times} times before)" if letter.times else ""
    became = "" if letter.state == "open" else f"  {letter.state} by {letter.by}" + (f": {letter.why}" if letter.why else "")
    return printable(
        f"{letter.at:%Y-%m-%d %H:%M:%S}  {name or letter.id[:SHORT]}  {letter.reason:<9}  {where}  {' '.join(letter.error.split())}"
        f"{again}{became}"
    )


def _message(fact: DeadLetter) -> Iterator[str]:
    for name, value in (("key", fact.key), *fact.headers):
        yield f"{name}: {_text(value)}"
    yield ""
    yield _text(fact.value)


def _text(encoded: str | None) -> str:
    raw = b64decode(encoded or "")
    more = f" ... and {len(raw) - SHOWN_BYTES} bytes more: --json has all of it" if len(raw) > SHOWN_BYTES else ""
    return printable(raw[:SHOWN_BYTES].decode("utf-8", "backslashreplace")) + more
