"""Articles that come and go, and those that are only looked at."""

import json
from datetime import datetime
from typing import Annotated

import typer

from streams.cli.options import DataDir, settings_of

articles = typer.Typer(no_args_is_help=True)

READ = "text with or without front matter, HTML, JSON, JSON lines, RSS, Atom"
Published = Annotated[datetime | None, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="When texts without a date were published.")]


@articles.command(epilog="Example: saidbefore scan articles/ --published 2021-06-09 --statements")
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

    known = settings_of()
    found, refused = accepted(gather(sources, published, networks(known.fetch_networks)))
    batch = scanning.read(found, known)
    if explain:
        scanning.print_explanations(batch, as_json=as_json)
    scanning.print_json(batch) if as_json else scanning.print_for_people(batch, with_statements=statements)
    raise typer.Exit(1 if refused or batch.failed else 0)


@articles.command(epilog="Example: saidbefore ingest articles/ more.jsonl https://example.org/feed.rss")
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

    known = settings_of(data_dir)
    with shown() as progress:
        counts = publish_all(known, gather(sources, published, networks(known.fetch_networks)), progress)
    typer.echo(json.dumps(counts._asdict()) if as_json else counts)
    raise typer.Exit(0 if counts.complete else 1)


@articles.command(epilog='Example: saidbefore retract https://example.org/news/42 --reason "the outlet withdrew it"')
def retract(
    article: Annotated[str, typer.Argument(metavar="URL|ID", help="The address of the article, or its id.")],
    reason: Annotated[str | None, typer.Option(help="Why the outlet withdrew it.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Publish that an outlet withdrew an article: its statements, and the flags that rest on them, no longer stand."""
    from streams.commands.publish import retract as publish_retraction
    from streams.show.progress import shown

    with shown() as progress:
        fact = publish_retraction(settings_of(data_dir), article, reason, progress)
    typer.echo(f"retracted: article {fact.article}, now at revision {fact.revision}")
