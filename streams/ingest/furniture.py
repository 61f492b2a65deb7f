"""What pages and feeds print around an article in its own place: prompts to subscribe, to share, to accept cookies."""

import re

LONGEST = 240
"""Characters; a longer line is a paragraph of the article, whatever it begins with."""

_ASKING = r"(?:subscribe|sign up|sign in|log in|register|create (?:a|your)(?: free)? account|join)(?: now| today| here| for free| free)?"
_PROMPTS = (
    rf"{_ASKING}[.!]?",
    rf"{_ASKING} (?:to|for|and) (?:read|continue|keep|our|the newsletter|get|receive|access|unlock|view|see)\b.*",
    r"(?:to|want to) (?:continue|keep|go on) reading\b.*",
    r"to read (?:the (?:full|rest|whole)|this|more)\b.*",
    r"already (?:a|have a|an?) (?:subscri|member|account)\w*.*",
    r"this (?:article|story|content) is (?:only )?(?:available to|(?:reserved )?for)(?: our)? (?:\w+ )?(?:subscribers|members)\b.*",
    r"(?:read|find out|learn|see) more(?:\W+|[:»>].*|\.\.\.)?",
    r"(?:continue|keep) reading\W*",
    r"(?:share|tweet|email|e-mail|print|pin)(?: (?:this|on|via|with|by)\b.{0,60})?",
    r"follow us on\b.*",
    r"(?:we|this (?:site|website)|our (?:site|website)) uses? cookies\b.*",
    r"by (?:continuing|using|browsing)\b.{0,60}\bcookies\b.*",
    r"(?:advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|article continues below.*)",
    r"the post .+ (?:appeared first on|first appeared on) .+",
    r"(?:©|\(c\)|copyright\b).{0,80}\b(?:19|20)\d\d\b.*",
    r"all rights reserved\W*",
    r"enable javascript\b.*|please enable javascript\b.*|you need to enable javascript\b.*",
)
_PROMPT = re.compile("|".join(f"(?:{prompt})" for prompt in _PROMPTS), re.IGNORECASE)
_CUT_OFF = re.compile(r"\s*\[(?:…|\.\.\.)\]$")


def without_furniture(text: str) -> str:
    """The lines of a text that are the article's own, without the mark of where a feed cut the last one off."""
    return "\n".join(_CUT_OFF.sub("", line) for line in text.splitlines() if not is_furniture(line))


def is_furniture(line: str) -> bool:
    """Tell whether a whole line speaks to the reader of the page, and is no part of what the article tells."""
    bare = line.strip(" \t•·|-–—>*»[]()")
    return len(bare) <= LONGEST and _PROMPT.fullmatch(bare) is not None
