"""What a cue verb governs: the clauses, phrases and quotations that its frames take as content."""

from schemas.base import Span
from streams.extract.attribution.quotation import first_half, nearest_quotation, widened
from streams.extract.attribution.quoting import QUOTING
from streams.extract.attribution.sources import announced_in, closes_apposition
from streams.extract.attribution.spans import ABOUT, clause_spans, trimmed
from streams.extract.attribution.unsaid import GOING_ON
from streams.extract.lexicon import Frames, cue_verbs
from streams.extract.parse import LOCATING, SUBJECTS, end_of, span_of, start_of
from streams.extract.parse.clauses import is_finite
from streams.extract.parse.phrases import is_of_a_deed
from streams.extract.parse.words import Token

COMPLETING = frozenset("as for over".split())
"""Prepositions that tell what a thing is called, blamed or praised for."""
WHEN = frozenset("during before after at until since by".split())
BESIDE = frozenset("as while before after when until".split())
"""Words that begin what happened when something was said."""
DATES = frozenset(
    "day week month year morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december".split()
)
OCCASIONS = frozenset(
    "interview statement speech debate rally conference briefing news television show forum twitter facebook tweet email letter "
    "hearing meeting".split()
).union(DATES)
"""Words of the time and the place of a saying, which are no part of what is said."""
TELLING = frozenset("advise assure convince inform notify persuade promise reassure remind tell warn".split())
"""Verbs whose object is whom something is said to."""
DISMISSING = frozenset("dismiss reject denounce".split())
ALLEGATIONS = frozenset("claims reports allegations accusations suggestions rumours rumors charges assertions criticism".split())
NEAR = 4
"""Words in which it is told as what something is dismissed."""
REFLEXIVE = frozenset("itself themselves himself herself myself ourselves yourself".split())
MANNERS = frozenset("calm caution restraint patience".split())
"""What people are urged to, which the parser may take for what they become."""
ATTENDING = frozenset("cite quote describe refer call name give use speak".split())
"""Verbs whose participle tells how something is said, not what: "he said | citing a witness"."""
SHORTEST_SPEECH = 25
"""Characters of a quotation that is more than a word held at arm's length."""
RELATIVE = ("WP", "WDT")
"""Tags of what is said in another clause: "which he said was late", "what she said"."""


def heads_of(verb: Token, particle: tuple[Token, ...], frames: Frames) -> list[Token]:
    """What a verb governs that its frames take as content: a clause, else a thing with what completes it, else what it is about."""
    return (
        _behind_particle(particle, frames)
        or _passive(verb, frames)
        or _dismissed_as_such(verb)
        or _clauses(verb, frames)
        or _things(verb, frames)
        or [child for child in verb.children if child.dep_ == "prep" and "about" in frames and child.lower_ in ABOUT - LOCATING]
        or _parted(verb, frames)
        or _drawn_away(verb, frames)
    )


def _behind_particle(particle: tuple[Token, ...], frames: Frames) -> list[Token]:
    """What the preposition of a cue leads to: "called for | a vote", "called for | the vote to be held"."""
    if marked := [word.head for word in particle if word.dep_ == "mark"]:
        return marked
    led = [word for word in particle if word.dep_ == "prep" and "np" in frames]
    return [child for word in led for child in word.children if child.dep_ in ("pobj", "pcomp")]


def _clauses(verb: Token, frames: Frames) -> list[Token]:
    """The clauses of a verb, each after what it takes for its subject."""
    things = _objects(verb)
    clauses = [child for child in verb.children if _is_clause(child, frames) and not (things and _closes(child))]
    if not clauses and "that" in frames:
        clauses = [clause for thing in things for clause in thing.children if _is_told(clause)]
    if not clauses:
        return []
    return [*(thing for thing in things if "of" in frames or _is_subject_of(thing, clauses[0], frames)), *clauses]


