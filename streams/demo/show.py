"""What `saidbefore demo` does: all that `saidbefore up` runs, for a while, with sample articles, and the flags that come of them."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, suppress
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp
from time import monotonic, sleep

import typer
from rich.console import Console

from schemas.flags import FlagFact, FlagWithdrawn, StatementFlagged, flag_of
from streams.commands.gather import gather
from streams.commands.publish import ingest
from streams.commands.tail import summary
from streams.commands.up import board_command, running
from streams.demo import AWAITED, articles
from streams.demo.watch import Watch, amiss
from streams.errors import SaidBeforeError
from streams.settings import PREFIX, Settings
from streams.show.passage import marks_for, printable
from streams.show.present import Statements, flags_shown
from streams.show.progress import shown

LOOK_SECONDS = 0.3
LOG = "demo.log"
STDERR = 2
SEED = 2016


class NotAsAwaitedError(SaidBeforeError):
    """The flags that the articles should raise did not come in time, or others came."""


def run(settings: Settings, *, once: bool, seconds: float, open_page: bool) -> None:
    """Start everything in a fresh directory, publish the sample articles, show the flags, and go on until SIGINT or SIGTERM, or end.

    Raises NotAsAwaitedError where the flags that stand are not the awaited ones after so many seconds, and what `up.running`
    raises; then the directory is kept, for its logs.
    """
    with ExitStack() as until_ended:
        home = until_ended.enter_context(_fresh_directory())
        until_ended.enter_context(logging_to(home / LOG))
        with shown() as progress:
            beside = [] if once else [board_command(open_page=open_page)]
            live = until_ended.enter_context(running(of_its_own(settings, home), progress, beside))
            ingest(live, gather(map(str, mixed(articles())), None), progress)
        typer.echo("The articles are published, in mixed order: the order does not matter.")
        typer.echo("What arrives on the topic of flags, once the workers have started:")
        watch = Watch(live)
        show_awaited(watch, seconds)
        if not once:
            show_further(watch)


def of_its_own(settings: Settings, home: Path) -> Settings:
    """The settings with a broker and data of the demo's own; one worker of each kind is enough for a dozen short articles."""
    alone = {"data_dir": home, "bootstrap_servers": None, "security_protocol": "PLAINTEXT", "replication": 1, "metrics_port": "off"}
    return settings.model_copy(
        update=alone | {"extract_workers": 1, "compare_workers": 1, "board_port": 0, "board_store": None, "metrics_port": "off"}
    )


def mixed(paths: list[Path]) -> list[Path]:
    """The same paths in another order, each time the same one."""
    return Random(SEED).sample(paths, k=len(paths))


def show_awaited(watch: Watch, seconds: float) -> None:
    """Tell what arrives until just the awaited flags stand and nothing more comes, then show them. Raises NotAsAwaitedError."""
    deadline = monotonic() + seconds
    while _tell_news(watch) or amiss(watch.standing.values(), watch.statements):
        if monotonic() > deadline and (wrong := amiss(watch.standing.values(), watch.statements)):
            raise NotAsAwaitedError(f"after {seconds:g} s {'; '.join(wrong)} (what the workers say is in {watch.settings.data_dir / LOG})")
        sleep(LOOK_SECONDS)
    typer.echo()
    _print(watch.standing.values(), watch.statements)
    typer.echo(f"All {len(AWAITED)} flags that these articles should raise stand, and no other.")


def show_further(watch: Watch) -> None:
    """Tell how to look around, and show what else arrives, until KeyboardInterrupt."""
    with suppress(KeyboardInterrupt):
        typer.echo(ways_on(watch.settings))
        while True:
            changed = {flag_of(flag) for flag in _tell_news(watch)}
            _print([flag for name, flag in watch.standing.items() if name in changed], watch.statements)
            sleep(LOOK_SECONDS)
    typer.echo("ending the workers and Kafka", err=True)


def ways_on(live: Settings) -> str:
    """How to look around in a demo that goes on."""
    variable = f"{PREFIX}BOOTSTRAP_SERVERS={live.bootstrap_servers}"
    commands = "`saidbefore tail flags --from-beginning`, `saidbefore ingest FILES`"
    return f"It goes on until Ctrl-C; to look around, in another terminal: `export {variable}`, then {commands}"


def _tell_news(watch: Watch) -> list[FlagFact]:
    """Look once, and print a line for each fact that changes what stands."""
    news = watch.look()
    for flag in news:
        revision = "withdrawn" if isinstance(flag, FlagWithdrawn) else "new" if flag.revision == 1 else f"revision {flag.revision}"
        typer.echo(printable(f"  {flag.relation:<9} {revision:<11} {summary(watch.statements[flag.statement])}"))
    return news


def _print(flags: Iterable[StatementFlagged], statements: Statements) -> None:
    """Show flags to people, in colour where the terminal has colours."""
    console = Console(markup=False, highlight=False, emoji=False)
    mark = marks_for(console)
    for block in flags_shown(flags, statements, mark):
        console.print(block)


@contextmanager
def _fresh_directory() -> Iterator[Path]:
    """A directory that is removed in the end, unless what is done in it fails."""
    home = Path(mkdtemp(prefix="saidbefore-demo-"))
    with ExitStack() as ending:
        ending.callback(rmtree, home)
        try:
            yield home
        except Exception:
            ending.pop_all()
            raise


@contextmanager
def logging_to(file: Path) -> Iterator[None]:
    """Have this process and those that it starts log to a file, while what is written to `sys.stderr` still reaches people."""
    with os.fdopen(os.dup(STDERR), "w", buffering=1) as people, file.open("ab") as log, redirect_stderr(people):
        os.dup2(log.fileno(), STDERR)
        try:
            yield
        finally:
            os.dup2(people.fileno(), STDERR)
