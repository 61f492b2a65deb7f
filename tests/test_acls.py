"""What each role has to be allowed, as a table, as JSON and as commands."""

import json

import pytest
from typer.testing import CliRunner

from schemas.topics import TOPICS
from streams.acls import WORK, Acl, Role, acls, granting
from streams.cli import app


def test_every_role_is_in_the_table_with_what_runs_as_it() -> None:
    assert {acl.role for acl in acls("saidbefore")} == set(Role) == set(WORK)


def test_who_only_follows_can_write_nothing_and_nobody_alters_or_deletes_but_what_was_rehearsed() -> None:
    operations = {role: {operation for acl in acls("x", role) for operation in acl.operations} for role in Role}

    assert operations[Role.FOLLOW] == {"READ"}
    assert operations[Role.PROJECT] == {"READ", "DESCRIBE"}
    assert set().union(*operations.values()) == {"READ", "WRITE", "CREATE", "DELETE", "DESCRIBE", "DESCRIBE_CONFIGS"}
    assert {acl.name for acl in acls("x") if "DELETE" in acl.operations} == {"x.rehearsal.*", "x.rehearsal-*"}


def test_only_the_topics_of_the_installation_are_named() -> None:
    names = {topic.full_name("x") for topic in TOPICS.values()}

    assert {acl.name for acl in acls("x") if acl.resource == "topic" and not acl.is_prefixed} <= names
    assert {acl.start for acl in acls("x") if acl.is_prefixed} == {"x.", "x-extract-", "x-compare-", "x.rehearsal.", "x.rehearsal-"}


@pytest.mark.parametrize(
    ("acl", "command"),
    [
        (Acl(Role.INGEST, "topic", "x.articles.v1", ("READ", "WRITE")), "--operation Read --operation Write --topic 'x.articles.v1'"),
        (Acl(Role.SETUP, "topic", "x.*", ("CREATE",)), "--operation Create --topic 'x.' --resource-pattern-type prefixed"),
        (Acl(Role.NOTIFY, "group", "x-notify", ("READ",)), "--operation Read --group 'x-notify'"),
    ],
)
def test_a_right_is_granted_by_the_tool_of_kafka(acl: Acl, command: str) -> None:
    assert granting(acl, "User:CN={role}") == f"kafka-acls.sh --add --allow-principal 'User:CN={acl.role}' {command}"


def test_the_command_prints_a_role_alone_and_as_json() -> None:
    told = CliRunner().invoke(app, ["acls", "--role", "follow", "--json"])
    commands = CliRunner().invoke(app, ["acls", "--role", "extract", "--commands"])

    assert json.loads(told.stdout) == [{"role": "follow", "resource": "topic", "name": "saidbefore.*", "operations": ["READ"]}]
    assert commands.stdout.count("kafka-acls.sh --add --allow-principal 'User:extract'") == len(acls("saidbefore", Role.EXTRACT))
