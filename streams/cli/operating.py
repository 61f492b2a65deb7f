"""Looking after an installation: whether all is well, who may do what, the whole log as files."""

import json
from pathlib import Path
from typing import Annotated

import typer

from streams.acls import Role, acls, granting
from streams.cli.options import AsJson, DataDir, settings_of

operating = typer.Typer(no_args_is_help=True)


@operating.command(epilog="Example: saidbefore doctor --json | jq 'select(.level == \"wrong\")'")
def doctor(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Look at this machine, the broker, topics, workers and what they wrote, and say what to do.

    Where something must be done, the exit code is 1. Nothing is changed.
    """
    from streams.doctor import examine
    from streams.doctor.findings import Level

    found = []
    for finding in examine.examine(settings_of(data_dir)):
        typer.echo((examine.as_object if as_json else examine.in_words)(finding))
        found.append(finding.level)
    raise typer.Exit(1 if Level.WRONG in found else 0)


@operating.command("acls", epilog="Example: saidbefore acls --role extract --commands --principal 'User:news-{role}'")
def print_acls(
    role: Annotated[list[Role] | None, typer.Option(help="Only what this role needs; can be given more than once.")] = None,
    commands: Annotated[bool, typer.Option("--commands", help="Print the commands of Kafka's kafka-acls.sh that grant it.")] = False,
    principal: Annotated[str, typer.Option(help="Whom these commands name; {role} stands for the role.")] = "User:{role}",
    as_json: AsJson = False,
) -> None:
    """Print what each role has to be allowed on a broker that asks who somebody is, and nothing more."""
    from rich import print as rich_print

    from streams.show.tables import acls_table

    known = acls(settings_of().topic_prefix, *(role or ()))
    if commands:
        typer.echo("\n".join(granting(acl, principal) for acl in known))
    elif as_json:
        typer.echo(json.dumps([acl._asdict() for acl in known]))
    else:
        rich_print(acls_table(known))


@operating.command(epilog="Example: saidbefore export-log /backup/saidbefore --json | jq .new")
def export_log(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Where to; what it holds already is not written again.")],
    as_json: AsJson = False,
) -> None:
    """Write the whole log into a directory: all topics, what the workers remember, and how far they are.

    It may run while the workers do. Interrupted, it goes on where it was; repeated, it adds what is new.
    """
    from streams.archive.exporting import export
    from streams.show.progress import shown

    with shown() as progress:
        done = export(settings_of(), directory, progress)
    typer.echo(json.dumps(done._asdict()) if as_json else done)


@operating.command(epilog="Example: SAIDBEFORE_BOOTSTRAP_SERVERS=kafka2:9092 saidbefore import-log /backup/saidbefore")
def import_log(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="What `saidbefore export-log` has written.")], as_json: AsJson = False
) -> None:
    """Write an exported log into a cluster that holds none: the same bytes, and the workers go on where they were.

    All checksums are looked at first. Interrupted, it goes on where it was. Topics that hold something else are refused.
    Start the workers when it is done.
    """
    from streams.archive.importing import restore
    from streams.show.progress import shown

    with shown() as progress:
        done = restore(settings_of(), directory, progress)
    typer.echo(json.dumps(done._asdict()) if as_json else done)
