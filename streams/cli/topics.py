"""The topics."""

import typer

from streams.acls import Role
from streams.cli.options import settings_of

topics = typer.Typer(no_args_is_help=True)


@topics.command("create", epilog="Example: SAIDBEFORE_PARTITIONS=12 saidbefore topics create")
def create() -> None:
    """Create the topics that are not there, with the partitions and the retention that are set.

    Where a registry of schemas is set, the schemas of their facts are registered, too.
    """
    from streams.commands import contract as work
    from streams.kafka import check_allowed, create_topics

    known = settings_of()
    check_allowed(known, Role.SETUP)
    for name in create_topics(known) or ["all topics are there"]:
        typer.echo(name)
    if known.schema_registry_url:
        for line in work.register(known):
            typer.echo(line)


@topics.command("list", epilog="Example: saidbefore topics list")
def show() -> None:
    """List the topics: partitions and copies on the broker, how long they are kept, and their keys."""
    from rich import print as rich_print

    from streams.kafka import check_allowed, list_topics
    from streams.show.tables import topics_table

    known = settings_of()
    check_allowed(known, Role.SETUP)
    rich_print(topics_table(list_topics(known)))
