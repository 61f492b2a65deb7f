"""The topology as it is wired, without a broker."""

import ast
import asyncio
import inspect
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from faust.types import AppT

from streams import topology
from streams.settings import Settings
from streams.topology import APPS, Role, login, run_worker
from streams.worker.comparing import take
from streams.worker.pulse import Pulse

ROLES: tuple[Role, ...] = ("extract", "compare")
SET = {"bootstrap_servers": "one:9092,two:9093", "topic_prefix": "news", "partitions": 2, "replication": 3}


def app_of(role: Role, tmp_path: Path, instance: int = 0) -> AppT:
    return APPS[role](Settings.model_validate({**SET, "data_dir": tmp_path}), instance)


@pytest.mark.parametrize("role", ROLES)
def test_an_app_is_what_the_settings_say(role: Role, tmp_path: Path) -> None:
    conf = app_of(role, tmp_path).conf

    assert conf.id == f"news-{role}"
    assert [str(url) for url in conf.broker] == ["kafka://one:9092", "kafka://two:9093"]
    assert (conf.topic_partitions, conf.topic_replication_factor, conf.producer_acks) == (2, 3, -1)
    assert not conf.web_enabled


@pytest.mark.parametrize("role", ROLES)
def test_each_instance_has_a_directory_of_its_own_and_finds_it_again(role: Role, tmp_path: Path) -> None:
    first, second, again = (app_of(role, tmp_path, instance).conf.datadir for instance in (0, 1, 0))

    assert first == again != second
    assert first.is_relative_to(tmp_path)


@pytest.mark.parametrize("role", ROLES)
def test_an_agent_takes_messages_in_order_and_as_bytes(role: Role, tmp_path: Path) -> None:
    agents = app_of(role, tmp_path).agents.values()

    assert {agent.concurrency for agent in agents} == {1}
    assert {(agent.channel.key_type, agent.channel.value_type) for agent in agents} == {(bytes, bytes)}


def test_a_worker_is_not_away_while_it_compares_a_long_batch() -> None:
    now, facts = [0.0], [object() for _ in range(5)]
    handled = [SimpleNamespace(fact=None, found=()) for _ in facts]
    pulse = Pulse(10, lambda: now[0])

    def slowly(fact: object) -> tuple[object]:
        now[0] += 4
        return (fact,)

    async def beat() -> None:
        while True:
            pulse.beat()
            await asyncio.sleep(0)

    async def compare() -> None:
        beating = asyncio.create_task(beat())
        await asyncio.sleep(0)
        await take(cast(Any, SimpleNamespace(take=slowly)), cast(Any, facts), cast(Any, handled))
        pulse.check()
        beating.cancel()

    asyncio.run(compare())

    assert [each.found for each in handled] == [(fact,) for fact in facts]


def test_an_agent_has_at_most_eight_lines() -> None:
    tree = ast.parse(inspect.getsource(topology))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef)]
    agents = [node for node in functions if any("app.agent" in ast.unparse(decorator) for decorator in node.decorator_list)]

    assert {agent.name for agent in agents} == {
        "extract_statements",
        "take_readings",
        "compare_with_history",
        "compare_across_sides",
        "honour_decisions",
    }
    assert all((agent.end_lineno or 0) - agent.lineno <= 8 for agent in agents)


@pytest.mark.parametrize(
    ("protocol", "logged_in"),
    [("PLAINTEXT", None), ("SSL", "SSL"), ("SASL_PLAINTEXT", "SASL_PLAINTEXT"), ("SASL_SSL", "SASL_SSL")],
)
def test_faust_is_let_in_as_the_settings_say(protocol: str, logged_in: str | None) -> None:
    user = {"sasl_mechanism": "SCRAM-SHA-512", "sasl_username": "ana", "sasl_password": "secret"}
    login_of = login(Settings.model_validate({**SET, **(user if "SASL" in protocol else {}), "security_protocol": protocol}))

    assert (login_of and login_of.protocol.value) == logged_in


def test_a_broker_that_is_not_there_is_one_line_and_an_exit_code(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = run_worker("compare", Settings(bootstrap_servers="127.0.0.1:1", data_dir=tmp_path))

    assert code == 1
    assert "127.0.0.1:1" in (told := "".join(capfd.readouterr()))
    assert "Traceback" not in told
