"""Follow a topic from a terminal: a line a fact, for people or as JSON."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

from schemas.articles import ArticlePublished, ArticleRetracted
from schemas.dead_letters import DeadLetter, DeadLetterDiscarded, DeadLetterFact, DeadLetterRedriven
from schemas.flags import FlagWithdrawn, StatementFlagged
from schemas.followups import FollowUpFact
from schemas.notifications import NotificationFact, NotificationFailed, NotificationSent
from schemas.readings import ArticleReread
from schemas.statements import StatementRecorded, StatementWithdrawn
from schemas.threads import ThreadUpdated
from schemas.topics import TOPICS, Topic, read
from streams.acls import Role
from streams.errors import UsageError
from streams.followup.words import in_words
from streams.kafka import Message, check_allowed, follow
from streams.settings import Settings

TITLE_CHARACTERS = 80


class UnknownTopicError(UsageError):
    """There is no topic of that name."""


def tail(settings: Settings, name: str, *, from_beginning: bool, as_json: bool) -> Iterator[str]:
    """The lines of a topic as its facts come in, without end. Raises UnknownTopicError, naming the choices."""
    topic = topic_named(name)
    check_allowed(settings, Role.FOLLOW)
    line = json_line if as_json else people_line
    with closing(follow(settings, topic, from_beginning=from_beginning)) as messages:
        for message in messages:
            yield line(topic, message)


def topic_named(name: str) -> Topic:
    """The topic of the table with that base name. Raises UnknownTopicError, naming the choices."""
    if name not in TOPICS:
        raise UnknownTopicError(f"there is no topic {name!r}: choose one of {', '.join(TOPICS)}")
    return TOPICS[name]


def json_line(_topic: Topic, message: Message) -> str:
    """The fact as it was written."""
    return (message.value or b"null").decode("utf-8", "replace")


def people_line(topic: Topic, message: Message) -> str:
    """When it was written, under which key, what it is and what it says."""
    time = datetime.fromtimestamp(message.timestamp / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
    key = (message.key or b"-").decode("utf-8", "replace")
    return f"{time}  {key}  {_said(topic, message.value or b'')}"


def _said(topic: Topic, value: bytes) -> str:
    if topic.is_compacted and not value:
        return "gone"
    try:
        fact = read(topic, value)
    except ValueError:
        return f"not a fact of {topic.name}: {value[:TITLE_CHARACTERS]!r}"
    return f"{type(fact).__name__}  {summary(fact)}"


def summary(fact: object) -> str:  # noqa: PLR0911  # one for each kind of fact
    """What a fact says, in a few words."""
    match fact:
        case ArticlePublished():
            return f"{fact.outlet}, {fact.published}: {(fact.title or fact.text)[:TITLE_CHARACTERS].splitlines()[0]}"
        case StatementRecorded():
            place = f" · {fact.place.name}" if fact.place else ""
            return f"{fact.label} · {fact.speaker.name} ({fact.speaker.side or '?'}){place} · {fact.said or 'undated'}"
        case StatementFlagged():
            return f"{fact.relation} of {fact.earlier.nearest}, score {fact.score:.2f}: {fact.statement}"
        case ArticleRetracted() | StatementWithdrawn() | FlagWithdrawn():
            return f"{fact.reason or 'no reason given'}, revision {fact.revision}"
        case _ if isinstance(fact, FollowUpFact | NotificationFact):
            return _of_people(fact)
        case DeadLetter() | DeadLetterRedriven() | DeadLetterDiscarded():
            return _of_letters(fact)
    return _of_workers(fact)


def _of_workers(fact: object) -> str:
    """What follows from other facts: the state of a thread, or what a newer extractor found."""
    match fact:
        case ThreadUpdated():
            words = ", ".join(fact.relations) or "no flag"
            return f"{fact.label} · {fact.group}, said {fact.utterances} times, {words}; {fact.status}: {fact.thread}"
        case ArticleReread():
            kept = f"{len(fact.kept)} of {len(fact.stood)} kept"
            return f"extractor {fact.extractor}: {len(fact.found)} found, {kept}, revision {fact.revision}"
    return str(fact)


def _of_letters(fact: DeadLetterFact) -> str:
    """What could not be handled, or what became of it."""
    match fact:
        case DeadLetter():
            return f"{fact.reason} at {fact.topic}[{fact.partition}]@{fact.offset}: {fact.error}"
        case DeadLetterDiscarded():
            return f"{fact.by}: {fact.letter} is done with: {fact.why or 'no reason given'}"
    return f"{fact.by}: {fact.letter} was sent once more"


def _of_people(fact: FollowUpFact | NotificationFact) -> str:
    """What people decided, what they were told, or why they could not be."""
    match fact:
        case NotificationSent():
            return f"{fact.route}: told that flag {fact.flag} was {fact.about}"
        case NotificationFailed():
            again = f"again at {fact.again:%Y-%m-%d %H:%M:%S}" if fact.again else "given up"
            return f"{fact.route}, {fact.target}: {fact.error}; attempt {fact.attempt}, {again}; flag {fact.flag}"
    return f"{fact.by}, {fact.group}: {in_words(fact)}"
