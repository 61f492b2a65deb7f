"""The command line of the contract."""

import typer

from streams.cli.options import AsJson, settings_of

contract = typer.Typer(no_args_is_help=True)


@contract.command("check", epilog="Example: saidbefore contract check")
def check_contract(as_json: AsJson = False) -> None:
    """Tell which files of the contract are not what the models say, and what facts of released versions today's schemas do not accept.

    Added optional fields pass; what was removed, renamed, retyped, or is newly required or closed does not. Then the exit code is 1.
    """
    from streams.commands import contract as work

    findings = work.check()
    for line in work.lines(findings, as_json=as_json):
        typer.echo(line)
    raise typer.Exit(1 if findings else 0)


@contract.command("write", epilog="Example: saidbefore contract write")
def write_contract() -> None:
    """Write the files of the contract that are not what the models say, and name them."""
    from streams.commands import contract as work

    for name in work.write() or ["all files are as the models say"]:
        typer.echo(name)


@contract.command("release", epilog="Example: saidbefore contract release")
def release_contract() -> None:
    """Keep the schemas as they are now as a release: whatever they accept is accepted for good."""
    from streams.commands import contract as work

    typer.echo(f"released: {work.release()}")


@contract.command("register", epilog="Example: SAIDBEFORE_SCHEMA_REGISTRY_URL=http://registry.example:8081 saidbefore contract register")
def register_contract() -> None:
    """Register all schemas with the registry of schemas that is set, each under `<topic>-<fact>`, compatible with all before it."""
    from streams.commands import contract as work

    for line in work.register(settings_of()):
        typer.echo(line)
