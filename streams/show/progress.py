"""Tell people what is being done while they wait."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bar


class Progress(Protocol):
    """Is told what is being done, and of what can be counted how many of how many are done."""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Show it."""


def unheard(step: str, done: int = 0, total: int = 0) -> None:
    """The progress of who does not want to be told."""
    del step, done, total


@contextmanager
def shown() -> Iterator[Progress]:
    """Show progress on stderr: one moving line in a terminal, elsewhere one line a step."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def show(step: str, done: int = 0, total: int = 0) -> None:
            if not console.is_terminal and bar.tasks[0].description != step:
                console.print(step)
            bar.update(task, description=step, completed=done, total=total or None)

        yield show
