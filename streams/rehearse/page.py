"""The report of a rehearsal as one page that stands by itself: no scripts, nothing to fetch."""

from importlib.resources import files
from typing import Any

from jinja2 import Environment

from streams.rehearse.difference import Kind
from streams.rehearse.rehearsal import Rehearsal
from streams.show.passage import printable


def page(found: Rehearsal) -> str:
    """The page, as HTML."""
    template = files("streams.rehearse").joinpath("page.html").read_text("utf-8")
    made = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_harmless)
    return made.from_string(template).render(found=found, kinds=[kind.value for kind in Kind])


def _harmless(value: Any) -> Any:
    """Words of articles without control characters and marks of direction."""
    return "" if value is None else printable(value) if type(value) is str and not value.isprintable() else value