def _closes(clause: Token) -> bool:
    """Tell the cue at the end of a sentence about another saying: "announced the closure, | the radio reported"."""
    start = clause.left_edge.i
    return clause.lemma_ in cue_verbs() and start > 0 and clause.doc[start - 1].text == "," and clause.tag_ in ("VBD", "VBZ", "VBP")


def _things(verb: Token, frames: Frames) -> list[Token]:
    """The object of a verb with what completes it."""
    things = _objects(verb)
    if not things:
        return []
    completing = [child for child in verb.children if child.i > things[0].i and _completes(child, frames)]
    named = completing and "as" in frames
    said = frames & {"np", "of"} or ("that" in frames and things[0].tag_ in RELATIVE)
    return [*things, *completing] if named or said else []


def _objects(verb: Token) -> list[Token]:
    things = [child for child in verb.children if child.dep_ == "dobj" and child.lower_ not in REFLEXIVE]
    return things or [child for child in verb.children if child.dep_ == "oprd" and child.lower_ in MANNERS]


def _parted(verb: Token, frames: Frames) -> list[Token]:
    """The clause that a cue in its middle parts: "The road, | she said, | was closed"."""
    if verb.dep_ != "parataxis" or "that" not in frames:
        return []
    return [verb.head.head if verb.head.dep_ in ("aux", "auxpass") else verb.head]


def _drawn_away(verb: Token, frames: Frames) -> list[Token]:
    """A clause that the parser gave to another word than its cue.

    "An agency quoted an officer as | saying", "the minister, Ola Lund, promised | that it would go", "refused for the third time | to go".
    """
    if verb.dep_ == "pcomp" and verb.head.head.lemma_ in QUOTING:
        return [child for child in verb.head.head.children if child.dep_ == "ccomp"]
    if "that" in frames and closes_apposition(verb):
        return [child for child in verb.head.children if child.i > verb.i and any(word.lower_ == "that" for word in child.lefts)]
    if "that" in frames and (clause := _behind_a_document(verb)) is not None:
        return [clause]
    times = (word for child in verb.children if child.dep_ == "prep" for word in child.children if word.lemma_ == "time")
    return [clause for time in times for clause in time.children if clause.tag_ == "VB" and "inf" in frames]


def _behind_a_document(verb: Token) -> Token | None:
    """The clause of "that" which the parser gave to what something was said in: "said in a statement | that one of them had left"."""
    said_in = (noun for child in verb.children if child.dep_ == "prep" and child.lower_ == "in" for noun in child.children)
    clauses = (
        clause for noun in said_in if noun.lemma_ in OCCASIONS for clause in noun.children if clause.dep_ in ("acl", "relcl", "ccomp")
    )
    return next((one for one in clauses if any(word.dep_ == "mark" and word.lower_ == "that" for word in one.children)), None)


def _is_subject_of(thing: Token, clause: Token, frames: Frames) -> bool:
    """Tell what a clause takes for its subject: "urged | them to go", and where the parser parts them "denied | its planes were there"."""
    if clause.dep_ == "xcomp":
        return "to" in frames
    return clause.dep_ == "ccomp" and clause.tag_ != "VB" and thing.right_edge.i + 1 == clause.left_edge.i and not is_finite(clause)


