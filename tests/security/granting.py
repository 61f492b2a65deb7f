"""Rights on the secured broker, given and taken as the table has them."""

from collections.abc import Iterable

from kafka.admin import (
    ACL,
    ACLFilter,
    ACLOperation,
    ACLPermissionType,
    ACLResourcePatternType,
    ResourcePattern,
    ResourceType,
)

from streams.acls import Acl
from streams.kafka.connection import admin
from streams.settings import Settings

Right = tuple[Acl, str]
"""One operation of a row of the table."""


def rights(known: Iterable[Acl]) -> list[Right]:
    return [(acl, operation) for acl in known for operation in acl.operations]


def grant(operator: Settings, given: Iterable[Right]) -> None:
    """Give each role its rights; a principal is called like its role."""
    with admin(operator) as client:
        answer = client.create_acls([ACL(*_who(right), _where(right[0])) for right in given])
    assert not answer["failed"]


def revoke(operator: Settings, *taken: Right) -> None:
    with admin(operator) as client:
        for filtered, found, _ in client.delete_acls([ACLFilter(*_who(right), _where(right[0])) for right in taken]):
            assert len(found) == 1, filtered


def _who(right: Right) -> tuple[str, str, ACLOperation, ACLPermissionType]:
    acl, operation = right
    return f"User:{acl.role}", "*", ACLOperation[operation], ACLPermissionType.ALLOW


def _where(acl: Acl) -> ResourcePattern:
    pattern = ACLResourcePatternType.PREFIXED if acl.is_prefixed else ACLResourcePatternType.LITERAL
    return ResourcePattern(ResourceType[acl.resource.upper()], acl.start, pattern)
