"""Whether a clause tells that an action is or is not, or only names it: in an open question, as an aim, as what a thing is called."""

from streams.extract.lexicon import cue_nouns
from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import chain, is_perfect
from streams.extract.parse.judging import NEEDS
from streams.extract.parse.modality import OPEN, PLANS
from streams.extract.parse.words import Token

ASKED = ("WP", "WP$", "WRB", "WDT")
"""Tags of the words that begin a question in a sentence: "who fired", "whose aircraft bombed"."""

UNKNOWING = frozenset("mention specify determine verify confirm know document say tell give identify clarify elaborate".split())
"""Verbs that, denied, tell that somebody does not know or does not say."""

NEWS = frozenset("information word detail figure toll comment claim report mention confirmation account breakdown".split())
"""Nouns for what is known of an action: "no word of | casualties" denies none."""

STANDING = frozenset("deploy station base".split())
"""Verbs whose participle tells where soldiers are: "the jets | deployed in Syria"."""

BOUNDING = frozenset("until till before unless if once".split())
"""Conjunctions of what need not come about."""

ATTEMPTS = frozenset(
    "attempt effort try bid move step measure deal agreement accord pact bill law decree resolution motion vote mission mandate "
    "operation offensive campaign battle fight struggle push drive".split()
)
"""Nouns whose infinitive is done or begun with them: "an attempt to free the prisoners"."""


def is_asserted(trigger: Token, clause: Token) -> bool:
    """Tell whether a clause tells that its action is so, or not so; False where it only names it."""
    words = chain(trigger, clause)
    between = words[:-1]
    named_only = (_is_asked(word) or _is_aim(word) or _is_yet_to_come(word) or _is_apart(word) for word in between)
    return not (_describes(trigger, clause) or any(named_only))


def is_unknown(trigger: Token, clause: Token) -> bool:
    """Tell what a clause says that nobody knows of or tells: "had no toll", "did not mention casualties", "unclear who fired"."""
    words = chain(trigger, clause)
    return any(_is_asked(word) for word in words[:-1]) or any(_is_untold(word) for word in words)


def _is_asked(word: Token) -> bool:
    """Tell the verb of a question that another verb or adjective takes: "could not say | who fired"."""
    if word.dep_ not in ("ccomp", "advcl", "csubj", "csubjpass", "pcomp"):
        return False
    whether = any(child.dep_ == "mark" and child.lower_ == "whether" for child in word.children)
    asked = word.dep_ in ("ccomp", "pcomp") and word.left_edge.tag_ in ASKED and word.left_edge.lower_ not in ("that", "when")
    doubted = any(child.dep_ == "mark" and child.lower_ in OPEN for child in word.children) and _is_doubting(word.head)
    return whether or asked or doubted


def _is_doubting(word: Token) -> bool:
    """Tell "was unclear" and "not sure"."""
    return any(child.dep_ == "acomp" and child.lower_ in ("unclear", "clear", "uncertain", "certain", "sure") for child in word.children)


def _is_aim(word: Token) -> bool:
    """Tell what something is for: "a committee | to investigate", "sent help | to free them", but not "a promise to leave"."""
    if word.tag_ != "VB" or not any(child.lower_ == "to" for child in word.children):
        return False
    if word.dep_ in ("acl", "relcl"):
        noun = word.head.lemma_.lower()
        if noun == "order" and word.head.head.lower_ == "in":  # "in order to stay"
            return True
        return noun not in PLANS | ATTEMPTS and noun not in cue_nouns()
    return word.dep_ == "advcl" and word.head.pos_ in ("VERB", "AUX")


def _is_apart(word: Token) -> bool:
    """Tell what a thing is called, and a need that somebody is told to have spoken of: "said they stressed the need for | talks"."""
    return word.dep_ == "appos" or (word.pos_ == "NOUN" and word.lemma_ in NEEDS)


def _is_yet_to_come(word: Token) -> bool:
    """Tell what bounds what is told, or on what it hangs: "will fight | until they are ousted", "would act | if it were attacked"."""
    return word.dep_ == "advcl" and any(child.lower_ in BOUNDING and child.dep_ in ("mark", "advmod") for child in word.children)


def _describes(trigger: Token, clause: Token) -> bool:
    """Tell a participle before a noun, "the | besieged | town", and where soldiers are: "jets | deployed in Syria | were idle"."""
    if trigger.lemma_ in STANDING and (trigger.dep_ == "acl" or _took_the_subject(trigger)):
        return True
    return trigger.pos_ == "VERB" and trigger.dep_ == "amod" and trigger.head != clause and not is_perfect(trigger)


def _took_the_subject(verb: Token) -> bool:
    """Tell a participle that the parser takes for a verb, and gives the subject of the one behind it."""
    return verb.dep_ == "advcl" and verb.head.i > verb.i and not any(child.dep_ in SUBJECTS for child in verb.head.children)


def _is_untold(word: Token) -> bool:
    """Tell a verb or noun of knowing or telling that is denied: "did not mention", "no information"."""
    if word.pos_ in ("VERB", "AUX"):
        kinds = {child.dep_ for child in word.children}
        return word.lemma_.lower() in UNKNOWING and "neg" in kinds and "prt" not in kinds  # "will never give up"
    denied = any(child.dep_ == "det" and child.lower_ == "no" for child in word.children)
    return denied and word.pos_ == "NOUN" and word.lemma_.lower() in NEWS
