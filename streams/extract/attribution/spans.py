"""The words of a clause as spans of the article."""

from schemas.base import Span
from streams.extract.attribution.unsaid import takes_lives
from streams.extract.lexicon import cue_verbs
from streams.extract.parse import SUBJECTS, span_of
from streams.extract.parse.words import Doc, Token

ABOUT = frozenset("of about on for against to over regarding concerning".split())
"""Prepositions that lead to what a saying is about."""


CONCEDING = frozenset("although though even".split())
"""Words that begin what a journalist sets against a saying."""
GOING_ON = frozenset("add note stress emphasise emphasize underline point".split())
"""Verbs whose participle leads to a further saying of the same speaker, with a comma or without: "said it was shut | adding that"."""
AGAINST = frozenset("but while whilst although though whereas".split())
ANSWERING = frozenset("say deny dismiss reject report claim tell blame accuse confirm express insist refute".split())
"""Verbs by which others answer a saying."""
WITHHOLDING = frozenset("specify elaborate detail".split())
"""Verbs of what somebody leaves open who says something."""
CHECKING = frozenset("verify authenticate".split())
"""Verbs of what journalists have not been able to do."""


DASHES = frozenset("- – — ― --".split())
LONGEST_DATELINE = 15


def clause_spans(head: Token, cue: Token) -> list[Span]:
    """The words of a clause without the cue's own and without what the journalist adds, as runs: a cue in the middle parts them."""
    cut = {*cue.subtree} if not cue.is_ancestor(head) else {cue}
    words = [token for token in head.subtree if token not in cut and not token.is_space]
    end = min((start for word in words if (start := _added_from(word, head)) is not None), default=None)
    runs: list[list[Token]] = []
    for token in (token for token in words if end is None or token.i < end):
        if runs and all(between.is_space for between in token.doc[runs[-1][-1].i + 1 : token.i]):
            runs[-1].append(token)
        else:
            runs.append([token])
    if len(runs) > 1 and runs[0][-1].i < cue.i:
        runs[0] = _behind_semicolon(runs[0])
    return [span_of(words) for run in runs if (words := trimmed(_before_the_next(run)))]


def _behind_semicolon(run: list[Token]) -> list[Token]:
    """The part of a run that belongs to what goes on behind the cue: "It snows; | the road, | he said, | is closed"."""
    last = max((place for place, word in enumerate(run) if word.text == ";"), default=-1)
    return run[last + 1 :]


def _added_from(word: Token, head: Token) -> int | None:
    """Where the journalist's own addition begins, if a word heads one at the end of a clause: ", adding that", ", although"."""
    start = word.left_edge.i
    if word == head or word.right_edge.i < head.right_edge.i - 1 or start == 0 or start <= head.i:
        return None
    if _goes_on(word):
        return word.i  # also behind a noun that was drawn to it: "of the gas | adding that"
    if _is_unchecked(word) or _is_anothers(word) or _is_told_beside(word) or _is_told_with(word):
        return start if word.dep_ != "conj" else start - 1  # with the "but" before it
    comma = word.doc[start - 1].text in {",", *DASHES - {"-"}}
    further = word.lemma_ in cue_verbs() and not takes_lives(word)
    added = word.dep_ == "advcl" and (further or word.doc[start].lower_ in CONCEDING)
    return start - 1 if comma and added else None


def _goes_on(participle: Token) -> bool:
    """Tell a further saying: "said the road was shut | adding that"."""
    leads = participle.tag_ == "VBG" and participle.lemma_ in GOING_ON
    return leads and any(_says_something(child) for child in participle.children)


def _says_something(clause: Token) -> bool:
    """Tell a clause of "that", or of a verb with a subject."""
    finite = any(child.dep_ in SUBJECTS for child in clause.children)
    return clause.dep_ in ("ccomp", "advcl") and (finite or clause.left_edge.lower_ == "that")


