"""What a user or a token may be called, and which passwords are too easy."""

import re

from streams.errors import UsageError

NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}")
SHORTEST, LONGEST = 12, 1024
FEWEST_CHARACTERS = 5
LOCAL = "local"  # who comes by a one-time code


class NameRefusedError(UsageError):
    """No user and no token can have that name."""


class PasswordRefusedError(UsageError):
    """That password is not taken."""


def checked_name(name: str) -> str:
    """The name in small letters, as it is stored and looked up. Raises NameRefusedError for what is no name."""
    known = name.strip().lower()
    if NAME.fullmatch(known) is None:
        raise NameRefusedError(f"{name[:64]!r} can not be a name: letters a to z, digits and . _ @ - inside, at most 64 of them")
    return known


def checked_password(name: str, password: str) -> str:
    """The password as it came. Raises PasswordRefusedError for one that is short, over-long, monotonous or made of the name."""
    if complaint := _complaint(name, password):
        raise PasswordRefusedError(f"the password {complaint}: take {SHORTEST} characters or more, such as four words drawn by chance")
    return password


def _complaint(name: str, password: str) -> str | None:
    if len(password) < SHORTEST:
        return f"has fewer than {SHORTEST} characters"
    if len(password) > LONGEST:
        return f"has more than {LONGEST} characters"
    if len(set(password)) < FEWEST_CHARACTERS:
        return "is made of too few different characters"
    return "is little more than the name" if len(password.lower().replace(name, "")) < SHORTEST // 2 else None