def _passive(verb: Token, frames: Frames) -> list[Token]:
    """What is said of the subject of a passive verb, where somebody says it: "the plan | was praised by X | for its thrift"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    agent = next((child for child in verb.children if child.dep_ == "agent"), announced_in(verb))
    if subject is None or subject.lower_ == "it" or agent is None or not frames & {"np", "as", "of", "to"}:
        return []
    behind = [child for child in verb.children if child.i > agent.i]
    behind += [child for noun in agent.children for child in noun.children if child.lower_ == "for" or is_of_a_deed(child)]
    return [subject, *(child for child in behind if _completes(child, frames))]


def _dismissed_as_such(verb: Token) -> list[Token]:
    """What is turned down behind the word for what it is: "dismissed as lies | reports that they had left"."""
    if verb.lemma_ not in DISMISSING or verb.i + 1 >= verb.sent.end or verb.nbor().lower_ != "as":
        return []
    near = verb.doc[verb.i + 2 : min(verb.i + 2 + NEAR, verb.sent.end - 1)]
    return [word for word in near if word.lower_ in ALLEGATIONS and word.nbor().lower_ in ("that", "of", "by", "from", "about")][:1]


def _without_judgment(spans: tuple[Span, ...], verb: Token, heads: list[Token]) -> tuple[Span, ...]:
    """What is turned down without the word for what it is: "dismissed as unfounded | the reports of a raid"."""
    if verb.lemma_ not in DISMISSING or not spans:
        return spans
    judging = (word for head in heads for word in head.lefts if word.dep_ == "amod" and word.doc[word.left_edge.i - 1].lower_ == "as")
    start = max((end_of(word) + 1 for word in judging), default=spans[0][0])
    return ((start, spans[0][1]), *spans[1:])


def _is_told(clause: Token) -> bool:
    """Tell a clause of "that" behind an addressee, where the parser took it to describe them: "told a meeting | that few people knew"."""
    describes = clause.dep_ == "relcl" or (clause.dep_ == "acl" and clause.head.head.lemma_ in TELLING)
    that = describes and any(word.lower_ == "that" and word == clause.left_edge for word in clause.children)
    return that and any(word.dep_ in SUBJECTS and word.lower_ != "that" for word in clause.children)


def _is_marked(clause: Token) -> bool:
    """Tell a clause with a conjunction before it."""
    return any(word.dep_ == "mark" or (word.dep_ == "advmod" and word.left_edge == clause.left_edge) for word in clause.children)


def _completes(child: Token, frames: Frames) -> bool:
    """Tell what completes a thing to a claim: "called it | a mistake", "praised it | for its thrift", but not "praised it | on Monday"."""
    if child.dep_ != "prep" or child.lower_ in COMPLETING:
        return child.dep_ in ("oprd", "prep")
    if "of" in frames:
        return child.lower_ in ("of", "with")
    return "np" in frames and child.lower_ not in WHEN and not any(word.lower_ in OCCASIONS or word.is_digit for word in child.subtree)


def content_of(verb: Token, heads: list[Token], frames: Frames, quoted: list[Span]) -> tuple[Span, ...]:
    """The spans of what a verb governs, with the quotations they touch; of a verb of speech that governs nothing the nearest quotation."""
    spans = tuple(span for head in heads for part in _without_preposition(head, heads, frames) for span in clause_spans(part, verb))
    if len(spans) > 1 and len(heads) > 1 and heads[0].dep_ == "dobj" and heads[0].i > verb.i:
        spans = ((spans[0][0], spans[-1][1]),)  # "called the vote | on Monday | a mistake"
    if spans or "that" not in frames:
        spans = widened(_without_judgment(spans, verb, heads), verb, quoted)
        spans = tuple(_up_to_mark(span, verb, quoted) for span in spans)
        return (*first_half(verb, spans, quoted), *spans)
    nearest = tuple(nearest_quotation(verb, quoted))
    return _whole_before(verb, quoted) or _whole_behind(verb, nearest) or nearest


def _up_to_mark(span: Span, verb: Token, quoted: list[Span]) -> Span:
    """A content without what is told behind the quotation with which it begins: "shouted “It is over” | as they left"."""
    closed = next((last for first, last in quoted if first == span[0] and start_of(verb) < first and last < span[1]), None)
    behind = next((word for word in verb.sent if closed is not None and start_of(word) >= closed), None)
    beside = behind is not None and behind.dep_ == "mark" and behind.lower_ in BESIDE
    return (span[0], closed) if closed is not None and beside else span


def _whole_behind(verb: Token, quoted: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentence behind a cue of which only a word is quoted: "said | they had trouble “breathing” after the raid"."""
    words = [word for word in verb.sent if word.i > verb.i and not word.is_punct]
    short = any(start_of(words[0]) < start and end - start < SHORTEST_SPEECH for start, end in quoted) if words else False
    finite = short and sum(word.tag_ in ("VBD", "VBZ", "VBP") for word in words) > 0 and words[0].pos_ != "ADP"
    return (span_of(words),) if finite else ()


