"""What people are told, in plain words. Nothing of an article is taken for markup: it is one line of characters that can be seen."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from schemas.flags import Relation, StatementFlagged
from schemas.notifications import About
from schemas.statements import StatementRecorded
from streams.notify.decide import Due
from streams.notify.waiting import Waiting
from streams.show.passage import ELLIPSIS, printable
from streams.show.when import adverbial, distance, in_words, is_a_day

SAYS = {
    Relation.REPEAT: "{who} says it again",
    Relation.REVERSAL: "{who} now says the opposite",
    Relation.ECHO: "{who} now says what {earlier} said",
    Relation.OUTCOME: "What became of what {earlier} said",
}
LONGEST, LONGEST_NAME = 300, 80
"""Characters of a quotation, and of a name."""
SHOWN, LISTED = 5, 40
"""Flags that a message shows whole, and that a digest lists."""


def subject(due: Due) -> str:
    """One line: `Ana Delgado (PRT) says it again: withdrawal announced, Mali`; of a digest how much there is."""
    if due.is_digest:
        topics = len({_topic(waiting) for waiting in due.flags})
        return f"Said before: {_counted(len(due.flags), 'flag')} on {_counted(topics, 'topic')}"
    if due.about is About.WITHDRAWN:
        return f"Correction: {headline(due.flags[0])}" + _more(len(due.flags) - 1)
    return headline(due.flags[-1]) + _more(len(due.flags) - 1)


def text(due: Due, board_address: str | None) -> str:
    """The message itself, as plain text."""
    if due.is_digest:
        return "\n".join(_digest(due.flags, board_address))
    told = _withdrawn if due.about is About.WITHDRAWN else _told
    blocks = ["\n".join(told(waiting)) for waiting in due.flags[-SHOWN:]]
    hidden = len(due.flags) - len(blocks)
    return "\n\n".join([*blocks, *([f"and {hidden} before these"] if hidden else []), *_board(due.flags[0].thread, board_address)])


def headline(waiting: Waiting) -> str:
    """Who said what about where again: `Ana Delgado (PRT) says it again: withdrawal announced, Mali`."""
    says = SAYS[waiting.flag.relation].format(who=who(waiting.now), earlier=who(waiting.before))
    return f"{says}: {what(waiting.now)}"


def who(statement: StatementRecorded) -> str:
    """`Ana Delgado (PRT)`."""
    side = f" ({statement.speaker.side})" if statement.speaker.side else ""
    return _short(statement.speaker.name, LONGEST_NAME) + side


def what(statement: StatementRecorded) -> str:
    """`withdrawal announced, Mali`."""
    place = f", {_short(statement.place.name, LONGEST_NAME)}" if statement.place else ""
    return _short(statement.label, LONGEST_NAME) + place


def since(flag: StatementFlagged, now: StatementRecorded, before: StatementRecorded) -> str:
    """`1 year 1 month after it was said before`, with `about` where a day is not known."""
    if flag.gap_days is None:
        return "at a time after it was said before that is not known"
    if flag.gap_days == 0:
        return "on the day on which it was said before"
    vague = "" if is_a_day(now.said) and is_a_day(before.said) else "about "
    return f"{vague}{distance(flag.gap_days)} after it was said before"


def outcome(flag: StatementFlagged) -> str | None:
    """What became of what was said before, as far as it is known: `contradicted by events, “patrols continued”`."""
    known = [words for words in (flag.became, f"“{_short(flag.outcome, LONGEST)}”" if flag.outcome else None) if words]
    return ", ".join(known) or None


def sources(flag: StatementFlagged) -> str:
    """`3 sources, 2 of them independent`."""
    independent = f", {flag.independent} of them independent" if flag.independent < flag.sources else ""
    return _counted(flag.sources, "source") + independent


def quotation(statement: StatementRecorded) -> str:
    """Its words, on one line, in quotation marks."""
    return f"“{_short(statement.content, LONGEST)}”"


def _told(waiting: Waiting) -> Iterable[str]:
    flag, now, before = waiting.flag, waiting.now, waiting.before
    yield headline(waiting)
    yield f"Now, {adverbial(now.said)}: {quotation(now)} ({_source(now)})"
    differs = "" if who(before) == who(now) else f" by {who(before)}"
    yield f"Before, {adverbial(before.said)}{differs}: {quotation(before)} ({_source(before)})"
    if flag.utterances > 2:
        yield f"Said {flag.utterances} times in all, first {adverbial(waiting.first.said)}"
    yield f"That is {since(flag, now, before)}; {sources(flag)}."
    if became := outcome(flag):
        yield f"What became of it: {became}"
    if now.url:
        yield f"Article: {printable(now.url)}"


def _withdrawn(waiting: Waiting) -> Iterable[str]:
    yield f"This no longer holds: {headline(waiting)}"
    yield "An article was changed or withdrawn, or an earlier one came late."


def _digest(flags: Sequence[Waiting], board_address: str | None) -> Iterable[str]:
    """By topic, the lines of each in the order in which they were raised."""
    shown = sorted(flags[:LISTED], key=_topic)
    for topic, group in groupby(shown, key=_topic):
        yield topic
        yield from (f"  - {_line(waiting)}" for waiting in group)
        yield ""
    if len(flags) > LISTED:
        yield f"and {len(flags) - LISTED} more"
    yield from [f"Board: {board_address}"] if board_address else []


def _line(waiting: Waiting) -> str:
    flag = waiting.flag
    became = f"; what became of it: {known}" if (known := outcome(flag)) else ""
    return f"{headline(waiting)} ({since(flag, waiting.now, waiting.before)}; {sources(flag)}{became})"


def _topic(waiting: Waiting) -> str:
    """Family and place: `forces, Mali`."""
    return f"{waiting.now.family}, {waiting.now.place.name if waiting.now.place else 'no place'}"


def _source(statement: StatementRecorded) -> str:
    looking_back = ", looking back" if statement.reported_prior else ""
    return f"{_short(statement.outlet, LONGEST_NAME)}, {in_words(statement.published.isoformat())}{looking_back}"


def _board(thread: str, board_address: str | None) -> list[str]:
    return [f"Board: {board_address.rstrip('/')}/threads/{thread}"] if board_address else []


def _short(words: str, longest: int) -> str:
    shown = printable(words)
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + ELLIPSIS


def _more(others: int) -> str:
    return f" (and {others} more)" if others else ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
