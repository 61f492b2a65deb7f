"""The command `saidbefore`. What a command needs is imported when it is called, so that `--help` is quick."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from streams import log
from streams.board.access.rights import Role, Scope
from streams.errors import SaidBeforeError
from streams.settings import Settings, load, origins

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
topics = typer.Typer(no_args_is_help=True)
app.add_typer(topics, name="topics", help="Create and list the topics.")
users = typer.Typer(no_args_is_help=True)
app.add_typer(users, name="users", help="Say who may log in to the board, and as what.")
tokens = typer.Typer(no_args_is_help=True)
app.add_typer(tokens, name="tokens", help="Give tokens to the services that call the board's API, and take them away.")

DataDir = Annotated[Path | None, typer.Option(help="Where broker and workers keep their data; else SAIDBEFORE_DATA_DIR.")]
READ = "text with or without front matter, HTML, JSON, JSON lines, RSS, Atom"
Published = Annotated[datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="When texts without a date were published.")]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Print the address of the board, and open no browser.")]
UserName = Annotated[str, typer.Argument(metavar="NAME", help="As `saidbefore users list` has it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")]


@app.callback()
def saidbefore() -> None:
    """Reads the news, records who said what, and flags what was said before."""


@app.command(epilog="Example: saidbefore up --data-dir ~/news")
def up(data_dir: DataDir = None, no_open: NoOpen = False) -> None:
    """Run Apache Kafka (the embedded one, unless SAIDBEFORE_BOOTSTRAP_SERVERS is set), the workers and the board, until Ctrl-C."""
    from streams.commands.up import run_until_interrupted

    run_until_interrupted(_settings(data_dir), open_page=not no_open)


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
    """Create the topics that are not there, with the partitions and the retention that are set."""
    from streams.kafka import create_topics

    for name in create_topics(_settings()) or ["all topics are there"]:
        typer.echo(name)


@topics.command("list", epilog="Example: saidbefore topics list")
def show() -> None:
    """List the topics: partitions and copies on the broker, how long they are kept, and their keys."""
    from rich import print as rich_print

    from streams.kafka import list_topics
    from streams.show.tables import topics_table

    rich_print(topics_table(list_topics(_settings())))


@users.command("add", epilog="Example: saidbefore users add ana --role responder")
def add_user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")],
    role: Annotated[Role, typer.Option(help="reader: sees all; responder: decides and brings articles too; admin: may all.")],
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Take the first line of standard input as password.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Let somebody log in to the board; the password is asked for twice. Somebody who was removed comes back."""
    from streams.commands import users as work

    password = work.read_password() if password_stdin else work.ask_password()
    typer.echo(work.add(_settings(data_dir), name, role, password, datetime.now(UTC)))


@users.command("list", epilog="Example: saidbefore users list --json | jq .role")
def list_users(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List the users, those who were removed too."""
    from streams.commands import users as work

    for line in work.lines(_settings(data_dir), as_json=as_json):
        typer.echo(line)


@users.command("role", epilog="Example: saidbefore users role ana admin")
def give_role(
    name: UserName, role: Annotated[Role, typer.Argument(metavar="ROLE", help="reader, responder or admin.")], data_dir: DataDir = None
) -> None:
    """Give a user another role, from their next request on."""
    from streams.commands import users as work

    typer.echo(work.give_role(_settings(data_dir), name, role))


@users.command("remove", epilog="Example: saidbefore users remove ana")
def remove_user(name: UserName, data_dir: DataDir = None) -> None:
    """Let a user log in no more, and end their sessions; what they decided stays."""
    from streams.commands import users as work

    typer.echo(work.remove(_settings(data_dir), name, datetime.now(UTC)))


@tokens.command("add", epilog="Example: saidbefore tokens add wire-desk --scope read --scope ingest --days 90")
def add_token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the service is called.")],
    scope: Annotated[list[Scope], typer.Option(help="What it may; can be given more than once.")],
    days: Annotated[int | None, typer.Option(min=1, max=36500, help="For how long; without it until it is revoked.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Make a token and print it, this once; the service sends it as `Authorization: Bearer ...`."""
    from streams.commands import tokens as work

    typer.echo(work.add(_settings(data_dir), name, scope, datetime.now(UTC), days))


@tokens.command("list", epilog="Example: saidbefore tokens list --json | jq .last_used")
def list_tokens(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List the tokens: scopes, until when, when last used; never what is sent."""
    from streams.commands import tokens as work

    for line in work.lines(_settings(data_dir), as_json=as_json):
        typer.echo(line)


@tokens.command("revoke", epilog="Example: saidbefore tokens revoke wire-desk")
def revoke_token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `saidbefore tokens list` has it.")], data_dir: DataDir = None
) -> None:
    """End a token, from its next request on."""
    from streams.commands import tokens as work

    typer.echo(work.revoke(_settings(data_dir), name))


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

    found, refused = accepted(gather(sources, published))
    batch = scanning.read(found, _settings())
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
    from streams.show.progress import shown

    with shown() as progress:
        counts = publish_all(_settings(data_dir), gather(sources, published), progress)
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


def _settings(data_dir: Path | None = None) -> Settings:
    known = load(data_dir)
    log.configure(known.log_format)
    return known


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
