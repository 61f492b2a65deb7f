"""The command `saidbefore`. What a command needs is imported when it is called, so that `--help` is quick."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from streams.acls import Role as BrokerRole
from streams.acls import acls, granting
from streams.cli_access import tokens, users
from streams.cli_contract import contract
from streams.cli_options import AsJson, DataDir
from streams.cli_options import settings_of as _settings
from streams.cli_reprocessing import reprocessing
from streams.commands import dead_letters
from streams.errors import SaidBeforeError
from streams.settings import origins

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
topics = typer.Typer(no_args_is_help=True)
app.add_typer(topics, name="topics", help="Create and list the topics.")
app.add_typer(contract, name="contract", help="Check and write what other services rely on: the schemas of all facts, and the topics.")
app.add_typer(users, name="users", help="Say who may log in to the board, and as what.")
app.add_typer(tokens, name="tokens", help="Give tokens to the services that call the board's API, and take them away.")
app.add_typer(reprocessing)
app.add_typer(dead_letters.app, name="dead-letters", help="Look at what could not be handled, send it once more, or discard it.")

READ = "text with or without front matter, HTML, JSON, JSON lines, RSS, Atom"
Published = Annotated[datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="When texts without a date were published.")]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Print the address of the board, and open no browser.")]


@app.callback()
def saidbefore() -> None:
    """Reads the news, records who said what, and flags what was said before."""


@app.command(epilog="Example: saidbefore up --data-dir ~/news --brokers 3")
def up(
    data_dir: DataDir = None,
    no_open: NoOpen = False,
    brokers: Annotated[
        int | None, typer.Option(min=1, max=9, help="Brokers of the embedded Apache Kafka, 350 MB each; else SAIDBEFORE_BROKERS.")
    ] = None,
) -> None:
    """Run Apache Kafka (the embedded one, unless SAIDBEFORE_BOOTSTRAP_SERVERS is set), the workers and the board, until Ctrl-C."""
    from streams.commands.up import run_until_interrupted

    known = _settings(data_dir)
    run_until_interrupted(known.model_copy(update={"brokers": brokers}) if brokers else known, open_page=not no_open)


@app.command(epilog="Example: saidbefore demo --once")
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

    run(_settings(), once=once, seconds=seconds, open_page=not no_open)


@topics.command("create", epilog="Example: SAIDBEFORE_PARTITIONS=12 saidbefore topics create")
def create() -> None:
    """Create the topics that are not there, with the partitions and the retention that are set.

    Where a registry of schemas is set, the schemas of their facts are registered, too.
    """
    from streams.commands import contract as work
    from streams.kafka import check_allowed, create_topics

    known = _settings()
    check_allowed(known, BrokerRole.SETUP)
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

    known = _settings()
    check_allowed(known, BrokerRole.SETUP)
    rich_print(topics_table(list_topics(known)))


@app.command("acls", epilog="Example: saidbefore acls --role extract --commands --principal 'User:news-{role}'")
def print_acls(
    role: Annotated[list[BrokerRole] | None, typer.Option(help="Only what this role needs; can be given more than once.")] = None,
    commands: Annotated[bool, typer.Option("--commands", help="Print the commands of Kafka's kafka-acls.sh that grant it.")] = False,
    principal: Annotated[str, typer.Option(help="Whom these commands name; {role} stands for the role.")] = "User:{role}",
    as_json: AsJson = False,
) -> None:
    """Print what each role has to be allowed on a broker that asks who somebody is, and nothing more."""
    from rich import print as rich_print

    from streams.show.tables import acls_table

    known = acls(_settings().topic_prefix, *(role or ()))
    if commands:
        typer.echo("\n".join(granting(acl, principal) for acl in known))
    elif as_json:
        typer.echo(json.dumps([acl._asdict() for acl in known]))
    else:
        rich_print(acls_table(known))


@app.command(epilog="Example: saidbefore tail flags --from-beginning --json | jq .relation")
def tail(
    topic: Annotated[str, typer.Argument(help="articles, statements, flags, threads, followups, notifications, dead-letters")],
    from_beginning: Annotated[bool, typer.Option("--from-beginning", help="Begin with what is there already.")] = False,
    as_json: AsJson = False,
) -> None:
    """Follow a topic: a line a fact, until Ctrl-C."""
    from streams.commands.tail import tail as lines

    try:
        for line in lines(_settings(), topic, from_beginning=from_beginning, as_json=as_json):
            typer.echo(line)
    except KeyboardInterrupt:
        typer.echo(err=True)


@app.command(epilog="Example: saidbefore scan articles/ --published 2021-06-09 --statements")
def scan(
    sources: Annotated[list[str], typer.Argument(metavar="FILES|DIR|-", help=f"Files and directories, or - for standard input: {READ}.")],
    published: Published = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one fact a line: articles (no text), all statements, flags.")] = False,
    statements: Annotated[bool, typer.Option("--statements", help="List the statements too.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the rule and the words behind each slot, and the likest statement said before.")
    ] = False,
) -> None:
    """Read articles in the order of their dates, without a broker, and show what in them was said before.

    Only English is read. What can not be read, or is in another language, is named on stderr and skipped; then the exit code is 1.
    """
    from streams.commands import scan as scanning
    from streams.commands.gather import accepted, gather
    from streams.ingest.addresses import networks

    known = _settings()
    found, refused = accepted(gather(sources, published, networks(known.fetch_networks)))
    batch = scanning.read(found, known)
    if explain:
        scanning.print_explanations(batch, as_json=as_json)
    scanning.print_json(batch) if as_json else scanning.print_for_people(batch, with_statements=statements)
    raise typer.Exit(1 if refused or batch.failed else 0)


@app.command(epilog="Example: saidbefore ingest articles/ more.jsonl https://example.org/feed.rss")
def ingest(
    sources: Annotated[list[str], typer.Argument(metavar="FILES|DIR|URL|-", help=f"Files, directories, addresses, or -: {READ}.")],
    published: Published = None,
    data_dir: DataDir = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Publish articles that the articles topic does not hold yet, and count: new, revised, already known, refused.

    What is refused (only English is read) or not delivered is named on stderr; then the exit code is 1.
    """
    from streams.commands.gather import gather
    from streams.commands.publish import ingest as publish_all
    from streams.ingest.addresses import networks
    from streams.show.progress import shown

    known = _settings(data_dir)
    with shown() as progress:
        counts = publish_all(known, gather(sources, published, networks(known.fetch_networks)), progress)
    typer.echo(json.dumps(counts._asdict()) if as_json else counts)
    raise typer.Exit(0 if counts.complete else 1)


