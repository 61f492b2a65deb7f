"""Commas that a text has lost: pages that were stored as bare words have none at all, and no parser was taught to read such.

They are put back for the parser alone, each in place of a blank, so that every word stays at its own characters. Where newspapers set them
is told by words: around who says something, in lists, and before what is added to a sentence.
"""

import re
from collections.abc import Iterator, Sequence

from numpy import flatnonzero, insert
from spacy import tokens

from streams.extract.parse.bare import BELONGING, PREPOSITIONS, is_capital
from streams.extract.parse.sayers import LONGEST_SENTENCE, around_sayers
from streams.extract.world import place, state_named

ENDS: list[int | str] = ["IDX", "LENGTH"]
"""What together tells where a word ends."""
LEAST = 60
"""Words of a text of which English news have some comma."""
LONGEST_PLACE = 3
"""Words of the name of a place."""
NEAR = 90
"""Characters from who is quoted to "saying"."""
_HARMING = "killing|wounding|injuring|leaving|destroying|damaging|causing|claiming|bringing|forcing|prompting|sparking"
_ADDED = re.compile(
    rf"(?P<before>[\w-]+)[\"”)]? (?=(?P<word>including|adding|noting|stressing|saying|updating|while|whilst|{_HARMING}"
    r"|citing(?! (?:[^\s.;]+ ){1,6}(?:said|says|reported|reports)\b))\b)"
)
"""Words before which something is added to a sentence."""
_TOLD = re.compile(r"\b(?:told|added to) (?:[A-Z][\w-]+ ){1,4}(?:(?:news )?(?:channel|agency) )?(?=[a-z]+ing\b)")
"""Who is told, up to what is done by saying so."""
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|many|some|women|children)\b"
_PART = re.compile(
    rf"including (?:(?:at least |as many as )?{_COUNT}(?: (?!wh)[\w-]+){{0,5}}?)(?<!and)(?<!or)"
    r" (?=(?:in|on|were|was|had|have|at|when|after|by|during|according|and (?:wound|injur)(?:ing|ed))\b)"
)
"""Some of those who are told of, up to where the sentence goes on."""
_RELATIVE = re.compile(r"(?P<before>[\w-]+) (?=(?P<pronoun>which|who|where)\b)")
_LIST = re.compile(r"(?<![.!?] )\b(?P<names>(?:[A-Z][\w-]+ ){2,8})and [A-Z]")
_WORD = re.compile(r"\S+")
_LED = PREPOSITIONS | set("as and but or was were is are been without after before than".split())
"""Words behind which a participle is no addition: "was | killing", "before | saying"."""
_QUOTING = frozenset("with quoted quoting quotes referenced cited citing".split())
"""Words behind which "saying" tells what those say who are named there: "it quoted villagers | saying"."""


def lost(text: str) -> bool:
    """Tell a text that has no commas, where any of its length has some."""
    return "," not in text and len(text.split(maxsplit=LEAST)) > LEAST


def with_commas(doc: tokens.Doc) -> tokens.Doc:
    """The words of a text with commas in place of the blanks where these were lost."""
    blanks = breaks(doc.text)
    behind = [at for at, end in enumerate(doc.to_array(ENDS).sum(axis=1).tolist()) if end in blanks]
    words, spaces = [token.text for token in doc], doc.to_array("SPACY").astype(bool).tolist()
    for at in reversed(behind):
        words.insert(at + 1, ",")
        spaces[at : at + 1] = [False, False]
    return _with_norms(tokens.Doc(doc.vocab, words=words, spaces=spaces), doc, behind)


def _with_norms(restored: tokens.Doc, doc: tokens.Doc, behind: list[int]) -> tokens.Doc:
    """What the tokeniser has read words as, "nt" as "not", is kept: the parser goes by it."""
    read = insert(doc.to_array("NORM"), [at + 1 for at in behind], restored.vocab.strings[","])
    for at in flatnonzero(read != restored.to_array("NORM")).tolist():
        restored[at].norm_ = restored.vocab.strings[int(read[at])]
    return restored


def breaks(text: str) -> frozenset[int]:
    """The blanks of a text in place of which a comma stood, most likely."""
    rules = (around_sayers, _in_lists, _behind_parts, _before_added, _before_relatives)
    return frozenset(blank for rule in rules for blank in rule(text))


def _in_lists(text: str) -> Iterator[int]:
    """Blanks between places that are listed: "in Chad | Mali and Kenya"."""
    for listed in _LIST.finditer(text):
        words = list(_WORD.finditer(text, *listed.span("names")))
        yield from (
            word.end() for at, word in enumerate(words[:-1]) if _is_place(words[: at + 1]) and _is_place(words[at + 1 :], first=True)
        )


def _is_place(words: Sequence[re.Match[str]], *, first: bool = False) -> bool:
    """Tell words that end, or begin, with the name of a state or another place."""
    spelt = [word.group() for word in words]
    cuts = (spelt[:length] if first else spelt[-length:] for length in range(1, min(len(spelt), LONGEST_PLACE) + 1))
    return any(state_named(name) is not None or place(name) is not None for name in map(" ".join, cuts))


def _behind_parts(text: str) -> Iterator[int]:
    """Blanks behind some of those who are told of: "nine men, including two guards | in the town"."""
    return (found.end() - 1 for found in _PART.finditer(text))


def _before_added(text: str) -> Iterator[int]:
    """Blanks before what is added: "shelled the town | killing nine", "said it was shut | adding that", "told Reuters | condemning it"."""
    yield from (found.end() - 1 for found in _TOLD.finditer(text))
    for found in _ADDED.finditer(text):
        if found["before"] not in _LED and not (found["word"] == "saying" and _is_of_the_quoted(text[: found.start()])):
            yield found.end() - 1


def _is_of_the_quoted(before: str) -> bool:
    return not _QUOTING.isdisjoint(before[-NEAR:].rpartition(". ")[2].split())


def _before_relatives(text: str) -> Iterator[int]:
    """Blanks before what is told of a name, and before any "which"."""
    for found in _RELATIVE.finditer(text):
        before, which = found["before"], found["pronoun"] == "which"
        if before not in PREPOSITIONS and (which or (before[0].isupper() and not _is_whence(text[: found.start()]))):
            yield found.end("before")


def _is_whence(before: str) -> bool:
    """Tell a name that others belong to, or come from: "villagers of Tel | Hormizd who"."""
    words = before[-LONGEST_SENTENCE:].split()
    while words and is_capital(words[-1]):
        words.pop()
    return bool(words) and words[-1] in BELONGING
