"""Users of the board, from a terminal: whoever may write the store may make an admin."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from getpass import getpass

from streams.board.access import users
from streams.board.access.naming import LONGEST, PasswordRefusedError
from streams.board.access.rights import Role
from streams.board.access.store import opened
from streams.settings import Settings

LINE_BYTES = 4 * LONGEST + 2  # of the longest password in UTF-8, and the end of its line


class NoTerminalError(PasswordRefusedError):
    """There is nobody to ask for a password."""


def add(settings: Settings, name: str, role: Role, password: str, now: datetime) -> str:
    """Add a user, and say so."""
    with opened(settings) as store:
        return f"{users.add_user(store, name, role, password, now)} may log in as {role}"


def remove(settings: Settings, name: str, now: datetime) -> str:
    """Remove a user, and say so."""
    with opened(settings) as store:
        return f"{users.remove_user(store, name, now)} may log in no more, and all sessions have ended"


def give_role(settings: Settings, name: str, role: Role) -> str:
    """Give a user another role, and say so."""
    with opened(settings) as store:
        return f"{users.give_role(store, name, role)} is {role} from now on"


def lines(settings: Settings, *, as_json: bool) -> Iterator[str]:
    """All users, a line each."""
    with opened(settings) as store:
        for user in users.list_users(store):
            yield json.dumps(user._asdict(), default=datetime.isoformat) if as_json else in_words(user)


def in_words(user: users.User) -> str:
    """A user in a line."""
    until = f", removed {user.disabled:%Y-%m-%d}" if user.disabled else ""
    return f"{user.name}  {user.role}  since {user.created:%Y-%m-%d}{until}"


def ask_password() -> str:
    """The password, typed twice and not shown. Raises NoTerminalError, and PasswordRefusedError where the two differ."""
    if not sys.stdin.isatty():
        raise NoTerminalError("there is no terminal to ask for the password: give it with --password-stdin")
    password = getpass("Password: ")
    if getpass("Once more: ") != password:
        raise PasswordRefusedError("the two passwords differ: nothing was changed, try again")
    return password


def read_password() -> str:
    """The first line of standard input. Raises PasswordRefusedError where that is not UTF-8."""
    try:
        return sys.stdin.buffer.readline(LINE_BYTES).decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise PasswordRefusedError("the password on standard input is not UTF-8: encode it so") from None
