"""Statements with the rule and the words behind each of their slots, to be printed by rich or as JSON."""

import json
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from schemas.articles import ArticlePublished
from schemas.base import Span
from streams.extract.explain import Explained
from streams.show.passage import printable
from streams.show.present import title

COLUMNS = (Column(style="dim", width=8), Column(ratio=2, overflow="fold"), Column(ratio=2, style="dim", overflow="fold"), Column(ratio=3))


def explained_shown(article: ArticlePublished, explained: Iterable[Explained]) -> Iterator[RenderableType]:
    """A block for each statement of an article: slot, value, rule, and the article's words."""
    for statement, reasons in explained:
        table = Table.grid(*(column.copy() for column in COLUMNS), padding=(0, 2), expand=True)
        for reason in reasons:
            table.add_row(
                reason.slot, Text(printable(reason.value)), reason.rule, Text(printable(" … ".join(words(article, reason.spans))))
            )
        yield Group(Text(title(statement), "bold"), Padding(table, (0, 0, 0, 2)), "")


def json_lines(article: ArticlePublished, explained: Iterable[Explained]) -> Iterator[str]:
    """A line for each statement: its id, and for each slot value, rule, spans and the words in them."""
    for statement, reasons in explained:
        slots = {
            reason.slot: {"value": reason.value, "rule": reason.rule, "spans": reason.spans, "words": words(article, reason.spans)}
            for reason in reasons
        }
        yield json.dumps({"type": "Explanation", "statement": statement.id, "slots": slots}, ensure_ascii=False)


def words(article: ArticlePublished, spans: Iterable[Span]) -> list[str]:
    """The words of an article in some spans."""
    return [article.text[start:end] for start, end in spans]
