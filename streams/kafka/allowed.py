"""Whether the broker lets us do what a role does, asked before the work starts.

A client that lacks a right is told late, in many ways, and not which right it is; Kafka, asked, says what somebody may (KIP-430).
"""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic, sleep

from kafka import KafkaAdminClient, errors
from kafka.admin import MemberToRemove
from kafka.errors import GroupAuthorizationFailedError, KafkaError, RetriableError, TopicAuthorizationFailedError

from schemas.topics import TOPICS
from streams.acls import CREATE, DELETE, DESCRIBE, EVERY, READ, Acl, Operation, Role, acls
from streams.kafka.connection import PATIENCE_MS, NotAllowedError, admin, owner
from streams.settings import Settings, bootstrap


def check_allowed(settings: Settings, role: Role) -> None:
    """Ask the broker whether we may do what a role does. Raises NotAllowedError, naming each operation and what it would be done to.

    A broker without any security is not asked. Of topics that are not there yet only what can be known is told.
    """
    if settings.security_protocol == "PLAINTEXT":
        return
    if found := lacking(settings, role):
        named = "; ".join(f"{' and '.join(acl.operations)} {acl.resource} {acl.name}" for acl in found)
        advice = f"`saidbefore acls --role {role}` prints what it needs"
        raise NotAllowedError(f"Kafka at {bootstrap(settings)} does not allow {owner(settings)}, as role {role}, to {named}: {advice}")


def lacking(settings: Settings, role: Role) -> list[Acl]:
    """What a role needs and we may not do, under the names of single topics where these are known."""
    with admin(settings) as client:
        return [lack for acl in acls(settings.topic_prefix, role) for lack in _lacks(client, settings, acl)]


def _lacks(client: KafkaAdminClient, settings: Settings, acl: Acl) -> Iterator[Acl]:
    if acl.resource == "group":
        name = f"{acl.start}any" if acl.is_prefixed else acl.name
        yield from _lack(acl, acl.name, frozenset({operation for operation in acl.operations if _may(client, operation, name)}))
        return
    names = _names(client, settings, acl)
    found = [lack for name in names for lack in _lack(acl, name, _may_with_topic(client, name, acl))]
    is_of_all = len(found) == len(names) > 1 and len({lack.operations for lack in found}) == 1
    yield from [acl._replace(operations=found[0].operations)] if is_of_all else found


def _lack(acl: Acl, name: str, may: frozenset[str]) -> Iterator[Acl]:
    if absent := tuple(operation for operation in acl.operations if operation not in may):
        yield acl._replace(name=name, operations=absent)


def _names(client: KafkaAdminClient, settings: Settings, acl: Acl) -> Sequence[str]:
    """The topics to ask about: of many that begin alike one that nobody has, which stands for them, and those that are there."""
    if not acl.is_prefixed:
        return [acl.name]
    if acl.start == EVERY.format(prefix=settings.topic_prefix).removesuffix("*"):
        return [topic.full_name(settings.topic_prefix) for topic in TOPICS.values()]
    there = [found["name"] for found in client.describe_topics() if found["name"].startswith(acl.start)]
    return [f"{acl.start}any", *there]


def _may_with_topic(client: KafkaAdminClient, name: str, acl: Acl) -> frozenset[str]:
    """What we may do with a topic; of one that is not there whatever can not be told is taken for allowed."""
    (found,) = client.describe_topics([name])
    may = frozenset[str](found["authorized_operations"] or ())
    if found["error_code"] == TopicAuthorizationFailedError.errno:
        may = frozenset()
    elif found["error_code"]:
        may = frozenset(acl.operations) - {CREATE}
    return may | _may_create(client, name) if CREATE in acl.operations else may


def _may_create(client: KafkaAdminClient, name: str) -> frozenset[str]:
    answer = client.create_topics({name: {"num_partitions": 1}}, validate_only=True, raise_errors=False)
    (found,) = answer["topics"]
    return frozenset() if found["error_code"] == TopicAuthorizationFailedError.errno else frozenset({CREATE})


def _may(client: KafkaAdminClient, operation: Operation, group: str) -> bool:
    """Whether we may do something with a group.

    Kafka tells it of none that is empty. But who may not read lets nobody leave, even who was never there. The first question about any
    group makes the broker create where it keeps them, which takes a moment.
    """
    ask = _ASKING[operation]
    deadline = monotonic() + PATIENCE_MS / 1000
    while True:
        try:
            ask(client, group)
        except GroupAuthorizationFailedError:
            return False
        except RetriableError:
            if monotonic() > deadline:
                raise
            sleep(0.1)
        except KafkaError:
            return True
        else:
            return True


def _delete_what_is_not_there(client: KafkaAdminClient, group: str) -> None:
    if (told := client.delete_groups([group])[group]) != "OK":
        raise getattr(errors, told)


_ASKING: dict[Operation, Callable[[KafkaAdminClient, str], object]] = {
    READ: lambda client, group: client.remove_group_members(group, [MemberToRemove("nobody")]),
    DESCRIBE: lambda client, group: client.describe_groups([group]),
    DELETE: _delete_what_is_not_there,
}
