"""What can be set, from the environment: the one module that reads it."""

import os
import ssl
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, FilePath, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from streams.errors import SaidBeforeError, UsageError

PREFIX = "SAIDBEFORE_"
MASK = "**********"
NEXT_STEP = f"start it with `saidbefore up`, or set {PREFIX}BOOTSTRAP_SERVERS"


class SettingsError(UsageError):
    """A variable of the environment has a value that can not be used."""


class NoBrokerError(SaidBeforeError):
    """No broker is set and none runs from the data directory."""


class Credentials(NamedTuple):
    """What a client needs to be let in; `ssl_context` is None where the connection is not encrypted."""

    mechanism: str | None
    username: str | None
    password: str | None
    ssl_context: ssl.SSLContext | None


class Origin(NamedTuple):
    """A setting as `saidbefore settings` shows it: secrets masked, and where the value came from."""

    name: str
    variable: str
    value: str | int | float | None
    source: str
    about: str


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()


def _networks(written: str | None) -> str | None:
    for network in (written or "").split(","):
        if network.strip():
            ip_network(network.strip())
    return written


class Settings(BaseSettings):
    """Every setting of SaidBefore. An empty variable counts as one that is not there."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid")

    bootstrap_servers: str | None = Field(
        None, pattern=r"^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$", description="brokers as host:port,host:port; without it the embedded Apache Kafka"
    )
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="how clients connect: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL"
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] | None = Field(
        None, description="how clients log in: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"
    )
    sasl_username: str | None = Field(None, description="user to log in as")
    sasl_password: SecretStr | None = Field(None, description="password of that user")
    ssl_cafile: FilePath | None = Field(None, description="certificates to trust (PEM); without it those of the system")
    ssl_certfile: FilePath | None = Field(None, description="the client's own certificate (PEM)")
    ssl_keyfile: FilePath | None = Field(None, description="the key of that certificate (PEM)")
    topic_prefix: str = Field("saidbefore", pattern=r"^[a-zA-Z0-9_-][a-zA-Z0-9._-]*$", description="first part of every topic's name")
    schema_registry_url: SecretStr | None = Field(
        None, description="a registry of schemas that speaks Confluent's API, as https://user:password@host:port/path; the schemas go there"
    )
    brokers: int = Field(1, ge=1, le=9, description="brokers of the embedded Apache Kafka; of three one may be lost")
    partitions: int = Field(6, ge=1, description="partitions of every topic; fixed once they are created")
    replication: int = Field(1, ge=1, description="copies of every partition")
    data_dir: Annotated[Path, AfterValidator(_absolute)] = Field(
        default_factory=lambda: user_data_path("saidbefore"), description="where the embedded broker and the workers keep their data"
    )
    access_url: SecretStr | None = Field(
        None, description="where the board keeps users and tokens, as postgresql://user:password@host/database; without it a file"
    )
    log_format: Literal["auto", "console", "json"] = Field("auto", description="auto (words in a terminal, else JSON), console or json")
    metrics_host: str = Field("127.0.0.1", description="address at which processes serve their metrics for Prometheus")
    metrics_port: Literal["off"] | Annotated[int, Field(ge=0, le=65535)] = Field(
        8310, description="port of the metrics, or off; `up` gives its processes the ports that follow; 0 takes free ones"
    )
    otlp_endpoint: str | None = Field(
        None,
        validation_alias="OTEL_EXPORTER_OTLP_ENDPOINT",
        pattern=r"^https?://\S+$",
        description="where traces from article to flag are sent (OTLP over HTTP), as http://127.0.0.1:4318; without it none are made",
    )
    extract_workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=0, description="processes that read: one a core")
    compare_workers: int = Field(1, ge=0, description="compare workers of `up`")
    max_failures: int = Field(10, ge=1, description="failures in a row that stop a worker")
    board_host: str = Field("127.0.0.1", description="address that the board listens at; one that others reach asks for users")
    board_port: int = Field(8300, ge=0, le=65535, description="port of the board; 0 takes a free one")
    board_names: str | None = Field(
        None,
        pattern=r"^(\*\.)?[a-zA-Z0-9.-]+(,(\*\.)?[a-zA-Z0-9.-]+)*$",
        description="names at which a proxy serves the board, as board.example.org,news.example.org; with them users log in",
    )
    board_store: SecretStr | None = Field(
        None, description="read model of the board as an SQLAlchemy URL, SQLite or PostgreSQL; without it a file in the data directory"
    )
    extractor: str = Field(
        "streams.extract",
        pattern=r"^\w+(\.\w+)*$",
        description="package that reads articles: its `version.EXTRACTOR` and `article.extract`",
    )
    article_seconds: float = Field(30, gt=0, description="seconds after which reading one article is given up")
    fetch_networks: Annotated[str | None, AfterValidator(_networks)] = Field(
        None, description="networks beside the public ones that articles are fetched from, as 10.1.0.0/16,127.0.0.1/32"
    )
    notify_routes: FilePath | None = Field(None, description="the file of routes (TOML) by which people are told of flags")
    notify_within_days: int = Field(3, ge=1, description="days after which an article is old news: people are not told of its flags")
    board_address: str | None = Field(None, pattern=r"^https?://\S+$", description="where people reach the board, for links in messages")

    @model_validator(mode="after")
    def _secures_only_what_it_can(self) -> Self:
        if self.security_protocol != "PLAINTEXT" and not self.bootstrap_servers:
            raise ValueError(f"{PREFIX}SECURITY_PROTOCOL={self.security_protocol} needs {PREFIX}BOOTSTRAP_SERVERS")
        return self

    @model_validator(mode="after")
    def _logs_in_with_a_name(self) -> Self:
        needed = ("sasl_mechanism", "sasl_username", "sasl_password")
        missing = [variable(name) for name in needed if getattr(self, name) is None]
        if self.security_protocol.startswith("SASL") and missing:
            raise ValueError(f"{PREFIX}SECURITY_PROTOCOL={self.security_protocol} needs {', '.join(missing)}")
        return self

    @model_validator(mode="after")
    def _has_certificate_and_key_or_neither(self) -> Self:
        if (self.ssl_certfile is None) != (self.ssl_keyfile is None):
            raise ValueError(f"{PREFIX}SSL_CERTFILE and {PREFIX}SSL_KEYFILE go together")
        return self


def variable(name: str) -> str:
    """The environment variable of a setting: `SAIDBEFORE_PARTITIONS`, or a standard one where there is one."""
    return str(Settings.model_fields[name].validation_alias or PREFIX + name.upper())


def load(data_dir: Path | None = None) -> Settings:
    """The settings of this process, a data directory given on the command line before that of the environment.

    Raises SettingsError, naming every variable that can not be used.
    """
    try:
        return Settings(data_dir=data_dir) if data_dir else Settings()
    except ValidationError as error:
        raise SettingsError("; ".join(map(_complaint, error.errors()))) from None


def _complaint(error: ErrorDetails) -> str:
    message = error["msg"].removeprefix("Value error, ")
    if not error["loc"]:
        return message
    name = next(name for name in Settings.model_fields if str(error["loc"][0]) in {name, PREFIX.lower() + name, variable(name)})
    about = Settings.model_fields[name].description
    return f"{variable(name)}={error['input']!r} can not be used: {message} ({about})"


def environment(settings: Settings) -> dict[str, str]:
    """The environment of a child that shall have exactly these settings, the secret one included, and all else from us."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return inherited | {variable(name): _plain(value) for name, value in settings if value is not None}


