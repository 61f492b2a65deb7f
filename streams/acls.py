"""What each role has to be allowed on a broker that asks who somebody is: one table, and the commands that grant it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Literal, NamedTuple

from schemas.topics import ARTICLES, BY_PLACE, DEAD_LETTERS, FLAGS, FOLLOWUPS, NOTIFICATIONS, READINGS, STATEMENTS, THREADS, Topic

Operation = Literal["READ", "WRITE", "CREATE", "DELETE", "DESCRIBE", "DESCRIBE_CONFIGS"]
READ: Operation = "READ"
WRITE: Operation = "WRITE"
CREATE: Operation = "CREATE"
DELETE: Operation = "DELETE"
DESCRIBE: Operation = "DESCRIBE"
DESCRIBE_CONFIGS: Operation = "DESCRIBE_CONFIGS"
Resource = Literal["topic", "group"]


class Role(StrEnum):
    """Who talks to the broker: one principal for each is the least that each needs."""

    SETUP = "setup"
    INGEST = "ingest"
    EXTRACT = "extract"
    COMPARE = "compare"
    PROJECT = "project"
    BOARD = "board"
    THREADS = "threads"
    NOTIFY = "notify"
    FOLLOW = "follow"
    LETTERS = "letters"
    DOCTOR = "doctor"
    REHEARSE = "rehearse"
    PROMOTE = "promote"
    ABANDON = "abandon"
    EXPORT = "export"
    IMPORT = "import"


WORK: dict[Role, str] = {
    Role.SETUP: "saidbefore topics create, topics list",
    Role.INGEST: "saidbefore ingest, retract",
    Role.EXTRACT: "saidbefore worker extract",
    Role.COMPARE: "saidbefore worker compare",
    Role.PROJECT: "saidbefore worker project",
    Role.BOARD: "saidbefore board, which runs the projector, too",
    Role.THREADS: "saidbefore worker threads",
    Role.NOTIFY: "saidbefore notify",
    Role.FOLLOW: "saidbefore tail, and any other consumer",
    Role.LETTERS: "saidbefore dead-letters",
    Role.DOCTOR: "saidbefore doctor",
    Role.REHEARSE: "saidbefore rehearse",
    Role.PROMOTE: "saidbefore promote",
    Role.ABANDON: "saidbefore abandon",
    Role.EXPORT: "saidbefore export-log",
    Role.IMPORT: "saidbefore import-log, into a cluster that holds none",
}
"""What runs as which role."""


class Acl(NamedTuple):
    """What a role may do with the topic or the group of a name; where the name ends in `*`, with all that begin so."""

    role: Role
    resource: Resource
    name: str
    operations: tuple[Operation, ...]

    @property
    def is_prefixed(self) -> bool:
        """Whether it holds for all names that begin like its own."""
        return self.name.endswith("*")

    @property
    def start(self) -> str:
        """Its name as Kafka wants it, which tells the kind of pattern beside it."""
        return self.name.removesuffix("*")


EVERY = "{prefix}.*"
OF_TABLES = "{prefix}-{role}-*"
"""The topics in which Faust keeps a worker's tables; it creates them itself."""
_WORKING = (Role.EXTRACT, Role.COMPARE, Role.THREADS, Role.NOTIFY)
TABLES = tuple(f"{{prefix}}-{role}-*" for role in _WORKING[:2])
REHEARSED = "{prefix}.rehearsal.*"
"""The topics of a shadow."""
GROUP = "{prefix}-{role}"
AT_WORK = tuple(f"{{prefix}}-{role}" for role in _WORKING)
OF_SHADOW = "{prefix}.rehearsal-*"
_PROJECTED = (ARTICLES, STATEMENTS, FLAGS, FOLLOWUPS, NOTIFICATIONS, DEAD_LETTERS)
_HANDLED = (ARTICLES, READINGS, STATEMENTS, BY_PLACE, FOLLOWUPS)
_REREAD = (ARTICLES, STATEMENTS, BY_PLACE, FLAGS, FOLLOWUPS)

