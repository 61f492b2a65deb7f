"""Users: who may log in, as what. A user who is removed stays as a name that can not, since the audit trail names them."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, insert, select, update

from streams.board.access.hashing import digest, fits, password_hash
from streams.board.access.naming import LOCAL, LONGEST, NAME, NameRefusedError, checked_name, checked_password
from streams.board.access.rights import Role
from streams.board.access.tables import codes, sessions, users
from streams.errors import UsageError


class UserError(UsageError):
    """There is no such user, or there is one already."""


class User(NamedTuple):
    """A user as `saidbefore users list` shows one: never with the hash."""

    name: str
    role: Role
    created: datetime
    disabled: datetime | None


def add_user(store: Engine, name: str, role: Role, password: str, now: datetime) -> str:
    """Let somebody log in, and give the name as it is stored; one who was removed comes back with this role and password.

    Raises NameRefusedError, PasswordRefusedError, and UserError where there is such a user.
    """
    if (known := checked_name(name)) == LOCAL:
        raise NameRefusedError(f"{LOCAL} is who opens a one-time login address: take another name")
    hashed = password_hash(checked_password(known, password))
    with store.begin() as connection:
        if _enabled(connection, known):
            raise UserError(f"there is a user {known} already: `saidbefore users role {known} {role}` gives another role")
        put_user(connection, {"name": known, "role": role, "password": hashed, "created": now, "disabled": None})
    return known


def put_user(connection: Connection, row: dict[str, object]) -> None:
    """Write a user, over the one of that name where there is one."""
    if not connection.execute(update(users).where(users.c.name == row["name"]).values(row)).rowcount:
        connection.execute(insert(users).values(row))


def list_users(store: Engine) -> list[User]:
    """All users by name, those who were removed too."""
    with store.connect() as connection:
        found = connection.execute(select(users.c.name, users.c.role, users.c.created, users.c.disabled).order_by(users.c.name))
        return [User(row.name, Role(row.role), row.created, row.disabled) for row in found]


def anybody_has_password(store: Engine) -> bool:
    """Whether somebody can log in by name and password."""
    with store.connect() as connection:
        asked = select(users.c.name).where(users.c.password.is_not(None), users.c.disabled.is_(None)).limit(1)
        return connection.execute(asked).first() is not None


def remove_user(store: Engine, name: str, now: datetime) -> str:
    """End all sessions of a user, and let them log in no more; their name as it is stored. Raises UserError where there is none."""
    known = checked_name(name)
    with store.begin() as connection:
        _change(connection, known, disabled=now)
        connection.execute(delete(sessions).where(sessions.c.user == known))
        connection.execute(delete(codes).where(codes.c.user == known))
    return known


def give_role(store: Engine, name: str, role: Role) -> str:
    """Give a user another role, from the next request on; their name as it is stored. Raises UserError where there is none."""
    known = checked_name(name)
    with store.begin() as connection:
        _change(connection, known, role=role)
    return known


def checked_change(name: str, password: str) -> str:
    """A new password of a user who has one. Raises PasswordRefusedError, and NameRefusedError for who comes by one-time codes only."""
    if name == LOCAL:
        raise NameRefusedError(f"{LOCAL} has no password: who opens the login address is let in")
    return checked_password(name, password)


def change_password(store: Engine, name: str, password: str, session: str) -> None:
    """Give a user another password, and end all their sessions but one. Raises what `checked_change` raises, and UserError."""
    hashed = password_hash(checked_change(name, password))
    with store.begin() as connection:
        _change(connection, name, password=hashed)
        connection.execute(delete(sessions).where(sessions.c.user == name, sessions.c.hash != digest(session)))


def password_fits(store: Engine, name: str, password: str) -> bool:
    """Whether that is a user who may log in, and their password. One hash is computed, whoever is asked for."""
    return fits(_hash_of(store, name.strip().lower()), password[: LONGEST + 1])


def _hash_of(store: Engine, name: str) -> str | None:
    if NAME.fullmatch(name) is None:  # what no database would take is no name either
        return None
    with store.connect() as connection:
        asked = select(users.c.password).where(users.c.name == name, users.c.disabled.is_(None))
        return connection.execute(asked).scalar_one_or_none()


def _enabled(connection: Connection, name: str) -> bool:
    return connection.execute(select(users.c.name).where(users.c.name == name, users.c.disabled.is_(None))).first() is not None


def _change(connection: Connection, name: str, **values: object) -> None:
    if not connection.execute(update(users).where(users.c.name == name, users.c.disabled.is_(None)).values(values)).rowcount:
        raise UserError(f"there is no user {name}: `saidbefore users list` shows all")
