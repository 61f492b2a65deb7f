"""The rim of `saidbefore scan`: reads articles with progress, and prints what came of them."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

import typer
from rich.console import Console
from rich.progress import track

from schemas.articles import ArticlePublished
from streams.compare.judge import candidates
from streams.errors import SaidBeforeError
from streams.extract.article import extract
from streams.extract.explain import explain
from streams.extract.parse.model import installed
from streams.local import Batch, in_order, scan
from streams.settings import Settings
from streams.show import explained
from streams.show.passage import marks_for, printable
from streams.show.present import flags_shown, statements_shown, verdict
from streams.worker.reader import Read, reading_ahead

MANY = 10
"""Articles from which on it takes so long that people want to see it move, and that it pays to start processes."""

LONG = 50_000
"""Characters of a text that may take long."""


class NoModelError(SaidBeforeError):
    """No language model is installed."""


def read(found: Iterable[ArticlePublished], settings: Settings) -> Batch:
    """Scan articles, with progress on stderr where they are many; those that fail are named there. Raises NoModelError."""
    try:
        installed()
    except LookupError as error:
        raise NoModelError(f"{error}, by `pip install`") from None
    ordered, console = in_order(found), Console(stderr=True)
    quiet = not console.is_terminal or len(ordered) < MANY
    with _reading(ordered, settings) as one:
        batch = scan(track(ordered, "reading articles", console=console, transient=True, disable=quiet), one)
    for line in batch.failed:
        typer.echo(printable(line), err=True)
    return batch


def _reading(ordered: list[ArticlePublished], settings: Settings) -> AbstractContextManager[Read]:
    """Read here what is soon read; what is not, a process a core, each article within its time."""
    if len(ordered) < MANY and all(len(article.text) < LONG for article in ordered):
        return nullcontext(extract)
    return reading_ahead(ordered, settings.extract_workers or 1, settings.article_seconds)


def print_json(batch: Batch) -> None:
    """One fact a line: the articles without their text, all facts about statements, and the flags that stand."""
    for line in json_lines(batch):
        typer.echo(line)


def json_lines(batch: Batch) -> Iterator[str]:
    """The facts of a batch as JSON, in the order in which they arose; an article's text is left out."""
    yield from (article.model_dump_json(exclude={"text"}) for article in batch.articles)
    yield from (fact.model_dump_json() for fact in (*batch.facts, *batch.flags))


def print_explanations(batch: Batch, *, as_json: bool) -> None:
    """For each statement of each article, the rule and the words behind its slots, the likest one said before, and what decided."""
    console = Console(markup=False, highlight=False, emoji=False)
    verdicts = {statement.id: verdict for statement, verdict in candidates(batch.statements.values())}
    for article in batch.articles:
        found = explain(article)
        for line in explained.json_lines(article, found, verdicts) if as_json else ():
            typer.echo(line)
        for block in () if as_json else explained.explained_shown(article, found, verdicts):
            console.print(block)


def print_for_people(batch: Batch, *, with_statements: bool) -> None:
    """The flags, before them the statements if wanted, and what it came to; in colour where the terminal has colours."""
    console = Console(markup=False, highlight=False, emoji=False)
    mark = marks_for(console)
    statements = batch.statements
    listed = statements_shown(statements.values(), mark) if with_statements else ()
    came_to = verdict(len(batch.articles), len(statements), batch.flags)
    for block in (*listed, *flags_shown(batch.flags, statements, mark), came_to):
        console.print(block)
