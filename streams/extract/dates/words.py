"""The words of dates, and the one pattern that finds every date expression in a text. What they mean is in `dates`."""

import re
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TURNS = {"last": -1, "this": 0, "next": 1}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Season -> its first month, in the north; each has three, and winter ends in the next year."""

FEASTS = {"eve": 24, "day": 25}
"""Day of Christmas -> day of December; Christmas itself, as a time that something is to happen by, is that month."""

NAMED_DAYS = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1, "the day after tomorrow": 2}
"""Day -> days from the publication; the others are the day itself: `today`, `tonight`, `this morning`."""


class Share(NamedTuple):
    """A part of a stretch of time: the one numbered `number`, from 0, of `parts` equal ones."""

    number: int
    parts: int


SHARES = {
    "early": Share(0, 3), "mid": Share(1, 3), "late": Share(2, 3),
    "beginning": Share(0, 3), "start": Share(0, 3), "middle": Share(1, 3), "end": Share(2, 3),
    "first half": Share(0, 2), "second half": Share(1, 2),
    "first quarter": Share(0, 4), "second quarter": Share(1, 4), "third quarter": Share(2, 4), "last quarter": Share(3, 4),
}  # fmt: skip
YEAR_SHARES = SHARES | {"beginning": Share(0, 12), "start": Share(0, 12), "end": Share(11, 12)}

NUMBERS = {
    "one": (1, 1), "two": (2, 2), "three": (3, 3), "four": (4, 4), "five": (5, 5), "six": (6, 6), "seven": (7, 7), "eight": (8, 8),
    "nine": (9, 9), "ten": (10, 10), "eleven": (11, 11), "twelve": (12, 12), "fifteen": (15, 15), "twenty": (20, 20), "thirty": (30, 30),
    "a": (1, 1), "an": (1, 1), "a couple of": (2, 3), "a few": (2, 5), "few": (2, 5), "several": (3, 9), "many": (5, 30),
}  # fmt: skip
"""Number -> the least and the most that it may mean."""
NEIGHBOURS = {"the": (1, 1), "next": (1, 1), "following": (1, 1), "previous": (1, 1), "recent": (0, 6), "coming": (0, 6)}
BARE_PLURAL = (2, 9)

UNITS = {
    "minute": ("hour", 0), "hour": ("hour", 1), "day": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2),
    "month": ("month", 1), "year": ("year", 1), "decade": ("year", 10),
}  # fmt: skip
"""Unit -> the unit in which it is counted, and how many of those it is."""

LESS = frozenset({"less than", "under", "within", "up to", "barely", "not even"})
NEARLY = frozenset({"nearly", "almost", "just under", "close to"})
MORE = frozenset({"more than", "over", "just over", "well over", "at least"})
SOON = {"shortly": 7, "soon": 7, "not long": 7, "immediately": 1, "right": 1}
"""`shortly after` -> the days within which that is."""

BOUNDS = frozenset({"since", "by", "before", "until", "till", "after"})
INSIDE = frozenset({"in", "during", "throughout", "from", "as of", "as early as", "as late as", "as recently as", "the year"})
"""With one of these or a bound before it, a month or a year may stand alone."""

_COUNTED = (
    "troops|soldiers|people|men|women|children|civilians|fighters|rebels|refugees|migrants|prisoners|hostages|workers|jobs|members|officers|"
    "police|tons|tonnes|miles|km|kilomet(?:er|re)s|met(?:er|re)s|feet|square|barrels|dollars|euros|pounds|percent|per|degrees|times|villages|"
    "homes|houses|cases|places|cities|sites|votes|deaths|dead|victims|others|families|sorties|targets|tanks|missiles|aircraft|million|billion|"
    r"thousand|wounded|injured|GMT|UTC|hours|hrs|local|[ap]\.?m"
)
"""What shows that the number before it is no year or day of the month."""


SIGNS = (
    *(month.capitalize() for month in MONTHS), *UNITS, *SEASONS, *(season.capitalize() for season in SEASONS),
    "night", "morning", "noon", "evening", "morrow", "Christmas",
)  # fmt: skip
"""One of these, or a digit, is in each date expression."""
_DIGIT = re.compile(r"\d")


def may_hold_a_date(text: str) -> bool:
    """Whether a text has a sign of a date, which is seen much sooner than where a date is."""
    return _DIGIT.search(text) is not None or any(sign in text for sign in SIGNS)


def plain(words: str) -> str:
    """Words in lower case with single spaces between them, as the tables have them."""
    return " ".join(words.lower().split())


def _any(*words: str) -> str:
    """Any of the words, also with a capital; the sets in front let the engine turn down other words at their first letter."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(words, key=lambda word: (-len(word), word)))


