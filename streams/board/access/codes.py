"""One-time login codes, for the board on a laptop: whoever can read the terminal is its admin."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from sqlalchemy import Engine, delete, insert, update

from streams.board.access.hashing import digest, new_secret
from streams.board.access.naming import LOCAL
from streams.board.access.rights import Role
from streams.board.access.tables import codes
from streams.board.access.users import put_user

VALID = timedelta(hours=1)


def one_time_login(store: Engine, now: datetime) -> str:
    """The path with a new code, `/login?code=...`, to be opened once within an hour as the admin `local`; earlier codes end."""
    code = new_secret()
    with store.begin() as connection:
        put_user(connection, {"name": LOCAL, "role": Role.ADMIN, "password": None, "created": now, "disabled": None})
        connection.execute(delete(codes).where(codes.c.user == LOCAL))
        connection.execute(insert(codes).values(hash=digest(code), user=LOCAL, expires=now + VALID))
    return "/login?" + urlencode({"code": code})


def redeem(store: Engine, code: str, now: datetime) -> str | None:
    """Whom the code lets in; None where it was used, has expired or never was. Of two at once one gets in."""
    standing = (codes.c.hash == digest(code), codes.c.used.is_(None), codes.c.expires > now)
    with store.begin() as connection:
        return connection.execute(update(codes).where(*standing).values(used=now).returning(codes.c.user)).scalar_one_or_none()
