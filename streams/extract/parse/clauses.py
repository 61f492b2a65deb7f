"""What the grammar of a clause tells: where it begins, its negation, and whom it judges or tells what to do."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from schemas.ontology import Act
from schemas.statements import Extent
from streams.extract.lexicon import cue_nouns
from streams.extract.parse import SUBJECTS

STOPPING = frozenset(
    "stop halt end cease cancel suspend abandon scrap refuse fail avoid oppose prevent deny reject block delay derail undermine".split()
)
ENDING = frozenset("stop halt end cease cancel suspend abandon scrap".split())
"""Those of them that end what has been."""
CAUSING = frozenset("because due amid after following despite under during over about since".split())
HEARSAY = frozenset("report rumour rumor talk story speculation suggestion".split())
"""Nouns for what people are told of, besides those for sayings."""
ANSWERING = frozenset("respond response react reaction retaliate retaliation revenge reprisal vengeance avenge punishment".split())
"""Words for what is done because of what another one did."""
CAUSES = frozenset("fear result wake aftermath retaliation response".split())
COLLAPSING = frozenset("collapse expire lapse unravel fail crumble stop cease end".split())
"""Verbs that end what is their subject."""
DENYING = frozenset("no never neither nobody none nothing".split())
STILLING = frozenset("moratorium halt end lull pause lack absence stop cessation suspension freeze".split())
"""Nouns that tell that what follows is not: "a moratorium on strikes"."""
WHOLE = frozenset("all every entire whole complete total full last remaining completely fully entirely totally".split())
PARTIAL = frozenset(
    "part some half third quarter most several few portion contingent number hundred dozen majority bulk partial partially".split()
)
ADVICE = frozenset("should must ought need".split())
NEEDED = frozenset("needed necessary overdue".split())
NEEDS = frozenset("need importance necessity urgency".split())
"""Nouns by which people ask for what follows: "stressed the importance of talks"."""
UNBELIEVING = frozenset("not n't n’t never seldom rarely hardly scarcely empty hollow propaganda stunt".split())
LASTING = frozenset("continue remain keep stay persist".split())
BEFORE = frozenset("before usual ever always".split())
CONTRASTING = frozenset("while although though whereas as but".split())


def clauses_of(head: Token) -> list[Token]:
    """The heads of the finite clauses that stand beside a clause: joined by "and" and "but", or by "while"."""
    found = [head]
    for child in head.children:
        joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        contrasted = child.dep_ == "advcl" and is_finite(child) and _mark(child) in CONTRASTING
        if joined or contrasted:
            found += clauses_of(child)
    return sorted(found, key=lambda token: token.i)


def words_of(clause: Token, others: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """The words of a clause with their depth below its head, nearest first; a clause of its own counts as two deeper, a cause as three."""
    apart = set(others) - {clause}
    waiting = [(0, clause)]
    while waiting:
        waiting.sort(key=lambda item: (item[0], item[1].i))
        depth, token = waiting.pop(0)
        yield depth, token
        waiting += [(depth + _step(child), child) for child in token.children if child not in apart]


def _step(child: Token) -> int:
    return 1 if not is_aside(child) else 3 if child.dep_ in ("relcl", "advcl") else 4


def is_aside(word: Token) -> bool:
    """Tell what only attends or causes what is told: "suspended its work because of the raids", "for fear of raids"."""
    told = word.lower_ == "about" and word.head.lemma_ in {*cue_nouns(), *HEARSAY}  # "reports about arrests"
    causes = (word.dep_ in ("prep", "acl") and word.lower_ in CAUSING and not told) or (word.dep_ == "pobj" and word.lemma_ in CAUSES)
    return causes or word.dep_ in ("relcl", "advcl") or _answers(word) or _is_means(word)


def _answers(word: Token) -> bool:
    """Tell what is only answered: "would respond | to strikes", "vowed revenge | for the raid"."""
    return word.dep_ == "prep" and word.lower_ in ("to", "for", "against") and word.head.lemma_ in ANSWERING


def _is_means(word: Token) -> bool:
    """Tell by what a thing is done: "won the war | by bombing its own towns"."""
    return word.lower_ == "by" and any(child.dep_ == "pcomp" for child in word.children)


def is_negated(trigger: Token, clause: Token) -> bool:
    """Tell whether the words between an action and the head of its clause, or who does what to whom there, turn it into its negation."""
    words = _up_to_there(_of_one_clause(chain(trigger, clause)))
    denied = words[:-1] if _is_judged(words, clause) else words
    said = sum(_denies(child) for token in denied for child in token.children if child not in words)
    stopped = sum(token != clause and _is_stopped(token) for token in words) + _is_declared_over(trigger)
    stopped += any(map(_has_come_to_nothing, words)) + (len(words) == 1 and _is_not_managed(words[0]))
    return (said + stopped) % 2 == 1


def _of_one_clause(words: list[Token]) -> list[Token]:
    """The words up to the head of the clause beside or inside another one in which an action stands: "did not rest | until it left"."""
    ends = (at for at, word in enumerate(words[:-1]) if word.dep_ in ("relcl", "advcl") and _subject(word) is not None)
    return words[: next(ends, len(words)) + 1]


def _is_not_managed(verb: Token) -> bool:
    """Tell what a clause says that nobody did: "has failed to put pressure on", "was unable to help"."""
    unable = verb.lemma_ == "be" and any(child.lower_ == "unable" and child.dep_ == "acomp" for child in verb.children)
    failed = verb.lemma_ in ("fail", "refuse") and not any(child.dep_ == "dobj" for child in verb.children)
    return unable or (failed and _has_an_aim(verb))


def _has_an_aim(verb: Token) -> bool:
    return any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children)


def is_denied(trigger: Token, clause: Token) -> bool:
    """Tell an action that a clause denies in so many words, not one that has been stopped: "has not bombed", "no strikes"."""
    return any(_denies(child) for token in chain(trigger, clause) for child in token.children)


def _is_declared_over(noun: Token) -> bool:
    """Tell "declared the ceasefire | over", which the parser may take for what is told behind: "over, citing violations"."""
    behind = [*noun.rights, *(child for child in noun.head.rights if noun.dep_ == "dobj" and child.i == noun.i + 1)]
    over = [child for child in behind if child.lower_ == "over"] if noun.pos_ == "NOUN" else []
    return any(child.dep_ in ("advmod", "prt", "acomp") or (child.dep_ == "prep" and _governs_a_verb_alone(child)) for child in over)


def _governs_a_verb_alone(preposition: Token) -> bool:
    return [child.dep_ for child in preposition.children] == ["pcomp"]


def _has_come_to_nothing(noun: Token) -> bool:
    """Tell what is no more: "the ceasefire | has collapsed", "the truce | was dead"."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in SUBJECTS or any(_leads_on(child) for child in verb.children):
        return False
    states = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "advmod", "prt", "attr")}
    return verb.lemma_ in COLLAPSING or (verb.lemma_ == "be" and bool(states & {"over", "dead", "finished", "void"}))


