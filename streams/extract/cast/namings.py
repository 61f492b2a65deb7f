"""Where an article names people: the words of each name."""

from collections.abc import Iterator

from schemas.statements import Grade
from streams.extract.attribution.governed import DATES
from streams.extract.cast.names import is_second_half, proper_name
from streams.extract.cast.sayers import PARTS
from streams.extract.lexicon import noun_classes, speaker_nouns, triggers
from streams.extract.parse import LONGEST_SENTENCE, SUBJECTS, Reading, start_of
from streams.extract.parse.phrases import mentions_in, noun_phrase
from streams.extract.parse.words import Doc, Token
from streams.extract.world import HONORIFICS, PARTICLES, Office, office, sex_of
from streams.extract.world.words import HYPHENS

COMMANDS = frozenset("staff command assembly council secretariat directorate headquarters".split())
"""Bodies that are called general: "the General Staff"."""

SHORTEST_HEADLINE, CAPITALISED = 6, 0.7
"""Words of a line, and the share of them with a capital letter, from which it is a headline that writes them so; a heuristic."""

LONGEST_TITLE = 7
"""Words from a name to its office behind it."""

LONGEST_ASIDE = 9
"""Words behind a name to the end of the phrase that says what somebody is."""


def names_in(doc: Doc, reading: Reading, surnames: set[str]) -> Iterator[tuple[Token, ...]]:
    """The names of people in a paragraph: those the world knows, those that bear an office or a surname known by now, and full names."""
    behind = -1
    for token in _candidates(doc, surnames):
        if token.i <= behind or (token.dep_ == "compound" and office_behind(token) is None):
            continue
        words = _name_at(token, reading, surnames)
        if words:
            yield words
            behind = words[-1].i


def _candidates(doc: Doc, surnames: set[str]) -> Iterator[Token]:
    """The words that can be the main word of a name: proper nouns, and what is one of the `surnames`, which may grow meanwhile."""
    long = [(one.start, one.end) for one in doc.sents if len(one) > LONGEST_SENTENCE] if len(doc) > LONGEST_SENTENCE else []
    for token in doc:
        if (token.pos_ == "PROPN" or token.text in surnames or is_second_half(token)) and not any(
            start <= token.i < end for start, end in long
        ):
            yield token


def _name_at(token: Token, reading: Reading, surnames: set[str]) -> tuple[Token, ...]:
    """The name of a person that a proper noun is the main word of; empty where it names none."""
    if not token.text[0].isalpha():
        return ()
    whole = proper_name(token)
    titles = [at for at, word in enumerate(whole) if word.i < token.i and _is_title(word)]
    words = _behind_a_body(whole[max(titles, default=-1) + 1 :])
    words = _behind_a_place(_without_country(words, reading), reading, surnames)
    if known := _words_of_known(whole, words, reading):
        return known
    words = _of_a_headline(words)
    if led := _before_a_title(words):
        return led
    titled = bool(titles) and _is_of_a_person(whole[titles[-1]]) and not any(map(_is_of_a_body, words))
    again = token.text in surnames
    bears = _bears_office(token) and not any(word.lower_ in noun_classes()["bodies"] | COMMANDS for word in words)
    named = titled or again or bears or _is_full_name(words) or _is_told_of_as_a_person(words, token)
    is_no_name = not words[0].text[0].isalpha() or _is_known(words, reading) or (len(words) == 1 and _is_title(token) and not again)
    return words if named and not is_no_name else ()


