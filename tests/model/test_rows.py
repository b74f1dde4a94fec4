"""A row says all that a row must say; one that does not is told by its name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tomllib
from model.rows import faults, rows

from glue_constructs.model.codecs import Switch
from glue_constructs.model.parameters import SPECIAL_PARAMETERS
from glue_constructs.model.versions import GLUE_VERSIONS, OFFERED_GLUE_VERSIONS, nearest
from glue_constructs.rules.standard_library import ADDED, REMOVED

ROWS = rows()


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_all(name: str) -> None:
    assert faults(ROWS[name]) == [], name


@pytest.mark.parametrize(
    ("name", "change", "fault"),
    [
        ("Glue 6.0", {"python": None}, "python is missing"),
        ("Glue 6.0", {"glibc": None}, "glibc is missing"),
        ("Glue 6.0", {"logs_to_prefix": None}, "logs_to_prefix is missing"),
        ("Glue 6.0", {"price_generation": 3}, "price_generation 3 has no rate"),
        ("Glue 6.0", {"python": "3"}, "python must be one version, got '3'"),
        ("Glue 6.0", {"default_timeout": 0}, "default_timeout must be above 0, got 0"),
        ("Glue 2.0", {"successor": None}, "successor is missing"),
        ("Glue 2.0", {"successor": "9.0"}, "successor '9.0' is no version"),
        ("worker type G.1X", {"min_workers": None}, "min_workers is missing"),
        ("worker type G.1X", {"dpu": 0}, "dpu must be above 0, got 0"),
        ("worker type G.4X", {"min_glue_version": "3.5"}, "min_glue_version '3.5' is no version"),
        ("worker type R.1X", {"unit": "MDPU"}, "unit must be DPU or M-DPU, got 'MDPU'"),
        ("property MaxRetries", {"kind": None}, "kind is missing"),
        ("property MaxRetries", {"shape": None}, "shape is missing"),
        ("property MaxRetries", {"prop": ""}, "prop is empty: None where no prop sets it"),
        ("property Command", {"members": ()}, "a structure has members, and nothing else has"),
        ("parameter --conf", {"since": "5.2"}, "since is no version"),
        ("parameter --conf", {"commands": ()}, "commands must be some of"),
        ("rate us-east-1 Spark 1", {"generation": 7}, "generation 7 is of no Glue version"),
        ("rate us-east-1 Spark 1", {"source": ""}, "source is no address"),
    ],
)
def test_a_broken_row_is_told(name: str, change: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in faults(replace(ROWS[name], **change)))


def test_versions_stand_in_their_order() -> None:
    releases = [version.release for version in GLUE_VERSIONS.values()]

    assert releases == sorted(set(releases))


@pytest.mark.parametrize(
    ("version", "row"),
    [
        *((name, name) for name in GLUE_VERSIONS),
        ("0.1", "0.9"),
        ("2.5", "2.0"),
        ("4.10", "4.0"),
        ("999.0", next(reversed(GLUE_VERSIONS))),
        *((unknown, None) for unknown in ("auto", "5", "", "five.0", None, 5.1)),
    ],
)
def test_the_facts_of_a_version_are_its_own_or_those_of_the_newest_older_one(version: object, row: str | None) -> None:
    found = nearest(version)

    assert (found.name if found else None) == row


def test_a_prop_owns_an_argument_once_but_for_the_few_that_own_several() -> None:
    owned = [row.prop for row in SPECIAL_PARAMETERS.values() if row.prop is not None]

    assert {prop for prop in owned if owned.count(prop) > 1} == {"bookmark", "class_name", "logs", "spark_ui"}


@pytest.mark.parametrize(
    "parameter",
    [row for row in SPECIAL_PARAMETERS.values() if row.prop is not None and isinstance(row.codec, Switch)],
    ids=lambda row: row.name,
)
def test_off_is_what_the_guide_says_off_is(parameter: Any) -> None:
    assert (parameter.codec.off is None) == (parameter.kind == "presence" or "false" not in parameter.allowed)


@pytest.fixture(scope="module")
def pinned() -> set[str]:
    """The versions of PySpark from which on the embedded AWS takes it."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    needs = [need for need in project["project"]["optional-dependencies"]["local"] if need.startswith("pyspark")]
    return {re.search(r">=([\d.]+)", need)[1] for need in needs}


def test_the_embedded_aws_has_the_spark_of_a_version(pinned: set[str]) -> None:
    assert pinned
    assert pinned <= {row.spark for row in GLUE_VERSIONS.values()}


def test_the_embedded_aws_has_the_spark_of_the_newest_version(pinned: set[str]) -> None:
    newest = next(reversed(GLUE_VERSIONS.values()))

    assert newest.spark in pinned, f"pin pyspark {newest.spark} in the extra [local], for Glue {newest.name}"


def test_the_standard_library_of_the_newest_python_is_known() -> None:
    newest = max(tuple(map(int, GLUE_VERSIONS[name].python.split("."))) for name in OFFERED_GLUE_VERSIONS)

    assert newest <= max(*ADDED.values(), *REMOVED.values()), "see Python's What's New for the modules that it has"
