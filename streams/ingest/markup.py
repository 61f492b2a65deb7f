"""HTML -> text: of a whole page, or of a field of a feed, of JSON or of JSON-LD, where nobody says whether it is HTML."""

import logging
import re
from copy import deepcopy
from html import unescape
from itertools import islice

from lxml.etree import strip_tags
from lxml.html import HtmlElement, tostring
from trafilatura import bare_extraction, load_html
from trafilatura.settings import DEFAULT_CONFIG, Document

from streams.ingest.furniture import without_furniture

SHORTEST_PARAGRAPH = 40
"""A page without a paragraph of so many characters is taken for a menu, a form or a notice, not for an article."""

TIMES = 2
"""How often a field is read: some outlets escape their HTML once more than they should."""

MOST_PIECES = 500
"""Inline elements in one paragraph; the library's time grows with the square of them, and nothing is lost without them."""

MOST_LINKED_DATA = 100_000
"""Characters of JSON-LD in one page; the library searches them by patterns, for what we read there ourselves."""

LINKED_DATA = '//script[@type="application/ld+json"]'

_INLINE = tuple("a abbr b bdi bdo big cite em font i img ins kbd mark q s samp small span strike strong sub sup tt u var wbr".split())
_BLOCKS = "p|div|br|ul|ol|li|h[1-6]|blockquote|section|article|figure|img|a|b|i|em|strong|span"
_TAG = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1605-01-01", "max_date": "9999-12-31"}  # never today: no clock
_CONFIG = deepcopy(DEFAULT_CONFIG)
_CONFIG["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(SHORTEST_PARAGRAPH)  # below it, the library breaks lines at every link

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # a refusal says it in one line


def plain(written: str) -> str:
    """The text of a field, a paragraph a line, without markup, character references and furniture."""
    for _ in range(TIMES):
        written = _fragment(written) if _TAG.search(written) else unescape(written)
    return without_furniture(written)


def extracted(tree: HtmlElement | None) -> Document:
    """What trafilatura finds in a page: its text, and what its head says; nothing where there is no page."""
    dates = dict(_DATES)
    found = tree is not None and bare_extraction(
        _bounded(tree), fast=True, with_metadata=True, include_comments=False, date_extraction_params=dates, config=_CONFIG
    )
    return found if isinstance(found, Document) else Document()


def _fragment(html: str) -> str:
    """The text of a piece of HTML that is all article; in a division of its own, since loose text loses its line breaks."""
    return extracted(load_html(f"<html><body><article><div>{html}</div></article></body></html>")).text or ""


def _bounded(tree: HtmlElement) -> HtmlElement:
    """A page without that which takes the library time by the square; most pages come back as they are."""
    for script in _heavy(tree.xpath(LINKED_DATA)):
        script.getparent().remove(script)
    shredded = [one for one in tree.iter("p") if len([*islice(one.iterdescendants(*_INLINE), MOST_PIECES)]) == MOST_PIECES]
    for paragraph in shredded:
        strip_tags(paragraph, *_INLINE)
    return load_html(tostring(tree, encoding="unicode")) if shredded else tree


def _heavy(scripts: list[HtmlElement]) -> list[HtmlElement]:
    """All JSON-LD of a page that has more of it than the library should search for names."""
    return scripts if sum(len(script.text or "") for script in scripts) > MOST_LINKED_DATA else []
