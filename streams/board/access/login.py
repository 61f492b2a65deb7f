"""Logging in by name and password, and knowing again who did."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Engine

from streams.board.access.attempts import begin_attempt, forgive
from streams.board.access.sessions import Lifetime, open_session
from streams.board.access.users import password_fits


class Caller(NamedTuple):
    """What somebody who wants to log in sends, and from where."""

    name: str
    password: str
    address: str


class Login(NamedTuple):
    """The new session; without one, how long to wait, or None where name and password do not fit."""

    session: str | None
    wait: timedelta | None = None


class Checked(NamedTuple):
    """Whether it is the password of who is logged in already, or how long to wait until one is looked at again."""

    fits: bool
    wait: timedelta | None = None


def check_again(store: Engine, caller: Caller, now: datetime) -> Checked:
    """Look at the password of somebody who is logged in: whoever has found an open session can not guess it any faster."""
    attempt = begin_attempt(store, caller.name, caller.address, now)
    if attempt.wait:
        return Checked(False, attempt.wait)
    if fits := password_fits(store, caller.name, caller.password):
        forgive(store, attempt)
    return Checked(fits)


def log_in(store: Engine, caller: Caller, lifetime: Lifetime, now: datetime) -> Login:
    """Open a session where name and password fit. An unknown name, a removed user and a wrong password are told alike."""
    attempt = begin_attempt(store, caller.name, caller.address, now)
    if attempt.wait:
        return Login(None, attempt.wait)
    if not password_fits(store, caller.name, caller.password):
        return Login(None)
    forgive(store, attempt)
    return Login(open_session(store, caller.name.strip().lower(), lifetime, now))
