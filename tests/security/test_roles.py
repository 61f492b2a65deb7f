"""Each role works with what the table of rights gives it, and says which one it lacks where one is missing."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from schemas.flags import Relation
from schemas.topics import NOTIFICATIONS, THREADS
from streams.acls import Role
from streams.settings import Settings
from tests.kafka.workers import on, standing, until
from tests.notify.servers import SECRET, receiver
from tests.security.running import running, saidbefore, written_by
from tests.security.secured import Secured

pytestmark = pytest.mark.kafka

SAID = "Portuguese Defence Minister Ana Delgado announced that Portugal would withdraw its battalion from Mali."
ROUTES = '[routes.desk]\nto = ["webhook+{url}"]\nsecret_env = "DESK_SECRET"\nwait = "0s"\n'


@pytest.fixture(params=["scram", "mutual"])
def as_role(request: pytest.FixtureRequest, kafka: Secured, granted: Settings) -> Callable[[Role], Settings]:
    """The settings of a role, which has a data directory of its own."""
    login = getattr(kafka, request.param)

    def settings(role: Role) -> Settings:
        home = granted.data_dir / role
        home.mkdir(exist_ok=True)
        return login(role, granted).model_copy(update={"data_dir": home})  # type: ignore[no-any-return]

    return settings


def test_an_article_becomes_a_flag_and_people_are_told_with_exactly_the_rights_of_the_table(
    kafka: Secured, granted: Settings, as_role: Callable[[Role], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_SECRET", SECRET)
    home = granted.data_dir
    for number, day in enumerate([date(2016, 11, 16), datetime.now(UTC).date()]):
        (home / f"{number}.txt").write_text(f"---\noutlet: Harbour Post\npublished: {day}\n---\n{SAID}\n", "utf-8")

    with receiver() as desk:
        (home / "routes.toml").write_text(ROUTES.format(url=desk.url), "utf-8")
        notify = as_role(Role.NOTIFY).model_copy(update={"notify_routes": home / "routes.toml"})
        assert "articles" in saidbefore(as_role(Role.SETUP), "topics", "create").stdout
        with (
            running(notify, "notify"),
            running(as_role(Role.PROJECT), "worker", "project", code=-15),
            running(as_role(Role.EXTRACT), "worker", "extract"),
            running(as_role(Role.COMPARE), "worker", "compare"),
            running(as_role(Role.THREADS), "worker", "threads"),
            running(as_role(Role.FOLLOW), "tail", "flags", code=-15),
        ):
            assert until(lambda: written_by(notify, "notify").read_text("utf-8"), lambda told: "partitions.taken" in told)
            ingested = saidbefore(as_role(Role.INGEST), "ingest", *(str(home / f"{number}.txt") for number in range(2)))
            flags = until(lambda: standing(granted), bool)
            told = until(lambda: on(granted, NOTIFICATIONS), bool)
            threads = until(lambda: on(granted, THREADS), bool)
            tailed = until(lambda: written_by(as_role(Role.FOLLOW), "tail", "flags").read_text("utf-8"), bool)

    assert ingested.stdout == "2 new, 0 revised, 0 already known, 0 refused\n", ingested.stderr
    assert [flag.relation for flag in flags.values()] == [Relation.REPEAT]
    assert [type(fact).__name__ for fact in told] == ["NotificationSent"]
    assert threads
    assert "StatementFlagged" in tailed
    assert not _with_secrets(kafka, home, kafka.logs)


def _with_secrets(kafka: Secured, *folders: Path) -> list[Path]:
    """The files that hold a password."""
    secrets = [password.encode() for password in (*kafka.passwords.values(), SECRET)]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path for path in files if any(secret in path.read_bytes() for secret in secrets)]