def _leads_on(word: Token) -> bool:
    """Tell what makes an end the end of something else: "failed to take it", "ended with a victory"."""
    return word.dep_ in ("dobj", "ccomp", "xcomp") or (word.dep_ == "prep" and word.lower_ in ("with", "in"))


def _is_judged(words: list[Token], clause: Token) -> bool:
    """Tell a deed of which something is denied, not the deed: "the attack | was not an isolated case"."""
    of_subject = len(words) > 1 and words[-2].dep_ in SUBJECTS
    return of_subject and clause.lemma_ == "be" and any(child.dep_ in ("attr", "acomp") for child in clause.children)


def _is_stopped(word: Token) -> bool:
    """Tell what is ended, kept away or out of reach: "stopped | the strikes", "a lack of | support", "unable | to provide"."""
    if word.dep_ in ("pobj", "pcomp"):
        above = word.head.head
        return word.head.lower_ == "without" or (above.pos_ == "NOUN" and above.lemma_ in STILLING)
    return word.dep_ in ("dobj", "xcomp") and (word.head.lemma_ in STOPPING or (word.head.lower_ == "unable" and word.dep_ == "xcomp"))


def _up_to_there(words: list[Token]) -> list[Token]:
    """The words up to the first of two clauses that say what there is: "there is no army, | there never was", which denies it once."""
    there = [at for at, word in enumerate(words) if any(child.dep_ == "expl" for child in word.children)]
    return words[: there[0] + 1] if len(there) > 1 else words


def _denies(word: Token) -> bool:
    """Tell a negation, and a subject or object that there is none of: "nobody", "no village", "not a single apprentice"."""
    if word.dep_ == "neg" or word.lower_ in DENYING or _is_over(word):
        return True
    if word.dep_ == "prep" and word.lower_ == "in":  # "let in | no more migrants"
        return any(child.dep_ == "pobj" and child.left_edge.lower_ in DENYING for child in word.children)
    first, second = ([token.lower_ for token in word.subtree if token.i <= word.i] + ["", ""])[:2]
    return word.dep_ in (*SUBJECTS, "dobj", "attr") and first in {*DENYING, "not"} and second not in ("fewer", "less", "doubt")