@app.command(epilog='Example: saidbefore retract https://example.org/news/42 --reason "the outlet withdrew it"')
def retract(
    article: Annotated[str, typer.Argument(metavar="URL|ID", help="The address of the article, or its id.")],
    reason: Annotated[str | None, typer.Option(help="Why the outlet withdrew it.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Publish that an outlet withdrew an article: its statements, and the flags that rest on them, no longer stand."""
    from streams.commands.publish import retract as publish_retraction
    from streams.show.progress import shown

    with shown() as progress:
        fact = publish_retraction(_settings(data_dir), article, reason, progress)
    typer.echo(f"retracted: article {fact.article}, now at revision {fact.revision}")


@app.command(epilog="Example: saidbefore notify --dry-run --days 7")
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
        typer.echo(notifying.check(_settings()))
    elif dry_run:
        from streams.commands.rehearsal import json_lines, people_lines, rehearsed

        known = _settings()
        for line in (json_lines if as_json else people_lines)(rehearsed(known, days), known.board_address):
            typer.echo(line)
    else:
        notifying.run(_settings(), since and since.astimezone())


@app.command(epilog="Example: saidbefore export-log /backup/saidbefore --json | jq .new")
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
        done = export(_settings(), directory, progress)
    typer.echo(json.dumps(done._asdict()) if as_json else done)


@app.command(epilog="Example: SAIDBEFORE_BOOTSTRAP_SERVERS=kafka2:9092 saidbefore import-log /backup/saidbefore")
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
        done = restore(_settings(), directory, progress)
    typer.echo(json.dumps(done._asdict()) if as_json else done)


@app.command(epilog="Example: saidbefore worker extract --instance 2")
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

        sys.exit(run_projector(_settings()))
    if role == "threads":
        from streams.current.keeper import run_keeper

        sys.exit(run_keeper(_settings(), instance))
    from streams.topology import run_worker

    sys.exit(run_worker(role, _settings(), instance))


@app.command(epilog="Example: saidbefore board --port 8080 --no-open")
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

    known = _settings(data_dir)
    given = {"board_host": host, "board_port": port}
    run(known.model_copy(update={name: value for name, value in given.items() if value is not None}), open_page=not no_open)


@app.command("settings", epilog="Example: SAIDBEFORE_PARTITIONS=12 saidbefore settings --json")
def settings(as_json: AsJson = False) -> None:
    """Show every setting, its value (secrets masked) and where it came from."""
    from rich import print as rich_print
    from rich import print_json

    from streams.show.tables import settings_table

    known = origins(_settings())
    print_json(data={origin.name: origin._asdict() for origin in known}) if as_json else rich_print(settings_table(known))


@app.command(epilog="Example: saidbefore doctor --json | jq 'select(.level == \"wrong\")'")
def doctor(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Look at this machine, the broker, topics, workers and what they wrote, and say what to do.

    Where something must be done, the exit code is 1. Nothing is changed.
    """
    from streams.doctor import examine
    from streams.doctor.findings import Level

    found = []
    for finding in examine.examine(_settings(data_dir)):
        typer.echo((examine.as_object if as_json else examine.in_words)(finding))
        found.append(finding.level)
    raise typer.Exit(1 if Level.WRONG in found else 0)


def main() -> NoReturn:
    """Run the command: what is expected to fail is told in one line and ends with 1, wrong usage with 2."""
    try:
        app()
    except SaidBeforeError as error:
        _fail(str(error), error.exit_code)
    except OSError as error:  # a disk that is full, a directory that may not be written
        _fail(f"{error.filename or 'input or output'}: {error.strerror or error}", SaidBeforeError.exit_code)
    sys.exit()


def _fail(message: str, code: int) -> NoReturn:
    typer.echo(f"saidbefore: {' '.join(message.split())}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
