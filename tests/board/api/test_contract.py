"""The OpenAPI says all that the interface does: every right, every status, every example; and programs that try find nothing else."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from jsonschema_rs import validator_for
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from schemas.statements import StatementRecorded
from streams.board.api.models import WITH_EXAMPLES
from streams.board.api.rights import PUBLIC, RIGHTS
from streams.board.store import opened
from streams.settings import Settings
from tests.board.api.asking import service
from tests.board.conftest import fill
from tests.board.direct import Log, instead_of_the_broker
from tests.board.log import demo

BOUNDED = settings(
    max_examples=3, deadline=None, database=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture
def contract(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


def operations(contract: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_every_operation_has_a_right_or_is_public(contract: dict[str, Any]) -> None:
    named = [operation["operationId"] for _, operation in operations(contract)]

    assert sorted(named) == sorted([*RIGHTS, *PUBLIC])


def test_every_operation_is_described_and_says_how_it_fails(contract: dict[str, Any]) -> None:
    for name, operation in operations(contract):
        assert operation["tags"], name
        assert operation["description"], name
        if operation["operationId"] in RIGHTS:
            assert {"401", "403", "422", "503"} <= operation["responses"].keys(), name
        if operation["operationId"].startswith(("list_", "get_")):
            assert {"200", "304"} <= operation["responses"].keys(), name


def test_every_problem_is_of_the_media_type_of_problems(contract: dict[str, Any]) -> None:
    failures = [
        (name, status, told)
        for name, operation in operations(contract)
        if operation["operationId"] in RIGHTS
        for status, told in operation["responses"].items()
        if status >= "400"
    ]

    assert failures
    assert all(list(told["content"]) == ["application/problem+json"] for _, _, told in failures)


def test_every_object_is_closed(contract: dict[str, Any]) -> None:
    open_ones = [
        name
        for name, schema in contract["components"]["schemas"].items()
        if schema.get("type") == "object" and schema.get("additionalProperties") is not False
    ]

    assert open_ones == []


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_every_example_is_valid(contract: dict[str, Any], name: str) -> None:
    components = contract["components"]
    examples = components["schemas"][name]["examples"]

    assert examples
    for example in examples:
        validator_for({"$ref": f"#/components/schemas/{name}", "components": components}).validate(example)


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The interface over a read model of its own, as schemathesis knows it."""
    directory = tmp_path_factory.mktemp("board")
    engine = opened(f"sqlite:///{directory / 'board.db'}")
    fill(engine, demo())
    with pytest.MonkeyPatch.context() as patch:
        instead_of_the_broker(patch, Log(engine, demo()))
        with service(Settings(bootstrap_servers="127.0.0.1:1", data_dir=directory), engine) as client:
            yield schemathesis.openapi.from_asgi(
                "/api/v1/openapi.json", client.app, headers={"Authorization": client.headers["Authorization"]}
            )
    engine.dispose()


@pytest.mark.parametrize("name", sorted([*RIGHTS, *PUBLIC]))
def test_whatever_is_sent_the_answer_is_one_that_is_documented(schema: Any, name: str) -> None:
    known = next(fact for fact in demo() if isinstance(fact, StatementRecorded))
    there = {"statement": known.id, "article": known.article}
    (operation,) = [each.ok() for each in schema.get_all_operations() if each.ok().definition.raw["operationId"] == name]

    def sent(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS)
        case.path_parameters = {**case.path_parameters, **{part: there[part] for part in case.path_parameters if part in there}}
        case.call_and_validate(checks=CHECKS)

    for mode in _modes(operation.definition.raw):
        BOUNDED(seed(1)(given(operation.as_strategy(generation_mode=mode))(sent)))()  # type: ignore[no-untyped-call]


def _modes(operation: dict[str, Any]) -> list[GenerationMode]:
    """Of an operation that takes next to nothing, next to nothing can be wrong."""
    takes = "requestBody" in operation or any(parameter["in"] == "query" for parameter in operation.get("parameters", []))
    return [*GenerationMode] if takes else [GenerationMode.POSITIVE]
