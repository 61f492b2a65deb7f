"""HTML -> text: of a whole page, or of a field of a feed, of JSON or of JSON-LD, where nobody says whether it is HTML."""

import logging
import re
from copy import deepcopy
from html import unescape

from trafilatura import bare_extraction, load_html
from trafilatura.settings import DEFAULT_CONFIG, Document
from trafilatura.utils import HtmlInput

from streams.ingest.furniture import without_furniture

SHORTEST_PARAGRAPH = 40
"""A page without a paragraph of so many characters is taken for a menu, a form or a notice, not for an article."""

TIMES = 2
"""How often a field is read: some outlets escape their HTML once more than they should."""

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


def extracted(tree: HtmlInput | None) -> Document:
    """What trafilatura finds in a page: its text without furniture, and what its head says; nothing where there is no page."""
    dates = dict(_DATES)
    found = tree is not None and bare_extraction(
        tree, fast=True, with_metadata=True, include_comments=False, date_extraction_params=dates, config=_CONFIG
    )
    return found if isinstance(found, Document) else Document()


def _fragment(html: str) -> str:
    """The text of a piece of HTML that is all article; in a division of its own, since loose text loses its line breaks."""
    return extracted(load_html(f"<html><body><article><div>{html}</div></article></body></html>")).text or ""
