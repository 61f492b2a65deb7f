"""Statements with the rule and the words behind each of their slots, and the likest earlier one, to be printed by rich or as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from schemas.articles import ArticlePublished
from schemas.base import Span
from streams.compare.judge import Verdict
from streams.extract.explain import Explained
from streams.show.passage import printable
from streams.show.present import title
from streams.show.when import in_words

Verdicts = Mapping[str, Verdict | None]
"""Id of a statement -> the verdict on the likest one said before."""

COLUMNS = (Column(style="dim", width=8), Column(ratio=2, overflow="fold"), Column(ratio=2, style="dim", overflow="fold"), Column(ratio=3))


def explained_shown(article: ArticlePublished, explained: Iterable[Explained], verdicts: Verdicts) -> Iterator[RenderableType]:
    """A block for each statement of an article: slot, value, rule, the article's words; then the likest earlier one."""
    for statement, reasons in explained:
        table = Table.grid(*(column.copy() for column in COLUMNS), padding=(0, 2), expand=True)
        for reason in reasons:
            table.add_row(
                reason.slot, Text(printable(reason.value)), reason.rule, Text(printable(" … ".join(words(article, reason.spans))))
            )
        if verdict := verdicts.get(statement.id):
            table.add_row("before", Text(_before(verdict)), decided(verdict), Text(printable(verdict.earlier.content)))
        yield Group(Text(title(statement), "bold"), Padding(table, (0, 0, 0, 2)), "")


def decided(verdict: Verdict) -> str:
    """`repeat, score 0.93`, or `parted by place, actor`."""
    return f"{verdict.relation}, score {verdict.score:.2f}" if verdict.relation else f"parted by {', '.join(verdict.parted_by)}"


def _before(verdict: Verdict) -> str:
    return f"{title(verdict.earlier)} · {in_words(verdict.earlier.said)} · words {verdict.words:.0%} alike".replace("%", " %")


def json_lines(article: ArticlePublished, explained: Iterable[Explained], verdicts: Verdicts) -> Iterator[str]:
    """A line for each statement: its id, for each slot value, rule, spans and the words in them, and the likest earlier statement."""
    for statement, reasons in explained:
        slots = {
            reason.slot: {"value": reason.value, "rule": reason.rule, "spans": reason.spans, "words": words(article, reason.spans)}
            for reason in reasons
        }
        line = {"type": "Explanation", "statement": statement.id, "slots": slots, "before": _as_json(verdicts.get(statement.id))}
        yield json.dumps(line, ensure_ascii=False)


def _as_json(verdict: Verdict | None) -> dict[str, object] | None:
    if verdict is None:
        return None
    figures = {"words": round(verdict.words, 4), "score": verdict.score}
    return {"statement": verdict.earlier.id, **figures, "relation": verdict.relation, "parted_by": verdict.parted_by}


def words(article: ArticlePublished, spans: Iterable[Span]) -> list[str]:
    """The words of an article in some spans."""
    return [article.text[start:end] for start, end in spans]
