"""Where a list goes on: a place in it, as one word that nobody has to understand."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, TypeVar

from pydantic import AwareDatetime, Field, TypeAdapter
from pydantic_core import to_json

from streams.errors import UsageError

Place = TypeVar("Place")
COUNTED: TypeAdapter[int] = TypeAdapter(Annotated[int, Field(ge=0, le=2**53)])
"""A place by a number that counts up."""
AT: TypeAdapter[tuple[AwareDatetime, str]] = TypeAdapter(tuple[AwareDatetime, Annotated[str, Field(pattern=r"^[^\x00]*$")]])
"""A place by a moment, and an id where there are several of one moment."""


class CursorError(UsageError):
    """A cursor that no page gave."""


def packed(place: object) -> str:
    """A place as it stands in an address."""
    return urlsafe_b64encode(to_json(place)).decode()


def unpacked(text: str, kind: TypeAdapter[Place]) -> Place:
    """Read a place back. Raises CursorError."""
    try:
        return kind.validate_json(urlsafe_b64decode(text))
    except ValueError as error:
        raise CursorError(f"not a cursor: {text[:80]!r}; begin again without it") from error
