"""Who may do what: the rights that routes ask for, and the roles and scopes that have them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Right(StrEnum):
    """What a route asks of those who call it."""

    READ = "read"
    RESPOND = "respond"
    INGEST = "ingest"
    ADMINISTER = "administer"


class Role(StrEnum):
    """What a user is; each may all that the one before it may."""

    READER = "reader"
    RESPONDER = "responder"
    ADMIN = "admin"


class Scope(StrEnum):
    """What an API token is for; no scope but `admin` holds another."""

    READ = "read"
    RESPOND = "respond"
    INGEST = "ingest"
    ADMIN = "admin"


ROLE_RIGHTS = {
    Role.READER: frozenset({Right.READ}),
    Role.RESPONDER: frozenset({Right.READ, Right.RESPOND, Right.INGEST}),
    Role.ADMIN: frozenset(Right),
}
SCOPE_RIGHTS = {
    Scope.READ: frozenset({Right.READ}),
    Scope.RESPOND: frozenset({Right.RESPOND}),
    Scope.INGEST: frozenset({Right.INGEST}),
    Scope.ADMIN: frozenset(Right),
}


@dataclass(frozen=True)
class Identity:
    """Who calls: a user by a session (with a role), or a service by a token (with scopes).

    `csrf` is what forms of a session send back as `csrf`, and scripts as X-CSRF-Token; None for a token.
    """

    name: str
    role: Role | None = None
    scopes: frozenset[Scope] = frozenset()
    csrf: str | None = field(default=None, repr=False)

    @property
    def by_session(self) -> bool:
        """Whether a browser sends the proof along by itself, so that requests must be guarded against other sites."""
        return self.role is not None

    @property
    def actor(self) -> str:
        """The name for the audit trail: no service can be taken for a user."""
        return self.name if self.by_session else f"token:{self.name}"

    @property
    def rights(self) -> frozenset[Right]:
        """All that role or scopes give."""
        return ROLE_RIGHTS[self.role] if self.role else frozenset[Right]().union(*(SCOPE_RIGHTS[scope] for scope in self.scopes))

    def may(self, right: Right) -> bool:
        """Whether role or scopes give that right."""
        return right in self.rights
