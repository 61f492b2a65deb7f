"""The tables of the world: one code a state, one holder of an office, one key a row, and where they come from."""

from collections import defaultdict
from datetime import date
from importlib.resources import files
from itertools import combinations

import pytest

from schemas.base import interval
from streams.extract.lexicon import rows
from streams.extract.world import (
    fold,
    slug,
)

TABLES = [
    "countries.tsv", "places.tsv", "places.cities.tsv", "places.given_names.tsv", "places.stops.tsv",
    "bodies.tsv", "bodies.seats.tsv", "body_nouns.tsv", "no_state.tsv", "leaders.tsv", "offices.tsv", "offices.heads.tsv",
]  # fmt: skip
AMBIGUOUS_IN_OFFICE = {"jugnauth", "king abdullah", "lee", "li", "morales", "wong"}
"""Surnames that two people in office bear at once: they mean nobody without the full name."""


def test_every_state_has_one_code_and_a_name() -> None:
    codes = [code for code, *_ in rows("countries.tsv")]

    assert len(codes) == len(set(codes)) == 250
    assert {"XKX", "TWN", "PSE"} < set(codes)


def test_every_side_is_a_state_or_a_body() -> None:
    states = {code for code, *_ in rows("countries.tsv")}
    sides = {side for _, _, side, _ in rows("bodies.tsv")} - {"-"}
    codes = {code for code, *_ in rows("bodies.tsv")}

    assert sides <= states | codes
    assert {side for _, _, side, *_ in rows("leaders.tsv")} <= states | sides
    assert {side for side, *_ in rows("bodies.seats.tsv")} <= states | sides
    assert {side for side, _ in rows("offices.heads.tsv")} <= states | sides


def test_no_body_has_the_code_of_a_state() -> None:
    assert not {code for code, *_ in rows("bodies.tsv")} & {code for code, *_ in rows("countries.tsv")}


def test_every_place_lies_in_a_known_state_and_below_a_known_place() -> None:
    states = {code for code, *_ in rows("countries.tsv")} | {"-"}
    paths = {(code, path) for code, path, *_ in rows("places.tsv")}

    assert {code for code, _ in paths} <= states
    assert {code for _, code, _ in rows("places.cities.tsv")} <= states
    assert not [path for code, path in paths if "/" in path and (code, path.rsplit("/", 1)[0]) not in paths | {("RUS", "moscow")}]


def test_tenures_are_in_order_and_leave_no_holder_of_two_sexes() -> None:
    held, sexes = defaultdict(list), defaultdict(set)
    for name, sex, _, _, dates, _ in rows("leaders.tsv"):
        held[name].append(interval(dates).earliest)
        sexes[name].add(sex)

    assert len({side for _, _, side, *_ in rows("leaders.tsv")}) >= 60
    assert all(len(found) == 1 and found <= {"m", "f"} for found in sexes.values())
    assert all(all(starts) for starts in held.values())


def test_no_name_means_two_people_in_office_at_once_unless_listed() -> None:
    tenures, aliases = defaultdict(list), defaultdict(set)
    for name, _, _, _, dates, names in rows("leaders.tsv"):
        tenures[slug(name)].append(interval(dates))
        for alias in (name, *names.split("|")):
            aliases[fold(alias.removeprefix("*")).lower()].add(slug(name))

    shared = {
        alias
        for alias, people in aliases.items()
        for one, other in combinations(sorted(people), 2)
        for a in tenures[one]
        for b in tenures[other]
        if alias != "-" and max(a.earliest or date.min, b.earliest or date.min) <= min(a.latest or date.max, b.latest or date.max)
    }
    assert shared == AMBIGUOUS_IN_OFFICE


def test_nouns_that_point_at_bodies_name_kinds_of_bodies() -> None:
    kinds = {kind for _, kind, _, _ in rows("bodies.tsv")}

    assert {kind for _, _, pointed in rows("body_nouns.tsv") for kind in pointed.split("|")} <= kinds
    assert {where for where, _ in rows("no_state.tsv")} == {"any", "head", "name", "part"}


@pytest.mark.parametrize("name", ["speaker_nouns.tsv", "bodies.tsv"])
def test_every_row_of_a_table_has_its_own_key(name: str) -> None:
    found = [key for key, *_ in rows(name)]

    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_names_its_source_and_licence(name: str) -> None:
    data = files("streams.extract").joinpath("data")
    head = [line for line in data.joinpath(name).read_text(encoding="utf8").splitlines() if line.startswith("#")]

    assert any("Source:" in line for line in head)
    assert any("Licence:" in line for line in head)
    assert f"`{name}`" in data.joinpath("README.md").read_text(encoding="utf8")
