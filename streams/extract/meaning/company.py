"""What stands beside a word, and which entry of a table fits it there."""

from collections.abc import Iterable, Iterator
from itertools import chain

from streams.extract.lexicon import Table, Trigger, noun_classes, triggers
from streams.extract.meaning.doers import doers_of, of_how_many
from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import is_aside
from streams.extract.parse.phrases import noun_phrase
from streams.extract.parse.words import Token, once
from streams.extract.world import place, state_named, state_of_demonym

LEADING = frozenset("out to with home back".split())
"""Words that make another one of a verb, whatever the parser takes them for: "send home", "talk to"."""

IDLE = frozenset("place part effect shelter refuge".split())
"""What is only taken in an idiom."""


PLACED = "<place>"
"""The kind of name of a state or another place."""


NAMES = frozenset({"Amnesty", "Ban", "March"})
"""Words that with a capital name a body, a person or a month."""


def fitting(token: Token, table: Table) -> Trigger | None:
    """What a table knows of a word, the entry that fits it best."""
    return next(iter(all_fitting(token, table)), None)


def all_fitting(token: Token, table: Table) -> list[Trigger]:
    """What a table knows of a word: an entry for it with its particle first, then one for what it acts on, then one for other company."""
    part = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}.get(token.pos_)
    if part is None or _is_a_name(token):
        return []
    forms = [form for form in forms_of(token) if "_" in form] if _is_idle(token) else forms_of(token)
    longer = {trigger for form in forms if "_" in form for trigger in table.get((part, form), ())}
    known = [trigger for form in forms for trigger in table.get((part, form), ())]
    company = set(_company(token)) if any(trigger.needs for trigger in known) else set()
    found = [trigger for trigger in known if not trigger.needs or trigger.needs & company]
    acted_on = {noun.lemma_.lower() for noun in _shares_acted_on(token)} if len(found) > 1 or token.lemma_ == "destroy" else set()
    if token.lemma_ == "destroy":  # a victory only over those who are destroyed, not over what is theirs
        found = [trigger for trigger in found if trigger.needs & acted_on]
    return sorted(found, key=lambda one: (one in longer, bool(one.needs & acted_on), bool(one.needs)), reverse=True)


def _is_a_name(token: Token) -> bool:
    """Tell a word that with a capital is a name; where a sentence begins, if it owns something: "Amnesty's report"."""
    return token.text in NAMES and (token.i != token.sent.start or any(child.dep_ == "case" for child in token.children))


def _is_idle(verb: Token) -> bool:
    """Tell a verb that only says that something is ("took place", "took part"), or that is a preposition ("given that")."""
    if verb.pos_ == "VERB" and (verb.dep_ in ("prep", "mark") or (verb.lower_ == "given" and verb.dep_ in ("advcl", "acl"))):
        return True
    if verb.lemma_ == "execute" and any(_is_a_deed(noun) for noun in _acted_on(verb)):
        return True
    return verb.lemma_ == "take" and any(child.dep_ == "dobj" and child.lower_ in IDLE for child in verb.children)


def _is_a_deed(noun: Token) -> bool:
    """Tell what is executed and nobody killed by it: a strike, a plan."""
    return ("n", noun.lemma_.lower()) in triggers() or noun.lemma_ in ("plan", "order", "operation", "mission", "decision")


@once
def forms_of(token: Token) -> list[str]:
    """The forms under which a table may know a word: with its particle or the word behind it, and by itself."""
    lemma = token.lemma_.lower()
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    particles = [child.lower_ for child in token.children if child.dep_ in ("prt", "advmod") or child.lower_ in LEADING]
    particles += ["home" for child in token.children if child.dep_ == "prep" and any(map(_is_a_strayed_home, child.children))]
    return [*(f"{lemma}_{word}" for word in dict.fromkeys([after, *particles]) if word), *_with_its_first_half(token, lemma), lemma]


def _is_a_strayed_home(word: Token) -> bool:
    """Tell the end of a verb that the parser joins to the place before it: "send the refugees from Kakuma | home"."""
    return word.lower_ == "home" and [child.pos_ for child in word.children] == ["PROPN"]


def _with_its_first_half(token: Token, lemma: str) -> list[str]:
    """A word that a hyphen joins to the one before it: "cease-fire"."""
    before = token.doc[max(0, token.i - 2) : token.i]
    joined = len(before) == 2 and before[1].text == "-" and not before[0].whitespace_ and not before[1].whitespace_
    return [f"{before[0].lower_}-{lemma}"] if joined else []


