"""The command `saidbefore`, put together from its parts. What a command needs is imported when it is called, so that `--help` is quick."""

import sys
from typing import NoReturn

import typer

from streams.cli.access import tokens, users
from streams.cli.articles import articles
from streams.cli.contract import contract
from streams.cli.letters import letters
from streams.cli.looking import looking
from streams.cli.operating import operating
from streams.cli.reprocessing import reprocessing
from streams.cli.running import running
from streams.cli.topics import topics
from streams.errors import SaidBeforeError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
for part in (running, articles, looking, operating, reprocessing):
    app.add_typer(part)
app.add_typer(topics, name="topics", help="Create and list the topics.")
app.add_typer(letters, name="dead-letters", help="Look at what could not be handled, send it once more, or discard it.")
app.add_typer(contract, name="contract", help="Check and write what other services rely on: the schemas of all facts, and the topics.")
app.add_typer(users, name="users", help="Say who may log in to the board, and as what.")
app.add_typer(tokens, name="tokens", help="Give tokens to the services that call the board's API, and take them away.")


@app.callback()
def saidbefore() -> None:
    """Reads the news, records who said what, and flags what was said before."""


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
