"""Every row is complete; an incomplete row is reported by its name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tomllib
from model.rows import faults, required, rows, twice

from glue_constructs.model import log_groups
from glue_constructs.model.codecs import Switch
from glue_constructs.model.parameters import SPECIAL_PARAMETERS
from glue_constructs.model.standard_library import ADDED, REMOVED
from glue_constructs.model.versions import GLUE_VERSIONS, OFFERED_GLUE_VERSIONS, nearest_version

ROWS = rows()
RATE = "rate us-east-1 Spark 1"


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_complete(name: str) -> None:
    assert faults(ROWS[name]) == [], name


def test_no_row_is_repeated() -> None:
    assert twice() == []


# One of each type; a supported version and one past its end of life have different facts.
ONE_OF_EACH = ("Glue 6.0", "Glue 2.0", "worker type G.1X", "property MaxRetries", "parameter --conf", RATE)


@pytest.mark.parametrize(
    ("name", "fact"),
    # A version without an end of life is supported.
    [(name, fact) for name in ONE_OF_EACH for fact in required(ROWS[name]) if fact != "end_of_life"],
)
def test_a_missing_fact_is_reported(name: str, fact: str) -> None:
    assert f"{fact} is missing" in faults(replace(ROWS[name], **{fact: None}))


@pytest.mark.parametrize(
    ("name", "change", "fault"),
    [
        ("Glue 6.0", {"price_generation": 3}, "price_generation 3 has no rate of Spark in us-east-1"),
        ("Glue 6.0", {"python": "3"}, "python must be one version, got '3'"),
        ("Glue 6.0", {"python": 3.13}, "python must be str, got 3.13"),
        ("Glue 6.0", {"spark": "4.1"}, "spark must be three numbers, got '4.1'"),
        ("Glue 6.0", {"scala": "2"}, "scala must be two numbers, got '2'"),
        ("Glue 6.0", {"glibc": "34"}, "glibc must be int | None, got '34'"),
        ("Glue 6.0", {"commands": ("spark",)}, "commands must be some of"),
        ("Glue 6.0", {"commands": ("glueetl", None)}, "commands must be tuple"),
        ("Glue 6.0", {"default_timeout": 0}, "default_timeout must be above 0, got 0"),
        ("Glue 6.0", {"logs_to_prefix": "5.0"}, "logs_to_prefix must be bool, got '5.0'"),
        ("Glue 6.0", {"successor": "5.1"}, "successor is of a version with an end of life, got '5.1'"),
        ("Glue 2.0", {"successor": "9.0"}, "successor '9.0' is no version"),
        ("Glue 2.0", {"successor": "1.0"}, "successor '1.0' is not offered either"),
        ("Glue 2.0", {"end_of_life": "April 2026"}, "end_of_life must be a day, got 'April 2026'"),
        ("worker type G.1X", {"dpu": 0}, "dpu must be above 0, got 0"),
        ("worker type G.1X", {"vcpu": True}, "vcpu must be int, got True"),
        ("worker type G.1X", {"min_workers": -1}, "min_workers must be 0 or more, got -1"),
        ("worker type G.1X", {"max_workers": 1}, "max_workers must be min_workers or more, got 1"),
        (
            "worker type G.1X",
            {"doubtful_commands": ("glueetl",)},
            "commands and doubtful_commands both have ['glueetl']",
        ),
        ("worker type G.025X", {"flex": True}, "flex is of Spark ETL jobs alone"),
        ("worker type G.4X", {"min_glue_version": "3.5"}, "min_glue_version '3.5' is no version"),
        ("worker type G.4X", {"regions": ()}, "regions is empty"),
        ("worker type R.1X", {"unit": "MDPU"}, "unit must be DPU or M-DPU, got 'MDPU'"),
        ("property MaxRetries", {"kind": "number"}, "kind must be"),
        ("property MaxRetries", {"kind": "string"}, "kind is 'string', and its shape 'integer'"),
        ("property MaxRetries", {"prop": ""}, "prop is empty: None where no prop sets it"),
        ("property Command", {"members": ()}, "a structure has members, and nothing else has"),
        ("property Command.ScriptLocation", {"shape": None}, "shape is missing"),
        ("parameter --conf", {"kind": "string"}, "kind must be"),
        ("parameter --conf", {"since": "5.2"}, "since is no version"),
        ("parameter --conf", {"commands": ()}, "commands must be some of"),
        ("parameter --conf", {"refused_by": ("glueetl",)}, "commands and refused_by both have ['glueetl']"),
        ("parameter --conf", {"requires": ("--spark",)}, "requires '--spark', which is no parameter"),
        ("parameter --conf", {"kind": "json", "written": None}, "written is missing"),
        ("parameter --enable-auto-scaling", {"allowed": ()}, "allowed must have 'true', as a flag takes it, got ()"),
        ("parameter --TempDir", {"allowed": ("s3://a/",)}, "allowed is of flags, texts and lists, got 's3 folder'"),
        (RATE, {"generation": 7}, "generation 7 is of no Glue version"),
        (RATE, {"generation": None}, "generation is of the rates of Spark, and of all of them, got None"),
        (RATE, {"category": "Hive"}, "category must be one of"),
        (RATE, {"usd": 0.44}, "usd must be Decimal, got 0.44"),
        (RATE, {"confidence": "sure"}, "confidence must be certain or likely, got 'sure'"),
        (RATE, {"source": ""}, "source is no address"),
    ],
)
def test_a_wrong_row_is_reported(name: str, change: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in faults(replace(ROWS[name], **change)))


def test_versions_are_sorted() -> None:
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
def test_a_version_has_the_facts_of_its_row_or_of_the_newest_older_row(version: object, row: str | None) -> None:
    found = nearest_version(version)

    assert (found.name if found else None) == row


def test_a_prop_sets_one_argument_except_for_a_few_props() -> None:
    owned = [row.prop for row in SPECIAL_PARAMETERS.values() if row.prop is not None]

    assert {prop for prop in owned if owned.count(prop) > 1} == {"bookmark", "class_name", "logs", "spark_ui"}


@pytest.mark.parametrize(
    "parameter",
    [row for row in SPECIAL_PARAMETERS.values() if row.prop is not None and isinstance(row.codec, Switch)],
    ids=lambda row: row.name,
)
def test_false_is_encoded_as_in_the_guide(parameter: Any) -> None:
    assert (parameter.codec.off is None) == (parameter.kind == "presence" or "false" not in parameter.allowed)


@pytest.fixture(scope="module")
def pinned() -> set[str]:
    """Return the minimum versions of PySpark of the embedded AWS."""
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


def test_the_log_arguments_begin_and_end_with_the_versions_that_log_to_a_prefix() -> None:
    first = next(name for name, version in GLUE_VERSIONS.items() if version.logs_to_prefix)

    assert {SPECIAL_PARAMETERS[key].since for key in (log_groups.GROUP_PREFIX, log_groups.STREAM_PREFIX)} == {first}
    for key in (
        log_groups.CONTINUOUS_FLAG,
        log_groups.CONTINUOUS_GROUP_ARGUMENT,
        log_groups.CONTINUOUS_STREAM_PREFIX,
    ):
        assert SPECIAL_PARAMETERS[key].gone_in == first
