"""An Apache Kafka that lets in only who has a password or a certificate, and lets them do only what they were given a right to."""

import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import trustme
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from pydantic import SecretStr

from streams.broker import CONSOLE, Embedded, cluster_id, configure, formatted, launcher, ports, wait_until_ready
from streams.settings import Settings, environment
from streams.show.progress import unheard
from streams.supervise import Command, Family

OPERATOR = "operator"
"""Who may do everything, and gives rights to others."""
PROPERTIES = """
listeners=SASL_SSL://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller},SSL://127.0.0.1:{mutual}
advertised.listeners=SASL_SSL://127.0.0.1:{broker},SSL://127.0.0.1:{mutual}
listener.security.protocol.map=SASL_SSL:SASL_SSL,SSL:SSL,CONTROLLER:SSL
inter.broker.listener.name=SSL
listener.name.ssl.ssl.client.auth=required
listener.name.controller.ssl.client.auth=required
ssl.keystore.type=PEM
ssl.keystore.location={identity}
ssl.truststore.type=PEM
ssl.truststore.location={authority}
ssl.principal.mapping.rules=RULE:^.*CN=([^,]+).*$/$1/,DEFAULT
sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found=false
super.users=User:broker;User:operator
"""
"""What is written behind the embedded broker's own configuration, and so counts instead of it."""


class Secured(NamedTuple):
    """A broker that asks who somebody is: by a password at one address, by a certificate at the other."""

    by_password: str
    by_certificate: str
    authority: Path
    passwords: dict[str, str]
    certificates: dict[str, Path]
    logs: Path

    def scram(self, role: str, settings: Settings) -> Settings:
        """Settings with which a role logs in by its password."""
        login = {"sasl_mechanism": "SCRAM-SHA-512", "sasl_username": role, "sasl_password": SecretStr(self.passwords[role])}
        reached = {"bootstrap_servers": self.by_password, "security_protocol": "SASL_SSL", "ssl_cafile": self.authority}
        return settings.model_copy(update=reached | login)

    def mutual(self, role: str, settings: Settings) -> Settings:
        """Settings with which a role shows its certificate."""
        shown = {"ssl_certfile": self.certificates[role], "ssl_keyfile": self.certificates[role]}
        reached = {"bootstrap_servers": self.by_certificate, "security_protocol": "SSL", "ssl_cafile": self.authority}
        return settings.model_copy(update=reached | shown)


@contextmanager
def secured(home: Path, roles: list[str]) -> Iterator[Secured]:
    """The broker, which knows these roles and OPERATOR, each as a user and as the name in a certificate."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(home / "ca.pem")
    names = [*roles, OPERATOR]
    certificates = {name: _identity(authority, name, home) for name in [*names, "broker"]}
    passwords = {name: secrets.token_urlsafe(24) for name in names}
    mutual = _free_port()
    embedded = _prepared(home, passwords, certificates["broker"], mutual)
    known = Secured(embedded.bootstrap, f"127.0.0.1:{mutual}", home / "ca.pem", passwords, certificates, embedded.logs)
    with Family(environment(Settings()), patience=5) as family:
        child = family.start(Command("broker", "kafka", embedded.argv, embedded.logs / CONSOLE))
        wait_until_ready(known.scram(OPERATOR, Settings()), child.alive, embedded.logs)
        yield known


def _prepared(home: Path, passwords: dict[str, str], identity: Path, mutual: int) -> Embedded:
    ((properties, logs),) = configure(home)
    broker, controller = ports(properties)
    given = {"broker": broker, "controller": controller, "mutual": mutual, "identity": identity, "authority": home / "ca.pem"}
    with properties.open("a", encoding="utf-8") as file:
        file.write(PROPERTIES.format(**given))
    run = (*launcher(unheard), f"-Dlog4j2.configurationFile={home / 'log4j2.properties'}")
    users = [f"--add-scram=SCRAM-SHA-512=[name={name},password={password}]" for name, password in passwords.items()]
    formatted(run, properties, logs, ["-t", cluster_id(), *users])
    return Embedded((*run, "kafka.Kafka", str(properties)), f"127.0.0.1:{broker}", logs)


def _identity(authority: trustme.CA, name: str, home: Path) -> Path:
    """A file with the key and the certificate of somebody, the key as Java reads it."""
    issued = authority.issue_cert("127.0.0.1", common_name=name)
    key = load_pem_private_key(issued.private_key_pem.bytes(), None).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = home / f"{name}.pem"
    file.write_bytes(key + b"".join(part.bytes() for part in issued.cert_chain_pems))
    return file


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
