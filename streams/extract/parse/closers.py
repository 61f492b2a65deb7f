"""Who says it at the end of a sentence, which the parser drew to the words before: "killed nine of the guards, | the ministry said"."""

import re

from numpy import flatnonzero, isin
from spacy import tokens

from streams.extract.parse.bare import CLOSING, SAID, first_of_sayer, is_speaker
from streams.extract.world import place

FINITE = ("VBD", "VBZ", "VBP")
"""Tags of verbs in the present and the past."""
SUBJECT = "nsubj"
_CLOSING = re.compile(CLOSING)
_VERBS = SAID.split("|")
_BEFORE = ["So", ","]
"""What stands before who says it, as far as the words of its name tell."""


def rejoin(doc: tokens.Doc) -> None:
    """Make who is named between the last comma of a sentence and the verb of saying that closes it the subject of that verb."""
    said = isin(doc.to_array("LOWER"), [doc.vocab.strings[word] for word in _VERBS])
    for verb in (doc[at] for at in flatnonzero(said).tolist()):
        if verb.tag_ in FINITE and _closes(verb) and (name := _name_before(verb)) is not None:
            name.head = verb
            name.dep_ = SUBJECT


def _closes(verb: tokens.Token) -> bool:
    return _CLOSING.match(verb.doc[verb.i : verb.sent.end].text) is not None


def _name_before(verb: tokens.Token) -> tokens.Token | None:
    """The noun of who says it, where that stands behind a comma and hangs on words before it."""
    start = verb.sent.start
    comma = next((at for at in range(verb.i - 1, start, -1) if verb.doc[at].text == ","), start)
    phrase = verb.doc[comma + 1 : verb.i]
    if comma == start or not len(phrase) or first_of_sayer([*_BEFORE, *phrase.text.split()]) != len(_BEFORE):
        return None
    tops = [word for word in phrase if not phrase.start <= word.head.i < phrase.end]
    strayed = len(tops) == 1 and tops[0].tag_.startswith(("NN", "PR")) and not _has_its_own(verb, tops[0], phrase)
    return tops[0] if strayed and any(word.tag_ in FINITE for word in verb.doc[start:comma]) else None


def _has_its_own(verb: tokens.Token, name: tokens.Token, phrase: tokens.Span) -> bool:
    """Tell a verb with a subject there, or with one beside which the name stands: "activists, medics and | the ministry said"."""
    subjects = [child for child in verb.children if child.dep_ == SUBJECT]
    return any(one.i >= phrase.start or (_is_somebody(one) and one.is_ancestor(name)) for one in subjects)


def _is_somebody(noun: tokens.Token) -> bool:
    return is_speaker(noun.text) or (noun.tag_ == "NNP" and place(noun.text) is None)