def _plain(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def secret_named(name: str) -> str | None:
    """The value of a variable that is no setting and that a file of routes names; None where it is empty or not there."""
    return os.environ.get(name) or None


def origins(settings: Settings) -> list[Origin]:
    """Every setting in the order of its declaration, with where its value came from."""
    return [_origin(settings, name) for name in Settings.model_fields]


def _origin(settings: Settings, name: str) -> Origin:
    value = getattr(settings, name)
    shown = MASK if isinstance(value, SecretStr) else str(value) if isinstance(value, Path) else value
    source = f"environment {variable(name)}" if name in settings.model_fields_set else "default"
    return Origin(name, variable(name), shown, source, Settings.model_fields[name].description or "")


def bootstrap_file(settings: Settings) -> Path:
    """Where `saidbefore up` writes down the address of the embedded broker while it runs."""
    return settings.data_dir / "bootstrap"


def bootstrap(settings: Settings) -> str:
    """The brokers to connect to: those that are set, else the embedded one that runs. Raises NoBrokerError where there is neither."""
    if settings.bootstrap_servers:
        return settings.bootstrap_servers
    try:
        return bootstrap_file(settings).read_text("utf-8").strip()
    except FileNotFoundError:
        raise NoBrokerError(f"no broker runs from {settings.data_dir}: {NEXT_STEP}") from None


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """How to encrypt, for kafka-python and Faust alike; None where the protocol does not.

    Raises SettingsError for a file that is no certificate.
    """
    if "SSL" not in settings.security_protocol:
        return None
    try:
        context = ssl.create_default_context(cafile=settings.ssl_cafile)
        if settings.ssl_certfile:
            context.load_cert_chain(settings.ssl_certfile, settings.ssl_keyfile)
    except OSError as error:
        raise SettingsError(f"{PREFIX}SSL_CAFILE, _CERTFILE or _KEYFILE: not usable as PEM: {error}") from None
    return context


def credentials(settings: Settings) -> Credentials:
    """How a client logs in and encrypts: from this `kafka.py` and `topology.py` each build what their library wants."""
    if not settings.security_protocol.startswith("SASL"):
        return Credentials(None, None, None, ssl_context(settings))
    password = settings.sasl_password.get_secret_value() if settings.sasl_password else None
    return Credentials(settings.sasl_mechanism, settings.sasl_username, password, ssl_context(settings))
