"""What could not be handled, and what became of it."""

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Discriminator, Field, Tag

from schemas.base import Fact

Reason = Literal["malformed", "language", "text", "time", "error"]
"""Why a message could not be handled: it is no fact of its topic, the article is in another language, it has no text that can be read,
reading it takes too long, or something that nobody expected."""
REASONS: tuple[Reason, ...] = get_args(Reason)

REDRIVE = "saidbefore-redrive"
"""The header of a message that was sent once more: the id of its dead letter."""


class DeadLetter(Fact):
    """A message that could not be handled, as it came, with why and where it was."""

    identity: ClassVar = ("topic", "partition", "offset", "key", "value")

    type: Literal["DeadLetter"] = "DeadLetter"
    topic: str = Field(description="full name of the topic that the message was on")
    partition: int = Field(description="its partition there")
    offset: int = Field(description="its offset there")
    reason: Reason = Field(description="why it could not be handled")
    error: str = Field(description="what went wrong, on a line")
    key: str | None = Field(description="base64 of the key's bytes")
    value: str | None = Field(description="base64 of the value's bytes")
    headers: tuple[tuple[str, str | None], ...] = Field((), description="names, and base64 of the bytes; none in letters of before")
    redriven: str | None = Field(None, description="id of the dead letter from which it had been sent once more")


class _Handled(Fact):
    identity: ClassVar = ("letter",)

    letter: str = Field(description="id of the DeadLetter")
    by: str = Field(min_length=1, description="who did it")


class DeadLetterRedriven(_Handled):
    """The message of a dead letter was sent once more to where it came from; if it fails again, that is another letter."""

    type: Literal["DeadLetterRedriven"] = "DeadLetterRedriven"


class DeadLetterDiscarded(_Handled):
    """Nothing is to be done about a dead letter."""

    type: Literal["DeadLetterDiscarded"] = "DeadLetterDiscarded"
    why: str | None = Field(None, description="why not, in a person's words")


Handled = DeadLetterRedriven | DeadLetterDiscarded
DeadLetterFact = DeadLetter | Handled


def _type(value: Any) -> str:
    """The type of a fact; letters of before do not tell it."""
    return str(value.get("type", DeadLetter.__name__) if isinstance(value, dict) else getattr(value, "type", None))


Readable = Annotated[
    Annotated[DeadLetter, Tag("DeadLetter")]
    | Annotated[DeadLetterRedriven, Tag("DeadLetterRedriven")]
    | Annotated[DeadLetterDiscarded, Tag("DeadLetterDiscarded")],
    Discriminator(_type),
]
"""How a fact of the topic is read, those of before too."""