def _company(token: Token) -> Iterable[str]:
    """What stands beside an action's word: lemmas, words and kinds of names (`<person>`) of the phrases that it governs or is part of.

    Who does it is told apart (`by:worker`), and so is to what or whom it is done (`of:town`).
    """
    near = [word for child in (*token.children, *_acted_on(token)) if not is_aside(child) for word in _phrase(child)]
    near += [word for noun in _acted_on(token) if noun.dep_ == "conj" for word in noun_phrase(noun)]
    if token.dep_ in ("xcomp", "oprd"):  # "ordered the border | to be sealed", "kept the border | open"
        near += [word for child in token.head.children if child.dep_ == "dobj" for word in noun_phrase(child)]
    if token.pos_ not in ("NOUN", "PROPN") and not _has_a_subject(token):
        near += [word for child in token.head.children if child.dep_ in SUBJECTS for word in noun_phrase(child)]
    if token.dep_ in ("compound", "amod", "pobj"):
        near += [token.head, token.head.head, *token.head.head.children]
    if token.dep_ in ("relcl", "acl"):
        near.append(token.head)
    forms = (form.lower() for word in near if word != token for form in (word.lemma_, word.text, kind_of_name(word)))
    by = (f"by:{form}" for noun in _doers(token) for form in (noun.lemma_.lower(), kind_of_name(noun)))
    of = (f"of:{form}" for noun in _met(token) for form in (noun.lemma_.lower(), kind_of_name(noun)))
    return chain(forms, by, of)


def _met(verb: Token) -> Iterator[Token]:
    """What a verb acts on, be it through a preposition: "captured | the town", "talked to | the rebels"."""
    yield from _shares_acted_on(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":  # "50 others | injured in the raid"
        yield from of_how_many(verb.head)
    behind = (noun for child in verb.children if child.dep_ == "prep" and child.lower_ in ("to", "with") for noun in child.children)
    yield from (noun for noun in behind if noun.dep_ == "pobj")


def _has_a_subject(clause: Token) -> bool:
    """Tell a clause whose doer is not that of the verb above it: "the minister said | the embassy would stay"."""
    return clause.dep_ in ("ccomp", "advcl", "relcl") and any(child.dep_ in SUBJECTS for child in clause.children)


def _doers(token: Token) -> list[Token]:
    """Who does what a verb tells; of a verb's object, with the words of their phrase: "the union's leader began a strike"."""
    if token.pos_ in ("VERB", "AUX"):
        return [word for noun in doers_of(token) for one in (noun, *noun.conjuncts) for word in of_how_many(one)]
    return [word for noun in doers_of(token.head) for word in noun_phrase(noun)] if token.dep_ == "dobj" else []


@once
def kind_of_name(word: Token) -> str:
    """What a name is: `<norp>` a people, `<place>` a state or another place, `<person>` what is none of these and no body."""
    if word.pos_ == "ADJ" or not word.text[0].isupper():
        return "-"
    if state_of_demonym(word.text) is not None:
        return "<norp>"
    name = " ".join(part.text for part in (*(child for child in word.lefts if child.dep_ == "compound"), word))
    if any(state_named(words) is not None or place(words) is not None for words in (name, word.text)):
        return PLACED
    named = word.pos_ == "PROPN" and not word.is_upper and word.lower_ not in noun_classes()["bodies"]
    return "<person>" if named else "-"


def _acted_on(verb: Token) -> Iterator[Token]:
    """The heads of a verb's objects; of "declared a curfew to begin at ten" the curfew, which the parser takes for what begins."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            yield from (child, *child.conjuncts)
        elif child.dep_ == "ccomp" and child.tag_ in ("VB", "VBP") and child.i > verb.i and not _is_marked(child):
            yield from (noun for noun in child.children if noun.dep_ == "nsubj")


def _shares_acted_on(verb: Token) -> Iterator[Token]:
    """The heads of a verb's objects, and what they are a share of: "destroyed | a number of | positions"."""
    for noun in _acted_on(verb):
        yield from of_how_many(noun)


def _is_marked(clause: Token) -> bool:
    """Tell a clause that says something by itself: "declared | that curfews begin at ten"."""
    return clause.tag_ == "VBP" and any(word.dep_ in ("mark", "aux") for word in clause.children)


def _phrase(child: Token) -> list[Token]:
    """The words of a noun phrase, of the one behind a preposition, or of a verb that completes another one."""
    if child.dep_ == "prep" and any(noun.lower_ == "force" for noun in child.children):
        return []  # "stay in force" is said of no soldiers
    if child.dep_ in ("advmod", "prt"):  # "walked away from | the talks"
        return [child, *(word for prep in child.children if prep.dep_ == "prep" for word in _phrase(prep))]
    if child.dep_ in ("prep", "agent", "dative"):
        means = child.lower_ == "by"  # "stopped them | by shelling the road", which says how
        return [word for noun in child.children if not (means and noun.dep_ == "pcomp") for word in _phrase(noun)]
    if child.dep_ in ("xcomp", "pcomp"):
        return [child, *(word for noun in child.children for word in noun_phrase(noun))]
    return noun_phrase(child) if child.dep_ not in ("advcl", "relcl", "acl", "ccomp", "conj", "parataxis") else []
