"""What of a paragraph is shown to the parser: not the furniture of wires and live blogs, and nothing that is no sentence.

Made blank, never taken out: every word stays at its own characters. Sources of the forms: the datelines, slugs, notes and credits that the
large agencies print, and the times of live blogs.
"""

import re

from streams.extract.parse.stamps import unstamped

LONGEST_STRETCH = 2_000
"""Characters without the end of a sentence; what is longer is a list or no language, and no parser should try."""

_STRETCH = re.compile(r"[^.!?…]+")
_UNREAD = re.compile(r"[\[\]\ufffd]|ï¿½|([^\w\s.])\1{2,}")  # editors' brackets break sentences, runs of marks slow the tokeniser

_CITY = r"[A-Z]{2}[A-Z.'’]*(?:[ /-][A-Z]{2}[A-Z.'’]*){0,4}"
_REGION = r"(?:[A-Z][\w.’']*(?: (?:of |the )*[A-Z][\w.’']*){0,3})"
_DAY = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?: \d{4})?"
_AGENCY = r"\((?:[A-Z][\w .’'/&-]{1,40})\)|/[A-Z][\w ]{1,20}/"
_SLUG = (
    r"UPDATE(?: \d{1,2})?|WRAPUP(?: \d{1,2})?|RPT|REFILE|CORRECTED|EXCLUSIVE|BREAKING(?: NEWS)?|URGENT|FLASH|NEWS ?ALERT|FACTBOX|ANALYSIS"
    r"|INSIGHT|INTERVIEW|TIMELINE|EXPLAINER|JUST IN|WATCH|LIVE|VIDEO|OPINION|Exclusive|Breaking(?: news)?|Analysis|Factbox|Explainer|Update"
)
_TIME = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:[aApP]\.?[mM]\.?|hrs?))?(?: ?(?:GMT|UTC|[A-Z]{1,4}T|ET|PT))?"
_OPENINGS = tuple(
    re.compile(opening)
    for opening in (
        rf"\s*(?:{_SLUG}) ?[-:–—]+ ?(?=[A-Z“\"‘'])",
        rf"\s*{_TIME}(?: ?[-:–—|]+)? (?=[A-Z“\"‘'])",
        rf"\s*{_CITY}(?:, {_REGION})?[,.]? (?:(?:{_DAY})[,.]? )?(?:(?:{_AGENCY})[.,]? ?)?[-–—]+ ?(?=[A-Z“\"‘'\d])",
        rf"\s*{_REGION},? (?:(?:{_DAY})[,.]? )?(?:{_AGENCY}) ?[-–—]+ ?(?=[A-Z“\"‘'\d])",
        rf"\s*{_CITY}, (?:{_DAY})[,.]? (?:{_AGENCY})[.,]? ?(?=[A-Z“\"‘'\d])",
    )
)
_WORK = r"(?:[Rr]eport(?:ing|ed)|[Ww]rit(?:ing|ten)|[Ee]dit(?:ing|ed)|[Cc]ompiled|[Tt]ranslated)"
_PERSON = r"[A-Z][\w.’'-]*(?: (?:[a-z]{1,3} )?[A-Z][\w.’'-]*){1,3}"
_LINES = re.compile(
    "|".join(
        (
            rf"By {_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,4}}(?:,? in {_REGION}| \|.{{0,60}}|, [A-Z][\w ]{{1,40}})?",
            rf"\(?(?:(?:Additional|Further|With) )?{_WORK} by .*",
            r"\((?:Updates|Adds|Recasts|Corrects|Refiles|Repeats|Releads|Rewrites|Fixes)\b.*\)",
            r".{0,200}\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,80}",
            r"(?:Media |Press )?(?:Contacts?|Enquiries|Inquiries)(?: for [\w ]{1,30})?: .*|FOR IMMEDIATE RELEASE.*",
            rf"(?:(?:Last )?[Uu]pdated(?: at)?:? )?{_TIME}|\d{{1,2}} ?(?:h|hr|hrs|hours?|m|min|mins|minutes?) ago(?: {_TIME})?",
        )
    )
)
LONGEST_CREDIT = 400
"""Characters; a longer paragraph is none, whatever it begins with."""


def legible(paragraph: str) -> str:
    """A paragraph without line breaks, of the same length, in which what is not to be parsed is blank."""
    if len(paragraph) <= LONGEST_CREDIT and _LINES.fullmatch(paragraph.strip()):
        return " " * len(paragraph)
    return _STRETCH.sub(_blank_where_endless, _UNREAD.sub(_blank, _without_openings(unstamped(paragraph))))


def _without_openings(paragraph: str) -> str:
    for opening in _OPENINGS:
        if found := opening.match(paragraph):
            paragraph = " " * found.end() + paragraph[found.end() :]
    return paragraph


def _blank_where_endless(found: re.Match[str]) -> str:
    return _blank(found) if len(found[0]) > LONGEST_STRETCH else found[0]


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
