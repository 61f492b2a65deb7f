"""What a follow-up decided, in a few words."""

from schemas.followups import (
    FollowUpAcknowledged,
    FollowUpAssigned,
    FollowUpFact,
    FollowUpNoted,
    FollowUpReopened,
    FollowUpResolved,
    FollowUpScheduled,
    FollowUpSilenced,
    FollowUpUndone,
    Matcher,
    ThreadsMerged,
    ThreadSplit,
)

WORDS = {
    FollowUpAcknowledged: "acknowledged",
    FollowUpAssigned: "assigned to {to}",
    FollowUpNoted: "noted",
    FollowUpScheduled: "due on {due}",
    FollowUpResolved: "resolved, {resolution}",
    FollowUpReopened: "reopened",
    FollowUpSilenced: "silenced {matcher} until {until}",
    FollowUpUndone: "took back {undoes}",
    ThreadSplit: "split {statement} from {others}",
    ThreadsMerged: "merged {statement} with {others}",
}
NOTHING = {"to": "nobody", "due": "no day"}
"""What is said of a field that is empty."""


def in_words(fact: FollowUpFact) -> str:
    """`assigned to Rosa Lind`, `resolved, carried out: they left in May`; without who and when."""
    values = {name: NOTHING.get(name, "") if value is None else _plain(value) for name, value in fact}
    return WORDS[type(fact)].format(**values) + (f": {text}" if (text := _text(fact)) else "")


def meant(matcher: Matcher) -> str:
    """The threads that a matcher means: `side RUS, place SYR`, `everything`."""
    return ", ".join(f"{name} {value}" for name, value in matcher if value) or "everything"


def _plain(value: object) -> str:
    return meant(value) if isinstance(value, Matcher) else ", ".join(value) if isinstance(value, tuple) else str(value)


def _text(fact: FollowUpFact) -> str | None:
    match fact:
        case FollowUpNoted() | FollowUpResolved():
            return fact.text
        case FollowUpSilenced() | ThreadSplit() | ThreadsMerged():
            return fact.reason
    return None
