"""A thread: what was said when, why it was flagged, who told it, and what was decided."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from schemas.flags import StatementFlagged
from schemas.followups import Resolution
from schemas.statements import StatementRecorded
from streams.board.pages.render import page, today, told
from streams.board.pages.who import Reader
from streams.board.questions.thread import Whole, recorded, row_of, texts_of, whole
from streams.board.views.history import Entry, history
from streams.board.views.lines import silence_like, state, version
from streams.board.views.marks import Passage, Spans, passage
from streams.board.views.sources import Saying, sayings
from streams.board.views.timeline import Timeline, moments, timeline
from streams.board.views.why import Reasons, Texts, reasons, spans_of
from streams.board.views.words import CHIPS, Claim, claim, ends, gap, said, title

router = APIRouter(include_in_schema=False)
MOST_ENTRIES, MOST_CHOICES = 120, 40
"""Entries of a history that are told, and flags or earlier sayings to choose from at both ends."""


class Side(NamedTuple):
    """One of the two passages that decide."""

    statement: StatementRecorded
    claim: Claim
    when: str
    passage: Passage


class Pair(NamedTuple):
    """A flag with its two passages, the time between them, and why."""

    flag: StatementFlagged
    chip: str
    now: Side
    before: Side | None
    gap: str
    reasons: Reasons


class Shown(NamedTuple):
    """All that the page tells of a thread."""

    whole: Whole
    title: str
    claim: Claim
    state: str
    version: str
    span: str
    pair: Pair | None
    timeline: Timeline | None
    sayings: list[Saying]
    history: list[Entry]
    older: int
    """How many older entries of the history are not told."""
    flags: list[tuple[StatementFlagged, str]]
    earlier: list[tuple[str, str]]
    """Ids of statements that can be set beside the one that was flagged, each with when it was said."""
    silence: dict[str, str]


@router.get("/threads/{statement}")
def show_thread(request: Request, _: Reader, statement: str, flag: str = "", before: str = "") -> Response:
    """The thread of a statement; `flag` chooses what is explained, `before` what it is compared with."""
    return thread_page(request, statement, {"flag": flag, "before": before})


@router.get("/threads/{statement}/news")
def thread_news(request: Request, _: Reader, statement: str, version_seen: str = "") -> Response:
    """A word that the thread is another than the one that is shown; nothing where it is not."""
    with request.app.state.board.engine.connect() as connection:
        row = row_of(connection, statement.replace("\0", ""))
    if row is None or version(row) == version_seen:
        return Response(status_code=204)
    return page(request, "news.html", statement=statement)


def thread_page(request: Request, statement: str, chosen: Mapping[str, str], status: int = 200, **more: Any) -> HTMLResponse:
    """The page of a thread, or one that says that there is none; `more` is told above it."""
    with request.app.state.board.engine.connect() as connection:
        found = whole(connection, statement.replace("\0", ""))
        if found is None:
            return _unknown(request)
        shown = _shown(connection, found, chosen)
    soon = today() + timedelta(days=7)
    return page(request, "thread.html", status, thread=shown, row=found.row, resolutions=list(Resolution), soon=soon, **more)


def _unknown(request: Request) -> HTMLResponse:
    text = "No statement of that id stands. Its article may have been revised or retracted since, or the address was cut."
    return told(request, 404, "There is no such thread", text, way=("/", "To the inbox"))


def _shown(connection: Connection, found: Whole, chosen: Mapping[str, str]) -> Shown:
    flag = _chosen_flag(found, chosen.get("flag", ""))
    head = found.statements[flag.statement if flag and flag.statement in found.statements else found.utterances[-1][0]]
    told = sayings(found.utterances, found.flags, found.statements)
    names = [*(name for names in found.utterances for name in names), *(each.statement for each in found.loud)]
    entries = history(recorded(connection, dict.fromkeys(names)), found.facts, found.statements)
    return Shown(
        whole=found,
        title=title(head),
        claim=claim(head),
        state=state(found.row, today()),
        version=version(found.row),
        span=_span(told),
        pair=_pair(connection, found, flag, chosen.get("before", "")) if flag else None,
        timeline=timeline(moments(found.utterances, found.flags, found.statements, found.days)),
        sayings=told,
        history=entries[:MOST_ENTRIES],
        older=max(0, len(entries) - MOST_ENTRIES),
        flags=_flags(found),
        earlier=_earlier(found, flag),
        silence=silence_like(head),
    )


def _span(told: list[Saying]) -> str:
    first, last = told[0].when, told[-1].when
    return first if first == last else f"{first} to {last}"


def _flags(found: Whole) -> list[tuple[StatementFlagged, str]]:
    known = [flag for flag in found.loud if flag.statement in found.statements]
    known.sort(key=lambda flag: found.days[flag.statement], reverse=True)
    return [(flag, CHIPS[flag.relation]) for flag in ends(known, MOST_CHOICES, MOST_CHOICES)]


def _chosen_flag(found: Whole, name: str) -> StatementFlagged | None:
    known = {flag.id: flag for flag in found.flags if flag.statement in found.statements}
    loud = [flag.id for flag in found.loud if flag.id in known]
    return known.get(name) or known.get(found.row["flag"] or "") or (known[loud[-1]] if loud else None)


def _earlier(found: Whole, flag: StatementFlagged | None) -> list[tuple[str, str]]:
    """One statement of each utterance said before the flagged one, and those that the flag names."""
    if flag is None:
        return []
    named = dict.fromkeys(name for name in dict(flag.earlier).values() if name in found.statements)
    at = next((at for at, names in enumerate(found.utterances) if flag.statement in names), len(found.utterances))
    heads = [_told_best(found, names) for names in found.utterances[:at] if not named.keys() & set(names)]
    names = sorted([*named, *ends(heads, MOST_CHOICES, MOST_CHOICES)], key=lambda name: found.days[name], reverse=True)
    return [(name, f"{said(found.statements[name])}, {found.statements[name].outlet}") for name in names]


def _told_best(found: Whole, names: tuple[str, ...]) -> str:
    return min(names, key=lambda name: (found.statements[name].reported_prior, names.index(name)))


def _pair(connection: Connection, found: Whole, flag: StatementFlagged, before: str) -> Pair:
    name = before if before in found.statements and before != flag.statement else flag.earlier.best
    now, earlier = found.statements[flag.statement], found.statements.get(name)
    texts = texts_of(connection, [one for one in (now, earlier, found.statements.get(flag.earlier.best)) if one])
    marks = spans_of(flag, found.statements, texts, name)
    nearest = found.statements.get(flag.earlier.nearest)
    sides = _side(now, texts, marks[0]), _side(earlier, texts, marks[1]) if earlier else None
    return Pair(flag, CHIPS[flag.relation], *sides, gap(flag, now, nearest), reasons(flag, found.statements, texts))


def _side(one: StatementRecorded, texts: Texts, spans: Spans | None) -> Side:
    return Side(one, claim(one), said(one), passage(one, texts.get(one.id), spans))
