"""The commands about who may use the board: `saidbefore users` and `saidbefore tokens`."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from streams.board.access.rights import Role, Scope
from streams.cli.options import AsJson, DataDir, settings_of

users = typer.Typer(no_args_is_help=True)
tokens = typer.Typer(no_args_is_help=True)

UserName = Annotated[str, typer.Argument(metavar="NAME", help="As `saidbefore users list` has it.")]


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
    typer.echo(work.add(settings_of(data_dir), name, role, password, datetime.now(UTC)))


@users.command("list", epilog="Example: saidbefore users list --json | jq .role")
def list_users(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List the users, those who were removed too."""
    from streams.commands import users as work

    for line in work.lines(settings_of(data_dir), as_json=as_json):
        typer.echo(line)


@users.command("role", epilog="Example: saidbefore users role ana admin")
def give_role(
    name: UserName, role: Annotated[Role, typer.Argument(metavar="ROLE", help="reader, responder or admin.")], data_dir: DataDir = None
) -> None:
    """Give a user another role, from their next request on."""
    from streams.commands import users as work

    typer.echo(work.give_role(settings_of(data_dir), name, role))


@users.command("remove", epilog="Example: saidbefore users remove ana")
def remove_user(name: UserName, data_dir: DataDir = None) -> None:
    """Let a user log in no more, and end their sessions; what they decided stays."""
    from streams.commands import users as work

    typer.echo(work.remove(settings_of(data_dir), name, datetime.now(UTC)))


@tokens.command("add", epilog="Example: saidbefore tokens add wire-desk --scope read --scope ingest --days 90")
def add_token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the service is called.")],
    scope: Annotated[list[Scope], typer.Option(help="What it may; can be given more than once.")],
    days: Annotated[int | None, typer.Option(min=1, max=36500, help="For how long; without it until it is revoked.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Make a token and print it, this once; the service sends it as `Authorization: Bearer ...`."""
    from streams.commands import tokens as work

    typer.echo(work.add(settings_of(data_dir), name, scope, datetime.now(UTC), days))


@tokens.command("list", epilog="Example: saidbefore tokens list --json | jq .last_used")
def list_tokens(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List the tokens: scopes, until when, when last used; never what is sent."""
    from streams.commands import tokens as work

    for line in work.lines(settings_of(data_dir), as_json=as_json):
        typer.echo(line)


@tokens.command("revoke", epilog="Example: saidbefore tokens revoke wire-desk")
def revoke_token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `saidbefore tokens list` has it.")], data_dir: DataDir = None
) -> None:
    """End a token, from its next request on."""
    from streams.commands import tokens as work

    typer.echo(work.revoke(settings_of(data_dir), name))
