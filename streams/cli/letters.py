"""`saidbefore dead-letters`: what could not be handled, from a terminal. What a command needs is imported when it is called."""

from datetime import datetime
from typing import Annotated

import typer

from schemas.dead_letters import REASONS
from streams.cli.options import DataDir, settings_of
from streams.errors import UsageError
from streams.letters.known import Wanted

letters = typer.Typer(no_args_is_help=True)

DAYS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
Reasons = Annotated[list[str] | None, typer.Option("--reason", metavar="REASON", help=f"One of {', '.join(REASONS)}; or several times.")]
Topics = Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC", help="From this topic; or several times.")]
Since = Annotated[datetime | None, typer.Option(metavar="DATE", formats=DAYS, help="Written then or later, by this machine's zone.")]
Until = Annotated[datetime | None, typer.Option(metavar="DATE", formats=DAYS, help="Written before.")]
Ids = Annotated[list[str] | None, typer.Argument(metavar="ID", help="As `dead-letters list` has it.")]
All = Annotated[bool, typer.Option("--all", help="All that are open.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print a JSON object a line instead of words.")]


class NothingNamedError(UsageError):
    """Nothing says which letters are meant."""


@letters.command("list", epilog="Example: saidbefore dead-letters list --reason language --since 2026-11-01")
def list_letters(  # noqa: PLR0913, PLR0917  # one for each option
    reason: Reasons = None,
    topic: Topics = None,
    since: Since = None,
    until: Until = None,
    handled_too: Annotated[bool, typer.Option("--all", help="Those that were sent once more or discarded, too.")] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """List the dead letters that are open: when, id, reason, where the message was, and what went wrong."""
    from streams.letters.asked import listed

    for line in listed(settings_of(data_dir), _wanted(None, reason, topic, (since, until)), handled_too=handled_too, as_json=as_json):
        typer.echo(line)


@letters.command(epilog="Example: saidbefore dead-letters show 5f776dba")
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="As `dead-letters list` has it.")],
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Show one dead letter with its message: key, headers and value."""
    from streams.letters.asked import shown

    for line in shown(settings_of(data_dir), name, as_json=as_json):
        typer.echo(line)


@letters.command(epilog="Example: saidbefore dead-letters redrive --reason time --topic articles --dry-run")
def redrive(  # noqa: PLR0913, PLR0917  # one for each option
    ids: Ids = None,
    reason: Reasons = None,
    topic: Topics = None,
    since: Since = None,
    until: Until = None,
    everything: All = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show which would be sent; sends nothing.")] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Send messages once more, as they came, to where they came from; each letter once.

    A message that fails again is a new letter, which says so. Where not all that were named could be sent, the exit code is 1.
    """
    from streams.letters.asked import redrive as send

    wanted = _named(_wanted(ids, reason, topic, (since, until)), everything=everything)
    raise typer.Exit(0 if send(settings_of(data_dir), wanted, dry_run=dry_run, as_json=as_json) else 1)


@letters.command(epilog='Example: saidbefore dead-letters discard --reason language --until 2026-11-01 --why "not ours to read"')
def discard(  # noqa: PLR0913, PLR0917  # one for each option
    ids: Ids = None,
    reason: Reasons = None,
    topic: Topics = None,
    since: Since = None,
    until: Until = None,
    everything: All = False,
    why: Annotated[str | None, typer.Option(help="Why nothing is to be done about them.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask, however many they are.")] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Have done with dead letters: they are listed no more, and stay on the topic for as long as it keeps them."""
    from streams.letters.asked import discard as have_done

    wanted = _named(_wanted(ids, reason, topic, (since, until)), everything=everything)
    raise typer.Exit(0 if have_done(settings_of(data_dir), wanted, why, yes=yes, as_json=as_json) else 1)


def _wanted(
    ids: list[str] | None, reason: list[str] | None, topic: list[str] | None, days: tuple[datetime | None, datetime | None]
) -> Wanted:
    since, until = (day and day.astimezone() for day in days)
    return Wanted(ids or (), reason or (), topic or (), since, until)


def _named(wanted: Wanted, *, everything: bool) -> Wanted:
    if wanted.is_everything and not everything:
        raise NothingNamedError("say which: by id, --reason, --topic, --since or --until, or --all")
    return wanted
