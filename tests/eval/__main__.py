"""`python -m tests.eval [attribution|types|claims] [FILE] [--predictions OUT]`: what the extractor reaches on a file of rows."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.eval import attribution, claims, types

DATA = Path(__file__).parents[3] / "shared/data"
Row = dict[str, Any]


class Task(NamedTuple):
    """A file of rows where none is named, what predicts, and what scores."""

    file: str
    predict: Callable[[list[Row]], list[Row]]
    report: Callable[[list[Row], list[Row]], Iterator[tuple[str, str]]]


def each(predict: Callable[[Row], Row]) -> Callable[[list[Row]], list[Row]]:
    """Predict row by row, with progress."""
    return lambda rows: [predict(row) for row in track(rows, "reading", console=Console(stderr=True), transient=True)]


TASKS = {
    "attribution": Task("attribution-dev.jsonl", each(attribution.predict), attribution.report),
    "types": Task("event-types-dev.jsonl", each(types.predict), types.report),
    "claims": Task("claims-dev.jsonl", claims.predict_all, claims.report),
}


def main(
    task: Annotated[Literal["attribution", "types", "claims"] | None, typer.Argument(help="What to measure; without it all.")] = None,
    file: Annotated[Path | None, typer.Argument(help="JSON lines of the shape of the development data.")] = None,
    predictions: Annotated[Path | None, typer.Option(help="Write a JSON line a row here, in the file's order.")] = None,
) -> None:
    """Print a table of figures, the same each time."""
    for name in [task] if task else TASKS:
        _measure(name, file or DATA / TASKS[name].file, predictions)


def _measure(name: str, file: Path, out: Path | None) -> None:
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    found = TASKS[name].predict(rows)
    if out is not None:
        out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found))
    table = Table(f"{name} ({len(rows)} rows)", "figure", box=None)
    for measure, figure in TASKS[name].report(rows, found):
        table.add_row(measure, figure)
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
