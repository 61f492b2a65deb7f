"""What a page says of itself in JSON-LD (schema.org's Article and its kinds), which outlets keep truer than the rest of their head."""

from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from pydantic_core import from_json


class Told(NamedTuple):
    """The headline, publisher, date and address as the page gives them; None where it does not."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


def told(blocks: list[str]) -> Told:
    """What the first article in a page's JSON-LD blocks says of itself. Blocks that are not JSON are passed over."""
    node = next((node for block in blocks for node in _nodes(_parsed(block)) if _is_article(node)), {})
    url = _words(node.get("url"))
    return Told(
        title=_words(node.get("headline")),
        outlet=_words(node.get("publisher")),
        published=_words(node.get("datePublished")),
        url=url if url and url.startswith(("https://", "http://")) else None,
    )


def _parsed(block: str) -> Any:
    try:
        return from_json(block.strip())
    except ValueError:
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"))


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(isinstance(name, str) and name.endswith("Article") for name in (types if isinstance(types, list) else [types]))


def _words(value: Any) -> str | None:
    """The text of a value that schema.org allows to be a text, a thing with a name, or a list of either."""
    if isinstance(value, list):
        return _words(value[0]) if value else None
    if isinstance(value, dict):
        return _words(value.get("name"))
    return unescape(value).strip() or None if isinstance(value, str) else None
