"""The table of operations equals botocore's model of the current API."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from botocore.loaders import Loader

from glue_constructs.model.api import GLUE_OPERATIONS, START_JOB_RUN_PARAMETERS
from glue_constructs.model.shape import Form, Shape
from glue_constructs.model.workers import WORKER_TYPES
from glue_constructs.rules import check_request

# Where the table is more precise than the model.
REQUIRED_BY_THE_TEXT = {"JobUpdate": ["Role", "Command"]}
OPEN_CHOICES = {"WorkerType"}
NOT_LOOKED_INTO = {"CodeGenConfigurationNodes"}
# Characters above U+FFFF as a pair of UTF-16, as in the model, and as in Python.
PAIR, ONE = r"\uD800\uDC00-\uDBFF\uDFFF", r"\U00010000-\U0010FFFF"


@cache
def model() -> dict[str, Any]:
    return Loader().load_service_model("glue", "service-2")


def described(name: str) -> dict[str, Any]:
    """Return a shape of the model without its documentation."""
    shape: dict[str, Any] = model()["shapes"][name]
    kind = shape["type"]
    description = {
        "kind": kind,
        "min": shape.get("min"),
        "max": shape.get("max"),
        "pattern": shape.get("pattern", "").replace(PAIR, ONE),
        "enum": [] if name in OPEN_CHOICES else sorted(shape.get("enum", [])),
        "required": sorted(REQUIRED_BY_THE_TEXT.get(name, shape.get("required", []))),
    }
    if kind == "structure":
        description["members"] = {key: described(member["shape"]) for key, member in shape["members"].items()}
    if kind == "map":
        description["key"] = described(shape["key"]["shape"])
    if kind in ("list", "map") and name not in NOT_LOOKED_INTO:
        description["item"] = described(shape["member" if kind == "list" else "value"]["shape"])
    return description


def written(shape: Shape) -> dict[str, Any]:
    """Return a shape of the table in the model's format."""
    description = {
        "kind": shape.kind,
        "min": shape.min,
        "max": shape.max,
        "pattern": shape.form.pattern if isinstance(shape.form, Form) else "",
        "enum": sorted(shape.enum),
        "required": sorted(shape.required),
    }
    if shape.kind == "structure":
        description["members"] = {name: written(member) for name, member in shape.members.items()}
    if shape.key is not None:
        description["key"] = written(shape.key)
    if shape.item is not None:
        description["item"] = written(shape.item)
    return description


@pytest.mark.parametrize("operation", GLUE_OPERATIONS)
def test_an_operation_has_the_parameters_of_the_model(operation: str) -> None:
    assert written(GLUE_OPERATIONS[operation]) == described(model()["operations"][operation]["input"]["shape"])


def test_the_job_rules_have_the_worker_types_of_the_model() -> None:
    assert sorted(WORKER_TYPES) == sorted(model()["shapes"]["WorkerType"]["enum"])


def test_a_run_has_the_parameters_in_the_run_rules() -> None:
    assert sorted(GLUE_OPERATIONS["StartJobRun"].members) == sorted(START_JOB_RUN_PARAMETERS)


@pytest.mark.parametrize(
    "operation",
    [
        # From the Jobs API of 2017 and 2020, the Job Runs API and the CLI's get-job-run.
        "BatchGetJobs", "BatchStopJobRun", "CreateJob", "DeleteJob", "GetJob", "GetJobRun", "GetJobRuns", "GetJobs",
        "ListJobs", "ResetJobBookmark", "StartJobRun", "UpdateJob",
    ],
)  # fmt: skip
def test_the_required_operations_are_in_the_table(operation: str) -> None:
    assert operation in GLUE_OPERATIONS


def test_no_other_operation_of_glue_is_reported_as_misspelt() -> None:
    others = [name for name in model()["operations"] if name not in GLUE_OPERATIONS]

    assert {finding.name for name in others for finding in check_request(name, {})} == {"unknown-operation"}


def test_a_secret_is_marked() -> None:
    secrets = [
        GLUE_OPERATIONS["CreateJob"].members["SourceControlDetails"].members["AuthToken"],
        GLUE_OPERATIONS["UpdateJobFromSourceControl"].members["AuthToken"],
    ]

    assert all(shape.secret for shape in secrets)
