"""The words of a saying that are its content: without its date, its source and the clauses beside it."""

import re

from schemas.base import Span
from schemas.statements import Speaker
from streams.extract.attribution import Attribution
from streams.extract.attribution.quotation import tokens_in
from streams.extract.lexicon import speaker_nouns
from streams.extract.meaning import Meaning
from streams.extract.parse import Reading, span_of, start_of
from streams.extract.parse.clauses import is_finite
from streams.extract.parse.words import Token
from streams.extract.said.dating import Said
from streams.extract.world import Mention

_LEFT_HANGING = re.compile(r"\b(?:of|in|for|with|by|to|as|and|or|near|from|on|the|an?)\s*$", re.IGNORECASE)
"""How a content ends whose last words the parser has drawn to the source behind it."""
LONGEST_OFFICE = 40
"""Characters of what somebody is between a quotation and the name."""
BEFORE_SPEAKERS = frozenset("local media state news official opposition medical".split())
"""Adjectives of those who speak."""
_ARTICLE = re.compile(r"[\s“\"]*(?:\b(?:the|an?))?\s*$", re.IGNORECASE)

_CLOSING = re.compile(
    r"(?P<who>(?P<the> the)? (?P<name>[\w-]+)(?: news agency| TV(?: channel)?| channel)?)"
    r" (?:said|reported|reports|added)(?: on [A-Z][a-z]+day)?$"
)
"""How a content ends behind which somebody else is told to have said it."""
_OWNING = ("'s ", "’s ", "s ", " ")
"""What stands between an owner and what is owned, in copy that lost its signs too."""
_ACCORDING = re.compile(r" according to (?:the )?(?P<name>[A-Z][\w .'-]{1,60})$")
_ENDS = re.compile(r"[.;]|$| and\b")
LEADING = frozenset("what that which who as but and while when if than because of to for in at from by with".split())
"""Words behind which somebody who says something is a part of what is said or of who says it: "what | the army said"."""


def own_content(told: Attribution, meaning: Meaning, *, alone: bool) -> tuple[Span, ...]:
    """The content of a clause: the whole of it where it is the only one, else the clause's own run of words; its first span comes first."""
    if alone:
        basis = tuple(span for span in told.basis if _holds(span, meaning.clause))
        return (*basis, *told.content)
    run = _run(meaning.clause)
    return (_clipped(run, told.content),)


def _run(clause: Token) -> Span:
    """A clause without the clauses beside it."""
    beside = [child for child in clause.children if child.dep_ in ("advcl", "conj", "ccomp") and is_finite(child)]
    apart = {token for child in beside if child.pos_ in ("VERB", "AUX") and child.dep_ != "ccomp" for token in child.subtree}
    words = [token for token in clause.subtree if token not in apart and token.dep_ not in ("mark", "cc")]
    words = [token for token in words if not (token.is_punct and token.head in (clause, *beside))] or [clause]
    return span_of(words)


def _clipped(run: Span, content: tuple[Span, ...]) -> Span:
    for start, end in content:
        if run[0] < end and start < run[1]:
            return max(run[0], start), min(run[1], end)
    return run


def _holds(span: Span, token: Token) -> bool:
    start, _ = span_of([token])
    return span[0] <= start < span[1]


def without_source(told: Attribution) -> Attribution:
    """A saying whose content ends where its source begins, where no comma parts the two: "nine had died | the ministry said"."""
    within = start_of(told.source)
    if not any(first < within < last for first, last in told.content):
        return told
    start, end = told.source_span
    cut = [(first, min(last, start)) if first < start < last <= end + 1 else (first, last) for first, last in told.content]
    return told._replace(content=tuple((first, last) for first, last in cut if first < last))


def without_another(told: Attribution, reading: Reading) -> Attribution:
    """A saying without who else is told to have said it, where no comma parts the two: "it would go | Radio Oslo reported"."""
    return told._replace(content=tuple(_before_another(span, reading) for span in told.content))


def _before_another(span: Span, reading: Reading) -> Span:
    end = _before_cited(span, reading) or _before_speaking(span, reading)
    return (span[0], end) if end and _tells(span[0], end, reading) else span