_NO_COUNT = rf"(?![\w%°]|[.,:]\d| (?:{_COUNTED})\b|-[a-z])"
_YEAR = rf"(?:(?:19|20)\d\d|2100){_NO_COUNT}"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{_NO_COUNT}"
_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
_HABIT = "and|or|at|in|from|to|through|until|when|because|as|if|are|is|were|was|the|but|only|for|with|after|before|between"
_OWNING_WEEKDAY = rf"(?:(?<![Oo]n\s)(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days(?= (?!(?:{_HABIT})\b)[a-z]))"
_DAY_PART = "(?:night|morning|afternoon|evening)"
_UNIT = "(?:minute|hour|day|week|fortnight|month|year|decade)"
_TURN = _any("last", "this", "next")
_ABOUT = _any(*LESS, *NEARLY, *MORE, "about", "around", "roughly", "some", "only", "just", "exactly")


def _amount(*numbers: str) -> str:
    """An amount of time: how nearly, how many, of what; a plural may stand without a number."""
    count = rf"(?P<count>{_any(*numbers)}|(?<![\d.,])\d{{1,3}})[ -]"
    return rf"(?:(?P<about>{_ABOUT}) )?(?:{count}|(?=[dfhmwy]\w+s\b)(?<!\d )(?<!of ))(?P<unit>{_UNIT})s?\b"


