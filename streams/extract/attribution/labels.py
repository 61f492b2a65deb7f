"""Colons and dashes behind a name: "Delgado: troops leave in May", "DELGADO: We leave.", "Poll: Most voters undecided"."""

from schemas.base import Span
from schemas.ontology import Act
from streams.extract.attribution.quotation import overlapping
from streams.extract.attribution.saying import Attribution
from streams.extract.attribution.spans import trimmed
from streams.extract.lexicon import noun_classes, speaker_nouns
from streams.extract.parse import span_of
from streams.extract.parse.words import Doc, Token
from streams.extract.world import office

LONGEST_LABEL = 8
"""Words before the colon of a headline or of a transcript's line that can be a name with its office."""

DASHES = ("-", "–", "—")
NAMING = ("NOUN", "PROPN", "ADJ")
"""Parts of speech of the words of an office."""

ASKING = frozenset("question host moderator interviewer reporter anchor presenter q".split())
"""Labels of those who ask in a transcript."""

LINKING = frozenset("of at to on in from for and the de al von van".split())
"""Words in a name or an office that are not written with a capital letter."""

SPEAKING = frozenset("on to at in".split())
"""Prepositions behind a name that lead to what, to whom or where somebody spoke."""
NAME_PARTS = frozenset("of de al van von".split())
"""Prepositions, and what the tagger takes for them, that stand in names of people."""

FIRST_PERSON = frozenset("i we me us my our".split())


def by_label(doc: Doc, quoted: list[Span], *, dialogue: bool) -> Attribution | None:
    """Read a paragraph that begins with a name and a colon: a headline, or a line of a transcript, perhaps in quotation marks.

    A name in capitals is the place where a report was written, unless the article is a `dialogue` or the line is in the first person.
    """
    label = label_of(doc)
    behind = [word for word in doc[label[-1].i + 2 :] if not word.is_space] if label else []
    if is_transcript(label):
        words = behind if dialogue or any(word.lower_ in FIRST_PERSON for word in behind) else []
    else:
        words = _headline(behind, label)
    if not words:
        return None
    content = (span_of(words),)
    act = None if is_transcript(label) and label[-1].lower_ in ASKING else Act.STATED
    return Attribution(act, (doc[label[-1].i + 1],), label[-1], content, overlapping(content, quoted), named=tuple(label))


def by_closing_label(doc: Doc, quoted: list[Span]) -> Attribution | None:
    """Read a headline that names its source behind a dash: "EU to extend sanctions - diplomats"."""
    dash = next((word for word in reversed(doc[-LONGEST_LABEL:]) if word.text in DASHES and word.i > 1 and word.nbor(-1).whitespace_), None)
    if dash is None or any(word.is_sent_start and word.i > 0 for word in doc[: dash.i]) or doc[-1].is_punct:
        return None
    label = [word for word in doc[dash.i + 1 :] if not word.is_space]
    words = trimmed([word for word in doc[: dash.i] if not word.is_space])
    if not label or not words or not _speaks(label) or label[-1].left_edge.i <= dash.i:
        return None
    content = (span_of(words),)
    return Attribution(Act.STATED, (dash,), label[-1], content, overlapping(content, quoted), named=tuple(label))


def _speaks(label: list[Token]) -> bool:
    """Tell words that are nothing but somebody who can speak: "Police sources", "Bolivian interior minister"."""
    last = label[-1].lemma_.lower()
    return (last in speaker_nouns() or office(label[-1].text) is not None) and all(word.pos_ in NAMING for word in label)


def label_of(doc: Doc) -> list[Token]:
    """The words of a name before the colon that a paragraph begins with; none where there is no such name."""
    colon = next((word for word in doc[: LONGEST_LABEL + 2] if word.text == ":"), None)
    return _label(colon) if colon is not None and colon.i > 0 and not doc[colon.i - 1].is_space else []


def _label(colon: Token) -> list[Token]:
    """The words of a name before a colon; none where they are no name."""
    words = [word for word in colon.doc[: colon.i] if not word.is_quote and not word.is_space]
    dash = max((place for place, word in enumerate(words) if word.text in DASHES and word.whitespace_), default=-1)
    words = words[dash + 1 :]
    if not words or _is_a_heading(words):
        return []
    named = [word for word in words if word.is_alpha and word.lower_ not in LINKING]
    if not named or words[0] not in named or not words[0].text[0].isupper():
        return []
    return words if all(word.text[0].isupper() for word in named) or _speaks(words) else []


def _is_a_heading(words: list[Token]) -> bool:
    """Tell the first half of a heading from a name: "Little Relief for Farmers: ...", but not "Council for Trade: ..."."""
    if len(words) > 2 and any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in words):
        return True
    lead = next((at for at, word in enumerate(words) if word.pos_ == "ADP" and word.lower_ not in NAME_PARTS), 0)
    named = words[lead].lower_ in SPEAKING and words[lead - 1].pos_ != "NOUN"  # "Delgado on Farming: ..."
    return lead > 0 and not named and not any(_is_who_speaks(word) for word in words[:lead])


def _is_who_speaks(word: Token) -> bool:
    body = word.lower_ in noun_classes()["bodies"] or word.lemma_.lower() in speaker_nouns()
    return body or office(word.text) is not None


def is_transcript(label: list[Token]) -> bool:
    """Tell the name of a speaker in a transcript, which is all in capitals."""
    return bool(label) and all(word.is_upper or not word.is_alpha for word in label) and any(len(word) > 1 for word in label)


def _headline(behind: list[Token], label: list[Token]) -> list[Token]:
    """What a headline's label says; none where it says nothing that could be a clause and is not known to speak."""
    clause = any(word.pos_ in ("VERB", "AUX") for word in behind)
    return trimmed(behind) if behind and (clause or behind[0].is_quote or label[-1].lower_ in speaker_nouns()) else []
