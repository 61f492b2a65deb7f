"""When a clause places what it tells: done, under way, planned, or only if something else is."""

from schemas.statements import Modality
from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import chain
from streams.extract.parse.words import Token

PLANNING = frozenset("plan intend aim prepare decide want hope set ready pledge promise vow seek threaten".split())
PLANS = frozenset(
    "plan intention decision promise pledge vow offer proposal commitment threat order request permission authorisation authorization "
    "call appeal readiness willingness ultimatum".split()
)
"""Nouns whose infinitive is yet to come: "a promise to go", but not "an attempt to go"."""
PLANNED_BY = PLANNING | {"willing", "determined", "poised"}
"""Words above an action that put it in the future, adjectives too: "is ready to leave"."""
WILLING = frozenset("ready willing prepared set due determined poised eager keen able unable likely unlikely".split())
"""Adjectives whose infinitive may come about: "ready to go", but not "essential to go"."""
FUTURE = frozenset("will wo 'll ’ll shall would".split())
DOING = frozenset("do does did".split())
"""Auxiliaries of the present and the past: "did not fire"."""
TELLING = frozenset("say report claim state add note show".split())
"""Verbs that tell what is, not what is to be: "reported that units | take the depot"."""
PERFECT = frozenset("has have had ’ve 've".split())
WEIGHING = frozenset("danger threat risk peril menace benefit advantage drawback merit".split())
"""Nouns for what may come of a thing."""
POSSIBLE = frozenset("possible potential eventual hypothetical".split())
OPEN = frozenset("if unless whether".split())
SENSING = frozenset("see hear feel smell".split())


def modality_of(trigger: Token, clause: Token, *, changes: bool) -> Modality:
    """How the clause places the action: conditional, planned, under way, or done; a bare noun is planned where it `changes` something."""
    verbs = [token for token in chain(trigger, clause) if token.pos_ in ("VERB", "AUX")]
    helping = {child.lower_ for verb in verbs for child in verb.children if child.dep_ in ("aux", "auxpass")}
    helping |= {verb.lower_ for verb in verbs if verb.tag_ == "MD"}
    if (left_open := _of_what_may_be(verbs, trigger)) is not None:
        return left_open
    if verbs and (told := _of_headline(verbs[-1], clause)) is not None:
        return told
    if clause.tag_ == "VBG" and clause.dep_ == "conj" and clause.head.tag_ in ("VBD", "VBZ", "VBP", "VBN", "AUX"):
        return Modality.UNDER_WAY
    if not verbs or (clause.tag_ in ("VBG", "NN", "NNS") and not helping):
        return Modality.PLANNED if changes else Modality.DONE
    if (
        helping & FUTURE
        or (changes and _is_weighed(trigger))
        or ("be" in helping and "to" not in helping)  # "demanded that it be lifted"
        or _is_bare(clause, helping)
        or any(map(_is_to_be_done, verbs))
        or any(map(_is_expected, verbs))
        or any(token.lemma_ in PLANNED_BY and token != trigger and not _is_aim_of(trigger, token) for token in chain(trigger, clause))
        or any(verb.dep_ == "xcomp" and verb.head.lemma_ == "agree" for verb in verbs)
        or (changes and any(verb.lemma_ == "agree" and verb != trigger for verb in verbs))
    ):
        return Modality.PLANNED
    return Modality.DONE if "did" in helping or _is_past(_dated(verbs)) else Modality.UNDER_WAY


def _is_weighed(noun: Token) -> bool:
    """Tell somebody's change of which is only said what it would bring: "saw a danger in | Chad's accession"."""
    owned = any(child.text[0].isupper() for child in noun.children)
    return owned and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "of") and noun.head.head.lemma_ in WEIGHING


def _of_what_may_be(verbs: list[Token], trigger: Token) -> Modality | None:
    """Conditional where it may be; under way, or done, where somebody can not, or could not have, done it, or sensed it; None otherwise."""
    possible = any(child.dep_ == "amod" and child.lower_ in POSSIBLE for child in trigger.children)
    may_be = _may_be([verb for verb in verbs if not _is_sensed(verb)])
    if possible or any(map(_is_open, verbs)) or any(map(_is_likely, verbs)) or may_be or any(map(_is_unreal, verbs)):
        return Modality.CONDITIONAL
    barred = next((verb for verb in verbs if _is_out_of_reach(verb) or _is_sensed(verb)), None)
    if barred is None:
        return None
    return Modality.DONE if any(child.lower_ in PERFECT for child in barred.children) else Modality.UNDER_WAY


def is_foretold(trigger: Token, clause: Token) -> bool:
    """Tell what will be, or is expected, from what somebody only plans, seeks or is ready for."""
    verbs = [token for token in (*chain(trigger, clause), clause) if token.pos_ in ("VERB", "AUX")]
    return any(child.lower_ in FUTURE for verb in verbs for child in (verb, *verb.children)) or any(map(_is_expected, verbs))


def _may_be(verbs: list[Token]) -> bool:
    """Tell what may be from what can not: "could go", "might not go", but not "could not go"."""
    helping = [(child.lower_, verb) for verb in verbs for child in verb.children if child.dep_ in ("aux", "auxpass")]
    helping += [(verb.lower_, verb) for verb in verbs if verb.tag_ == "MD"]
    unable = (any(child.dep_ == "neg" for child in verb.children) for word, verb in helping if word == "could")
    return any(word in ("may", "might") for word, _ in helping) or not all(unable)


def _is_sensed(verb: Token) -> bool:
    """Tell what there was to be heard or seen: "gunfire could be heard"."""
    helping = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.lemma_ in SENSING and verb.tag_ == "VBN" and {"could", "be"} <= helping


