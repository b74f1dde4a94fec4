"""The tables agree with the collected facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

from glue_constructs.model import commands, job_schema, parameters, versions, workers

FACTS = json.loads(Path(__file__).parents[1].joinpath("rules", "facts", "tables.json").read_text(encoding="utf-8"))
OLDEST_OFFERED = "3.0"


@pytest.mark.parametrize("fact", FACTS["worker_types"], ids=lambda fact: fact["name"])
def test_worker_type(fact: dict[str, Any]) -> None:
    worker = workers.WORKER_TYPES[fact["name"]]

    assert (worker.dpu, worker.unit) == (fact["dpu"], fact["dpu_unit"])
    assert (worker.vcpu, worker.memory_gb, worker.disk_gb) == (fact["vcpu"], fact["memory_gb"], fact["disk_gb"])
    assert (list(worker.commands), list(worker.doubtful_commands)) == (fact["commands"], fact["commands_uncertain"])
    assert worker.flex == ("FLEX" in fact["execution_classes"])
    assert worker.min_workers == (fact["min_workers"] or 0)
    assert sorted(worker.regions or ()) == sorted([] if fact["regions"] == "all" else fact["regions"])


def test_all_worker_types_and_no_others() -> None:
    assert list(workers.WORKER_TYPES) == [fact["name"] for fact in FACTS["worker_types"]]


def test_first_version_of_a_worker_type() -> None:
    """The facts have 3.0 for types that are older than all supported versions; real jobs have them on 2.0."""
    older = {"Standard", "G.1X", "G.2X"}

    for fact in FACTS["worker_types"]:
        oldest = None if fact["name"] in older else fact["min_glue_version"]
        assert workers.WORKER_TYPES[fact["name"]].min_glue_version == oldest, fact["name"]


def test_max_workers_of_a_type() -> None:
    stale = {fact["name"]: fact["documented_max_workers_stale"] for fact in FACTS["worker_types"]}
    # From an error message of the service (cql-replicator issue 98), not from a document.
    stale["G.025X"] = 299

    assert {name: workers.WORKER_TYPES[name].max_workers for name in stale} == stale


@pytest.mark.parametrize(
    ("name", "most"), [("G.1X", 299), ("G.4X", 250), ("G.12X", 83), ("R.1X", None), ("Z.2X", 25), ("Standard", 1000)]
)
def test_usual_max_workers(name: str, most: int | None) -> None:
    assert workers.WORKER_TYPES[name].usual_max_workers == most


@pytest.mark.parametrize(
    "fact", [fact for fact in FACTS["glue_versions"] if fact["version"] != "auto"], ids=lambda fact: fact["version"]
)
def test_glue_version(fact: dict[str, Any]) -> None:
    version = versions.GLUE_VERSIONS[fact["version"]]

    assert list(version.commands) == fact["commands"]
    assert (version.spark, version.python) == (fact["spark"], fact["python"])
    assert version.default_timeout == fact["default_timeout_minutes"]
    assert version.end_of_life == fact["end_of_life"]
    assert (version.successor is None) == (fact["end_of_life"] is None)


def test_all_glue_versions_and_no_others() -> None:
    """`auto` is not a version."""
    assert [*versions.GLUE_VERSIONS, "auto"] == [fact["version"] for fact in FACTS["glue_versions"]]


def test_a_successor_is_supported() -> None:
    successors = {version.successor for version in versions.GLUE_VERSIONS.values() if version.successor}

    assert successors <= set(versions.OFFERED_GLUE_VERSIONS)
    assert versions.OFFERED_GLUE_VERSIONS[0] == OLDEST_OFFERED


def test_properties_are_those_of_the_cloudformation_schema() -> None:
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", "AWS::Glue::Job").schema
    inside = [
        f"{name}.{member}"
        for name, property_ in schema["properties"].items()
        if "$ref" in property_
        for member in schema["definitions"][property_["$ref"].rpartition("/")[2]]["properties"]
    ]

    assert sorted(job_schema.PROPERTY_PATHS) == sorted([*schema["properties"], *inside])
    assert sorted(job_schema.JOB_MODES) == sorted(schema["properties"]["JobMode"]["enum"])


def test_other_facts() -> None:
    assert list(commands.PYTHON_SHELL_CAPACITIES) == FACTS["pythonshell"]["max_capacity"]
    assert list(commands.RAY_RUNTIMES) == FACTS["ray"]["runtimes"]
    assert sorted(commands.RAY_REGIONS) == sorted(FACTS["ray"]["regions"])
    assert sorted(parameters.RESERVED_ARGUMENTS) == sorted(FACTS["reserved_arguments"])