def _is_anothers(clause: Token) -> bool:
    """Tell what somebody else is told to say, set against it: "said nine had died | while the mayor denied it"."""
    against = clause.doc[clause.left_edge.i - (clause.dep_ == "conj")].lower_
    told = clause.dep_ in ("conj", "advcl") and against in AGAINST and clause.lemma_ in ANSWERING
    return told and any(child.dep_ in SUBJECTS and child.pos_ in ("NOUN", "PROPN", "NUM") for child in clause.children)


def _is_told_with(word: Token) -> bool:
    """Tell what others say at once, or what is left open: "denied the raid | with the mayor stressing", "| without specifying"."""
    clause = next((child for child in word.children if child.dep_ == "pcomp" and child.tag_ == "VBG"), None)
    if clause is None or word.lower_ not in ("with", "without"):
        return False
    saying = clause.lemma_ in cue_verbs() and any(child.dep_ in SUBJECTS for child in clause.children)
    return saying if word.lower_ == "with" else clause.lemma_ in WITHHOLDING


def _is_told_beside(clause: Token) -> bool:
    """Tell a clause of the journalist's own that has lost its comma: "since they agreed to let aid in | the deal looks set to"."""
    verb = clause.head
    finite = clause.dep_ == "ccomp" and clause.tag_ in ("VBZ", "VBD") and any(child.dep_ in SUBJECTS for child in clause.children)
    held = verb.tag_ == "VB" and any(child.dep_ == "dobj" and child.right_edge.i + 1 == clause.left_edge.i for child in verb.children)
    return finite and held and verb.lemma_ not in cue_verbs()


def _before_the_next(run: list[Token]) -> list[Token]:
    """A run without the subject of the clause behind it, which the parser may have drawn in: "fled by sea | but residents | denied it"."""
    behind = run[-1].doc[run[-1].i + 1 : run[-1].i + 2] if run else ()
    lost = any(verb.dep_ == "conj" and verb.tag_ == "VBD" and not any(child.dep_ in SUBJECTS for child in verb.children) for verb in behind)
    buts = [at for at, word in enumerate(run) if word.lower_ == "but" and word.dep_ == "cc"] if lost else []
    return run[: buts[-1]] if buts and buts[-1] else run


def _is_unchecked(clause: Token) -> bool:
    """Tell what journalists add of a claim: "reported raids | but it was difficult to verify the reports"."""
    but = clause.dep_ == "conj" and clause.doc[clause.left_edge.i - 1].lower_ == "but"
    return but and any(word.lemma_ in CHECKING for word in clause.subtree)


def _joined(run: list[Token]) -> list[Token]:
    """A run up to the end of a word that a hyphen joins to its last one, which the parser may have cut: "the two sub | -districts"."""
    behind = run[-1].doc[run[-1].i + 1 : run[-1].i + 3]
    if len(behind) == 2 and behind[0].text == "-" and not run[-1].whitespace_ and not behind[0].whitespace_ and behind[1].is_alpha:
        return _joined([*run, *behind])
    return run


def trimmed(run: list[Token]) -> list[Token]:
    """Drop the punctuation around a clause, but for its quotation marks, and what leads to it: "But", a dateline."""
    if run and run[0].i == 0:
        run = run[sum(word.i < dateline_end(word.doc) for word in run) :]
    while run and (run[0].is_space or (run[0].is_punct and not run[0].is_quote) or (run[0].dep_ == "cc" and run[0].is_sent_start)):
        run = run[1:]
    while run and (run[-1].is_space or (run[-1].is_punct and not run[-1].is_quote) or (len(run) > 1 and run[-1].dep_ == "cc")):
        run = run[:-1]
    return _joined(run) if run else run


def dateline_end(doc: Doc) -> int:
    """How many words of a paragraph are its dateline: "MADRID, May 5 (Reuters) - ", "New York (AFP) – "; 0 where it has none."""
    dash = next((word.i for word in doc[:LONGEST_DATELINE] if word.text in DASHES), None)
    if not dash:
        return 0
    named = all(word.text[0].isupper() or not word.is_alpha for word in doc[:dash])
    return dash + 1 if named and (doc[0].is_upper or doc[dash - 1].text == ")") else 0
