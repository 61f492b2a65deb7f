"""The world that articles speak of: who speaks for which side, and which place lies in which state.

The tables are in `data/`, with their sources and licences in its README. Names are matched on whole tokens, the longest first; diacritics,
a leading "the" and a possessive ending make no difference, capitals do. A place is named by the code of its state and a path inside it
("SYR", "latakia/hmeymim"), so containment is a rule on these two alone: see `within`.
"""

import re
from calendar import day_name, month_name
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple
from unicodedata import combining, normalize

from spacy.lang.en.stop_words import STOP_WORDS

from schemas.base import Interval, interval
from schemas.statements import Grade
from streams.extract.lexicon import rows

Kind = Literal["state", "demonym", "seat", "body", "outlet", "person", "place", "stop"]


class PlaceEntry(NamedTuple):
    """A place: a state (`id` is None), a place inside one, or a region that lies in no single state (`code` is None)."""

    id: str | None
    code: str | None
    name: str
    contested: bool = False


class Body(NamedTuple):
    """An organisation, armed group, party or outlet; `side` is None for outlets, which speak for nobody."""

    code: str
    kind: str
    side: str | None
    name: str


class Person(NamedTuple):
    """Somebody in public office, as of a day; `role` begins with "former" once no office was held any more."""

    id: str
    name: str
    role: str | None
    side: str
    sex: str
    in_office: bool


class Office(NamedTuple):
    """What an office phrase says: "the Russian foreign ministry" is a body, the ministry, of side RUS."""

    role: str
    kind: Literal["person", "body"]
    grade: Grade
    side: str | None


class Mention(NamedTuple):
    """Something of the world in `text[start:end]`.

    `key` is a state's alpha-3 code (state, demonym), a side (seat), a body's code (body, outlet), a person's id, or "CODE/path" of a place
    ("/path" of a region). `side` and `place` say what the words stand for where they can: "Moscow" is both RUS and RUS/moscow.
    """

    start: int
    end: int
    kind: Kind
    key: str
    side: str | None
    place: PlaceEntry | None


class Entry(NamedTuple):
    """What one name stands for.

    A `guarded` name is also a common word: a person's needs a title or the full name before it, a place's one of its cue words in the text.
    """

    kind: Kind
    key: str
    side: str | None = None
    place: PlaceEntry | None = None
    guarded: bool = False
    cues: frozenset[str] = frozenset()

    @property
    def code(self) -> str | None:
        """The state or side that tells this apart from others of the same name."""
        return self.place.code if self.place else self.side


class Name(NamedTuple):
    """One way of writing something: its tokens, and what they stand for."""

    written: tuple[str, ...]
    entry: Entry


class Tenure(NamedTuple):
    """One office that a person held."""

    name: str
    sex: str
    side: str
    role: str
    held: Interval


class Token(NamedTuple):
    """A word of a text, its diacritics folded, with its offsets in the text as it was."""

    start: int
    end: int
    text: str
    small: str


class Hit(NamedTuple):
    """Tokens `first` to `last` (excluded) and all that they may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Context(NamedTuple):
    """What the whole text says about its ambiguous names."""

    text: str
    tokens: list[Token]
    words: frozenset[str]
    codes: frozenset[str | None]
    people: frozenset[str]
    ends: frozenset[int]
    starts: frozenset[int]
    on: date | None


_APOSTROPHES = "'’‘ʻʿʼ`"
_TOKEN = re.compile(rf"[A-Z](?:\.[A-Z])+\.?(?!\w)|(?<=\w)[{_APOSTROPHES}]\w+|[\w\u0300-\u036f]+")
_JOINT = re.compile(r"[^\S\n]{0,2}\n?[^\S\n]{0,8}|\s?&\s|[-‐‑–]|\. ?")
_LETTERS = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict(zip("øØłŁđĐıəƏ", "oOlLdDieE", strict=True)))
_PRIORITY: dict[Kind, int] = {"stop": 0, "state": 1, "seat": 2, "body": 3, "outlet": 4, "demonym": 5, "place": 6, "person": 7}
_MONTHS = frozenset(name.lower() for name in month_name if name)
_DAYS = frozenset(name.lower() for name in day_name)
_BEFORE_MONTHS = frozenset({"in", "since", "until", "till", "last", "early", "late", "mid", "by", "of", "from", "this", "next", "on"})
_HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "gen", "lt", "col", "maj", "adm", "sen", "rep"}
)
_WHEN = frozenset({"today", "yesterday", "tomorrow", "earlier", "later", "soon", "instead", "asked"})
_OPPOSITE = frozenset({"pro", "anti", "non"})


def fold(text: str) -> str:
    """The text without diacritics, typographic apostrophes made plain; capitals stay."""
    if text.isascii():
        return text
    return "".join(letter for letter in normalize("NFKD", text.translate(_LETTERS)) if not combining(letter))


def slug(name: str) -> str:
    """A name as an id: small ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower().replace("'", "")).strip("-")


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        word = fold(match[0]).replace(".", "")
        found.append(Token(match.start(), match.end(), word, word.lower()))
    return found


