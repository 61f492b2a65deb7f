"""Who looks at a page, and who may decide: the one place where the pages know of access."""

from typing import Annotated

from starlette.requests import Request

from streams.board.access.guard import require
from streams.board.access.rights import Identity, Right

Reader = Annotated[Identity, require(Right.READ)]
"""Somebody who may see the board."""
Responder = Annotated[Identity, require(Right.RESPOND)]
"""Somebody who may decide about what it shows."""


def identity_of(request: Request) -> Identity | None:
    """Whoever looks; None on the pages that strangers see."""
    return getattr(request.state, "identity", None)


def may_respond(request: Request) -> bool:
    """Whether forms are of use to whoever looks."""
    identity = identity_of(request)
    return identity is not None and identity.may(Right.RESPOND)


def may_administer(request: Request) -> bool:
    """Whether whoever looks says who else may."""
    identity = identity_of(request)
    return identity is not None and identity.may(Right.ADMINISTER)


def csrf(request: Request) -> str:
    """What every form carries in its field `csrf`."""
    identity = identity_of(request)
    return (identity and identity.csrf) or ""


def name_of(request: Request) -> str:
    """The name of whoever looks, as the audit trail has it; empty for a stranger."""
    identity = identity_of(request)
    return identity.actor if identity else ""
