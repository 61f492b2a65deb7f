"""What a form sends -> a command, or a word on what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import Field, TypeAdapter, ValidationError
from starlette.requests import Request

from schemas.followups import Matcher
from streams.board.inbox import Filter
from streams.errors import UsageError
from streams.followup.commands import Silence, ThreadCommand

COMMAND: TypeAdapter[ThreadCommand] = TypeAdapter(Annotated[ThreadCommand, Field(discriminator="do")])
FIELDS = {
    "assign": ("to",),
    "note": ("text",),
    "schedule": ("due",),
    "resolve": ("resolution", "text"),
    "split": ("statement", "reason"),
    "merge": ("other", "reason"),
    "undo": ("fact",),
}
"""What each form asks for; the others ask for nothing."""
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
Sent = Mapping[str, str]
Made = TypeVar("Made")


class FormError(UsageError):
    """What was filled in can not be used, with the reason in words."""


async def sent(request: Request) -> dict[str, str]:
    """The fields of a form, without blanks around them, and without the sign that no database takes."""
    return {name: value.replace("\0", "").strip() for name, value in (await request.form(max_files=0)).items() if isinstance(value, str)}


def command_of(form: Sent) -> ThreadCommand:
    """The command of a form about a thread; `do` says which. Raises FormError."""
    do = form.get("do", "")
    values = {name: form[name] for name in FIELDS.get(do, ()) if form.get(name)}
    if "other" in values:
        values["other"] = statement_in(values["other"])
    return _validated(lambda: COMMAND.validate_python({"do": do, **values}))


def seen_of(form: Sent) -> int:
    """The number of the newest fact that the form's page showed. Raises FormError."""
    try:
        return int(form.get("seen", ""))
    except ValueError:
        raise FormError("the form does not say which state of the thread it is about: open the thread again") from None


def silence_of(form: Sent) -> Silence:
    """The silence that a form asks for. Raises FormError."""
    matcher = {name: form[name] for name in Matcher.model_fields if form.get(name)}
    values = {name: form[name] for name in ("until", "reason") if form.get(name)}
    return _validated(lambda: Silence.model_validate({"matcher": matcher, "everything": form.get("everything") == "yes", **values}))


def filter_of(request: Request) -> Filter:
    """The filter in an address, whatever is empty left out. Raises FormError."""
    values = {name: value for name, value in request.query_params.items() if value and name in Filter.model_fields}
    return _validated(lambda: Filter.model_validate(values))


def statement_in(text: str) -> str:
    """The last id in a text: people paste the address of a thread, or the id itself."""
    found = ID.findall(text)
    return found[-1].lower() if found else text


def back_of(form: Sent, otherwise: str) -> str:
    """Where to go on to: a path of the board and nothing else."""
    path = form.get("back", "")
    return path if re.fullmatch(r"/(?![/\\])[^\\\s]*", path) and path.isprintable() else otherwise


def _validated(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except ValidationError as error:
        raise FormError("; ".join(_in_words(each) for each in error.errors(include_url=False))) from None


def _in_words(error: Any) -> str:
    name = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "do")
    if error["type"] == "missing":
        return f"{name} is missing"
    return f"{name}: {error['msg'][0].lower()}{error['msg'][1:]}"
