"""Statements and flags for people, to be printed by rich. Nothing of an article is taken for markup or for a command to the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from schemas.flags import Relation, StatementFlagged, Why
from schemas.statements import StatementRecorded
from streams.compare.remembered import remember
from streams.show.passage import Mark, passage, printable
from streams.show.when import adverbial, distance, in_words, is_a_day

TITLES = {
    Relation.REPEAT: Text("SAID BEFORE", "bold yellow"),
    Relation.REVERSAL: Text("REVERSED, now the opposite", "bold red"),
    Relation.ECHO: Text("ECHOED by another side", "bold cyan"),
    Relation.OUTCOME: Text("WHAT BECAME OF IT", "bold green"),
}
COUNTED = {Relation.REPEAT: "said before", Relation.REVERSAL: "reversed", Relation.ECHO: "echoed", Relation.OUTCOME: "told the outcome of"}
DIFFERED = {"side": "another", "modality": "other"}
"""Slots that differ without being opposite."""
LABEL, DATE = Column(style="dim", width=6), Column(max_width=18, overflow="fold")
WIDER, NARROWER = Column(ratio=3, overflow="fold"), Column(ratio=2, overflow="fold")
NAMED = 5
"""Outlets that are named of those that reported a thing again."""

Statements = Mapping[str, StatementRecorded]


def flags_shown(flags: Iterable[StatementFlagged], statements: Statements, mark: Mark) -> Iterator[RenderableType]:
    """A block for each flag in the order in which things were said, and a dim line for each utterance that was only reported again.

    `statements` holds, by id, all that the flags speak of.
    """
    in_order = sorted(flags, key=lambda flag: remember(statements[flag.statement]))
    again = {head: [statements[each] for each in ids] for head, ids in rereports(in_order).items()}
    shouted = [flag for flag in in_order if flag.relation is not Relation.REREPORT]
    for flag in shouted:
        yield flag_shown(flag, statements, mark, again.get(flag.statement, ()))
    for head in [head for head in again if head not in {flag.statement for flag in shouted}]:
        yield Text(f"{title(statements[head])} · {in_words(statements[head].said)} · also {_also(statements[head], again[head])}", "dim")


def rereports(flags: Iterable[StatementFlagged]) -> dict[str, list[str]]:
    """Who reported what again: the id of an utterance's first statement -> the ids of its rereports, in the order of their flags."""
    nearest = {flag.statement: flag.earlier.nearest for flag in flags if flag.relation is Relation.REREPORT}
    found: dict[str, list[str]] = {}
    for rereport, head in nearest.items():
        while head in nearest:
            head = nearest[head]  # noqa: PLW2901  the way back to the head of the utterance
        found.setdefault(head, []).append(rereport)
    return found


def flag_shown(flag: StatementFlagged, statements: Statements, mark: Mark, again: Sequence[StatementRecorded] = ()) -> RenderableType:
    """One flag: what was said now and before, the time between, and why; `again` are the rereports of what was said now."""
    now, before = statements[flag.statement], statements[flag.earlier.nearest]
    sayings = _grid(LABEL, DATE, WIDER, NARROWER)
    sayings.add_row("now", Text(in_words(now.said)), passage(now, mark), _source(now))
    sayings.add_row("before", Text(in_words(before.said)), passage(before, mark), Text("\n").join(_circumstances(flag, now, statements)))
    notes = _grid(LABEL, WIDER)
    if again:
        notes.add_row("also", Text(_also(now, again)))
    notes.add_row("since", _since(flag, now, before))
    notes.add_row("why", Text(because(flag.why)))
    return Group(Text("   ").join([TITLES[flag.relation], Text(title(now), "bold")]), _indented(sayings), _indented(notes), "")


