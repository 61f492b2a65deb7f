"""`python -m tests.chaos`: break things, and print what became of it, by kind of fault."""

import signal
from collections import defaultdict
from pathlib import Path
from shutil import rmtree
from statistics import mean
from tempfile import mkdtemp
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from streams import log
from tests.chaos.rounds import Round, rounds


def chaos(
    count: Annotated[int, typer.Option("--rounds", min=1, help="How many rounds.")] = 20,
    seed: Annotated[int, typer.Option(help="Draws articles, faults and moments.")] = 1,
) -> None:
    """Break a running installation at random moments, and hold what stands in the end against a run that nothing disturbed."""
    log.configure()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that hosts and file systems do not stay behind
    home, done = Path(mkdtemp(prefix="saidbefore-chaos-")), list[Round]()
    for each in rounds(home, count, seed):
        done.append(each)
        typer.echo(f"{each.number:4} {each.fault:34} {each.seconds:6.1f} s, {each.flags} flags stand, {each.difference}", err=True)
    Console().print(table(done))
    amiss = sum(bool(each.difference) for each in done)
    typer.echo(f"{sum(each.articles for each in done)} messages in {count} rounds of seed {seed}; rounds with something amiss: {amiss}")
    typer.echo(f"messages brought to people once more under their own id: {done[-1].brought_again}")
    if amiss:
        typer.echo(f"what was running logged to {home}")
        raise typer.Exit(1)
    rmtree(home)


def table(done: list[Round]) -> Table:
    """Seconds from the end of a fault until all stood that must, by kind."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for each in done:
        kinds[each.fault].append(each.seconds)
    shown = Table("fault", "rounds", "all there after (mean)", "at the latest", box=None, pad_edge=False)
    for name, seconds in sorted(kinds.items(), key=lambda kind: mean(kind[1])):
        shown.add_row(name, str(len(seconds)), f"{mean(seconds):.1f} s", f"{max(seconds):.1f} s")
    return shown


if __name__ == "__main__":
    typer.run(chaos)
