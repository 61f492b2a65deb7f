"""`saidbefore board`: the page where people work through the flags, and the projector that keeps it up to date."""

import socket
import sys
import webbrowser
from contextlib import suppress
from datetime import UTC, datetime
from ipaddress import ip_address

import typer
import uvicorn

from streams.acls import Role
from streams.board.access.codes import one_time_login
from streams.board.access.settled import EVERY_NAME, Access, laptop, team
from streams.board.access.store import open_store
from streams.board.access.users import anybody_has_password
from streams.board.app import create_app
from streams.board.serving import Server
from streams.board.store import opened, url_of
from streams.errors import SaidBeforeError
from streams.kafka import BrokerUnreachableError, check_allowed
from streams.settings import PREFIX, NoBrokerError, Settings, environment
from streams.supervise import Command, Family

END_SECONDS = 3


class NobodyError(SaidBeforeError):
    """Others would reach the board, and there is no user who could log in."""


class PortTakenError(SaidBeforeError):
    """The board can not listen where it should."""


def run(settings: Settings, *, open_page: bool) -> None:
    """Serve the board until SIGINT or SIGTERM. Raises NobodyError, PortTakenError NotAllowedError and what opening its databases raises."""
    with suppress(BrokerUnreachableError, NoBrokerError):  # the read model is served without a broker, too
        check_allowed(settings, Role.BOARD)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    access, engine = access_of(settings), opened(url_of(settings))
    with listening(settings) as taken, Family(environment(settings), END_SECONDS) as family:
        family.start(Command("projector", "board", (sys.executable, "-m", "streams.cli", "worker", "project")))
        family.watch()
        address = welcome(access, settings.board_host, taken.getsockname()[1])
        typer.echo(f"The board: {address}")
        if open_page:
            webbrowser.open(address)
        app = create_app(settings, engine, access)
        config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=END_SECONDS, server_header=False)
        Server(config, app.state.pulse).run(sockets=[taken])


def access_of(settings: Settings) -> Access:
    """How people are let in: on this machine alone by a one-time address, else by name and password."""
    store = open_store(settings)
    if is_loopback(settings.board_host) and not settings.board_names:
        return laptop(store, now, settings.board_host)
    if not anybody_has_password(store):
        reached = settings.board_names or settings.board_host
        raise NobodyError(f"others can reach {reached}, and nobody can log in: `saidbefore users add NAME --role admin`")
    return team(store, now, settings.board_names.split(",") if settings.board_names else EVERY_NAME)


def welcome(access: Access, host: str, port: int) -> str:
    """The address to open: with a code that lets in once, where that is how people come in."""
    path = one_time_login(access.store, access.clock()) if access.on_laptop else "/"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{path}"


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listening(settings: Settings) -> socket.socket:
    """A socket that listens at the board's address. Raises PortTakenError."""
    where = (settings.board_host, settings.board_port)
    try:
        return socket.create_server(where, family=socket.AF_INET6 if ":" in where[0] else socket.AF_INET, backlog=256)
    except OSError as error:
        told = f"the board can not listen at {where[0]}:{where[1]} ({error.strerror or error})"
        raise PortTakenError(f"{told}: choose another port with --port or {PREFIX}BOARD_PORT") from error


def now() -> datetime:
    """The time, by the clock of this machine."""
    return datetime.now(UTC)
