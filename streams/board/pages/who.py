"""Who looks at a page, and who may decide: the one place where the pages know of access."""

from typing import Annotated, NamedTuple

from fastapi import Depends
from starlette.requests import Request


class Person(NamedTuple):
    """Somebody who uses the board."""

    name: str


def _on_duty() -> Person:
    """Whoever sits at the machine."""
    return Person("duty officer")


Reader = Annotated[Person, Depends(_on_duty)]
"""Somebody who may see the board."""
Responder = Annotated[Person, Depends(_on_duty)]
"""Somebody who may decide about what it shows."""


def may_respond(request: Request) -> bool:
    """Whether forms are of use to whoever looks."""
    del request
    return True


def csrf(request: Request) -> str:
    """What every form carries in its field `csrf`."""
    del request
    return ""


def name_of(request: Request) -> str:
    """The name of whoever looks."""
    del request
    return _on_duty().name
