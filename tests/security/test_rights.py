"""A role that lacks a right says which one, in one line, and ends."""

from concurrent.futures import ThreadPoolExecutor
from subprocess import CompletedProcess
from uuid import uuid4

import pytest
from pydantic import SecretStr

from schemas.topics import TOPICS
from streams.acls import Role, acls
from streams.commands.shadow import shadow_of
from streams.kafka import create_topics
from streams.kafka.allowed import lacking
from streams.kafka.connection import admin
from streams.settings import Settings
from tests.kafka.workers import until
from tests.security.granting import Right, grant, revoke, rights
from tests.security.running import running, saidbefore, written_by
from tests.security.secured import OPERATOR, Secured

pytestmark = pytest.mark.kafka

TABLES = ("extract-articles", "compare-statements", "compare-statements-by-place", "compare-decisions")
COMMANDS: dict[Role, tuple[str, ...]] = {
    Role.SETUP: ("topics", "create"),
    Role.INGEST: ("ingest", "-"),
    Role.EXTRACT: ("worker", "extract"),
    Role.COMPARE: ("worker", "compare"),
    Role.PROJECT: ("worker", "project"),
    Role.BOARD: ("board", "--no-open", "--port", "0"),
    Role.THREADS: ("worker", "threads"),
    Role.NOTIFY: ("notify",),
    Role.FOLLOW: ("tail", "flags"),
    Role.LETTERS: ("dead-letters", "list"),
    Role.DOCTOR: ("doctor",),
    Role.REHEARSE: ("rehearse", "--since", "2024-01-01"),
    Role.PROMOTE: ("promote",),
    Role.ABANDON: ("abandon",),
    Role.EXPORT: ("export-log", "backup"),
    Role.IMPORT: ("import-log", "backup"),
}
MISSING: dict[Role, tuple[str, str]] = {
    Role.SETUP: ("CREATE", "topic"),
    Role.INGEST: ("WRITE", "articles"),
    Role.EXTRACT: ("WRITE", "statements"),
    Role.COMPARE: ("READ", "group"),
    Role.PROJECT: ("READ", "flags"),
    Role.BOARD: ("WRITE", "followups"),
    Role.THREADS: ("WRITE", "threads"),
    Role.NOTIFY: ("WRITE", "notifications"),
    Role.FOLLOW: ("READ", "topic"),
    Role.LETTERS: ("READ", "dead-letters"),
    Role.DOCTOR: ("DESCRIBE", "group"),
    Role.REHEARSE: ("READ", "flags"),
    Role.PROMOTE: ("WRITE", "readings"),
    Role.ABANDON: ("DELETE", "group"),
    Role.EXPORT: ("DESCRIBE_CONFIGS", "topic"),
    Role.IMPORT: ("CREATE", "topic"),
}
"""One right of each role that it is without."""


