"""Settings: from the environment alone, told with their origin, the same for both Kafka libraries."""

import ssl
from pathlib import Path
from typing import Any

import pytest

from streams.settings import (
    MASK,
    NoBrokerError,
    Settings,
    SettingsError,
    bootstrap,
    bootstrap_file,
    credentials,
    environment,
    load,
    origins,
    ssl_context,
    variable,
)

SASL: dict[str, Any] = {"bootstrap_servers": "k:9", "sasl_mechanism": "PLAIN", "sasl_username": "ana", "sasl_password": "hunter2"}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in environment(Settings()):
        if name.startswith("SAIDBEFORE_"):
            monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        ({"PARTITIONS": "six"}, "SAIDBEFORE_PARTITIONS='six' can not be used"),
        ({"PARTITIONS": "0"}, "SAIDBEFORE_PARTITIONS='0' can not be used"),
        ({"BOOTSTRAP_SERVERS": "kafka"}, "SAIDBEFORE_BOOTSTRAP_SERVERS='kafka' can not be used"),
        ({"SSL_CAFILE": "/no/such/file"}, "SAIDBEFORE_SSL_CAFILE='/no/such/file' can not be used"),
        ({"TOPIC_PREFIX": "said before"}, "SAIDBEFORE_TOPIC_PREFIX='said before' can not be used"),
        ({"SECURITY_PROTOCOL": "SSL"}, "SAIDBEFORE_SECURITY_PROTOCOL=SSL needs SAIDBEFORE_BOOTSTRAP_SERVERS"),
        (
            {"BOOTSTRAP_SERVERS": "k:9", "SECURITY_PROTOCOL": "SASL_SSL"},
            "SASL_SSL needs SAIDBEFORE_SASL_MECHANISM, SAIDBEFORE_SASL_USERNAME",
        ),
        ({"SSL_KEYFILE": __file__}, "SAIDBEFORE_SSL_CERTFILE and SAIDBEFORE_SSL_KEYFILE go together"),
        ({"PARTITIONS": "six", "REPLICATION": "two"}, "; SAIDBEFORE_REPLICATION='two'"),
    ],
)
def test_a_value_that_can_not_be_used_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], complaint: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(f"SAIDBEFORE_{name}", value)

    with pytest.raises(SettingsError) as error:
        load()

    assert complaint in str(error.value)
    assert "\n" not in str(error.value)


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAIDBEFORE_PARTITIONS", "")

    assert load().partitions == 6


def test_every_setting_says_what_it_is_and_where_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAIDBEFORE_PARTITIONS", "12")
    monkeypatch.setenv("SAIDBEFORE_SASL_PASSWORD", "hunter2")

    told = {origin.name: origin for origin in origins(load())}

    assert list(told) == list(Settings.model_fields)
    assert all(origin.about for origin in told.values())
    assert (told["partitions"].value, told["partitions"].source) == (12, "environment SAIDBEFORE_PARTITIONS")
    assert (told["replication"].value, told["replication"].source) == (1, "default")
    assert told["sasl_password"].value == MASK


def test_a_child_reads_the_same_settings_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Settings(**SASL, partitions=3)
    monkeypatch.setenv("SAIDBEFORE_REPLICATION", "3")

    variables = environment(known)
    for name in ("SAIDBEFORE_REPLICATION", *variables):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert load() == known


@pytest.mark.parametrize("name", ["sasl_password", "access_url", "board_store"])
def test_what_may_hold_a_password_is_not_shown_where_settings_are_printed_and_a_child_gets_it_whole(name: str) -> None:
    known = Settings.model_validate({name: "postgresql://board:hunter2@db/board"})

    told = {origin.name: origin.value for origin in origins(known)}

    assert "hunter2" not in repr(known) + str(told)
    assert told[name] == MASK
    assert environment(known)[variable(name)] == "postgresql://board:hunter2@db/board"


def test_clients_find_the_broker_that_runs_from_the_data_directory(tmp_path: Path) -> None:
    known = Settings(data_dir=tmp_path)

    with pytest.raises(NoBrokerError, match="start it with `saidbefore up`, or set SAIDBEFORE_BOOTSTRAP_SERVERS"):
        bootstrap(known)
    bootstrap_file(known).write_text("127.0.0.1:4711\n")

    assert bootstrap(known) == "127.0.0.1:4711"
    assert bootstrap(known.model_copy(update={"bootstrap_servers": "k:9"})) == "k:9"


@pytest.mark.parametrize(
    ("protocol", "logs_in", "encrypts"),
    [("PLAINTEXT", False, False), ("SSL", False, True), ("SASL_PLAINTEXT", True, False), ("SASL_SSL", True, True)],
)
def test_a_protocol_says_whether_to_log_in_and_whether_to_encrypt(protocol: str, logs_in: bool, encrypts: bool) -> None:
    login = credentials(Settings(**SASL, security_protocol=protocol))

    assert login[:3] == (("PLAIN", "ana", "hunter2") if logs_in else (None, None, None))
    assert isinstance(login.ssl_context, ssl.SSLContext) == encrypts


def test_a_file_that_is_no_certificate_is_named() -> None:
    with pytest.raises(SettingsError, match="SAIDBEFORE_SSL_CAFILE"):
        ssl_context(Settings(bootstrap_servers="k:9", security_protocol="SSL", ssl_cafile=__file__))
