"""A saying, told once or several times -> the statement that records it, with all its evidence."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple, TypeVar

from schemas.articles import ArticlePublished
from schemas.base import Span
from schemas.ontology import ACTIONS, ACTS, Act
from schemas.statements import Extent, Grade, Modality, Polarity, Slot, StatementRecorded
from streams.extract.attribution import Attribution
from streams.extract.meaning.domestic import Site
from streams.extract.parse import span_of, start_of
from streams.extract.parse.words import Token
from streams.extract.roots import INTENDED, REFUSAL, deed_of
from streams.extract.telling import Telling, is_known

Filled = TypeVar("Filled")

_GRADES = {Grade.NAMED: 0.9, Grade.OFFICE: 0.85, Grade.BODY: 0.85, Grade.UNNAMED: 0.7, Grade.OUTLET: 0.7, Grade.RELAYED: 0.6}


class Saying(NamedTuple):
    """One saying with all its tellings, the first one first, and the nouns that point back at it."""

    tellings: tuple[Telling, ...]
    pointers: tuple[Attribution, ...] = ()

    @property
    def first(self) -> Telling:
        """The telling that the others join."""
        return self.tellings[0]


def recorded(saying: Saying, article: ArticlePublished, extractor: str) -> StatementRecorded:
    """Write a saying down as a fact."""
    first, text = saying.first, article.text
    outcome = _first(one.outcome for one in saying.tellings)
    site = _narrowest([one.site for one in saying.tellings if one.site])
    act = _act(saying)
    thing = _object(saying)
    due = _first(one.due for one in saying.tellings)
    dated = next((one.said for one in saying.tellings if one.said.words), first.said)
    doer = _first(one.doer for one in saying.tellings)
    plover, cameo = _codes(act, first)
    content = _told_span(_main(first), text)
    return StatementRecorded(
        **article.model_dump(include={"article", "revision", "outlet", "url", "title", "published"}),
        speaker=first.speaker,
        act=act,
        action=first.action,
        family=first.family,
        label=f"{first.action} {act}",
        polarity=first.polarity,
        modality=first.meaning.modality,
        actor=doer.actor if doer else None,
        object=_words(_thing(thing), text) if thing is not None else None,
        extent=thing.extent if thing is not None else None,
        place=site.place if site else None,
        said=dated.edtf,
        said_words=dated.words,
        due=due.edtf if due else None,
        content=text[content[0] : content[1]],
        quotation=next((_unmarked(text[start:end]) for one in saying.tellings for start, end in one.told.quoted), None),
        reported_prior=first.prior,
        outcome=text[outcome[0] : outcome[1]] if outcome else None,
        became=_first(one.became for one in saying.tellings),
        plover=plover,
        cameo=cameo,
        confidence=_confidence(first),
        extractor=extractor,
        evidence=_evidence(saying, content, thing, outcome),
    )


def _first(slots: Iterable[Filled | None]) -> Filled | None:
    """The first slot that a telling fills."""
    return next((slot for slot in slots if slot is not None), None)


def _narrowest(sites: Sequence[Site]) -> Site | None:
    """The first place told, or the first one inside it where that is a whole state."""
    first = next(iter(sites), None)
    if first is None or first.place.id is not None:
        return first
    return next((one for one in sites if one.place.id is not None and one.place.code == first.place.code), first)


def _codes(act: Act, telling: Telling) -> tuple[str | None, str | None]:
    """PLOVER root and CAMEO code: of the saying where it is the event, of a refusal where the action will not be, else of the action.

    Of what the ontology does not know, the root that its words are most like; no code.
    """
    if ACTS[act].plover:
        return ACTS[act].plover, ACTS[act].cameo
    entry, meaning = ACTIONS.get(telling.action), telling.meaning
    if entry is None or entry.plover is None:
        told = deed_of(meaning.clause, intended=act in INTENDED)
        return (told.root, None) if told is not None else (None, None)
    refused = meaning.modality is Modality.PLANNED and telling.polarity is Polarity.NEGATIVE
    return REFUSAL if refused else (entry.plover, entry.cameo)


def _act(saying: Saying) -> Act:
    """The first telling's act, unless it is the plain one and a later telling is more precise."""
    return next((one.act for one in saying.tellings if one.act is not Act.STATED), saying.first.act)


