"""What runs: everything, one worker, the board, the notifier."""

import sys
from datetime import datetime
from typing import Annotated, Literal

import typer

from streams.cli.options import AsJson, DataDir, settings_of

running = typer.Typer(no_args_is_help=True)

NoOpen = Annotated[bool, typer.Option("--no-open", help="Print the address of the board, and open no browser.")]


@running.command(epilog="Example: saidbefore up --data-dir ~/news --brokers 3")
def up(
    data_dir: DataDir = None,
    no_open: NoOpen = False,
    brokers: Annotated[
        int | None, typer.Option(min=1, max=9, help="Brokers of the embedded Apache Kafka, 350 MB each; else SAIDBEFORE_BROKERS.")
    ] = None,
) -> None:
    """Run Apache Kafka (the embedded one, unless SAIDBEFORE_BOOTSTRAP_SERVERS is set), the workers and the board, until Ctrl-C."""
    from streams.commands.up import run_until_interrupted

    known = settings_of(data_dir)
    run_until_interrupted(known.model_copy(update={"brokers": brokers}) if brokers else known, open_page=not no_open)


@running.command(epilog="Example: saidbefore demo --once")
def demo(
    once: Annotated[
        bool, typer.Option("--once", help="No board; end with 0 when the expected flags have been shown, with 1 where they do not come.")
    ] = False,
    seconds: Annotated[float, typer.Option(min=0, help="How long to wait for the expected flags.")] = 180,
    no_open: NoOpen = False,
) -> None:
    """Run broker, workers and board on sample articles, show the flags as they arrive, and go on until Ctrl-C.

    All of it is in a temporary directory that is removed in the end, with an Apache Kafka of its own whatever broker is set.
    Where the expected flags do not come in time, the exit code is 1 and the directory is kept for its logs.
    """
    typer.echo("Sample articles, on an Apache Kafka of their own (the first time it has to come, 45 MB); Ctrl-C ends everything.")
    from streams.demo.show import run

    run(settings_of(), once=once, seconds=seconds, open_page=not no_open)


@running.command(epilog="Example: saidbefore worker extract --instance 2")
def worker(
    role: Annotated[
        Literal["extract", "compare", "threads", "project"],
        typer.Argument(
            help="What it does: extract (articles to statements), compare (to flags), threads (what stands now of each)"
            " or project (all of it to the board)."
        ),
    ],
    instance: Annotated[
        int, typer.Option(min=0, help="Tells the workers of one role and data directory apart; keep it when starting again.")
    ] = 0,
) -> None:
    """Run one worker against the broker that is set, or the embedded one that runs, until SIGTERM or Ctrl-C."""
    if role == "project":
        from streams.board.projector import run_projector

        sys.exit(run_projector(settings_of()))
    if role == "threads":
        from streams.current.keeper import run_keeper

        sys.exit(run_keeper(settings_of(), instance))
    from streams.topology import run_worker

    sys.exit(run_worker(role, settings_of(), instance))


@running.command(epilog="Example: saidbefore board --port 8080 --no-open")
def board(
    host: Annotated[str | None, typer.Option(help="Address to listen at; else SAIDBEFORE_BOARD_HOST.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port, 0 for a free one; else SAIDBEFORE_BOARD_PORT.")] = None,
    no_open: NoOpen = False,
    data_dir: DataDir = None,
) -> None:
    """Run the page where people work through the flags, and what keeps it up to date, until Ctrl-C.

    On this machine alone whoever opens the address that is printed is let in, once. Where others reach it, users log in:
    see `saidbefore users add`.
    """
    from streams.commands.board import run

    known = settings_of(data_dir)
    given = {"board_host": host, "board_port": port}
    run(known.model_copy(update={name: value for name, value in given.items() if value is not None}), open_page=not no_open)


@running.command(epilog="Example: saidbefore notify --dry-run --days 7")
def notify(  # noqa: PLR0913, PLR0917  # one for each option
    check: Annotated[bool, typer.Option("--check", help="Check the file of routes, and name line and key of what is wrong.")] = False,
    example: Annotated[bool, typer.Option("--example", help="Print a file of routes to begin with.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would have been sent in the last days; sends nothing.")] = False,
    days: Annotated[int, typer.Option(min=1, help="How many days --dry-run looks back.")] = 7,
    since: Annotated[
        datetime | None,
        typer.Option(
            metavar="DATE", formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M"], help="At the very first start: flags raised since then are news."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell people of flags by the routes in the file that SAIDBEFORE_NOTIFY_ROUTES names, each once, until SIGTERM or Ctrl-C.

    What is in the log when it is started for the very first time is history: nobody is told of it.
    The file is read again when it changes; a broken one is named in the log, and the old routes stay in force.
    """
    from streams.commands import notify as notifying

    if example:
        typer.echo(notifying.example(), nl=False)
    elif check:
        typer.echo(notifying.check(settings_of()))
    elif dry_run:
        from streams.commands.rehearsal import json_lines, people_lines, rehearsed

        known = settings_of()
        for line in (json_lines if as_json else people_lines)(rehearsed(known, days), known.board_address):
            typer.echo(line)
    else:
        notifying.run(settings_of(), since and since.astimezone())