def _is_over(word: Token) -> bool:
    """Tell "no longer" and "no more", which stand as adverbs."""
    return word.lower_ in ("longer", "more") and word.dep_ == "advmod" and any(child.lower_ == "no" for child in word.children)


def chain(token: Token, clause: Token) -> list[Token]:
    """A word and the words above it, up to the head of its clause."""
    found = [token]
    while found[-1] != clause and found[-1].head != found[-1]:
        found.append(found[-1].head)
    return found


def judged_saying(clause: Token) -> Token | None:
    """The saying that a clause passes judgement on: "the announcement is more about politics", or that is itself all it names."""
    if clause.pos_ == "NOUN" and said_as(clause) is not None:
        return clause
    for _, token in words_of(clause, ()):
        if token.dep_ in SUBJECTS and token.pos_ == "NOUN" and said_as(token) is not None:
            return token
    return None


def said_as(noun: Token) -> Act | None:
    """The act of a noun that tells a saying as a thing: "the pledge", "talk of leaving", but not "talks"."""
    talk = noun.lower_ == "talk" and any(child.lower_ in ("of", "about") for child in noun.children)
    return Act.STATED if talk else cue_nouns().get(noun.lemma_)


def casts_doubt(clause: Token) -> bool:
    """Tell whether a judgement is an unbelieving one: negated, or "more X than Y"."""
    words = {token.lower_ for token in clause.subtree}
    return bool(words & UNBELIEVING) or ("more" in words and bool(words & {"than", "to"}))


def judges(clause: Token) -> bool:
    """Tell a judgement of the journalist's own: "X is keen to", "X seems ready"."""
    return clause.lemma_ in ("seem", "appear") or (clause.lemma_ == "be" and any(child.dep_ == "acomp" for child in clause.children))


def goes_on(clause: Token) -> bool:
    """Tell what is to stay as it is: "would continue", "will flow as before"."""
    as_before = any(child.lower_ == "as" and any(word.lower_ in BEFORE for word in child.children) for child in clause.children)
    return clause.lemma_ in LASTING or as_before


def left_out(clause: Token) -> Token | None:
    """The clause whose verb another one leaves out: "asked whether she would resign, she said that she | would not"."""
    if clause.tag_ != "MD" or any(child.pos_ == "VERB" or child.dep_ in ("acomp", "attr") for child in clause.children):
        return None
    before = (token for token in reversed(clause.doc[clause.sent.start : clause.left_edge.i]) if token.pos_ == "VERB")
    apart = {*clause.ancestors}
    return next((verb for verb in before if verb not in apart and (verb.dep_ in ("ccomp", "xcomp", "advcl") or is_finite(verb))), None)


def is_advice(clause: Token) -> bool:
    """Tell whether a clause says what should be: "X must", "X is needed", "the best thing X can do is to", "the need for"."""
    if any(child.dep_ == "aux" and child.lower_ in ADVICE for child in clause.children) or _is_needed(clause):
        return True
    if clause.pos_ == "NOUN" and clause.lemma_ in NEEDS:
        return any(child.lower_ in ("of", "for") or (child.dep_ in ("acl", "relcl") and child.tag_ == "VB") for child in clause.children)
    subject = _subject(clause)
    can = subject is not None and any(
        child.dep_ == "relcl" and any(word.lower_ == "can" for word in child.children) for child in subject.children
    )
    return can and clause.lemma_ == "be" and any(child.dep_ == "xcomp" for child in clause.children)


def _is_needed(clause: Token) -> bool:
    passive = clause.lemma_ in ("need", "require") and any(child.dep_ == "auxpass" for child in clause.children)
    return passive or any(child.dep_ == "acomp" and child.lower_ in NEEDED for child in clause.children)


def extent_of(words: Iterable[Token]) -> Extent | None:
    """How much is meant: "half of the troops" is a part, "the troops" and "all troops" are all, "troops" is not told."""
    tokens = list(words)
    lemmas = {token.lemma_.lower() for token in tokens} | {token.lower_ for token in tokens}
    if lemmas & PARTIAL or any(token.like_num or token.lower_ == "%" for token in tokens):
        return Extent.PART
    definite = any(token.dep_ == "poss" or (token.dep_ == "det" and token.lower_ in ("the", "these", "our")) for token in tokens)
    return Extent.ALL if lemmas & WHOLE or definite else None


def is_finite(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return _subject(verb) is not None


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _mark(verb: Token) -> str | None:
    return next(
        (
            child.lower_
            for child in verb.children
            if child.dep_ in ("mark", "advmod") and child.i < verb.i and child.lower_ in {*CONTRASTING, "if", "unless"}
        ),
        None,
    )
