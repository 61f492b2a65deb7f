"""`python -m tests.fuzz --cases 5000 --seed 7`: spoils inputs of every room in every way, and prints how each kind ended."""

import logging
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import structlog
from rich.console import Console
from rich.table import Table

from tests.fuzz.cases import GOOD, Ended, Outcome, ended
from tests.fuzz.rooms import rooms

CASES, SEED = 5_000, 1


def run(cases: int, seed: int) -> list[Ended]:
    """At least so many cases, shared out evenly among the rooms."""
    with TemporaryDirectory() as home, rooms(Path(home)) as all_rooms:
        share = -(-cases // len(all_rooms))
        return [one for room in all_rooms for one in ended(room, share, seed)]


def table(found: Iterable[Ended], of: str) -> Table:
    """How many cases of each kind, or in each room, ended how."""
    counted = Counter((getattr(one.case, of), one.outcome) for one in found)
    names = list(dict.fromkeys(name for name, _ in counted))
    made = Table(of, "cases", *Outcome, box=None, pad_edge=False)
    for name in names:
        counts = [counted[name, outcome] for outcome in Outcome]
        made.add_row(name.replace("_", " "), str(sum(counts)), *(str(number or "") for number in counts))
    return made


def main(arguments: Sequence[str]) -> int:
    parser = ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())  # nothing is printed, and all of it can be looked at
    found = run(given.cases, given.seed)
    console = Console(width=150)
    console.print(table(found, "kind"))
    console.print(table(found, "room"))
    bad = [one for one in found if one.outcome not in GOOD]
    for case, outcome, said in bad:
        sys.stdout.write(f"{outcome}: {case.room}, {case.kind} {case.number} of seed {given.seed}: {said} <- {case.value[:120]!r}\n")
    kinds = len({one.case.kind for one in found})
    sys.stdout.write(f"{len(found)} cases of {kinds} kinds by seed {given.seed}, {len(bad)} bad, {process_time():.0f} s of CPU\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
