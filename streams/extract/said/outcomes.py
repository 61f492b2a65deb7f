"""What became of a remembered saying, as the article goes on to tell: "but operations continued", "the pledge was never carried out"."""

from bisect import bisect_right
from itertools import dropwhile

from schemas.base import Span
from schemas.statements import Became
from streams.extract.lexicon import cue_nouns, cue_verbs, outcomes
from streams.extract.parse import SUBJECTS, Reading, span_of, start_of
from streams.extract.parse.negation import is_negated
from streams.extract.parse.words import Token
from streams.extract.telling import Telling

TURNING = frozenset("but yet however nevertheless nonetheless still though".split())
GOING_ON = frozenset({"and", ";"})
NOBODY = frozenset("nobody no-one none nothing neither no".split())
SOMEBODY = frozenset({"he", "she", "i", "we", "you"})
IT = frozenset("it that this they".split())
BECAME = {
    "kept": Became.CARRIED_OUT,
    "broken": Became.ABANDONED,
    "undone": Became.ABANDONED,
    "lasted": Became.CONTRADICTED,
}
NEVER = frozenset({"never", "ever"})


def outcome_of(telling: Telling, reading: Reading) -> Span | None:
    """What became of a remembered saying: told of it as a thing, in a clause joined to it, or in the next sentence."""
    if not telling.prior:
        return None
    verb = next((token for token in telling.told.cue if token.pos_ == "VERB"), telling.told.cue[-1])
    return _of_the_thing(telling.told.cue[-1]) or _joined(verb, telling.content) or _next_sentence(verb) or _next_paragraph(verb, reading)


def became_of(outcome: Span, reading: Reading) -> Became | None:
    """What the words of an outcome tell: kept or not, given up, or that what was to end went on; None where no table knows the verb."""
    verb = reading.word_at(*outcome)
    fate = _fate(verb) if verb is not None else None
    if verb is None or fate is None:
        return None
    subject = _subject(verb)
    if is_negated(verb, verb) or _is_never(verb) or (subject is not None and _is_nobody(subject)):
        return Became.ABANDONED if fate == "kept" else None
    return BECAME[fate]


def _of_the_thing(noun: Token) -> Span | None:
    """Read "the pledge was never carried out": what the saying is the subject of."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in SUBJECTS or not (_fate(verb) or _is_never(verb)) or _is_to_come(verb):
        return None
    behind = {*noun.subtree}
    return _trimmed([token for token in verb.subtree if token not in behind and token.i > noun.i])


def _joined(verb: Token, content: tuple[Span, ...]) -> Span | None:
    """Read "but operations continued", "; it has since been completed", "and the lamps stayed dark" behind a saying."""
    for joint in (token for token in verb.sent if token.i > verb.i and token.lower_ in TURNING | GOING_ON):
        clause = [token for token in joint.sent if token.i > joint.i]
        head = _head(clause)
        if head is not None and not _is_said_too(head, joint, content) and (joint.lower_ in TURNING or _tells_outcome(head, joint)):
            return _trimmed(clause)
    return None


def _next_sentence(verb: Token) -> Span | None:
    last = verb.sent[-1]
    following = list(verb.doc[last.i + 1].sent) if last.i + 1 < len(verb.doc) else []
    head = _head(following)
    if head is None or _is_to_come(head) or _reports(head):
        return None
    return _trimmed(following) if following[0].lower_ in TURNING or _tells_outcome(head, following[0]) else None


def _next_paragraph(verb: Token, reading: Reading) -> Span | None:
    """The sentence that opens the next paragraph, where it is set against a saying that closes its own, or is about it."""
    behind = bisect_right(reading.paragraphs, start_of(verb), key=lambda paragraph: paragraph.start)
    if verb.sent[-1].i + 1 < len(verb.doc) or behind >= len(reading.paragraphs):
        return None
    following = list(next(reading.paragraphs[behind].doc.sents))
    head = _head(following)
    subject = _subject(head) if head is not None else None
    if head is None or subject is None or _is_to_come(head) or _reports(head):
        return None
    about = subject.lemma_ in cue_nouns() and _is_the_saying(subject, head) and (_fate(head) is not None or _is_never(head))
    return _trimmed(following) if following[0].lower_ in TURNING or about else None


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in (*SUBJECTS, "expl")), None)


def _head(clause: list[Token]) -> Token | None:
    """The verb of a clause that has a subject of its own there."""
    tops = [token for token in clause if token.head == token or token.head not in clause]
    verbs = (token for token in tops if token.pos_ in ("VERB", "AUX"))
    return next((verb for verb in verbs if any(child.dep_ in (*SUBJECTS, "expl") and child in clause for child in verb.children)), None)


def _is_said_too(verb: Token, joint: Token, content: tuple[Span, ...]) -> bool:
    """Tell whether a clause behind "but" is a part of what was said, or of another saying, or is still to come."""
    told = joint.text != ";" and any(start <= start_of(above) < end for above in verb.ancestors for start, end in content)
    return told or _is_to_come(verb) or _reports(verb)


def _tells_outcome(verb: Token, joint: Token) -> bool:
    """Tell whether a clause that is not set against a saying tells what became of it all the same."""
    subject = _subject(verb)
    if subject is None:
        return False
    fate, of_it, behind = _fate(verb), _is_the_saying(subject, verb), {child.lower_ for child in verb.children}
    if fate == "lasted":
        return subject.lower_ not in SOMEBODY or "still" in behind
    if fate is not None and (of_it or joint.text == ";"):
        return True
    nothing = _is_nobody(subject) and (_is_never(verb) or joint.lower_ in GOING_ON)
    return nothing or "still" in behind or (of_it and _is_never(verb)) or (joint.text == ";" and _is_later(verb))


def _is_the_saying(subject: Token, verb: Token) -> bool:
    """Tell "the pledge" and the "it" that stands for one, which acts on nothing."""
    definite = any(child.lower_ in ("the", "that", "this") for child in subject.children)
    if subject.lower_ in IT:
        return not any(child.dep_ == "dobj" for child in verb.children)
    return definite and subject.lemma_ in cue_nouns()


def _fate(verb: Token) -> str | None:
    """What the table tells of a verb, with what stands right behind it or without: "carried out", "came to nothing"."""
    behind = [token.lower_ for token in verb.doc[verb.i + 1 : min(verb.i + 3, verb.sent.end)]]
    phrases = [f"{verb.lemma_} {' '.join(behind[:length])}" for length in range(len(behind), 0, -1)]
    return next((outcomes()[words] for words in (*phrases, verb.lemma_) if words in outcomes()), None)


def _is_never(verb: Token) -> bool:
    return any(child.lower_ in NEVER for child in verb.children)


def _is_nobody(subject: Token) -> bool:
    """Tell "no one was ever charged" and "nothing arrived" from what somebody did."""
    return subject.lower_ in NOBODY or any(child.lower_ == "no" for child in subject.children)


def _is_later(verb: Token) -> bool:
    return any(token.lower_ == "later" for token in verb.subtree)


def _is_to_come(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)


def _reports(verb: Token) -> bool:
    return verb.lemma_ in cue_verbs() and any(child.dep_ == "ccomp" for child in verb.children)


def _trimmed(clause: list[Token]) -> Span | None:
    """The words of a clause without what joins it to the one before it and without the marks around it."""
    words = [token for token in clause if not token.is_space]
    words = list(dropwhile(lambda token: token.is_punct or token.lower_ in TURNING, words))
    while words and words[-1].is_punct:
        words.pop()
    return span_of(words) if words else None
