"""What a page says of itself in JSON-LD (schema.org's Article and its kinds), which outlets keep truer than the rest of their head."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from pydantic_core import from_json

POSTINGS = ("BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting")
"""The kinds of schema.org's Article whose names do not end so."""

_WRAPPING = ("<!--", "<![CDATA["), ("-->", "]]>")
_CONTROLS = re.compile(r"[\x00-\x1f]")


class Told(NamedTuple):
    """The headline, publisher, date, address and text as the page gives them; None where it does not. The text may hold HTML."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    body: str | None = None


def told(blocks: list[str]) -> Told:
    """What the first article in a page's JSON-LD blocks says of itself. Blocks that are not JSON are passed over."""
    nodes = [node for block in blocks for node in _nodes(_parsed(block))]
    node = next(filter(_is_article, nodes), {})
    url = _words(node.get("url")) or _name_of(node.get("mainEntityOfPage"))
    return Told(
        title=_words(node.get("headline")),
        outlet=_words(_described(node.get("publisher"), nodes)),
        published=_words(node.get("datePublished")),
        url=url if url and url.startswith(("https://", "http://")) else None,
        body=_body(node),
    )


def _parsed(block: str) -> Any:
    """The value of a block, read as generously as outlets write it: in a comment, and with line ends inside its texts."""
    bare = _CONTROLS.sub(" ", block).strip(" /*")
    for opening, closing in zip(*_WRAPPING, strict=True):
        bare = bare.removeprefix(opening).removesuffix(closing).strip(" /*")
    try:
        return from_json(bare)
    except ValueError:
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"))
        yield from _nodes(value.get("mainEntity"))


def _described(thing: Any, nodes: list[dict[str, Any]]) -> Any:
    """A thing as another node describes it, where it is only named here: `{"@id": "#outlet"}`."""
    name = _name_of(thing)
    return next((node for node in nodes if name and node.get("@id") == name and "name" in node), thing)


def _name_of(thing: Any) -> str | None:
    name = thing.get("@id") if isinstance(thing, dict) else thing
    return name if isinstance(name, str) else None


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    names = [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]
    return any(name.endswith("Article") or name in POSTINGS for name in names)


def _body(node: dict[str, Any]) -> str | None:
    """The text of an article; of a live blog that of its entries, each under its headline, in their order."""
    updates = node.get("liveBlogUpdate")
    entries = [entry for entry in (updates if isinstance(updates, list) else [updates]) if isinstance(entry, dict)]
    pieces = [node.get("articleBody"), *(entry.get(key) for entry in entries for key in ("headline", "articleBody"))]
    return "\n".join(piece.strip() for piece in pieces if isinstance(piece, str)) or None


def _words(value: Any) -> str | None:
    """The text of a value that schema.org allows to be a text, a thing with a name, or a list of either."""
    if isinstance(value, list):
        return _words(value[0]) if value else None
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("@value"))
    return unescape(value).strip() or None if isinstance(value, str) else None
