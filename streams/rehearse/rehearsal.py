"""The report of a rehearsal: what was read, and what would be another with it; in words."""

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import Field

from schemas.base import Part
from streams.rehearse.difference import Difference, Kind, Sample, Saying

MARKS = {Kind.GAINED: "+", Kind.LOST: "-", Kind.CHANGED: "~"}
DIFFERENT = tuple(MARKS)


class Rehearsal(Part):
    """What a rehearsal found."""

    extractor: str = Field(description="version of the extractor that was rehearsed")
    running: tuple[str, ...] = Field(description="versions of the extractors that what stands was read by")
    since: date
    until: date | None
    articles: int = Field(description="articles of these days that were read and compared")
    refused: dict[str, str] = Field(description="id of an article that could not be read -> why; what stands of it stays")
    waiting: int = Field(description="articles of these days that the running version has not read yet: left out")
    behind: int = Field(description="statements that the running version has not compared yet: flags of them look like gained ones")
    statements: Difference
    flags: Difference


def lines(rehearsal: Rehearsal) -> Iterator[str]:
    """The report in words."""
    days = f"since {rehearsal.since}" + (f" until {rehearsal.until}" if rehearsal.until else "")
    yield f"extractor {rehearsal.extractor} beside {', '.join(rehearsal.running) or 'none'}: {rehearsal.articles} articles {days}"
    yield from _left_out(rehearsal)
    for name, found in (("statements", rehearsal.statements), ("flags", rehearsal.flags)):
        yield ""
        yield from _counted(name, found)
        for kind in DIFFERENT:
            yield from _sampled(name, kind, found)


def _left_out(rehearsal: Rehearsal) -> Iterator[str]:
    if rehearsal.refused:
        yield f"{len(rehearsal.refused)} articles could not be read, the first: {next(iter(rehearsal.refused.values()))}"
    if rehearsal.waiting:
        yield f"{rehearsal.waiting} articles are left out, which the running version has not read yet"
    if rehearsal.behind:
        yield f"the running version has not compared {rehearsal.behind} statements yet: flags of them look like gained ones"


def _counted(name: str, found: Difference) -> Iterator[str]:
    yield f"{name:<16}{''.join(f'{kind:>9}' for kind in Kind)}"
    yield _row("all", found.counts)
    yield from (_row(family, counts) for family, counts in found.families.items() if any(counts[kind] for kind in DIFFERENT))
    if found.slots:
        yield f"changed in: {', '.join(f'{slot} {count}' for slot, count in found.slots.items())}"


def _row(name: str, counts: Mapping[Kind, int]) -> str:
    return f"  {name:<14}{''.join(f'{counts[kind]:>9}' for kind in Kind)}"


def _sampled(name: str, kind: Kind, found: Difference) -> Iterator[str]:
    samples = found.samples[kind]
    if samples:
        yield f"{name} {kind}, {len(samples)} of {found.counts[kind]}:"
    for sample in samples:
        yield from _told(kind, sample)


def _told(kind: Kind, sample: Sample) -> Iterator[str]:
    shown = sample.now or sample.before
    assert shown is not None
    yield f"  {MARKS[kind]} {f'{sample.relation}: ' if sample.relation else ''}{_heading(shown)}"
    yield f"      {shown.content}"
    if sample.earlier:
        yield f"      before: {_heading(sample.earlier)}"
    yield from (f"      {slot}: {before or 'nothing'} -> {now or 'nothing'}" for slot, (before, now) in sample.slots.items())


def _heading(saying: Saying) -> str:
    where = f" · {saying.place}" if saying.place else ""
    return f"{saying.label} · {saying.speaker}{where} · said {saying.said} · {saying.outlet}, {saying.published}"