@pytest.fixture(scope="module")
def ready(kafka: Secured, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Topics, those of the workers' tables too, and everybody with the rights of the table; the settings are the operator's."""
    prefix = f"t{uuid4().hex[:8]}"
    home = tmp_path_factory.mktemp("roles")
    operator = kafka.scram(OPERATOR, Settings(topic_prefix=prefix, partitions=2, data_dir=home))
    create_topics(operator)
    create_topics(shadow_of(operator))
    with admin(operator) as client:
        client.create_topics({f"{prefix}-{table}-changelog": {"num_partitions": 2} for table in TABLES}, wait_for_metadata=True)
    grant(operator, rights(acls(prefix)))
    assert until(lambda: [role for role in Role if lacking(kafka.scram(role, operator), role)], lambda found: not found) == []
    return operator


@pytest.mark.parametrize("number", range(len(rights(acls("any")))))
def test_each_right_that_is_taken_away_is_named(number: int, ready: Settings, kafka: Secured) -> None:
    acl, operation = right = rights(acls(ready.topic_prefix))[number]
    settings = kafka.scram(acl.role, ready)

    revoke(ready, right)
    found = until(lambda: lacking(settings, acl.role), bool) if _is_needed(right) else [acl]
    grant(ready, [right])
    again = until(lambda: lacking(settings, acl.role), lambda lacks: not lacks)

    assert {told for lack in found for told in lack.operations} >= {operation}
    assert any(lack.name.startswith(acl.start) for lack in found)
    assert again == []


def _is_needed(right: Right) -> bool:
    """Whether nothing else gives it: who may read or write a topic, may ask about it, too."""
    acl, operation = right
    named = {other.name for other in acls("any", acl.role) if other.resource == "topic" and not other.is_prefixed}
    return acl.resource == "group" or operation != "DESCRIBE" or len(named) < len(TOPICS)


def test_each_role_ends_with_a_line_that_names_what_it_lacks(ready: Settings, kafka: Secured) -> None:
    missing = [_missing(role, ready.topic_prefix) for role in Role]
    revoke(ready, *missing)
    assert (
        until(lambda: [acl.role for acl, _ in missing if not lacking(kafka.scram(acl.role, ready), acl.role)], lambda able: not able) == []
    )

    with ThreadPoolExecutor(2) as at_once:
        ended = list(at_once.map(lambda role: _run(kafka, ready, role), Role))
    grant(ready, missing)

    for (acl, operation), done in zip(missing, ended, strict=True):
        assert done.returncode == 1, done
        (told,) = [line for line in (done.stdout + done.stderr).splitlines() if "does not allow" in line]
        assert f"User:{acl.role}, as role {acl.role}, to {operation}" in told
        assert f"{acl.resource} {acl.name}" in told


def _missing(role: Role, prefix: str) -> Right:
    operation, named = MISSING[role]
    return next(
        (acl, operation)
        for acl in acls(prefix, role)
        if operation in acl.operations and (acl.resource == named or acl.name == f"{prefix}.{named}.v1")
    )


def _run(kafka: Secured, ready: Settings, role: Role) -> "CompletedProcess[str]":
    routes = ready.data_dir / "routes.toml"
    routes.write_text('[routes.desk]\nto = ["mailto://mail.example.org/?from=a@example.org&to=b@example.org"]\n', "utf-8")
    return saidbefore(kafka.scram(role, ready).model_copy(update={"notify_routes": routes}), *COMMANDS[role])


def test_a_certificate_that_lacks_a_right_is_named_by_its_file(ready: Settings, kafka: Secured) -> None:
    done = saidbefore(kafka.mutual(Role.INGEST, ready), "worker", "extract")

    assert done.returncode == 1
    assert f"the owner of {kafka.certificates[Role.INGEST]}, as role extract, to READ topic" in done.stderr


def test_a_wrong_password_is_told_in_a_line_without_it(ready: Settings, kafka: Secured) -> None:
    wrong = kafka.scram(Role.EXTRACT, ready).model_copy(update={"sasl_password": SecretStr("not-the-right-one")})

    done = saidbefore(wrong, "topics", "list")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "SAIDBEFORE_SASL_USERNAME, SAIDBEFORE_SASL_PASSWORD and SAIDBEFORE_SSL_CAFILE right?" in done.stderr
    assert "not-the-right-one" not in done.stderr


def test_an_authority_that_is_not_trusted_is_told_in_a_line(ready: Settings, kafka: Secured) -> None:
    done = saidbefore(kafka.scram(Role.EXTRACT, ready).model_copy(update={"ssl_cafile": None}), "topics", "list")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr


def test_a_worker_that_loses_a_right_in_mid_stream_ends_and_says_so(ready: Settings, kafka: Secured) -> None:
    right = next((acl, "READ") for acl in acls(ready.topic_prefix, Role.EXTRACT) if acl.name.endswith(".articles.v1"))
    settings = kafka.scram(Role.EXTRACT, ready)

    with running(settings, "worker", "extract", code=1) as worker:
        until(lambda: written_by(settings, "worker", "extract").read_text("utf-8"), lambda told: "worker.started" in told)
        revoke(ready, right)
        worker.wait(60)
    grant(ready, [right])

    assert "articles.v1" in written_by(settings, "worker", "extract").read_text("utf-8")