def _before_cited(span: Span, reading: Reading) -> int | None:
    """Where "according to" begins that ends a span with the name of an outlet or a body."""
    found = _ACCORDING.search(reading.text, *span)
    named = found and any(one.end == span[1] for one in _reporting(found.span("name"), reading))
    return found.start() if found and named else None


def _before_speaking(span: Span, reading: Reading) -> int | None:
    """Where what is said ends, if it is followed to the end of the span by who says it and the verb, and these end their clause."""
    found = _CLOSING.search(reading.text, *span)
    if found is None or not _ENDS.match(reading.text, span[1]) or (first := _start_of_who(found, span[0], reading)) is None:
        return None
    said = reading.text[span[0] : first].removesuffix("the ").rstrip(" ;,")
    return None if said.rpartition(" ")[2].lower() in LEADING else span[0] + len(said)


def _start_of_who(found: re.Match[str], start: int, reading: Reading) -> int | None:
    """Where who says it begins: an outlet or body by its name, with what owns it, "Norways NRK", or "the ministry"."""
    if (named := next(iter(_reporting(found.span("name"), reading)), None)) is None:
        return found.start("who") + 1 if found["the"] and found["name"].lower() in speaker_nouns() else None
    owners = (one.start for one in reading.mentions_between(start, named.start) if reading.text[one.end : named.start] in _OWNING)
    return next(owners, named.start)


def _reporting(span: Span, reading: Reading) -> list[Mention]:
    return [one for one in reading.mentions_between(*span) if one.kind in ("outlet", "body")]


def _tells(start: int, end: int, reading: Reading) -> bool:
    """Tell whether some characters hold a clause, or at least a verb."""
    paragraph = reading.paragraph_at(start)
    return paragraph is not None and any(word.pos_ in ("VERB", "AUX") for word in tokens_in(paragraph.doc, (start, end)))


def up_to_speaker(told: Attribution, speaker: Speaker, text: str) -> Attribution:
    """A saying whose content goes on up to who says it, where its last words were drawn to them: "died in | Goma town | rebels said"."""
    cue = start_of(told.head)
    spoken = tuple(_within_marks(span, told.quoted, speaker.name, text) for span in told.content)
    content = tuple(_up_to_name(span, speaker.name, cue, text) for span in spoken)
    return told._replace(content=content) if content != told.content else told


def _within_marks(span: Span, quoted: tuple[Span, ...], name: str, text: str) -> Span:
    """A quotation without the words behind it that lead to the name of who says it: "“It is shut” | a member of the group | Ansar said"."""
    start, end = span
    closed = next((last for first, last in quoted if first <= start + 1 and start < last < end), end)
    named = text.find(name, end, end + LONGEST_OFFICE + len(name))
    return (start, closed) if named >= 0 and "." not in text[closed:named] else span


def _up_to_name(span: Span, name: str, cue: int, text: str) -> Span:
    start, end = span
    if end > cue or not (_LEFT_HANGING.search(text[start:end]) or text[start:end].endswith(name)):
        return span
    named = text.rfind(name, start, cue)
    last = _without_office(_ARTICLE.sub("", text[start:named])) if named > start else ""
    return (start, start + len(last)) if last and not _LEFT_HANGING.search(last) else span


def _without_office(words: str) -> str:
    """Words without those for what somebody is, which stand before a name: "in Goma | local activist"."""
    before, _, last = words.rpartition(" ")
    return _without_office(before) if before and (last in BEFORE_SPEAKERS or last in speaker_nouns()) else words


def dateless(told: Attribution, said: Said) -> Attribution:
    """A saying whose content is without its date; where that was all of it, the clause that follows from the saying is what it said."""
    content = tuple(kept for span in told.content if (kept := _without_date(span, said)) is not None)
    return told._replace(content=content) if content else told._replace(content=told.basis, basis=())


def _without_date(span: Span, said: Said) -> Span | None:
    """A content without the date of the saying where that opens or closes it: "on Monday | it would leave", "about leaving | in 2016".

    None where nothing else is in it: "an earlier statement | on Thursday".
    """
    if said.span is None:
        return span
    (start, end), (first, last) = span, said.span
    opens = 0 <= first - start <= len("on ")
    if opens and last == end:
        return None
    if opens and last < end:
        return last + 1, end
    return (start, first - 1) if start < first and last == end else span