def _several(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split("|")


# tables


@lru_cache(maxsize=1)
def _tenures() -> dict[str, list[Tenure]]:
    found: dict[str, list[Tenure]] = defaultdict(list)
    for name, sex, side, role, held, _ in rows("leaders.tsv"):
        found[slug(name)].append(Tenure(name, sex, side, role, interval(held)))
    return {key: sorted(tenures, key=lambda tenure: tenure.held.earliest or date.min) for key, tenures in found.items()}


@lru_cache(maxsize=1)
def _bodies() -> dict[str, Body]:
    return {code: Body(code, kind, None if side == "-" else side, names.split("|")[0]) for code, kind, side, names in rows("bodies.tsv")}


@lru_cache(maxsize=1)
def _offices() -> dict[tuple[str, ...], tuple[str, Literal["person", "body"], Grade]]:
    found: dict[tuple[str, ...], tuple[str, Literal["person", "body"], Grade]] = {}
    for role, kind, grade, names in rows("offices.tsv"):
        for name in (role, *_several(names)):
            found[tuple(token.small for token in _tokens(name))] = (role, "person" if kind == "person" else "body", Grade(grade))
    return found


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return _HONORIFICS | {words[-1] for words, (_, kind, _) in _offices().items() if kind == "person"}


@lru_cache(maxsize=1)
def _office_words() -> frozenset[str]:
    return frozenset(word for words in _offices() for word in words)


@lru_cache(maxsize=1)
def _no_first_names() -> frozenset[str]:
    return frozenset(STOP_WORDS) | _DAYS | _WHEN | _titles()


@lru_cache(maxsize=1)
def _no_last_names() -> frozenset[str]:
    return frozenset(STOP_WORDS) | _DAYS | _MONTHS | _office_words()


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(word.lower() for (word,) in rows("places.given_names.tsv"))


def _state_entries() -> Iterator[tuple[str, Entry]]:
    for code, name, names, demonyms, capital, of in rows("countries.tsv"):
        itself = PlaceEntry(None, code, name) if of == "-" else PlaceEntry(slug(name), of, name)
        yield from ((words, Entry("state", code, code, itself)) for words in names.split("|"))
        yield from ((words, Entry("demonym", code, code)) for words in _several(demonyms))
        if of == "-" and capital != "-":
            yield capital, Entry("seat", code, code, PlaceEntry(slug(capital), code, capital))


def _place_entries() -> Iterator[tuple[str, Entry]]:
    curated: set[tuple[str | None, str]] = set()
    for code, path, names, note, cues in rows("places.tsv"):
        state, alias = (None if code == "-" else code), names.split("|")
        place = PlaceEntry(None if path == "-" else path, state, alias[0], note == "contested")
        kind: Kind = "state" if path == "-" else "place"
        key = code if path == "-" else f"{state or ''}/{path}"
        curated.update((state, fold(words)) for words in alias)
        entry = Entry(kind, key, code if path == "-" else None, place, note == "cued", frozenset(_several(cues)))
        yield from ((words, entry) for words in alias)
    for name, code, territory in rows("places.cities.tsv"):
        path = slug(name) if territory == "-" else f"{territory}/{slug(name)}"
        if (code, fold(name)) not in curated:
            yield name, Entry("place", f"{code}/{path}", None, PlaceEntry(path, code, name))


def _body_entries() -> Iterator[tuple[str, Entry]]:
    for code, kind, side, names in rows("bodies.tsv"):
        entry = Entry("outlet", code) if kind == "outlet" else Entry("body", code, side)
        yield from ((words, entry) for words in names.split("|"))
    for side, code, path, names in rows("bodies.seats.tsv"):
        place = None if path == "-" else PlaceEntry(path, code, names.split("|")[0])
        yield from ((words, Entry("seat", side, side, place)) for words in names.split("|"))


def _person_entries() -> Iterator[tuple[str, Entry]]:
    for name, _, side, _, _, aliases in rows("leaders.tsv"):
        for words in (name, *_several(aliases)):
            yield words.removeprefix("*"), Entry("person", slug(name), side, guarded=words.startswith("*"))


def _entries() -> Iterator[tuple[str, Entry]]:
    yield from _state_entries()
    yield from _body_entries()
    yield from _person_entries()
    yield from _place_entries()
    yield from ((words, Entry("stop", words)) for (words,) in rows("places.stops.tsv"))


@lru_cache(maxsize=1)
def _names() -> dict[tuple[str, ...], tuple[Name, ...]]:
    """All names by their tokens in small letters, those of states first."""
    found: dict[tuple[str, ...], dict[Name, None]] = defaultdict(dict)
    for words, entry in _entries():
        tokens = _tokens(words)
        found[tuple(token.small for token in tokens)][Name(tuple(token.text for token in tokens), entry)] = None
    return {small: tuple(sorted(names, key=lambda name: _PRIORITY[name.entry.kind])) for small, names in found.items()}


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """The first token of names -> how many tokens they have, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for small in _names():
        found[small[0]].add(len(small))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


# one pass over a text


def _fits(name: str, word: str) -> bool:
    if name.isupper() and len(name) > 1:
        return word == name
    return word[0].isupper() if name[0].isupper() else True


def _joined(text: str, tokens: list[Token]) -> bool:
    gaps = ((text[a.end : b.start], a) for a, b in pairwise(tokens))
    return all(_JOINT.fullmatch(gap) and (gap[:1] != "." or len(a.text) <= 3) for gap, a in gaps)


def _entries_of(text: str, tokens: list[Token]) -> tuple[Entry, ...]:
    """What these tokens, all of them, stand for."""
    names = _names().get(tuple(token.small for token in tokens), ())
    if not names or not _joined(text, tokens):
        return ()
    said = tuple(token.text for token in tokens)
    exact = tuple(name.entry for name in names if name.written == said)
    return exact or tuple(name.entry for name in names if all(map(_fits, name.written, said)))


def _hit(text: str, tokens: list[Token], first: int) -> Hit | None:
    for length in _lengths()[tokens[first].small]:
        window = tokens[first : first + length]
        if len(window) == length and (entries := _entries_of(text, window)):
            return Hit(first, first + length, entries)
    return None


def _hits(text: str, tokens: list[Token]) -> Iterator[Hit]:
    first, known = 0, _lengths()
    while first < len(tokens):
        hit = _hit(text, tokens, first) if tokens[first].small in known else None
        if hit:
            yield hit
        first = hit.last if hit else first + 1


def _context(text: str, tokens: list[Token], hits: list[Hit], on: date | None) -> Context:
    sure = [hit for hit in hits if not all(entry.guarded for entry in hit.entries)]
    clear = [hit.entries for hit in hits if len({entry.code for entry in hit.entries}) == 1]
    people = [hit.entries for hit in hits if hit.last - hit.first > 1 and len({entry.key for entry in hit.entries}) == 1]
    return Context(
        text,
        tokens,
        frozenset(token.text for token in tokens),
        frozenset(entries[0].code for entries in clear if entries[0].kind != "person"),
        frozenset(entries[0].key for entries in people if entries[0].kind == "person"),
        frozenset(hit.last for hit in sure),
        frozenset(hit.first for hit in sure),
        on,
    )


def _titled(hit: Hit, context: Context) -> bool:
    pair = context.tokens[hit.first - 1 : hit.first + 1] if hit.first else []
    return bool(pair) and pair[0].small in _titles() and _joined(context.text, pair)


def _follows_a_name(hit: Hit, context: Context) -> bool:
    """Whether a capitalised word that is nothing else stands right before: "Hunter Biden", "Michael Jordan"."""
    if hit.first == 0 or hit.first in context.ends:
        return False
    before, word = context.tokens[hit.first - 1], context.tokens[hit.first]
    common = before.small in _no_first_names() or before.small.endswith("ly")
    return before.text[0].isupper() and not common and context.text[before.end : word.start] == " "


def _leads_a_name(hit: Hit, context: Context) -> bool:
    """Whether a capitalised word that is nothing else stands right behind: "Jordan Smith"."""
    if hit.last == len(context.tokens) or hit.last in context.starts:
        return False
    word, after = context.tokens[hit.last - 1], context.tokens[hit.last]
    return after.text[0].isupper() and after.small not in _no_last_names() and context.text[word.end : after.start] == " "


def _is_month(hit: Hit, context: Context) -> bool:
    if context.tokens[hit.first].small not in _MONTHS:
        return False
    after = context.tokens[hit.last].text if hit.last < len(context.tokens) else ""
    return after.isdigit() or (hit.first > 0 and context.tokens[hit.first - 1].small in _BEFORE_MONTHS)


def _shouted(hit: Hit, context: Context) -> bool:
    """Whether an acronym that is also a word ("US", "IS", "WHO") stands amid other capitals, where it proves nothing."""
    word, edges = context.tokens[hit.first], (hit.first in context.ends, hit.last in context.starts)
    beside = [*context.tokens[hit.first - 1 : hit.first], *context.tokens[hit.last : hit.last + 1]] if hit.first else []
    return (
        word.text.isupper() and word.small in STOP_WORDS and len(beside) == 2 and not all(edges) and all(t.text.isupper() for t in beside)
    )


def _is_called(entry: Entry, hit: Hit, context: Context) -> bool:
    """Whether a person's name may be read as one here."""
    if not entry.guarded and hit.last - hit.first > 1:
        return True
    if entry.guarded and _leads_a_name(hit, context):
        return False
    if _titled(hit, context):
        return True
    introduced = not entry.guarded or (entry.key in context.people and not _is_month(hit, context))
    return introduced and not _follows_a_name(hit, context)


def _is_opposed(hit: Hit, context: Context) -> bool:
    """Whether the words are the second half of "pro-Russian" or the like."""
    before = context.tokens[hit.first - 1].small if hit.first else ""
    return before in _OPPOSITE and context.text[context.tokens[hit.first].start - 1] in "-‐‑–"


def _admitted(entry: Entry, hit: Hit, context: Context) -> bool:
    if entry.kind == "person":
        return _is_called(entry, hit, context)
    if entry.guarded and not entry.cues & context.words:
        return False
    if entry.kind == "demonym" and _is_opposed(hit, context):
        return False
    if hit.last - hit.first == 1 and context.tokens[hit.first].small in _given_names():
        return not _follows_a_name(hit, context) and not _leads_a_name(hit, context)
    return not _shouted(hit, context)


def _who(people: list[Entry], context: Context) -> Entry | None:
    """Of people of one name: the only one, or else the one whom the text calls in full, or else the one in office on the day."""
    ids = {entry.key for entry in people}
    if len(ids) > 1:
        ids = ids & context.people or {key for key in ids if context.on and _person(key, context.on).in_office}
    return next(entry for entry in people if entry.key in ids) if len(ids) == 1 else None


def _which(entries: list[Entry], context: Context) -> Entry:
    """Of entries of one name: the one whose cue words, or else whose state, the text names; the first where it names several or none."""
    has_cues = any(entry.cues for entry in entries)
    told = [entry for entry in entries if (entry.cues & context.words if has_cues else entry.code in context.codes)]
    codes = {entry.code for entry in told}
    return next(entry for entry in entries if len(codes) != 1 or entry.code in codes)


def _chosen(hit: Hit, context: Context) -> Entry | None:
    entries = [entry for entry in hit.entries if _admitted(entry, hit, context)]
    if people := [entry for entry in entries if entry.kind == "person"]:
        return _who(people, context)
    return _which(entries, context) if entries else None


def mentions(text: str, on: date | None = None) -> list[Mention]:
    """All that a text mentions of the world, in order and without overlap; the longest name wins.

    `on` is the day of the article: names that several people bear mean the one in office on it, and without it nobody.
    A mention may be the first half of a compound ("Russian-backed rebels"): look at the character behind it.
    """
    tokens = _tokens(text)
    hits = list(_hits(text, tokens))
    context = _context(text, tokens, hits, on)
    found = ((hit, _chosen(hit, context)) for hit in hits)
    return [
        Mention(tokens[hit.first].start, tokens[hit.last - 1].end, entry.kind, entry.key, entry.side, entry.place)
        for hit, entry in found
        if entry and entry.kind != "stop"
    ]


# one name at a time


def _meanings(words: str, *kinds: Kind) -> list[Entry]:
    tokens = _tokens(words)
    tokens = tokens[:-1] if tokens and tokens[-1].small == "'s" else tokens
    for part in (tokens, tokens[1:] if tokens and tokens[0].small == "the" else []):
        if found := [entry for entry in _entries_of(words, part) if entry.kind in kinds]:
            return found
    return []


def _first(entries: Iterable[Entry]) -> Entry | None:
    return next(iter(entries), None)


def state_named(words: str) -> str | None:
    """The alpha-3 code of the state or territory so named: "Britain" is GBR, "US" is USA, "us" is None."""
    entry = _first(_meanings(words, "state"))
    return entry.key if entry else None


def state_of_demonym(words: str) -> str | None:
    """The alpha-3 code of the state whose people or adjective this is: "Russian", "Russians", "Britons"."""
    entry = _first(_meanings(words, "demonym"))
    return entry.key if entry else None


def seat(words: str) -> str | None:
    """The side that is meant by its seat: "the Kremlin" and "Moscow" are RUS, "Brussels" is EU."""
    entry = _first(_meanings(words, "seat"))
    return entry.key if entry else None


def body(words: str) -> Body | None:
    """The organisation, armed group, party or outlet so named."""
    entry = _first(_meanings(words, "body", "outlet"))
    return _bodies()[entry.key] if entry else None


def place(words: str) -> PlaceEntry | None:
    """The place so named, a state included; None where it is unknown, and where places in several states bear the name."""
    known = [entry for entry in _meanings(words, "state", "seat", "place") if entry.place]
    entries = [entry for entry in known if not entry.guarded] or known
    if len({entry.code for entry in entries}) > 1 and entries[0].kind != "state":
        return None
    return entries[0].place if entries else None


def within(inner: tuple[str | None, str | None], outer: tuple[str | None, str | None]) -> bool:
    """Whether place (code, id) `inner` is the same as `outer` or lies inside it: a path begins with that of what contains it."""
    (code, path), (around, prefix) = inner, outer
    return code == around and (prefix is None or path == prefix or (path or "").startswith(f"{prefix}/"))


# people and offices


def _covers(held: Interval, on: date) -> bool:
    return (held.earliest or date.min) <= on <= (held.latest or date.max)


def _person(key: str, on: date) -> Person:
    tenures = _tenures()[key]
    now = [tenure for tenure in tenures if _covers(tenure.held, on)]
    past = [tenure for tenure in tenures if (tenure.held.latest or date.max) < on]
    name, sex, side, role, _ = (now or past or tenures[:1])[-1]
    return Person(key, name, role if now else f"former {role}" if past else None, side, sex, bool(now))


def person(words: str, on: date) -> Person | None:
    """The person so named, with the office held on a day; titles before the name are allowed.

    None where nobody or, on that day, not exactly one in office bears the name; and for a surname that is a common word and has no title.
    """
    tokens = _tokens(words)
    for first in range(len(tokens)):
        part = words[tokens[first].start :]
        entries = [entry for entry in _meanings(part, "person") if first or not entry.guarded]
        ids = {entry.key for entry in entries}
        found = [somebody for somebody in (_person(key, on) for key in sorted(ids)) if len(ids) == 1 or somebody.in_office]
        if entries:
            return found[0] if len(found) == 1 else None
        if tokens[first].small not in _titles() | _office_words() and not _meanings(tokens[first].text, "demonym", "state", "body"):
            return None
    return None


def office(words: str) -> Office | None:
    """What a phrase like "the Russian foreign ministry" or "Foreign Minister of Poland" says; None where it names no office."""
    said = mentions(words)
    small = [token.small for token in _tokens(words) if not any(m.start <= token.start < m.end for m in said)]
    spans = ((first, last) for size in range(len(small), 0, -1) for first, last in ((at, at + size) for at in range(len(small) - size + 1)))
    found = next((_offices()[span] for span in (tuple(small[a:b]) for a, b in spans) if span in _offices()), None)
    return Office(*found, next((mention.side for mention in said if mention.side), None)) if found else None


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    return {side: role for side, role in rows("offices.heads.tsv")}  # noqa: C416 - rows are lists; dict() wants pairs


def _same_office(role: str) -> str:
    known = _offices().get(tuple(token.small for token in _tokens(role)))
    return known[0] if known else role


def holder(role: str, side: str, on: date) -> Person | None:
    """Who held an office of a side on a day: "president", "foreign minister" (a secretary of state is one), "leader"."""
    wanted = _heads().get(side, "president") if _same_office(role) == "leader" else _same_office(role)
    held = [
        (tenure.held.earliest or date.min, key)
        for key, tenures in _tenures().items()
        for tenure in tenures
        if tenure.side == side and _same_office(tenure.role) == wanted and _covers(tenure.held, on)
    ]
    return _person(max(held)[1], on) if held else None