def because(why: Why) -> str:
    """The reasons of a flag: `same side, action, place · no veto · words 58 % alike`."""
    differed = [f"{DIFFERED.get(slot, 'opposite')} {slot} (now {now}, before {before})" for slot, (now, before) in why.differed.items()]
    agreed = [f"same {', '.join(why.agreed)}"] if why.agreed else []
    changed = [f"now {now}, before {before}" for now, before in why.changed]
    return printable(" · ".join([*agreed, *differed, "no veto", f"words {why.text:.0%} alike".replace("%", " %"), *changed]))


def statements_shown(statements: Iterable[StatementRecorded], mark: Mark) -> Iterator[RenderableType]:
    """A block for each article, as they follow each other: what it records of whom, and when that was said."""
    for _, group in groupby(statements, lambda statement: statement.article):
        found = list(group)
        table = _grid(DATE, NARROWER, WIDER)
        for statement in found:
            table.add_row(Text(in_words(statement.said)), Text(title(statement)), passage(statement, mark))
        headline = f": {printable(found[0].title)}" if found[0].title else ""
        yield Group(Text.assemble((_published(found[0]), "bold"), headline), _indented(table), "")


def verdict(articles: int, statements: int, flags: Iterable[StatementFlagged]) -> str:
    """What it all came to, in one line."""
    counts = Counter(flag.relation for flag in flags)
    found = [f"{counts[relation]} {words}" for relation, words in COUNTED.items() if counts[relation]]
    return f"{_counted(articles, 'article')}, {_counted(statements, 'statement')}: {', '.join(found) or 'nothing was said before'}"


def _grid(*columns: Column) -> Table:
    """A grid over the whole width; a column keeps its cells, hence the copies."""
    return Table.grid(*(column.copy() for column in columns), padding=(0, 2), expand=True)


def _indented(table: Table) -> Padding:
    return Padding(table, (0, 0, 0, 2))


def title(statement: StatementRecorded) -> str:
    """`withdrawal announced · Ana Delgado (PRT), defence minister · Mali`."""
    speaker, place = statement.speaker, statement.place
    side = f" ({speaker.side})" if speaker.side else ""
    role = f", {speaker.role}" if speaker.role and speaker.role.casefold() not in speaker.name.casefold() else ""
    return printable(" · ".join([statement.label, f"{speaker.name}{side}{role}", *([place.name] if place else [])]))


def _published(statement: StatementRecorded) -> str:
    return printable(f"{statement.outlet}, {in_words(statement.published.isoformat())}")


def _source(statement: StatementRecorded) -> Text:
    return Text(_published(statement) + (", looking back" if statement.reported_prior else ""), "dim")


def _circumstances(flag: StatementFlagged, now: StatementRecorded, statements: Statements) -> Iterator[Text]:
    """Where the earlier saying was reported, who said what where that differs, and how many there were before it."""
    before = statements[flag.earlier.nearest]
    if (before.label, before.speaker.name) != (now.label, now.speaker.name):
        yield Text(title(before))
    yield _source(before)
    if flag.utterances > 2:
        yield Text(f"and {flag.utterances - 2} earlier, first {adverbial(statements[flag.earlier.first].said)}")


def _since(flag: StatementFlagged, now: StatementRecorded, before: StatementRecorded) -> Text:
    vague = "" if is_a_day(now.said) and is_a_day(before.said) else "about "
    gap = "a time that is not known" if flag.gap_days is None else f"{vague}{distance(flag.gap_days)}"
    became = [words for words in (flag.became, f"“{printable(flag.outcome)}”" if flag.outcome else None) if words]
    return Text(gap + (f"; what became of it: {', '.join(became)}" if became else ""))


def _also(head: StatementRecorded, again: Iterable[StatementRecorded]) -> str:
    """`reported by 2 outlets: Coastal Times, Morning Ledger`, none of which is the outlet of the first report."""
    outlets = list(dict.fromkeys(one.outlet for one in again if one.outlet != head.outlet))
    if not outlets:
        return printable(f"reported in another article of {head.outlet}")
    named = ", ".join(outlets[:NAMED]) + (", …" if len(outlets) > NAMED else "")
    return printable(f"reported by {_counted(len(outlets), 'outlet')}: {named}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