def _object(saying: Saying) -> Telling | None:
    """The telling that says best on what: one that tells how much, else the first that names it."""
    named = [one for one in saying.tellings if one.meaning.object]
    return next((one for one in named if one.extent is Extent.PART), named[0] if named else None)


def _thing(telling: Telling) -> Sequence[Token]:
    """The words of what it is on, as far as the content goes: a source without a verb of its own may hang on the last of them."""
    words = telling.meaning.object
    said = list(takewhile(lambda word: any(start <= start_of(word) < end for start, end in telling.content), words))
    return said or words


def _words(tokens: Iterable[Token], text: str) -> str | None:
    span = span_of(token for token in tokens if not token.is_space)
    return text[span[0] : span[1]]


def _main(telling: Telling) -> Span:
    """Of the runs of words of a content the one that tells what is said: "what | she called | a threat"."""
    head = start_of(telling.meaning.clause)
    return next((span for span in telling.content if span[0] <= head < span[1]), telling.content[0])


def _told_span(span: Span, text: str) -> Span:
    """The content without its "that" and without the quotation marks around it."""
    start, end = span
    lead = re.match(r"(?:(?:adding|saying|noting|stressing) )?(?:that|of|about|on|for) |adding |saying ", text[start:end])
    start += lead.end() if lead else 0
    while start < end and text[start] in '“"«„ ':
        start += 1
    while start < end - 1 and text[end - 1] in '”"», ':
        end -= 1
    return (start, end) if not {"“", "”"} & set(text[start:end]) else span


def _unmarked(quotation: str) -> str:
    return quotation.strip('“”"«»„ ').rstrip(",")


def _confidence(telling: Telling) -> float:
    """How far to trust a reading, as a heuristic: less for nameless speakers, pronouns, unknown actions and borrowed places."""
    taken_off = (telling.told.source.pos_ == "PRON") + (not is_known(telling)) + (telling.site is not None and not telling.site.told)
    return round(_GRADES[telling.speaker.grade] - 0.1 * taken_off, 2)


def _evidence(saying: Saying, content: Span, thing: Telling | None, outcome: Span | None) -> dict[Slot, tuple[Span, ...]]:
    spans: dict[Slot, list[Span]] = {Slot.CONTENT: [content]}
    for one in saying.tellings:
        spans.setdefault(Slot.SPEAKER, []).append(one.told.source_span)
        spans.setdefault(Slot.CUE, []).append(span_of(one.told.cue))
        spans[Slot.CONTENT] += [span for span in one.content if one is not saying.first or span != _main(one)]
        if one.meaning.trigger is not None:
            spans.setdefault(Slot.ACTION, []).append(span_of([one.meaning.trigger]))
        if one.doer is not None:
            spans.setdefault(Slot.ACTOR, []).append(one.doer.span)
        if one.site is not None:
            spans.setdefault(Slot.PLACE, []).append(one.site.span)
        if one.said.span is not None:
            spans.setdefault(Slot.SAID, []).append(one.said.span)
        if one.due is not None:
            spans.setdefault(Slot.DUE, []).append((one.due.start, one.due.end))
    spans[Slot.CUE] += [span_of(pointer.cue) for pointer in saying.pointers]
    spans[Slot.OBJECT] = [span_of(word for word in _thing(thing) if not word.is_space)] if thing is not None else []
    spans[Slot.OUTCOME] = [outcome] if outcome else []
    return {slot: tuple(dict.fromkeys(found)) for slot, found in spans.items() if found}