def _before_a_title(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The name of a person that its office follows with capitals and without a comma: "Ana Delgado | Regional Coordinator"."""
    names = [at for at, word in enumerate(words) if word.is_alpha and word.lower_ not in PARTICLES]
    titled = len(names) > 2 and _is_title(words[-1]) and sex_of(words[0].text) is not None
    return words[: names[1] + 1] if titled and names[0] == 0 else ()


def _of_a_headline(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name in a line that writes nearly all words with capitals: "Karim Musa | Blasts Rivals for Calling Off Talks"."""
    line = [word for word in words[0].sent if word.is_alpha] if len(words) > 2 and sex_of(words[0].text) is not None else []
    capital = sum(word.text[0].isupper() for word in line)
    return words[:2] if len(line) >= SHORTEST_HEADLINE and capital >= CAPITALISED * len(line) and words[1].is_alpha else words


def _is_known(words: tuple[Token, ...], reading: Reading) -> bool:
    """Tell words that name something else; a place may be the family name behind a given one: "Karim Wardak"."""
    given = len(words) > 1 and sex_of(words[0].text) is not None
    behind = words[1].idx if given else words[0].idx
    known = mentions_in(words, reading)
    return any(not given or one.kind != "place" or one.start < behind + words[0].doc.start for one in known)


def _is_told_of_as_a_person(words: tuple[Token, ...], name: Token) -> bool:
    """Tell a lone name with an age or a noun for a person beside it: "Lucia, a 28-year-old teacher", "Lucia, 28, said"."""
    if len(words) > 1 or name.is_upper or name.lower_ in DATES:
        return False
    beside = [*(child for child in name.children if child.dep_ == "appos"), *_noun_behind(name)]
    beside += name.doc[name.i + 1 : name.i + 2]  # "Lucia 28 said", whatever the parser hangs the age on
    aged = any(child.like_num and child.text.isdigit() and len(child.text) == 2 for child in beside)
    return aged or any(_is_of_people(noun) for noun in beside)


def _noun_behind(name: Token) -> Iterator[Token]:
    """The main noun of a phrase with "a" right behind a name, whatever the parser hangs it on: "Lucia a 28-year-old teacher"."""
    behind = name.doc[name.i + 1 : name.i + LONGEST_ASIDE]
    if not behind or behind[0].lower_ not in ("a", "an"):
        return
    for word in behind[1:]:
        if word.pos_ == "NOUN" and (word.i + 1 == len(word.doc) or word.nbor().text not in HYPHENS):
            yield word
            return


def _is_of_people(noun: Token) -> bool:
    return noun.tag_ == "NN" and speaker_nouns().get(noun.lower_) is Grade.UNNAMED


def _words_of_known(whole: tuple[Token, ...], words: tuple[Token, ...], reading: Reading) -> tuple[Token, ...]:
    """The words of a name by which the world knows a person, titles included that are part of it: "Pope Francis"."""
    known = [one for one in mentions_in(words, reading) if one.kind == "person"]
    return tuple(word for word in whole if any(one.start <= start_of(word) < one.end for one in known))


def _without_country(words: tuple[Token, ...], reading: Reading) -> tuple[Token, ...]:
    """A name without the adjective of a state before it: "Philippine | Ramon Ilagan"."""
    while len(words) > 2 and any(mention.kind == "demonym" for mention in mentions_in(words[:1], reading)):
        words = words[1:]
    return words


def _behind_a_place(words: tuple[Token, ...], reading: Reading, surnames: set[str]) -> tuple[Token, ...]:
    """A name without the place or outlet that a sentence ends with before it: "in Lagos | Karim Musa said", "told Reuters | Musa said"."""
    led = [one for one in mentions_in(words[:-1], reading) if one.kind in ("place", "outlet")] if len(words) > 1 else []
    if not led or led[0].start > start_of(words[0]):
        return words
    behind = tuple(word for word in words if start_of(word) >= led[-1].end and word.text not in HYPHENS)
    known = len(behind) == 1 and behind[0].text in surnames
    return behind if known or (len(behind) > 1 and sex_of(behind[0].text) is not None) else words


def _behind_a_body(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name without the body whose office stands before it: "head of the Lomba Coalition | Karim Musa"."""
    bodies = [at for at, word in enumerate(words[:-2]) if _is_of_a_body(word)]
    behind = words[bodies[-1] + 1 :] if bodies else ()
    return behind if behind and sex_of(behind[0].text) is not None else words


def _is_full_name(words: tuple[Token, ...]) -> bool:
    """Take unknown proper nouns for a person where the first is a given name, or where two of them do something and are no body."""
    names = [word for word in words if word.is_alpha and not _is_title(word)]
    if len(names) < 2 or any(map(_is_of_a_body, names)):
        return False
    if any(("n", word.lemma_.lower().removesuffix("s")) in triggers() for word in names):
        return False
    parts = 1 + sum(bool(word.whitespace_) for word in words[:-1])
    written_as_one = parts == 1 and words[0].lower_ in PARTICLES  # "al-Faris"
    if sex_of(names[0].text) is not None:
        return True
    headed = words[0].i > 0 and words[0].nbor(-1).lower_ == "the"  # "the Civil Defence"
    return (parts == 2 or written_as_one) and not headed and (names[-1].dep_ in SUBJECTS or _is_beside_a_part(names[-1]))


def _is_beside_a_part(name: Token) -> bool:
    """Tell a name behind those of whom somebody is a part: "Member of the committee Badr Hamdan"."""
    return name.dep_ == "appos" and name.head.lower_ in PARTS


def _is_of_a_body(word: Token) -> bool:
    known = word.lower_ in noun_classes()["bodies"] or speaker_nouns().get(word.lower_) is Grade.BODY
    return known or word.lower_ in COMMANDS or (word.is_upper and len(word) > 1)


def _is_title(word: Token) -> bool:
    return _is_honorific(word) or office(word.text) is not None


def _is_honorific(word: Token) -> bool:
    return word.lower_.rstrip(".") in HONORIFICS


def _is_of_a_person(title: Token) -> bool:
    said = office(title.text)
    return _is_honorific(title) or (said is not None and said.kind == "person" and said.grade is Grade.OFFICE)


def _bears_office(name: Token) -> bool:
    """Tell whether a name has an office before it or beside it: "Portugal's defence minister, Ana Delgado"."""
    return any(said.kind == "person" for said in offices_beside(name))


def offices_beside(name: Token) -> Iterator[Office]:
    """What the nouns before and beside a name say of an office, each by its own main word."""
    beside = [child for child in name.children if child.dep_ in ("appos", "compound", "nmod", "amod")]
    beside += [noun for noun in (noun_beside(name), office_behind(name), office_in_front(name)) if noun is not None]
    for noun in (noun for noun in beside if noun.pos_ in ("NOUN", "PROPN")):
        words = [word for word in noun_phrase(noun) if word != name]
        before = "".join(f"{word.text} " for word in words if word.i < noun.i)
        if (said := office(" ".join(word.text for word in words), len(before))) is not None:
            yield said


def noun_beside(name: Token) -> Token | None:
    """The noun that a name stands beside between commas: of "the envoy for Mali, Ana Delgado" the office, not what is nearer."""
    noun = name.head if name.dep_ == "appos" else None
    if noun is None or noun.dep_ != "pobj" or office(noun.text) is not None:
        return noun
    said = office(noun.head.head.text)
    return noun.head.head if said is not None and said.kind == "person" else noun


def office_behind(name: Token) -> Token | None:
    """The office that follows a name without a comma: "Ana Delgado head of the Lagos Institute", "Ana Delgado Oxfams head of mission".

    Only behind a given name, or behind the owner: "White House" has no head. What the office is for may stand between, too.
    """
    title = name
    while title.dep_ == "compound" and title.head.i > title.i:
        title = title.head
    if title != name and _is_owner(title):
        title = next((child for child in title.children if child.dep_ == "appos"), title)
    if not 0 < title.i - name.i < LONGEST_TITLE or title.tag_ != "NN" or not title.text.islower():
        return None
    if (said := office(title.text)) is None or said.kind != "person":
        return None
    between = [word for word in name.doc[name.i + 1 : title.i] if word.tag_ != "POS"]
    whole = proper_name(name)
    named = all(word.pos_ in ("NOUN", "PROPN", "ADJ") for word in between) and sex_of(whole[0].text) is not None
    named = named and (not between or len(whole) > 1)
    return title if named or (len(between) == 1 and _is_owner(between[0])) else None


def _is_owner(word: Token) -> bool:
    """Tell a possessive, its apostrophe lost or not: "MSFs", "Oxfam" before "'s"."""
    lost = word.text.endswith("s") and (word.text.istitle() or word.text[:-1].isupper())
    return lost or (word.i + 1 < len(word.doc) and word.nbor().tag_ == "POS")


def office_in_front(name: Token) -> Token | None:
    """The office that the parser takes for a subject of its own right before a name: "Member of the board | Ana Delgado said"."""
    before = [one for one in name.head.lefts if one.dep_ in SUBJECTS and one.i < name.i] if name.dep_ in SUBJECTS else []
    first = proper_name(name)[0].i if before else 0
    return next((one for one in before if one.right_edge.i == first - 1 and (one.lower_ in PARTS or office(one.text) is not None)), None)
