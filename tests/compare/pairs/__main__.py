"""Prints which pairs hold, and of each that does not what was recorded: `python -m tests.compare.pairs [--kind KIND]`."""

from collections.abc import Iterator
from itertools import groupby
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from schemas.statements import StatementRecorded
from tests.compare.pairs.read import FILES, Pair, batch, holds, pairs, relations


def main(kind: Annotated[str | None, typer.Option(help="Only pairs of this kind.")] = None) -> None:
    """Print the pairs that fail, then a table by file, kind and expected relation."""
    console = Console(width=200, soft_wrap=True, highlight=False, markup=False)
    chosen = {name: [pair for pair in pairs(name) if kind in (None, pair.kind)] for name in FILES}
    for pair in (pair for held in chosen.values() for pair in held if not holds(pair)):
        console.print("\n".join(_fault(pair)))
    console.print(_table(chosen))


def _fault(pair: Pair) -> Iterator[str]:
    yield f"{pair.id}: got {' '.join(sorted(relations(pair))) or 'none'}, right is {pair.expected or 'none'}"
    for article in (pair.earlier, pair.later):
        yield f"  {article.published} {article.text}"
        yield from (f"    {_told(one)}" for one in batch(pair).statements.values() if one.article == article.article)


def _told(one: StatementRecorded) -> str:
    place = f"{one.place.code}/{one.place.id}" if one.place and one.place.id else one.place and (one.place.code or one.place.name)
    actor = f"actor {one.actor.name} ({one.actor.side})" if one.actor else None
    told = (f"{one.speaker.name} ({one.speaker.side})", one.label, one.family, one.polarity, one.modality, one.extent, actor)
    return ", ".join(filter(None, (*told, f"at {place}" if place else None, one.said, repr(one.content))))


def _table(chosen: dict[str, list[Pair]]) -> Table:
    table = Table("file", "kind", "expected", "hold", "of", box=None)
    for name, held in chosen.items():
        for (kind, expected), same in groupby(sorted(held, key=_class), key=_class):
            table.add_row(name, kind, expected, *_count(list(same)))
        for expected, same in groupby(sorted(held, key=_expected), key=_expected):
            table.add_row(name, "all", expected, *_count(list(same)))
    return table


def _class(pair: Pair) -> tuple[str, str]:
    return pair.kind, _expected(pair)


def _expected(pair: Pair) -> str:
    return pair.expected or "none"


def _count(held: list[Pair]) -> tuple[str, str]:
    return str(sum(map(holds, held))), str(len(held))


if __name__ == "__main__":
    typer.run(main)