def _nameless(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


def _compile(pattern: str) -> re.Pattern[str]:
    """Patterns here are written with spaces to be readable; a space stands for any one white space."""
    return re.compile(pattern.replace(" ", r"\s"))


AMOUNT = _compile(r"(?<!\w)" + _amount(*NUMBERS, *NEIGHBOURS))

_COUNT = _nameless(_amount(*NUMBERS))
_LEAD = rf"(?P<lead>{_any(*BOUNDS, *INSIDE, 'over', 'at', 'within', 'between')}) "
_SHARE = (
    rf"(?:[Tt]he )?(?:very )?(?P<share>{_any('early', 'mid', 'late', 'earlier', 'later')})(?: in| on)?[ -]"
    rf"|(?:[Tt]he )?(?P<piece>{_any(*(set(SHARES) - {'early', 'mid', 'late'}))}) of "
)
_FESTIVE = (
    "trees?|markets?|part(?:y|ies)|holidays?|breaks?|truces?|messages?|speech|address|presents?|gifts?|lights|cards?|carols?|shopping|sales"
)
_OWNED = r"(?<=\b[Tt]he )|(?<=\b[Hh]is )|(?<=\b[Hh]er )|(?<=\b[Ii]ts )|(?<=\btheir )|(?<=\ba )|(?<=\ban )|(?<=['’]s )"
_ENDS = r"(?=\s*(?:[.,;:!?)”\"]|\Z))"

_FORMS = {
    "trap": (
        rf"{_WEEKDAY} (?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Independent|Agreement)\b"
        rf"|(?:Black|Good|Bloody|Palm|Easter|Holy|Ash|Cyber|Super|Maundy|Shrove|Whit) {_WEEKDAY}"
        rf"|(?:{_any('every', 'each', 'any', 'one', 'most', 'on a')}) {_WEEKDAY}"
        rf"|[Tt]he (?:following|previous|first|second|third|last|next|same) {_WEEKDAY}"
        r"|[Tt]he (?:first|second|third|last|final) (?:day|week|month|year) of\b"
        rf"|(?:{_MONTH} \d\d?(?:th)?|\d\d? {_MONTH}) (?:[Mm]ovement|[Aa]lliance|[Bb]loc|[Cc]oalition|[Bb]rigades?|[Rr]evolution)\b"
        r"|(?:Sept(?:ember|\.)? 11|Oct(?:ober|\.) 7)(?:th)? (?:attack|terror|hijack|massacre|memorial)\w*"
        rf"|(?:Women['’]s|Long|Million Man) March\b|(?:hundred|thousand|million)s? (?:of )?{_UNIT}s? ago"
    ),
    "iso": r"\d{4}-\d\d-\d\d(?![\w-])",
    "figures": r"\d\d?(?P<mark>[/.-])\d\d?(?P=mark)(?:19|20)\d\d(?![\w/-])",
    "calendar": (
        rf"(?:(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?),? )?"
        rf"(?:(?:[Tt]he )?(?P<day>{_DAY})(?:[-–](?P<last_day>{_DAY}))? (?:of )?)?"
        rf"(?:(?P<month_turn>{_TURN}) )?(?=[ADFJMNOS])(?:(?P<owned_month>{_OWNED})|)(?P<month>{_MONTH})"
        rf"(?: (?P<day_after>{_DAY})(?:[-–](?P<last_day_after>{_DAY}))?)?"
        rf"(?:,? (?:of )?(?P<month_year>{_YEAR})| (?:of )?(?P<month_year_turn>last|this|next) year\b)?"
    ),
    "years": (
        rf"(?P<from_year>{_YEAR})(?:[-–/]|(?<=[Bb]etween \d{{4}}) and |(?<=[Ff]rom \d{{4}}) (?:to|until) )"
        rf"(?P<to_year>{_YEAR}|\d\d(?![\w-]))"
    ),
    "year": rf"(?=\d)(?:(?P<owned_year>{_OWNED}|(?<=\()(?=\d+\))|\A(?=\d+\Z))|){_YEAR}(?! to (?:19|20)\d\d)",
    "decade": r"(?:[Tt]he )?(?:19|20)\d0s\b",
    "season": (
        rf"(?:(?P<season_turn>{_TURN}) |[Tt]he )?(?P<season_name>{_any(*SEASONS)})\b"
        rf"(?:,? (?:of )?(?P<season_year>{_YEAR})| (?:of )?(?P<season_year_turn>last|this|next) year\b)?"
    ),
    "feast": (
        rf"(?:(?P<feast_turn>{_TURN}) )?Christmas(?: (?P<feast_day>Eve|Day))?\b(?!['’]| (?:[A-Z]|{_FESTIVE}\b))"
        rf"(?: (?:of )?(?P<feast_year_turn>last|this|next) year\b|,? (?:of )?(?P<feast_year>{_YEAR}))?"
    ),
    "weekend": rf"(?:[Tt](?:he|his) (?=past|coming))?(?P<weekend_turn>{_TURN}|past|coming|[Tt]he) weekend\b",
    "weekday": (
        rf"(?:(?:[Tt](?:he|his) (?=past|coming))?(?P<weekday_turn>{_TURN}|past|coming) )?(?P<weekday_name>{_WEEKDAY}|{_OWNING_WEEKDAY})"
        rf"(?: (?:of )?(?P<weekday_week>last|this|next) week\b)?(?: {_DAY_PART}\b)?"
    ),
    "named": (
        r"[Tt]he day before yesterday|[Tt]he day after tomorrow|today\b|(?<!\w )Today\b|[Tt]onight\b|[Ll]ast night\b"
        r"|[Tt]his (?:morning|afternoon|evening)\b"
        rf"|(?:[Yy]esterday|[Tt]omorrow)\b(?: {_DAY_PART}\b)?"
    ),
    "period": rf"(?P<period_turn>{_TURN}|the)(?: current)? (?P<period_unit>week|month|year|decade)\b",
    "beside": (
        rf"[Tt]he (?:following|previous|same) (?:day|week|month|year)\b|[Tt]he next day\b"
        rf"|[Tt]he (?:day|week|month|year) (?:before|after)\b{_ENDS}"
    ),
    "past": (
        rf"(?:[Tt]he )?(?:past|last) (?:{_COUNT}|(?:day|week|month|year|decade)\b)(?! of\b)"
        r"|(?:[Tt]he )?[Rr]ecent (?:day|week|month|year)s\b"
    ),
    "coming": rf"(?:[Tt]he )?(?:next|coming) (?:{_COUNT}|(?:day|week|month|year|decade)s?\b)",
    "counted": rf"{_COUNT}(?: (?P<counted_from>ago|earlier|later)\b|['’]? time\b|(?! (?:of|before|after|since|old)\b))",
}

EXPRESSION = _compile(
    rf"(?<![\w$£€./-])(?=[\dA-Za-z])(?:{_LEAD})?(?:{_SHARE})?(?:" + "|".join(f"(?P<{name}>{core})" for name, core in _FORMS.items()) + ")"
)
"""Every date expression; the name of the last group to close says of which kind it is. `trap` only looks like one."""
