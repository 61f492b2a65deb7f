"""What there is to see: facts as they come, and settings."""

from typing import Annotated

import typer

from streams.cli.options import AsJson, settings_of
from streams.settings import origins

looking = typer.Typer(no_args_is_help=True)


@looking.command(epilog="Example: saidbefore tail flags --from-beginning --json | jq .relation")
def tail(
    topic: Annotated[str, typer.Argument(help="articles, statements, flags, threads, followups, notifications, dead-letters")],
    from_beginning: Annotated[bool, typer.Option("--from-beginning", help="Begin with what is there already.")] = False,
    as_json: AsJson = False,
) -> None:
    """Follow a topic: a line a fact, until Ctrl-C."""
    from streams.commands.tail import tail as lines

    try:
        for line in lines(settings_of(), topic, from_beginning=from_beginning, as_json=as_json):
            typer.echo(line)
    except KeyboardInterrupt:
        typer.echo(err=True)


@looking.command("settings", epilog="Example: SAIDBEFORE_PARTITIONS=12 saidbefore settings --json")
def settings(as_json: AsJson = False) -> None:
    """Show every setting, its value (secrets masked) and where it came from."""
    from rich import print as rich_print
    from rich import print_json

    from streams.show.tables import settings_table

    known = origins(settings_of())
    print_json(data={origin.name: origin._asdict() for origin in known}) if as_json else rich_print(settings_table(known))
