"""Templates -> pages. Whatever a page shows passes one place where signs that are not to be seen are taken out."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from streams.board.pages.who import csrf, may_administer, may_respond, name_of
from streams.board.views import words
from streams.show.passage import printable

TEMPLATES = Path(__file__).parent.parent / "templates"
THEMES = {"light", "dark"}


def harmless(value: Any) -> Any:
    """A value as a template may write it: of a text, control characters and marks of direction are blanks; line ends and tabs stay."""
    if isinstance(value, Markup) or not isinstance(value, str) or value.isprintable():
        return "" if value is None else value
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in value.split("\n"))


def moment(value: datetime | None) -> str:
    """A moment as people read it: `27 November 2026, 09:35 UTC`."""
    return f"{words.day(value.date())}, {value.astimezone(UTC):%H:%M} UTC" if value else ""


def query(values: dict[str, Any]) -> str:
    """The query of an address, without what is empty."""
    return urlencode({name: value for name, value in values.items() if value not in (None, "")})


def shared(request: Request) -> dict[str, Any]:
    """What every template may ask for."""
    theme = request.cookies.get("theme", "")
    person = {"may_respond": may_respond(request), "may_administer": may_administer(request), "csrf": csrf(request), "me": name_of(request)}
    return {"theme": theme if theme in THEMES else "", "today": today(), **person}


def today() -> date:
    """The day that it is."""
    return datetime.now(UTC).date()


def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=harmless)
    made.filters |= {"day": words.day, "moment": moment, "counted": words.counted, "query": query}
    return made


templates = Jinja2Templates(env=_environment(), context_processors=[shared])


def piece(template: str, **values: Any) -> Markup:
    """A part of a page that is the same for everybody: it hangs on what is given alone."""
    return Markup(templates.env.get_template(template).render(values))


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of a template."""
    return templates.TemplateResponse(request, name, values, status_code=status)


def told(request: Request, status: int, title: str, text: str, **values: Any) -> HTMLResponse:
    """A page that says one thing."""
    return page(request, "told.html", status, title=title, text=text, **values)