_TOPICS: dict[Role, Mapping[Topic | str, tuple[Operation, ...]]] = {
    Role.SETUP: {EVERY: (CREATE, DESCRIBE)},
    Role.INGEST: {EVERY: (DESCRIBE,), ARTICLES: (READ, WRITE)},
    Role.EXTRACT: {
        EVERY: (DESCRIBE,),
        ARTICLES: (READ,),
        READINGS: (READ,),
        STATEMENTS: (WRITE,),
        DEAD_LETTERS: (WRITE,),
        OF_TABLES: (CREATE, READ, WRITE),
    },
    Role.COMPARE: {
        EVERY: (DESCRIBE,),
        STATEMENTS: (READ,),
        BY_PLACE: (READ, WRITE),
        FOLLOWUPS: (READ,),
        FLAGS: (WRITE,),
        DEAD_LETTERS: (WRITE,),
        OF_TABLES: (CREATE, READ, WRITE),
    },
    Role.PROJECT: {EVERY: (DESCRIBE,), **dict.fromkeys(_PROJECTED, (READ,))},
    Role.BOARD: {EVERY: (DESCRIBE,), **dict.fromkeys(_PROJECTED, (READ,)), ARTICLES: (READ, WRITE), FOLLOWUPS: (READ, WRITE)},
    Role.THREADS: {EVERY: (DESCRIBE,), STATEMENTS: (READ,), FLAGS: (READ,), FOLLOWUPS: (READ,), THREADS: (READ, WRITE)},
    Role.NOTIFY: {EVERY: (DESCRIBE,), STATEMENTS: (READ,), FLAGS: (READ,), FOLLOWUPS: (READ,), NOTIFICATIONS: (READ, WRITE)},
    Role.FOLLOW: {EVERY: (READ,)},
    Role.LETTERS: {EVERY: (DESCRIBE,), DEAD_LETTERS: (READ, WRITE), **dict.fromkeys(_HANDLED, (WRITE,))},
    Role.DOCTOR: {EVERY: (READ, DESCRIBE_CONFIGS)},
    Role.REHEARSE: {**dict.fromkeys(_REREAD, (READ,)), REHEARSED: (CREATE, READ, WRITE)},
    Role.PROMOTE: {EVERY: (DESCRIBE,), ARTICLES: (READ,), STATEMENTS: (READ,), READINGS: (WRITE,), REHEARSED: (READ,)},
    Role.ABANDON: {REHEARSED: (DELETE,)},
    Role.EXPORT: dict.fromkeys((EVERY, *TABLES), (READ, DESCRIBE_CONFIGS)),
    Role.IMPORT: dict.fromkeys((EVERY, *TABLES), (CREATE, READ, WRITE, DESCRIBE_CONFIGS)),
}
_GROUPS: dict[Role, tuple[tuple[str, ...], Operation]] = {
    **dict.fromkeys(_WORKING, ((GROUP,), READ)),
    **dict.fromkeys((Role.BOARD, Role.DOCTOR, Role.EXPORT), (AT_WORK, DESCRIBE)),
    **dict.fromkeys((Role.REHEARSE, Role.PROMOTE), (AT_WORK[:2], DESCRIBE)),
    Role.ABANDON: ((OF_SHADOW,), DELETE),
    Role.IMPORT: (AT_WORK, READ),
}
"""Roles whose processes share the partitions of a topic, in a group each; who looks at how far these are; who ends or sets that."""


def acls(prefix: str, *roles: Role) -> list[Acl]:
    """What some roles, or all of them, need in an installation of a prefix, and nothing else."""
    return [acl for role in roles or Role for acl in _of(prefix, role)]


def _of(prefix: str, role: Role) -> Iterator[Acl]:
    for topic, operations in _TOPICS[role].items():
        name = topic.full_name(prefix) if isinstance(topic, Topic) else topic.format(prefix=prefix, role=role)
        yield Acl(role, "topic", name, operations)
    groups, operation = _GROUPS.get(role, ((), READ))
    for group in groups:
        yield Acl(role, "group", group.format(prefix=prefix, role=role), (operation,))


def granting(acl: Acl, principal: str) -> str:
    """The command of Kafka's own tools that gives a principal one of them; `{role}` in its name stands for the role."""
    pattern = " --resource-pattern-type prefixed" if acl.is_prefixed else ""
    operations = " ".join(f"--operation {operation.title().replace('_', '')}" for operation in acl.operations)
    who = principal.replace("{role}", acl.role)
    return f"kafka-acls.sh --add --allow-principal '{who}' {operations} --{acl.resource} '{acl.start}'{pattern}"
