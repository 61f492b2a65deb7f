"""What web pages print around an article and lose the line breaks of: days of publication, buttons, lists of links and tags.

Made blank, as all that is not to be parsed. Sources of the forms: pages of newspapers and agencies that print a date above the text, and
the labels that the content systems of such pages put around it.
"""

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}"
_DATE = rf"(?:\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? ?\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})"
_HOUR = r"(?:(?:at )?\d{1,2}[:.]?\d{2}(?:\d{2})?(?: ?(?:GMT|UTC)(?:[+-]\d)?)?)"
_HOUR_OF_A_ZONE = r"\d{1,2}[:.]?\d{2} ?(?:GMT|UTC)(?:[+-]\d)?"
_WIRE = r"(?:AFP|AP|REUTERS|Reuters|DPA|dpa|TASS|Xinhua|UPI|EFE|ANSA)"
_GIVEN_OUT = r"(?:(?:Last )?[Uu]pdated|Posted|Published|Date of publication|First published)"
_CAPITALS = r"(?:[A-Z]{3,} )"
_CITY = r"[A-Z]{4,}(?:[ /][A-Z]{2,}){0,2}"
_AGENCY = r"(?:Sputnik|Reuters|REUTERS|AFP|AP|Xinhua|TASS|dpa)"

_STAMPS = tuple(
    re.compile(stamp)
    for stamp in (
        rf"\s*(?:(?:[A-Z][a-z]+ )?{_WIRE} )?{_WEEKDAY},? {_DATE}(?: {_HOUR})?(?: (?=[A-Z“\"‘'\d])|$)",
        r"\s*(?:AFP|Afp|AP)(?: [-–—])? (?=[A-Z“\"‘'\d])",
        rf"\s*{_GIVEN_OUT}(?: (?:at|on))?:? {_DATE}(?: {_HOUR})? ?{_CAPITALS}?",
        rf"\s*{_DATE}(?: {_HOUR_OF_A_ZONE})?(?:\((?:updated )?[\d .:]+\))?(?: ?Get short URL(?: \d+){{0,4}})? (?=[A-Z“\"‘'\d])",
    )
)

_AMID = re.compile(rf"(?<=\s){_WIRE} {_WEEKDAY},? {_DATE}(?: {_HOUR})?(?= [A-Z“\"‘'\d])")
LONGEST_HEADING = 250
"""Characters in which the stamp of an agency may part a title from the text."""

_BUTTONS = re.compile(
    r"(?=[(.A-Zd])(?:"  # how all of them begin: what does not is turned down at once
    rf"\bTopic [A-Z][^.!?()]{{1,60}} \(\d+\)(?: \d+){{0,2}}(?= [A-Z])"
    rf"|\((?:{_AGENCY}|[A-Z][\w ]{{1,20}} and [Aa]gencies)\)(?= [A-Z“\"\d]|$)|\bREUTERS/[A-Z]\w+ [A-Z]\w+"
    rf"|\bPrint Tweet(?= [A-Z])|\b{_CITY} \({_AGENCY}\)(?= [A-Z“\"\d])"
    r"|\b(?:Print Tweet )?Views \d+(?: Related (?=[A-Z])[^.!?]*)?|\bGet short URL(?: \d+){0,4}"
    rf"|(?<=[.!?] )(?:{_WIRE}|Afp) [-–—] (?=[A-Z“\"‘'\d])"
    r"|\bTwitter font size |\bPlay Video\b|\bSlideshow \(\d+ [Ii]mages?\)"
    r"|\bSEND https?\S+|\.\.\. \d+ (?:Related|Topic|Tags) .*$|\bTags (?:[\w-]+ ){1,14}?(?=(?:An?|The|At least) [\w-]+ )"
    r"|\bTags(?: (?:al-)?[A-Z][\w-]*)+(?= [A-Z][\w-]* [a-z])"
    r"|\bRelated (?:News|Articles|Stories|Topics|Links) [A-Z].*$)"
)
"""Labels of buttons, datelines amid a line, counts of readers, and what follows the headings of lists of links and tags."""


def stamped_at(text: str) -> int | None:
    """Where the stamp of an agency begins behind the title with which a text begins; None where it has none."""
    found = _AMID.search(text[:LONGEST_HEADING])
    return found.start() if found and "." not in text[: found.start()] else None


def unstamped(paragraph: str) -> str:
    """A paragraph, of the same length, without the stamps that it begins with and the buttons amid it."""
    for stamp in _STAMPS:
        if found := stamp.match(paragraph):
            paragraph = " " * found.end() + paragraph[found.end() :]
    return _BUTTONS.sub(lambda found: " " * len(found[0]), paragraph)