def _whole_before(verb: Token, quoted: list[Span]) -> tuple[Span, ...]:
    """The sentence before a cue that closes it, where the parser took that for a clause of its own: "it had “proof” | said Luis Vega"."""
    root, before = verb.sent.root, verb.nbor(-1) if verb.i > verb.sent.start else verb
    inverted = any(child.dep_ in SUBJECTS and child.i > verb.i for child in verb.children)
    if verb.dep_ != "ccomp" or root != verb.head or root.i > verb.i or not inverted or before.is_punct:
        return ()
    words = trimmed([word for word in verb.sent if word.i < verb.i])
    return widened((span_of(words),), verb, quoted) if words else ()


def _without_preposition(head: Token, heads: list[Token], frames: Frames) -> tuple[Token, ...]:
    """What a cue's own preposition leads to: "called for | more troops", but "accused X | of leaving"."""
    return (head,) if head.dep_ != "prep" or "of" in frames or len(heads) > 1 else tuple(head.children)


def _only_attends(gerund: Token) -> bool:
    """Tell a gerund that says nothing: "shells hit the road the mayor said | killing nine", "the army hit back | killing nine"."""
    verb = gerund.head
    if any(child.lower_ == "back" for child in verb.children):
        return True
    before = verb.dep_ == "conj" and verb.head.i < verb.i and not any(child.dep_ == "cc" for child in verb.head.children)
    return verb.lemma_ == "say" and before and gerund.i == verb.i + 1


def _tells_when(clause: Token) -> bool:
    """Tell a clause behind a verb of saying that dates it: "the mayor said | a day after the army left"."""
    marks = (child for above in (clause.head, clause) for child in above.children if child.dep_ == "mark" and child.lower_ in WHEN)
    mark = next(marks, None)
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    return mark is not None and clause.head.i < mark.i < clause.i and not that


def _is_clause(child: Token, frames: Frames) -> bool:
    """Tell a clause, of a finite verb, an infinitive or a gerund, that some frames take."""
    gerund = child.tag_ == "VBG"
    if gerund and frames & {"that", "ger"} == {"that"} and child.dep_ == "xcomp" and child.lemma_.lower() in ATTENDING | cue_verbs().keys():
        return False
    if gerund and child.dep_ == "xcomp" and (child.head.lemma_ in GOING_ON or _only_attends(child)):
        return False
    if child.dep_ == "ccomp" and _tells_when(child):
        return False
    if child.dep_ == "ccomp":
        named = gerund or any(word.tag_ in ("WP", "WRB", "WDT") for word in child.children)
        return bool(frames & {"that", "to"}) or (gerund and "ger" in frames) or (named and "np" in frames)
    if child.dep_ == "xcomp":
        return bool(frames & ({"inf", "to"} if child.tag_ == "VB" else {"ger", "that"} | ({"np"} if gerund else set())))
    return child.dep_ == "advcl" and child.i > child.head.i and _is_loose(child, frames)


def _is_loose(clause: Token, frames: Frames) -> bool:
    """Tell a clause that a date parts from its verb: "promised in May | to leave", "said after the talks | it would leave"."""
    if clause.tag_ == "VBG":
        return "ger" in frames and not _is_marked(clause)  # "denied it | while blaming others"
    return (clause.tag_ == "VB" and "inf" in frames) or ("that" in frames and is_finite(clause) and not _is_marked(clause))
