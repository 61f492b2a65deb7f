"""Messages through real servers: signed, plain, under one id, and no secret where it could be read."""

from collections.abc import Iterator
from pathlib import Path
from time import time

import pytest

from streams.notify.decide import Due
from streams.notify.messages import Message, written
from streams.notify.others import harmless
from streams.notify.reading import parse
from streams.notify.targets import MissingError, Target, bring, targets, without_secrets
from streams.notify.webhook import signature
from tests.notify.build import at, waiting
from tests.notify.servers import SECRET, Mailbox, Receiver, mailbox, receiver

MESSAGE = written(Due("desk", at("10 12:00"), (waiting(),)), "https://board.example")


@pytest.fixture
def webhook() -> Iterator[Receiver]:
    with receiver() as found:
        yield found


@pytest.fixture
def mail() -> Iterator[Mailbox]:
    with mailbox() as found:
        yield found


def test_a_webhook_gets_the_message_signed_under_its_id(webhook: Receiver) -> None:
    assert bring(Target(f"webhook+{webhook.url}", SECRET.encode()), MESSAGE, time()) is None

    assert webhook.messages == [MESSAGE.model_dump(mode="json")]
    assert webhook.keys == [MESSAGE.id]


def test_a_signature_is_over_time_and_body() -> None:
    assert signature(b"key", "1700000000", b'{"a": 1}') == "sha256=17e36a190ee125a4782d21867ffdf5712238dc71b452ba98254537bfdb4f3a77"


@pytest.mark.parametrize(("secret", "when"), [(b"another secret", 0.0), (SECRET.encode(), -1_000.0)])
def test_a_receiver_can_tell_a_forged_message_and_an_old_one(webhook: Receiver, secret: bytes, when: float) -> None:
    reason = bring(Target(f"webhook+{webhook.url}", secret), MESSAGE, time() + when)

    assert reason == "it answered 401"
    assert (webhook.forged, webhook.messages) == (1, [])


@pytest.mark.parametrize("answer", [302, 404, 410, 429, 500])
def test_an_answer_that_is_no_yes_is_told(webhook: Receiver, answer: int) -> None:
    webhook.answers = [answer]

    assert bring(Target(f"webhook+{webhook.url}", SECRET.encode()), MESSAGE, time()) == f"it answered {answer}"


@pytest.mark.parametrize(
    "address",
    ["webhook+http://127.0.0.1:1/hidden-path?token=abcdef123456", "mailto://user:secret-word@127.0.0.1:1/?to=desk@example.org",
     "json://user:secret-word@127.0.0.1:1/hidden-path", "nonsense://secret-word/hidden-path"],
)  # fmt: skip
def test_what_can_not_be_reached_is_told_without_secrets(address: str) -> None:
    reason = bring(Target(address, b"secret-word"), MESSAGE, time())

    assert reason
    assert "secret-word" not in reason
    assert "hidden-path" not in reason
    assert "abcdef123456" not in reason
    assert "\n" not in reason


def test_mail_is_plain_text_under_the_id_of_the_message_in_the_conversation_of_its_thread(mail: Mailbox) -> None:
    address = f"mailto://127.0.0.1:{mail.port}/?from=flags@example.org&to=desk@example.org,chief@example.org"

    assert bring(Target(address), MESSAGE, time()) is None

    assert [to for to, _ in mail.mails] == [["desk@example.org"], ["chief@example.org"]]
    (_, first), (_, second) = mail.mails
    assert first["Message-ID"] == second["Message-ID"] == f"<{MESSAGE.id}@saidbefore.example>"
    assert first["References"] == f"<{MESSAGE.flags[0].thread}@saidbefore.example>"
    assert first.get_content_type() == "text/plain"
    assert first.get_content().splitlines() == MESSAGE.text.splitlines()
    assert first["Subject"] == MESSAGE.subject


def test_a_recipient_who_is_refused_is_counted(mail: Mailbox) -> None:
    mail.refused = {"chief@example.org"}
    address = f"mailto://127.0.0.1:{mail.port}/?from=flags@example.org&to=desk@example.org,chief@example.org"

    assert bring(Target(address), MESSAGE, time()) == "1 of 2 recipients were refused"


def test_what_apprise_brings_is_text(webhook: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def take(_: object, body: bytes) -> int:
        seen.append(body)
        return 200

    monkeypatch.setattr(webhook, "take", take)

    assert bring(Target(webhook.url.replace("http://", "json://")), _with("<b>bold</b> & @everyone"), time()) is None

    assert b"<b>bold</b> & @\\u2060everyone" in seen[0] or "<b>bold</b> & @\u2060everyone".encode() in seen[0]


def test_nobody_is_called_by_an_article() -> None:
    assert "@everyone" not in harmless("the minister said @everyone and @here")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("webhook+https://user:pass@hooks.example.org/path", "webhook+https://hooks.example.org"),
        ("mailtos://user:pass@mail.example.org/?to=a@b", "mailtos://mail.example.org"),
        ("slack://TokenA/TokenB/TokenC/#desk", "slack"),
        ("tgram://123456:token/42", "tgram"),
    ],
)
def test_a_target_is_named_without_secrets(address: str, name: str) -> None:
    assert Target(address).name == name


def test_a_reason_holds_nothing_of_the_address() -> None:
    slack = Target("slack://TokenA123/TokenB456/Token%20C789/")

    assert without_secrets("POST https://hooks/TokenA123/TokenB456\nToken C789: no", slack) == "POST https://hooks/***/*** ***: no"


def test_secrets_come_from_the_environment_or_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of a file\n")
    monkeypatch.setenv("DESK_SECRET", "of a variable")
    monkeypatch.setenv("DESK_ADDRESS", "json://example.org")
    text = '[routes.a]\nto = ["$DESK_ADDRESS"]\nsecret_env = "DESK_SECRET"\n[routes.b]\nto = ["webhook+https://b"]\nsecret_file = "{}"\n'
    routes = parse(text.format(tmp_path / "secret")).routes

    assert targets(routes["a"]) == [Target("json://example.org", b"of a variable")]
    assert targets(routes["b"]) == [Target("webhook+https://b", b"of a file")]
    monkeypatch.delenv("DESK_SECRET")
    (tmp_path / "secret").unlink()
    with pytest.raises(MissingError, match="the variable DESK_SECRET is not set"):
        targets(routes["a"])
    with pytest.raises(MissingError, match="secret: No such file"):
        targets(routes["b"])


def _with(text: str) -> Message:
    return MESSAGE.model_copy(update={"text": text})