def _is_out_of_reach(verb: Token) -> bool:
    """Tell what somebody can not do, now or then: "could not flee", "can not be tolerated", "nobody can leave"."""
    beside = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg", *SUBJECTS)}
    return bool(beside & {"can", "could", "ca"}) and bool(beside & {"not", "n't", "never", "nobody", "none"})


def _is_unreal(verb: Token) -> bool:
    """Tell what did not come about, or only did because of something: "would not have fired had they known"."""
    helping = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    return {"would", "have"} <= helping and bool(helping & {"not", "n't", "never"})


def _is_open(verb: Token) -> bool:
    """Tell a verb below "if" or "whether", or below an adjective that only judges what would be."""
    marked = any(_is_mark(child) for child in (verb, *(child for child in verb.children if child.pos_ in ("VERB", "AUX"))))
    judged = verb.tag_ == "VB" and verb.dep_ == "xcomp" and _judging(verb.head)
    return marked or judged


def _is_likely(verb: Token) -> bool:
    """Tell what is said to be likely: "the toll was likely to rise"."""
    beside = [child for child in verb.children if child.dep_ == "acomp"]
    above = [verb.head] if verb.tag_ == "VB" and verb.dep_ == "xcomp" else []
    return any(word.lower_ in ("likely", "unlikely") for word in (*beside, *above))


def _is_mark(word: Token) -> bool:
    """Tell whether a word has one of the conjunctions that leave open what follows."""
    return any(child.dep_ in ("mark", "advmod") and child.i < word.i and child.lower_ in OPEN for child in word.children)


def _judging(word: Token) -> bool:
    """Tell an adjective, or a verb with one, that says of something to be done how good it is: "is essential to reach peace"."""
    adjectives = [word] if word.pos_ == "ADJ" else [child for child in word.children if child.dep_ == "acomp"]
    return any(one.lower_ not in WILLING for one in adjectives)


def _of_headline(verb: Token, clause: Token) -> Modality | None:
    """The time of a headline's verb, which stands below its noun: "40 people arrested", "EU to extend sanctions"."""
    if verb == clause or verb.head != clause or clause.pos_ not in ("NOUN", "PROPN") or verb.dep_ != "acl":
        return None
    return {"VBN": Modality.DONE, "VB": Modality.PLANNED}.get(verb.tag_)


def _is_bare(clause: Token, helping: set[str]) -> bool:
    """Tell "demanded that it leave" from the present tense, which the tagger may take for it: "soldiers | shoot six gunmen"."""
    if clause.tag_ != "VB" or helping & DOING or (clause.dep_ == "ccomp" and not helping and clause.head.lemma_ in TELLING):
        return False
    if clause.dep_ == "conj" and not helping and _is_present_or_past(clause.head):
        return False  # "are to blame and | support"
    told = any(child.dep_ == "nsubj" for child in clause.children) and not any(child.dep_ == "mark" for child in clause.children)
    return bool(helping) or not told


def _is_present_or_past(verb: Token) -> bool:
    """Tell a verb that tells what is or was, not what is wanted: "were hit", but not "are determined to strike"."""
    beside = [child for child in verb.children if child.dep_ == "acomp"]
    willed = any(child.dep_ == "xcomp" for one in (verb, *beside) for child in one.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not willed


def _is_to_be_done(verb: Token) -> bool:
    """Tell "is to deploy" and "a promise to deploy" from "deploys"."""
    aim = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.lemma_ != "blame" and not _judging(verb.head)
    to_be = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBN" and {"to", "be"} <= to_be and verb.dep_ in ("acl", "relcl", "ccomp"):
        return True  # "the sites | to be visited"
    return _is_led_on(verb) or (verb.tag_ == "VB" and (aim or (verb.dep_ == "acl" and verb.head.lemma_ in PLANS)))


def _is_led_on(verb: Token) -> bool:
    """Tell "is to resume" and "is going to close", whichever of the verbs is taken for the main one."""
    going = (verb.lemma_ == "be" and not _judging(verb)) or (verb.lemma_ == "go" and verb.tag_ == "VBG")
    return going and any(child.dep_ == "xcomp" and child.tag_ == "VB" and child.lemma_ != "blame" for child in verb.children)


def _is_expected(verb: Token) -> bool:
    """Tell "the toll is expected to rise"."""
    return verb.lemma_ == "expect" and verb.tag_ == "VBN" and any(child.dep_ == "xcomp" for child in verb.children)


def _is_aim_of(trigger: Token, verb: Token) -> bool:
    """Tell what is told of a deed's purpose, which leaves it done: "the strikes are aimed at the airport"."""
    purpose = verb.lemma_ == "aim" and verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children)
    return purpose and any(child.dep_ == "nsubjpass" and child in (trigger, *trigger.ancestors) for child in verb.children)


def _dated(verbs: list[Token]) -> Token:
    """The verb whose tense dates an action: the nearest finite one, or participle that describes those to whom it was done."""
    finite = (verb for verb in verbs if verb.tag_ in ("VBD", "VBZ", "VBP") or _is_past(verb))
    return next(finite, verbs[-1])


def _is_past(verb: Token) -> bool:
    """Tell what is over; "is being negotiated" is not."""
    helping = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return "being" not in helping and (verb.tag_ in ("VBD", "VBN") or bool(helping & PERFECT) or _is_a_plural(verb))


def _is_a_plural(verb: Token) -> bool:
    """Tell a noun that the tagger takes for the verb before the true one: "the air | strikes | targeted the town"."""
    of_air = any(child.dep_ == "nsubj" and child.lower_ in ("air", "missile", "drone", "rocket") for child in verb.children)
    behind = verb.doc[verb.i + 1 : verb.i + 2]
    return verb.tag_ == "VBZ" and of_air and any(word.tag_ in ("VBN", "VBD") for word in behind)
