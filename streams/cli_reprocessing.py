"""`saidbefore rehearse`, `promote` and `abandon`. What a command needs is imported when it is called, so that `--help` is quick."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from streams.cli_options import AsJson, DataDir, settings_of

reprocessing = typer.Typer()


@reprocessing.command(epilog="Example: saidbefore rehearse --since 2024-01-01 --page difference.html")
def rehearse(  # noqa: PLR0913, PLR0917  # one for each option
    since: Annotated[datetime, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="Articles published on this day or later.")],
    until: Annotated[datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="The last day of them.")] = None,
    samples: Annotated[int, typer.Option(min=0, help="How many of each kind are shown.")] = 5,
    page: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the difference as a page, too.")] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Read articles again with the extractor at hand, beside the version that runs, and show the difference to what stands.

    What is found goes to topics of its own, and nothing of the running version is touched. Statements of articles of other days
    count as they stand. Killed half way and run again it goes on. Then `saidbefore promote` switches, or `saidbefore abandon` forgets.
    """
    from streams.commands.rehearse import give_way
    from streams.commands.rehearse import rehearse as work
    from streams.commands.shadow import Days
    from streams.rehearse.page import page as written
    from streams.rehearse.rehearsal import lines
    from streams.show.passage import printable
    from streams.show.progress import shown

    give_way()
    with shown() as progress:
        found = work(settings_of(data_dir), Days(since.date(), until and until.date()), samples, progress)
    if page:
        page.write_text(written(found), "utf-8")
    for line in [found.model_dump_json()] if as_json else map(printable, lines(found)):
        typer.echo(line)


@reprocessing.command(epilog="Example: saidbefore promote")
def promote(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Switch to what was rehearsed: what no longer stands is withdrawn, the rest recorded, and nobody is notified.

    People's decisions hold on. Extract and compare workers must run; killed half way and run again it ends the same.
    """
    from streams.commands.promote import promote as work
    from streams.show.progress import shown

    with shown() as progress:
        done = work(settings_of(data_dir), progress)
    typer.echo(json.dumps(done._asdict()) if as_json else done)


@reprocessing.command(epilog="Example: saidbefore abandon")
def abandon(data_dir: DataDir = None) -> None:
    """Delete what was rehearsed; what was promoted stays."""
    from streams.commands.promote import abandon as work

    for line in work(settings_of(data_dir)) or ["nothing is there to abandon"]:
        typer.echo(line)
